import { rulesByWord } from '../../scoring/match-rules.ts';
import { RULEBOOK } from '../../scoring/rulebook.ts';
import { groupOfWord } from '../../scoring/word-groups.ts';

/** A stretch of text that names a person. */
export interface NameSpan {
  start: number;
  end: number;
}

/** Names that stand for their kind: a group of words that are used alike and holds one of them is a group of names. */
const ANCHORS = `john mary sarah david smith schmidt garcia jose giovanni mohammed ivan pierre wei kumar nguyen kim johansson
  anna tom pam bob dieter hans luis carlos ahmed ali sergei yuki chen singh lars pedro maria rossi dubois`;
const NAME_GROUPS = new Set(ANCHORS.split(/\s+/).flatMap((name) => groupOfWord(name) ?? []));
const VOCABULARY = rulesByWord(RULEBOOK);
/** Capitalised and no English word, yet nobody's name: what reps write most. */
const NOT_NAMES = new Set(
  `hubspot salesforce workday excel outlook gmail linkedin google microsoft sharepoint oracle netsuite slack zoom powerpoint whatsapp
  docusign zendesk quickbooks dynamics onedrive demoed demoing ghosted tyrekicker onboarding upsell rfps renewals churned voicemail`.split(
    /\s+/,
  ),
);
/** Names that are English words: a name only with a capital. */
const BOTH = new Set(
  'mark bill frank will rose dean grant jack rich drew chase grace faith dale wade pierce miles bell rich rusty brooks stone'.split(
    ' ',
  ),
);
const TITLES = new Set('mr mrs ms miss dr prof herr frau señor señora signor signora monsieur madame'.split(' '));
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’\-–]\p{L}[\p{L}\p{M}]*)*/gu;

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u;

const SHORTEST_NAME = 4;
const CONTRACTION = /(?:n['’]t|['’](?:s|d|ve|ll|re|m))$/i;
/** Long words of English that the word groups are too small for. */
const ENGLISH_ENDING = /(?:ly|tions?|abl(?:e|es|y)|ity|ities|ments?|ness|ings?|ised|ized|wise)$/;

interface Word {
  start: number;
  end: number;
  text: string;
  /** Surely a name, maybe one beside a sure one, or none. */
  kind: 'name' | 'capital' | 'title' | 'word';
}

/** The parts of names known beforehand (owners, contacts), in lower case, as `findNames` takes them. */
export function partsOfNames(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => (name.match(WORD) ?? []).filter((part) => part.length > 1).map(lower)));
}

/**
 * Where persons are named: known names; given and family names that the scorer's word groups know; capitalised words that are no
 * English; and capitalised words beside those or behind a title. Also hides many companies and products; what it misses
 * is said in docs/second-reader.md.
 */
export function findNames(text: string, known: ReadonlySet<string>): NameSpan[] {
  const words = [...text.matchAll(WORD)].map((match) => wordAt(match, known));
  const names = [...words.filter((_, index) => isName(words, index, text)), ...unspaced(text, known)];
  const spans: NameSpan[] = [];
  for (const word of names.toSorted((a, b) => a.start - b.start)) {
    const before = spans.at(-1);
    if (before && word.start < before.end) before.end = Math.max(before.end, word.end);
    else if (
      before &&
      /^[ .]{1,2}$/.test(text.slice(before.end, word.start)) &&
      !/[.] /.test(sliceLong(text, before, word))
    )
      before.end = word.end;
    else spans.push({ start: word.start, end: word.end });
  }
  return spans;
}

/** The parts of found names that are no English words: written in small letters elsewhere they name the same person. */
export function rareParts(text: string, spans: readonly NameSpan[]): string[] {
  const parts = spans.flatMap(({ start, end }) => [...partsOfNames([text.slice(start, end)])]);
  return parts.filter(
    (part) => part.length >= SHORTEST_NAME && !VOCABULARY.has(part) && groupOfWord(part) === undefined,
  );
}

/** Known names in scripts that set no blanks between words. */
function unspaced(text: string, known: ReadonlySet<string>): NameSpan[] {
  return [...known]
    .filter((name) => UNSPACED.test(name))
    .flatMap((name) => {
      const spans: NameSpan[] = [];
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        spans.push({ start: at, end: at + name.length });
      return spans;
    });
}

/** "Anna. Tom" are two; "J. Smith" is one. */
function sliceLong(text: string, before: NameSpan, word: NameSpan): string {
  return before.end - before.start > 1 ? text.slice(before.end, word.start) : '';
}

function wordAt(match: RegExpExecArray, known: ReadonlySet<string>): Word {
  const text = match[0].replace(CONTRACTION, '');
  const place = { start: match.index, end: match.index + text.length, text };
  const word = lower(text);
  if (TITLES.has(word)) return { ...place, kind: 'title' };
  const capital = /^\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
  const parts = word.split(/['’\-–]/).filter(Boolean);
  // Who is known to the deal is hidden whatever else the word means: "Will Price", "Budget".
  if (/^\p{Lu}/u.test(text) && (known.has(word) || parts.some((part) => known.has(part))))
    return { ...place, kind: 'name' };
  const named = parts.some((part) => known.has(part) || isKnownName(part, capital));
  if (parts.every((part) => VOCABULARY.has(part) || (!named && groupOfWord(part) !== undefined)) || word.length < 2)
    return { ...place, kind: capital ? 'capital' : 'word' };
  if (named) return { ...place, kind: 'name' };
  return { ...place, kind: capital && !NOT_NAMES.has(word) && !ENGLISH_ENDING.test(word) ? 'name' : 'word' };
}

/** Short words that are a name in one language are anything in another. */
function isKnownName(part: string, capital: boolean): boolean {
  if (part.length < SHORTEST_NAME - Number(capital) || (!capital && BOTH.has(part))) return false;
  const group = groupOfWord(part);
  return group !== undefined && NAME_GROUPS.has(group);
}

/** An English word with a capital is part of a name only beside one: Tom Baker, Mr Price. */
function isName(words: readonly Word[], index: number, text: string): boolean {
  const word = words[index];
  if (word?.kind === 'name') return true;
  if (word?.kind !== 'capital') return false;
  const before = words[index - 1];
  if (!before || !/^[ .]{1,2}$/.test(text.slice(before.end, word.start))) return false;
  return before.kind === 'title' || (before.kind === 'name' && !text.slice(before.end, word.start).includes('. '));
}

function lower(word: string): string {
  return word.toLowerCase().replace(CONTRACTION, '');
}
