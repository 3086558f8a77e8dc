/** A stretch that identifies a person or states money. */
export interface DataSpan {
  kind: 'Email' | 'Link' | 'Number' | 'Phone' | 'Amount';
  start: number;
  end: number;
}

const EMAIL =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'’-]{0,63}(?:@|\s?[[({]\s?at\s?[\])}]\s?)[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[[({]\s?dot\s?[\])}]\s?|\sdot\s)[\p{L}\p{N}-]{1,63}){1,5}|[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}\sat\s[\p{L}\p{N}-]{1,63}(?:\sdot\s[\p{L}\p{N}-]{1,63}){1,4}/giu;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"')\]]{3,2000}|@[\p{L}][\p{L}\p{N}_]{2,40}/giu;
/** Without "http": endings that are words ("price.it was") only before a path or behind a hyphen. */
const DOMAIN =
  /(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|net|org|io|ai|app|dev|eu|de|fr|nl|ch|pl|cz|se|dk|fi|uk|ie|ca|au|jp|cn|br|info|biz|tech|cloud|shop|store|co|gov|edu)(?![\p{L}\p{N}-])(?:\/[^\s<>"')\]]{0,500})?|(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}]{1,40}-[\p{L}\p{N}-]{1,40}\.\p{L}{2,10}(?![\p{L}\p{N}-])|[\p{L}\p{N}]{2,63}\.\p{L}{2,10}(?=\/[\p{L}\p{N}]))(?:\/[^\s<>"')\]]{0,500})?/giu;
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d[\d ()./-]{5,20}\d(?![\p{L}\p{N}])/gu;
/** IBAN, VAT numbers of Europe, and 13 to 19 digits, as cards and accounts have. */
const NUMBERED =
  /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b|\b(?:AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)[ -]?[A-Z\d]?[A-Z]?\d(?:[ .-]?\d){6,11}[A-Z\d]{0,3}\b|(?<![\p{L}\p{N}+])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
const CODES =
  'eur|euros?|usd|dollars?|gbp|pounds?|quid|chf|francs?|sek|nok|dkk|kr|kronor|kroner|pln|zł|zloty|czk|kč|huf|ron|lei|bgn|try|inr|rs|rupees?|aud|cad|nzd|jpy|yen|cny|rmb|krw|rub|uah|zar|brl|mxn|sgd|hkd|aed|bucks';
const NUMBER = "\\d{1,3}(?:[.,\u2019' \u00a0\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?";
const SCALE = 'k|m|mm|mn|mio|mil|bn|tsd|hundred|thousand|million|billion|grand|lakh|crore|tausend|millionen|mille';
const PER = 'month|mo|seat|user|year|yr|licen[cs]e|head|hour|unit|week|quarter|employee|person|monat|jahr|mois|mes';
/** Whole words, in scripts beyond ASCII too. */
const [FROM, TO] = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
const AMOUNT = new RegExp(
  [
    `\\p{Sc}\\s?(?:${NUMBER})(?:\\s?(?:${SCALE})${TO})?`,
    `${FROM}(?:${CODES})\\.?\\s?(?:${NUMBER})(?:\\s?(?:${SCALE})${TO})?`,
    `${FROM}(?:${NUMBER})\\s?(?:(?:${SCALE})\\s?)?(?:\\p{Sc}|(?:of )?(?:${CODES})${TO})`,
    `${FROM}(?:${NUMBER})\\s?(?:${SCALE})${TO}`,
    `${FROM}(?:${NUMBER})\\s?(?:\\/|per |an? |pro )\\s?(?:${PER})${TO}`,
    "(?<![\\p{L}\\p{N}.,])\\d{1,3}(?:[.,\u2019' \u00a0\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?![\\p{L}\\p{N}])",
    '(?<![\\p{L}\\p{N}.,:/-])(?!(?:19|20)\\d\\d(?!\\p{N}|[.,]\\d))\\d{4,}(?:[.,]\\d{1,2})?(?![\\p{L}\\p{N}:/-]|[.,]\\d)',
  ].join('|'),
  'giu',
);

/** Where e-mail addresses, links, bank, card and tax numbers, phone numbers and amounts stand. Linear: every repetition is bounded. */
export function findContactData(text: string): DataSpan[] {
  const found = (kind: DataSpan['kind'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
  const phones = found('Phone', PHONE).filter((span) => isPhone(text.slice(span.start, span.end)));
  return [
    ...found('Email', EMAIL),
    ...found('Link', LINK),
    ...found('Link', DOMAIN),
    ...found('Number', NUMBERED),
    ...phones,
    ...found('Amount', AMOUNT),
  ];
}

/** Seven digits or more, and no date. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return false;
  return (
    !/^(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b/.test(text) &&
    !/^\d{1,3}(?:[., ]\d{3})+$/.test(text)
  );
}
