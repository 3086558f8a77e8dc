import { foreignLanguagesOf } from '../../src/scoring/language.ts';
import { readText } from '../../src/scoring/read-text.ts';
import { score } from '../../src/scoring/score.ts';
import { accountOf } from './notes.ts';

const languagesOf = (text: string) => foreignLanguagesOf(readText(text), text);

test.each([
  ['French', "Le client n'a rien compris, il a pris le moins cher."],
  ['French', 'Pas de réponse depuis la démo, je clôture.'],
  ['French', 'Ils ont choisi un concurrent moins cher.'],
  ['French', 'Le budget a été gelé par la direction.'],
  ['French', 'Le prospect ne répond plus à mes relances'],
  ['French', "J'aurais dû rencontrer le directeur plus tôt."],
  ['Spanish', 'El cliente eligió a otro proveedor.'],
  ['Spanish', 'No contestan desde hace tres semanas'],
  ['Spanish', 'No tienen presupuesto este año'],
  ['Spanish', 'El cliente no entendió la propuesta y no quiso seguir'],
  ['Portuguese', 'O cliente não tem orçamento este ano'],
  ['Portuguese', 'Perdemos para o concorrente por causa do preço'],
  ['Portuguese', 'Cliente sumiu depois da proposta'],
  ['Italian', 'Il cliente ha scelto un concorrente.'],
  ['Italian', "Non hanno budget per quest'anno"],
  ['Italian', 'Il cliente non ha capito il valore della soluzione'],
  ['Italian', 'Nessuna risposta dopo la demo'],
  ['Dutch', 'Klant reageert niet meer na de demo, geen idee waarom'],
  ['Dutch', 'Klant heeft voor een goedkopere aanbieder gekozen'],
  ['Dutch', 'Geen budget dit jaar, volgend jaar opnieuw proberen'],
  ['German', 'Der Kunde hat sich für einen anderen Anbieter entschieden'],
  ['German', 'Kunde meldet sich nicht mehr'],
  ['German', 'Kein Budget mehr in diesem Jahr'],
  ['German', 'Projekt verschoben auf nächstes Jahr, Entscheider hat gewechselt'],
  ['Swedish', 'Kunden valde en annan leverantör'],
  ['Swedish', 'Ingen återkoppling efter mötet, stänger affären'],
  ['Danish', 'Kunden valgte en billigere leverandør'],
  ['Norwegian', 'Kunden har ikke budsjett i år og svarer ikke'],
  ['Finnish', 'Asiakas valitsi toisen toimittajan halvemman hinnan takia'],
  ['Polish', 'Klient nie odbiera telefonu po wysłaniu oferty'],
  ['Polish', 'Wybrali tańszą ofertę konkurencji'],
  ['Czech', 'Zákazník si vybral levnější nabídku'],
  ['Turkish', 'Müşteri bütçesi olmadığı için vazgeçti'],
  ['Turkish', 'Müşteri rakip firmayı seçti çünkü daha ucuz'],
  ['Romanian', 'Clientul a ales un alt furnizor mai ieftin'],
  ['Hungarian', 'Az ügyfél olcsóbb ajánlatot választott'],
  ['Indonesian', 'Klien memilih vendor lain karena harga lebih murah'],
  ['Vietnamese', 'Khách hàng chọn nhà cung cấp khác vì giá rẻ hơn'],
  ['Japanese', '予算がないため失注'],
  ['Chinese', '客户没有预算，选择了竞争对手'],
  ['Korean', '고객이 예산이 없어서 경쟁사를 선택했습니다'],
  ['Hindi', 'ग्राहक के पास बजट नहीं है'],
  ['Greek', 'Ο πελάτης δεν έχει προϋπολογισμό'],
  ['Hebrew', 'ללקוח אין תקציב'],
  ['Ukrainian', 'Клієнт обрав дешевшого постачальника'],
  ['French', 'Toujours pas de nouvelles, je laisse tomber'],
  ['French', 'Elle voulait une remise de 30% que je ne pouvais pas donner'],
  ['French', "Projet reporté à l'année prochaine"],
  ['Spanish', 'Se fueron con la competencia porque es más barata'],
  ['Spanish', 'La jefa de compras dice que ya firmaron con otro'],
  ['Portuguese', 'Eles fecharam com outra empresa na semana passada'],
  ['Portuguese', 'Muito caro para o porte deles'],
  ['Italian', 'Hanno preferito restare con il vecchio sistema'],
  ['Italian', 'Il titolare non ha mai richiamato'],
  ['Italian', 'Troppo costoso per loro'],
  ['Dutch', 'Ze vonden het te duur en hebben voor een ander gekozen'],
  ['Dutch', 'De directeur wilde niet beslissen'],
  ['Dutch', 'Helaas geen reactie op mijn mails'],
  ['German', 'Der Chef hat keine Zeit und kein Geld'],
  ['German', 'Sie wollten nur ein Vergleichsangebot'],
  ['German', 'Leider an den Wettbewerb verloren, wir waren zu teuer'],
  ['German', 'Hat sich erledigt, Firma wurde verkauft'],
  ['Swedish', 'De tyckte att det var för dyrt och valde någon annan'],
  ['Swedish', 'Kunden har inte hört av sig sedan demot'],
  ['Danish', 'De synes det var for dyrt og gik med en konkurrent'],
  ['Norwegian', 'De syntes det var for dyrt og valgte en annen'],
  ['Finnish', 'Asiakkaalla ei ole rahaa tänä vuonna'],
  ['Polish', 'Nie mają pieniędzy w tym roku'],
  ['Polish', 'Klient stwierdził, że za drogo'],
  ['Czech', 'Neměli peníze a nechtěli se rozhodnout'],
  ['Turkish', 'Müşteri cevap vermedi, kapatıyorum'],
  ['Romanian', 'Nu au bani anul acesta și nu răspund'],
  ['Hungarian', 'Nincs pénzük idén, nem válaszolnak'],
  ['Indonesian', 'Mereka tidak punya anggaran tahun ini'],
  [
    'Japanese',
    'お客様は価格が高いと言って他社を選びました。次回はもっと早く決裁者に会うべきでした。とても残念です。本当に。',
  ],
  ['Chinese', '客户觉得价格太高最后选择了另外一家供应商我们没有办法再降价了下次应该更早见到决策者了解他们真正的需求'],
  ['Thai', 'ลูกค้าไม่มีงบประมาณและไม่ตอบกลับหลังจากการสาธิตเราจึงปิดดีลนี้'],
  ['not English', 'Клиентът няма бюджет и не разбира продукта'],
])('%s: %s', (language, text) => {
  const found = languagesOf(text);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) expect([language, 'not English']).toContain(one);
  expect(score(accountOf('', text)).reason).toContain('Not scored: language');
});

