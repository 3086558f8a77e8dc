/**
 * Words by which a sales team calls the moment it presents its offer, as stems in lower case without accents. From the stage names
 * of HubSpot's own default pipeline and of the languages that HubSpot's interface speaks.
 */
const STEMS: Record<string, string> = {
  en: 'demo|presentation|present|proposal|propose|quote|quotation|pitch|walkthrough|tasting|offer sent|offer made',
  de: 'vorfuhrung|vorstellung|prasentation|angebot|vorschlag|offerte',
  fr: 'demonstration|presentation|proposition|devis|offre',
  es: 'demostracion|presentacion|propuesta|cotizacion|oferta|presupuesto enviado',
  pt: 'demonstracao|apresentacao|proposta|orcamento|cotacao',
  it: 'dimostrazione|presentazione|proposta|preventivo|offerta',
  nl: 'demonstratie|presentatie|voorstel|offerte|aanbieding',
  sv: 'demonstration|presentation|forslag|offert',
  da: 'demonstration|praesentation|forslag|tilbud',
  no: 'demonstrasjon|presentasjon|forslag|tilbud',
  fi: 'esittely|esitys|tarjous|ehdotus',
  pl: 'prezentacja|demonstracja|oferta|propozycja|wycena',
  cs: 'prezentace|ukazka|nabidka|navrh',
  ja: 'デモ|提案|見積|プレゼン',
  zh: '演示|提案|报价|報價',
};
/** Stems that also stand inside longer words (Preisangebot, Produktdemonstration); short ones begin a word. */
const LONG = 7;
/** In "represented" nobody presents. */
const BEGINS_ONLY = new Set(['present', 'propose']);
const WORDS = Object.values(STEMS)
  .flatMap((stems) => stems.split('|'))
  .map(plainOf);

/** A presentation that was only arranged has not happened; a stage of that name still comes before the presenting. */
const NOT_YET =
  /\b(?:no (?:demo|show|presentation|proposal|quote)|without|ohne|sans|sin|request|requested|angefragt)\b/;

/** Does the name of a stage or the title of a meeting speak of presenting the offer? */
export function speaksOfPresenting(name: string): boolean {
  const plain = plainOf(name);
  if (NOT_YET.test(plain)) return false;
  return WORDS.some((word) => {
    const inside = !/^[a-z ]+$/.test(word) || (word.length >= LONG && !BEGINS_ONLY.has(word));
    return inside ? plain.includes(word) : new RegExp(`\\b${word}`).test(plain);
  });
}

/** Lower case without accents. */
function plainOf(name: string): string {
  return name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFKD').replace(/\p{M}/gu, '');
}
