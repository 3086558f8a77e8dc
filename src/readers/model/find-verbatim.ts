import type { Evidence } from '../../scoring/verdict.ts';
import { type MaskedPassage, unmask } from './mask.ts';

/** A single word says something by itself only when it is long. */
const LEAST_WORDS = 2;
const LONG_WORD = 12;
/** Words, where these are set apart; single signs in scripts that set none apart. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}'’])+/gu;

/**
 * The cited words as they stand in the original passage, or null when they don't. Blanks, quotation marks and dashes may be
 * written another way, as models do; letters, digits and order may not. They are whole words, two or more, or a long one, or the
 * whole passage. What is kept is always a slice of the original.
 */
export function findVerbatim(masked: MaskedPassage, quote: string): Evidence | null {
  const wanted = quote.trim();
  if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
  const words = wanted.match(WORDS)?.length ?? 0;
  if (words < LEAST_WORDS && wanted.length < LONG_WORD && wanted !== masked.text.trim()) return null;
  const found = placeOf(masked.text, wanted);
  if (!found) return null;
  const { start, end } = unmask(masked, found.start, found.end);
  return { quote: masked.passage.text.slice(start, end), source: masked.passage.source, start, end };
}

function placeOf(text: string, wanted: string): { start: number; end: number } | null {
  const exact = wholeWords(text, wanted);
  if (exact !== null) return { start: exact, end: exact + wanted.length };
  const loose = straighten(text);
  const straight = straighten(wanted).text;
  const at = wholeWords(loose.text, straight);
  if (at === null) return null;
  return { start: loose.from[at] ?? 0, end: (loose.from[at + straight.length - 1] ?? 0) + 1 };
}

/** The first place where these words begin and end with a word of the text. */
function wholeWords(text: string, wanted: string): number | null {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!isInsideWord(text, at) && !isInsideWord(text, at + wanted.length)) return at;
  return null;
}

/** Between two letters that belong to one word. */
function isInsideWord(text: string, at: number): boolean {
  const pair = text.slice(Math.max(0, at - 1), at + 1);
  return at > 0 && /^[\p{L}\p{N}]{2}$/u.test(pair) && pair.match(WORDS)?.length === 1;
}

/** One sign for each kind of blank, quotation mark and dash, with the place that each came from. */
function straighten(original: string): { text: string; from: number[] } {
  let text = '';
  const from: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const sign = (original[index] ?? '')
      .replace(/\s/, ' ')
      .replace(/[’‘`´ʼ]/, "'")
      .replace(/[“”„«»]/, '"')
      .replace(/[–—‐‑−]/, '-');
    if (sign === ' ' && text.endsWith(' ')) continue;
    text += sign;
    from.push(index);
  }
  return { text, from };
}
