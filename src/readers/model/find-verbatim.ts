import type { Evidence } from '../../scoring/verdict.ts';
import { type MaskedPassage, unmask } from './mask.ts';

/**
 * The cited words as they stand in the original passage, or null when they don't. Blanks, quotation marks and dashes may be
 * written another way, as models do; letters, digits and order may not. What is kept is always a slice of the original.
 */
export function findVerbatim(masked: MaskedPassage, quote: string): Evidence | null {
  const wanted = quote.trim();
  if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
  const found = placeOf(masked.text, wanted);
  if (!found) return null;
  const { start, end } = unmask(masked, found.start, found.end);
  return { quote: masked.passage.text.slice(start, end), source: masked.passage.source, start, end };
}

function placeOf(text: string, wanted: string): { start: number; end: number } | null {
  const exact = text.indexOf(wanted);
  if (exact >= 0) return { start: exact, end: exact + wanted.length };
  const loose = straighten(text);
  const at = loose.text.indexOf(straighten(wanted).text);
  if (at < 0) return null;
  const last = at + straighten(wanted).text.length - 1;
  return { start: loose.from[at] ?? 0, end: (loose.from[last] ?? 0) + 1 };
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
