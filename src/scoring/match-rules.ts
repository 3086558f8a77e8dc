import type { Token } from './read-text.ts';
import { phrasesOf, type Rule, singleWordsOf } from './rules/rule.ts';
import { type Split, splitWords } from './split-words.ts';

/** Where a rule matched: token positions, end exclusive. */
export interface Hit {
  rule: string;
  from: number;
  to: number;
}

export type Matcher = (tokens: readonly Token[]) => Hit[];

/** One of the single words, or of the words that are several to the tokenizer. */
type Element = { words: ReadonlySet<string>; sequences: (readonly string[])[]; optional: boolean } | 'gap';
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
  const split = splitRules(rules);
  const classes = wordClasses(rules, split);
  for (const rule of rules) {
    for (const text of phrasesOf(rule)) {
      const elements = text.split(/\s+/).map((element) => compile(element, classes, split));
      const [first] = elements;
      if (!first || first === 'gap') throw new Error(`Rule ${rule.name}: a phrase must begin with a word: "${text}"`);
      const phrase = { rule: rule.name, elements };
      const starts = new Set([...first.words, ...first.sequences.flatMap(([word]) => word ?? [])]);
      for (const word of starts) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase]);
    }
  }
  return (tokens) => findHits(byFirstWord, tokens);
}

/** Which rules a single word belongs to. */
export function rulesByWord(rules: readonly Rule[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, listed] of wordClasses(rules, splitRules(rules))) {
    for (const [word, more] of listed) if (word && !more) found.set(word, [...(found.get(word) ?? []), name]);
  }
  return found;
}

/** All words that stand in the phrases of these rules, as the tokenizer splits them. */
export function wordsOfRules(rules: readonly Rule[]): Set<string> {
  return new Set([...splitRules(rules).values()].flat());
}

/** Every listed word of the rules, split by the tokenizer that splits the notes. */
function splitRules(rules: readonly Rule[]): Split {
  return splitWords(
    rules.flatMap(phrasesOf).flatMap((phrase) => phrase.split(/\s+/).filter(isListed).flatMap(alternativesOf)),
  );
}

function isListed(element: string): boolean {
  return element !== '..';
}

function alternativesOf(element: string): string[] {
  return withoutMark(element)
    .split('|')
    .filter((word) => !word.startsWith('@'));
}

function isOptional(element: string): boolean {
  return element.endsWith('?') && element.length > 1;
}

function withoutMark(element: string): string {
  return isOptional(element) ? element.slice(0, -1) : element;
}

type WordClasses = Map<string, (readonly string[])[]>;

function wordClasses(rules: readonly Rule[], split: Split): WordClasses {
  return new Map(rules.map((rule) => [rule.name, singleWordsOf(rule).map((word) => split.get(word) ?? [])]));
}

function compile(element: string, classes: WordClasses, split: Split): Element {
  if (element === '..') return 'gap';
  const alternatives = withoutMark(element)
    .split('|')
    .flatMap((word) => {
      if (!word.startsWith('@')) return [split.get(word) ?? []];
      const named = classes.get(word.slice(1));
      if (!named) throw new Error(`No rule is named ${word}`);
      return named;
    });
  if (alternatives.some((words) => words.length === 0)) throw new Error(`There is no word in "${element}"`);
  return {
    words: new Set(alternatives.flatMap((words) => (words.length === 1 ? words : []))),
    sequences: alternatives.filter((words) => words.length > 1),
    optional: isOptional(element),
  };
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
  for (const sequence of element.sequences) {
    if (!sequence.every((word, offset) => isWord(all[at[pos + offset] ?? -1], word))) continue;
    const end = matchFrom(elements, index + 1, all, at, pos + sequence.length);
    if (end > 0) return end;
  }
  return element.optional ? matchFrom(elements, index + 1, all, at, pos) : 0;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && (token.word === word || token.lemma === word);
}
