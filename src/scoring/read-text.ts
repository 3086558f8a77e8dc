import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { isOtherScript } from './language.ts';

/** A word or punctuation mark with its place in the passage. */
export interface Token {
  start: number;
  end: number;
  /** Lower case, straight quotes; `#name` for a person's or company's name. */
  word: string;
  /** Base form: `asked` → `ask`. */
  lemma: string;
  /** Universal part of speech, as wink-nlp tags it. */
  pos: string;
  isWord: boolean;
  /** Written like This, not like THIS. */
  capital: boolean;
}

/** A stretch with one predicate or so; the smallest thing that can be quoted. */
export interface Clause {
  start: number;
  end: number;
  tokens: Token[];
}

export interface Sentence {
  clauses: Clause[];
  tokens: Token[];
}

const nlp = winkNLP(model, ['pos']);
const its = nlp.its;

/** Beyond this many characters of one passage only its beginning and end are read: nobody explains a loss at more length. */
export const READ_AT_MOST = 24_000;
const LONGEST_WORD = 40;
const EACH_LAST = new RegExp(`\\S{${LONGEST_WORD / 2 - 1}}(\\S)`, 'gu');
const NAME = '#name';
const LONGEST_CLAUSE = 40;

/** Splits a passage into sentences and clauses. Linear in its length. */
export function readText(text: string): Sentence[] {
  if (text.length <= READ_AT_MOST) return toSentences(text, tokenize(text, 0));
  const half = READ_AT_MOST / 2;
  const from = text.length - half;
  return [
    ...toSentences(text, tokenize(text.slice(0, half), 0)),
    ...toSentences(text, tokenize(text.slice(from), from)),
  ];
}

/**
 * Endless "words" are blanked first: the library's token expressions take quadratic time on them. Languages that are written
 * without spaces lose only a sign here and there, so that they can be told.
 */
function blankEndlessWords(text: string): string {
  return text.replace(/\S+/g, (run) => {
    if (run.length <= LONGEST_WORD) return run;
    if (isOtherScript(run))
      return run.replace(EACH_LAST, (stretch, last) => stretch.slice(0, -last.length) + ' '.repeat(last.length));
    return ' '.repeat(run.length);
  });
}

function tokenize(text: string, offset: number): Token[] {
  const blanked = blankEndlessWords(text);
  const doc = nlp.readDoc(blanked);
  const values = doc.tokens().out();
  const lemmas = doc.tokens().out(its.lemma as never) as string[];
  const tags = doc.tokens().out(its.pos as never) as string[];
  const tokens: Token[] = [];
  let cursor = 0;
  for (const [index, value] of values.entries()) {
    if (!value.trim()) continue;
    const start = blanked.indexOf(value, cursor);
    if (start < 0) continue;
    cursor = start + value.length;
    const word = wordOf(value);
    const pos = tags[index] ?? 'X';
    const lemma = word === "n't" ? 'not' : straighten(lemmas[index] ?? value);
    tokens.push({
      start: offset + start,
      end: offset + cursor,
      word,
      lemma,
      pos,
      isWord: /[\p{L}\p{N}%€$£&]/u.test(word),
      capital: /^\p{Lu}\p{Ll}/u.test(value),
    });
  }
  return tokens;
}

/** `dont` is split into `do` and `nt` like `don't` into `do` and `n't`: one form for both. */
function wordOf(value: string): string {
  const word = straighten(value);
  return word === 'nt' ? "n't" : word;
}

function straighten(word: string): string {
  return word.toLowerCase().replace(/[\u2018\u2019\u02BC]/g, "'");
}

const SENTENCE_END = /^[.!?…]+$/;
const BREAK = /^(?:[;:—–]|-|--|->|→|•|\||\/\/|\*)$/;
const JOINERS = new Set(
  'and but so because bc cause since while although though yet which who whereas when if until unless then or as that'.split(
    ' ',
  ),
);
const SUBJECTS = new Set('i we they he she it you this that there nobody everyone'.split(' '));

function toSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let current: Token[] = [];
  let words = 0;
  const endClause = () => {
    const clause = toClause(current);
    if (clause) clauses.push(clause);
    current = [];
    words = 0;
  };
  const endSentence = () => {
    endClause();
    if (clauses.length > 0) sentences.push({ clauses, tokens: hideNames(clauses.flatMap((clause) => clause.tokens)) });
    clauses = [];
  };
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (before && text.slice(before.end, token.start).includes('\n')) endSentence();
    if (startsClause(words, token, before, after)) endClause();
    current.push(token);
    words += Number(token.isWord);
    const spaced = !after || after.start > token.end;
    if (SENTENCE_END.test(token.word) && spaced) endSentence();
    else if (BREAK.test(token.word) && spaced && !/^-$/.test(token.word)) endClause();
    else if (token.word === '-' && spaced && before && before.end < token.start) endClause();
  }
  endSentence();
  return sentences;
}

function startsClause(words: number, token: Token, before?: Token, after?: Token): boolean {
  if (words < 3) return false;
  if (words >= LONGEST_CLAUSE) return true;
  if (before?.word === ',') return words >= 4 || JOINERS.has(token.word) || SUBJECTS.has(token.word);
  if (!JOINERS.has(token.word) || words < 4) return false;
  return (
    ['but', 'because', 'bc', 'so', 'while', 'although', 'whereas', 'until', 'unless'].includes(token.word) ||
    SUBJECTS.has(after?.word ?? '')
  );
}

/** Without the punctuation at its edges; null when no word is left. */
function toClause(tokens: readonly Token[]): Clause | null {
  const first = tokens.findIndex((token) => token.isWord);
  if (first < 0) return null;
  const last = tokens.findLastIndex((token) => token.isWord);
  const kept = tokens.slice(first, last + 1);
  return { start: kept[0]?.start ?? 0, end: kept.at(-1)?.end ?? 0, tokens: tokens.slice(first) };
}

const TITLES = new Set(
  'mr mr. mrs mrs. ms ms. miss dr dr. prof prof. herr frau señor señora signor signora monsieur madame sir pan pani'.split(
    ' ',
  ),
);

/**
 * A buyer called Price or Mr. Moron must not count as a price or an insult: proper nouns behind a title or beside
 * another capitalised one lose their word. A line in Title Case says nothing about names.
 */
function hideNames(tokens: Token[]): Token[] {
  const words = tokens.filter((token) => token.isWord);
  if (words.every((token) => token.capital)) return tokens;
  for (const [index, token] of words.entries()) {
    if (!token.capital || token.pos !== 'PROPN') continue;
    const before = words[index - 1];
    const after = words[index + 1];
    const titled = before !== undefined && TITLES.has(before.word);
    const inner = index > 0 && before?.capital === true && index > 1;
    const paired = after?.capital === true && after.pos === 'PROPN' && after.start - token.end <= 1;
    if (titled || inner || paired || before?.word === NAME) {
      token.word = NAME;
      token.lemma = NAME;
    }
  }
  return tokens;
}
