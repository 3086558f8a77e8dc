import type { Passage } from '../../account/account.ts';
import { type DataSpan, findContactData } from './find-contact-data.ts';
import { findNames, partsOfNames, rareParts } from './find-names.ts';

/** One passage as it may leave, with the way back: which stretch of the original each stretch stands for. */
export interface MaskedPassage {
  passage: Passage;
  text: string;
  segments: Segment[];
}

interface Segment {
  /** Where it stands in the masked text. */
  at: number;
  /** Where it stands in the original. */
  start: number;
  end: number;
  placeholder: string | null;
}

interface Span {
  kind: 'Person' | DataSpan['kind'];
  start: number;
  end: number;
}

/**
 * Replaces names, e-mail addresses, links, bank, card and tax numbers, phone numbers and amounts by placeholders such as `[Person 1]`: the same
 * person or value has the same one throughout the account. Off, every passage stands for itself.
 */
export function maskPassages(passages: readonly Passage[], names: readonly string[], on: boolean): MaskedPassage[] {
  if (!on) return passages.map((passage) => ({ passage, text: passage.text, segments: [whole(passage.text)] }));
  const given = partsOfNames(names);
  const found = passages.flatMap(({ text }) => rareParts(text, findNames(text, given)));
  const known = new Set([...given, ...found]);
  const placeholderOf = numbering();
  return passages.map((passage) => {
    const { text, segments } = replace(passage.text, spansOf(passage.text, known), placeholderOf);
    return { passage, text, segments };
  });
}

/** The stretch of the original that a stretch of the masked text stands for; a cut placeholder counts as whole. */
export function unmask({ segments }: MaskedPassage, start: number, end: number): { start: number; end: number } {
  const place = (at: number, ends: boolean) => {
    const segment = segments.findLast((one) => (ends ? one.at < at : one.at <= at)) ?? segments[0];
    if (!segment) return 0;
    if (segment.placeholder !== null) return ends ? segment.end : segment.start;
    return segment.start + (at - segment.at);
  };
  return { start: place(start, false), end: place(end, true) };
}

/** How many values of each kind are hidden, for the admin's example. */
export function countHidden(passages: readonly MaskedPassage[]): Record<string, number> {
  const hidden = new Set(passages.flatMap(({ segments }) => segments.flatMap(({ placeholder }) => placeholder ?? [])));
  const kinds = [...hidden].map((placeholder) => placeholder.slice(1).replace(/ \d+\]$/, ''));
  return Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));
}

function spansOf(text: string, known: ReadonlySet<string>): Span[] {
  const all: Span[] = [
    ...findContactData(text),
    ...findNames(text, known).map((span) => ({ kind: 'Person' as const, ...span })),
  ];
  const kept: Span[] = [];
  for (const span of all) if (kept.every((one) => span.end <= one.start || span.start >= one.end)) kept.push(span);
  return kept.toSorted((a, b) => a.start - b.start);
}

function replace(text: string, spans: readonly Span[], placeholderOf: (span: Span, value: string) => string) {
  const segments: Segment[] = [];
  let masked = '';
  let from = 0;
  const keep = (to: number) => {
    if (to > from) segments.push({ at: masked.length, start: from, end: to, placeholder: null });
    masked += text.slice(from, to);
  };
  for (const span of spans) {
    keep(span.start);
    const placeholder = placeholderOf(span, text.slice(span.start, span.end));
    segments.push({ at: masked.length, start: span.start, end: span.end, placeholder });
    masked += placeholder;
    from = span.end;
  }
  keep(text.length);
  return { text: masked, segments };
}

/** Numbers values by kind in the order in which they come; a first or last name alone is who it was before. */
function numbering(): (span: Span, value: string) => string {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return ({ kind }, value) => {
    const key = `${kind} ${value.toLowerCase().replace(/\s+/g, ' ')}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      numbers.set(key, number);
    }
    if (kind === 'Person')
      for (const part of key.slice(7).split(/[ .]+/))
        if (part.length > 2 && !numbers.has(`Person ${part}`)) numbers.set(`Person ${part}`, number);
    return `[${kind} ${number}]`;
  };
}

function whole(text: string): Segment {
  return { at: 0, start: 0, end: text.length, placeholder: null };
}
