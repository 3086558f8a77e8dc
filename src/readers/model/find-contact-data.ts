/** A stretch that identifies a person or states money. */
export interface DataSpan {
  kind: 'Email' | 'Link' | 'Phone' | 'Amount';
  start: number;
  end: number;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"')\]]{3,2000}|@[\p{L}][\p{L}\p{N}_]{2,40}/giu;
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d[\d ()./-]{5,20}\d(?![\p{L}\p{N}])/gu;
const CODES = 'eur|euros?|usd|dollars?|gbp|pounds?|quid|chf|sek|nok|dkk|pln|czk|inr|aud|cad|nzd|jpy|cny|zar|brl|bucks';
const NUMBER = "\\d{1,3}(?:[.,\u2019' ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?";
const AMOUNT = new RegExp(
  [
    `[€$£¥₹]\\s?(?:${NUMBER})(?:\\s?(?:k|m|mn|mio|bn|tsd)\\b)?`,
    `\\b(?:${CODES})\\.?\\s?(?:${NUMBER})(?:\\s?(?:k|m|mn|mio|bn|tsd)\\b)?`,
    `\\b(?:${NUMBER})\\s?(?:k|m|mn|mio|bn|tsd)?\\s?(?:[€$£¥₹]|(?:${CODES})\\b)`,
    '\\b\\d+(?:[.,]\\d+)?\\s?(?:k|mn|mio|bn)\\b',
    "\\b\\d{1,3}(?:[.,\u2019']\\d{3})+\\b",
  ].join('|'),
  'giu',
);

/** Where e-mail addresses, links, phone numbers and amounts stand. Linear: every repetition is bounded. */
export function findContactData(text: string): DataSpan[] {
  const found = (kind: DataSpan['kind'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
  const phones = found('Phone', PHONE).filter((span) => isPhone(text.slice(span.start, span.end)));
  return [...found('Email', EMAIL), ...found('Link', LINK), ...phones, ...found('Amount', AMOUNT)];
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
