/** How a language of trade shows itself in a few words; languages with a script of their own need no such list. */
export interface ForeignWords {
  /** Small words, and those of selling, that are no English words. */
  words: string;
  /** Small words that are English ones as well: they say nothing either way. */
  shared: string;
  /** Letters that English writes only in names. */
  letters: string;
}

export const FOREIGN_WORDS: Readonly<Record<string, ForeignWords>> = {
  cs: {
    words: `ale byl byla bylo cena ho jako je jejich jen jim jsme jsou když konkurence konkurenci letos mu nabídka
      nabídku naše nechce nechtějí nemají nemá není neodpovídá nám nás náš od odpověď pro protože příští rok
      rozpočet schůzce schůzka se si svou už vybral vybrali za zákazník zákazníka že`,
    shared: 'a by do na on po to',
    letters: 'ěščřžýáíéůúďťň',
  },
  da: {
    words: `af billigere blev dem deres det efter eller er et fra han har havde hun igen ikke ingen jeg konkurrent
      kunden kunder kunne leverandør meget mere møde mødet nogen noget nu og også os pris prisen på siden skulle
      svar svarer tilbud tilbuddet uden valgte vi ville vores år ønsker`,
    shared: 'at bare budget de den en for hans i med men om over so til under',
    letters: 'æøå',
  },
  de: {
    words: `aber anbieter angebot antwortet auch auf aus bedarf bei billiger das dass dem den der des diesem dieses ein
      eine einem einen einer entscheider entschieden er es für gespräch gewechselt gewählt günstiger haben hatte
      hatten ich ihm ihn ihnen ihr im interesse ist jahr jahres kein keine keinen keinerlei kunde kunden leider
      mehr meldet mit nach nicht nie noch nur nächsten nächstes preis projekt rückmeldung schon sehr seine sich
      sie sind termin teuer und uns unser unsere verschoben verstanden von waren weil wenn wettbewerber wieder wir
      wird wollte wollten wurde zu zum zur`,
    shared: 'also am an bald die fast gut hat in man rat so war warum was will',
    letters: 'äöüß',
  },
  es: {
    words: `al año barato borrar caro clienta cliente clientes como competencia contesta contestan contestó cuando del
      desde después dijeron dijo días el eligieron eligió entendió es esa ese eso esta este esto estos está están
      fue había hace hasta hay hoy las le les llamada lo los mes meses muy más nada ni nueva nuevo nunca oferta
      otra otro para perdido pero por porque precio prefirió presupuesto propuesta proveedor prueba que quiere
      quieren quiso qué responde responden respuesta reunión se semana semanas sobre su sus también tenía tiene
      tienen un una unos y ya`,
    shared: 'a con de en era has he la me mi no nos sin son tan',
    letters: 'ñáéíóúü¿¡',
  },
  fi: {
    words: `asiakas asiakkaalla asiakkaan budjetti budjettia ei eivät ensi enää että halvemman hinnan hinta hän ja jos
      jälkeen kanssa kilpailija kokous kun mutta myös niin ole oli olla ovat se takia tarjouksen tarjous
      toimittaja toimittajan toisen tänä vain valitsi vastaa vastausta vielä vuonna vuosi`,
    shared: 'he me no on',
    letters: 'äö',
  },
  fr: {
    words: `année après au aucun aucune aurais autre aux avait avant avec avoir besoin bien ce ces cette cher choisi
      chère cliente clôture compris concurrence concurrent dans depuis dernier dernière des devis donc du dû elle
      elles est et fait gelé il ils jamais je la le les leur leurs mais mes moins mois ne notre nous offre ont ou
      où pas perdu prix projet que qui relance relances rien répond répondent réponse réunion sa sans se semaine
      semaines ses société sont sous sur tard trop très tôt un une votre vous était été être`,
    shared: 'a as budget car client clients direction main me nos on ours par plus pour prospect sale son',
    letters: 'éèêëçàùâîïôûœ',
  },
  hu: {
    words: `ajánlat ajánlatot az azt csak drágább egy ez ezt hogy idén jövőre kell költségvetés mert miatt már még nekik
      nekünk nem nincs olcsóbb után vagy versenytárs volt válasz válaszol választott választották ár ára árat és
      évben ügyfél ügyfélnek`,
    shared: 'a de ha is meg van',
    letters: 'őűáéíóöúü',
  },
  id: {
    words: `ada akan anggaran atau belum bisa bulan dan dari dengan di dia harga ini itu juga kami karena ke kita klien
      lagi lain lebih mahal memilih mereka murah pada pelanggan penawaran saja setelah sudah tahun tapi tidak
      untuk yang`,
    shared: 'vendor',
    letters: '',
  },
  it: {
    words: `altra altro anche ancora anno automatica capito caro che chiusa chiuso ci cliente clienti concorrente
      concorrenza costa dal dalla deciso dei del della delle dello detto di dopo fornitore già gli hanno il lo
      loro mai meno mese molto nel nella nessuna nessuno nostra nostri nostro nulla offerta ora perché più poi
      preso preventivo prezzo prima quando quello quest questa questo regola risponde rispondono risposta riunione
      scelto senza settimana settimane si soluzione sono sua suo troppo un una uno valore vi visto vogliono voleva
      è`,
    shared: 'a come con due e fine ha i in la ma me no non per pure sale solo',
    letters: 'àèéìòù',
  },
  nl: {
    words: `aan aanbieder aanbieding afspraak alleen als antwoord bij concurrent dat deze dit duur een geen gekozen
      gesprek goedkoper goedkopere hadden hebben heeft het hij hun jaar klant klanten koos kunnen leverancier
      maand maar meer mijn naar niet niets nog nooit offerte om omdat onze ook opnieuw prijs prijzen reactie
      reageert te uit veel volgend voor waarom weer weken wel werd wij wilde wilden worden wordt ze zij zijn zou`,
    shared: 'are been budget dan de die door en er had idee in is men met na of ons op over per toen van want was we',
    letters: 'ëï',
  },
  no: {
    words: `av billigere ble budsjett dem deres det eller er et etter fra hadde han har hun igjen ikke ingen jeg
      konkurrent kunden kunder kunne leverandør mer mye møte møtet noe noen nå og også oss pris prisen på siden
      skulle svar svarer tilbud tilbudet uten valgte vi ville vår våre år ønsker`,
    shared: 'at bare de den en for hans i med men om over so til under',
    letters: 'æøå',
  },
  pl: {
    words: `ale bez bo budżet budżetu był była było cena ceny czy dla ich jak jest już klienci klient klienta
      konkurencja konkurencji konkurencję ma mają miał nam nas nie od odbiera odpowiada odpowiedzi oferta oferty
      ofertę przez przy rok roku się spotkanie spotkaniu są tańsza tańszą telefonu też tylko więc wybrali wybrał
      wysłaniu z za ze że`,
    shared: 'a do i na po to w',
    letters: 'ąćęłńóśźż',
  },
  pt: {
    words: `ano até barato caro cliente clientes com concorrente concorrência da das depois desde dias ela elas ele eles
      escolheram escolheu essa esse esta este está estão foi fornecedor hoje houve há isso já lhe mais mas meses
      muito mês nada nas nem nunca não nós oferta orçamento os outra outro para pela pelo perdemos por porque
      preferiu preço proposta quando que quer quis responde respondeu resposta reunião se sem semana semanas seu
      seus sobre sua suas sumiu também tem tinha têm um uma é`,
    shared: 'a as causa de do dos e em era me na no nos o on',
    letters: 'ãõçáéíóúâêôà',
  },
  ro: {
    words: `această acest ales alt altă anul au avea buget bugetul clientul clienții concurența concurență cu că dar din
      după ea ei el este foarte furnizor fără ieftin la lor lună mai noi nu oferta ofertă pe pentru preț prețul
      răspund răspunde răspuns sau scump sunt un vrea vrut întâlnire și`,
    shared: 'a am an are client de o the',
    letters: 'ăâîșțşţ',
  },
  sv: {
    words: `annan annat av bara billigare blev dem deras det efter eller ett från för hade han har igen ingen inget inte
      jag konkurrent kunde kunden kunder leverantör mer mycket möte mötet nu något och också offert offerten oss
      pris priset på sedan skulle som svar svarar utan valde vi ville vår våra är år`,
    shared: 'att budget de den en hans hon i med men om so till under',
    letters: 'åäö',
  },
  tr: {
    words: `ama ay bir bize bizim bu bütçe bütçesi cevap daha değil firma firması firmayı fiyat fiyatı gibi ile istemedi
      için kadar müşteri müşterinin müşteriye olarak olduğu olmadığı onlar pahalı rakip seçti seçtiler sonra
      teklif teklifi toplantı ucuz var vazgeçti vermedi vermiyor yok yıl çok çünkü`,
    shared: '',
    letters: 'şğıçöü',
  },
  vi: {
    words: `cho chúng chọn cung có cấp của giá hàng hơn họ hồi khác khách không là một ngân nhà này phản rẻ sau sách tôi
      và vì với đã được`,
    shared: '',
    letters: 'đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  },
};