test.each([
  'La Casa del Sol passed, they had no money',
  'Spoke w El Paso del Norte team, still waiting',
  'Van der Berg & Zonen: no reply since June',
  'Café Müller went w/ Sodexo',
  'Señor Ortiz never called back',
  'Deal lost to Société Générale',
  'Muppets, the lot of em',
  'Nada. Kaput. Finito.',
  'Que sera sera, they went with Bosch',
  'Die casting line was down, plant closed',
  'Boss say budget no have lah, then MIA liao',
  'Dem no get money, oga say make we come back next year',
  'Oga no gree, e say price too much abeg',
  'wee man couldnae decide, naw the noo',
  'Kunde',
  'merged into parent opp (Hallam Group - MDR)',
  'Spam form, some lad selling SEO',
])('English, however it is written or whatever names are in it: %s', (text) => {
  expect(languagesOf(text).every((language) => language === null)).toBe(true);
});

test('short sentences of another language go with their passage, English ones among them do not', () => {
  const text =
    'Zu teuer. Kein Interesse. Der Kunde hat sich nicht mehr gemeldet. They went quiet after the demo. Schade.';
  expect(languagesOf(text)).toEqual(['German', 'German', 'German', null, 'German']);
});

test('a note in Spanish is not scored for the words that it shares with English', () => {
  const note =
    'El cliente eligió a otro proveedor. No contestan desde hace tres semanas. No tienen presupuesto este año. No, me dijeron a la segunda.';
  expect(score(accountOf('', note))).toMatchObject({ locus: 'unclear', flag: false });
  expect(score(accountOf('', note)).reason).toContain('Spanish');
});
