import type { Token } from './read-text.ts';
import type { Rule } from './rules/rule.ts';

/** Where a rule matched: token positions, end exclusive. */
export interface Hit {
  rule: string;
  from: number;
  to: number;
}

export type Matcher = (tokens: readonly Token[]) => Hit[];

type Element = { words: ReadonlySet<string>; optional: boolean } | 'gap';
interface Phrase {
  rule: string;
  elements: Element[];
}

const LONGEST_GAP = 3;

/**
 * Compiles rules into one matcher over the tokens of a sentence. Phrases are found by their first word, and gaps are
 * at most three words, so the time is linear in the length of the text.
 */
export function compileRules(rules: readonly Rule[]): Matcher {
  const byFirstWord = new Map<string, Phrase[]>();
  const classes = wordClasses(rules);
  for (const rule of rules) {
    for (const text of phrasesOf(rule)) {
      const phrase = { rule: rule.name, elements: text.split(/\s+/).map((element) => compile(element, classes)) };
      const [first] = phrase.elements;
      if (!first || first === 'gap') throw new Error(`Rule ${rule.name}: a phrase must begin with a word: "${text}"`);
      for (const word of first.words) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase]);
    }
  }
  return (tokens) => findHits(byFirstWord, tokens);
}

/** Which rules a single word belongs to. */
export function rulesByWord(rules: readonly Rule[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, words] of wordClasses(rules)) {
    for (const word of words) found.set(word, [...(found.get(word) ?? []), name]);
  }
  return found;
}

export function phrasesOf(rule: Rule): string[] {
  return rule.phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim().toLowerCase())
    .filter(Boolean);
}

function wordClasses(rules: readonly Rule[]): Map<string, string[]> {
  return new Map(rules.map((rule) => [rule.name, phrasesOf(rule).filter((phrase) => /^[^\s|@?]+$/.test(phrase))]));
}

function compile(element: string, classes: Map<string, string[]>): Element {
  if (element === '..') return 'gap';
  const optional = element.endsWith('?') && element.length > 1;
  const words = (optional ? element.slice(0, -1) : element).split('|').flatMap((word) => {
    if (!word.startsWith('@')) return [word];
    const named = classes.get(word.slice(1));
    if (!named) throw new Error(`No rule is named ${word}`);
    return named;
  });
  return { words: new Set(words), optional };
}

function findHits(byFirstWord: Map<string, Phrase[]>, all: readonly Token[]): Hit[] {
  const at: number[] = [];
  for (const [index, token] of all.entries()) if (token.isWord) at.push(index);
  const hits: Hit[] = [];
  for (let start = 0; start < at.length; start++) {
    const token = all[at[start] as number] as Token;
    const candidates = byFirstWord.get(token.word);
    const byLemma = token.lemma === token.word ? undefined : byFirstWord.get(token.lemma);
    for (const phrases of [candidates, byLemma]) {
      for (const phrase of phrases ?? []) {
        const end = matchFrom(phrase.elements, 0, all, at, start);
        if (end > 0) hits.push({ rule: phrase.rule, from: at[start] as number, to: (at[end - 1] as number) + 1 });
      }
    }
  }
  return hits;
}

/** Position after the match, or 0. Backtracks over at most LONGEST_GAP words per gap. */
function matchFrom(
  elements: readonly Element[],
  index: number,
  all: readonly Token[],
  at: readonly number[],
  pos: number,
): number {
  const element = elements[index];
  if (element === undefined) return pos;
  if (element === 'gap') {
    for (let skip = 0; skip <= LONGEST_GAP; skip++) {
      const end = matchFrom(elements, index + 1, all, at, pos + skip);
      if (end > 0) return end;
    }
    return 0;
  }
  const token = all[at[pos] ?? -1];
  if (token && (element.words.has(token.word) || element.words.has(token.lemma))) {
    const end = matchFrom(elements, index + 1, all, at, pos + 1);
    if (end > 0) return end;
  }
  return element.optional ? matchFrom(elements, index + 1, all, at, pos) : 0;
}
