import type { Token } from './read-text.ts';
import groups from './word-groups.json' with { type: 'json' };

/** Word → its group among words that are used alike; made by `corpus/train/group-words.ts`. */
const GROUP_OF = new Map(groups.flatMap((words, group) => words.split(' ').map((word) => [word, group])));

/** The group of a word in lower case; undefined for a word that is rare or none. */
export function groupOfWord(word: string): number | undefined {
  return GROUP_OF.get(word);
}

/** The group of words used like this one, as a feature, or null for a word that is rare or none. */
export function wordGroup(token: Token): string | null {
  const group = GROUP_OF.get(token.word) ?? GROUP_OF.get(token.lemma);
  return group === undefined ? null : `g:${group}`;
}
