import { READ_AT_MOST, readText } from './read-text.ts';

/** Words, one of which may be several to the tokenizer: `cannot` is `can` and `not`, `tyre-kicker` is `tyre` and `kicker`. */
export type Split = ReadonlyMap<string, readonly string[]>;

const known = new Map<string, readonly string[]>();

/** Splits words as the text of a note is split, so that what a rule lists is what it meets. */
export function splitWords(words: Iterable<string>): Split {
  const asked = [...new Set(words)];
  let lines: string[] = [];
  let length = 0;
  for (const word of asked.filter((word) => !known.has(word))) {
    if (length + word.length >= READ_AT_MOST) {
      splitLines(lines);
      lines = [];
      length = 0;
    }
    lines.push(word);
    length += word.length + 1;
  }
  splitLines(lines);
  return new Map(asked.map((word) => [word, known.get(word) ?? []]));
}

/** One text with a word a line: a text for each word would take seconds. */
function splitLines(lines: readonly string[]): void {
  const tokens = readText(lines.join('\n'))
    .flatMap((sentence) => sentence.tokens)
    .filter((token) => token.isWord);
  let end = 0;
  let next = 0;
  for (const line of lines) {
    end += line.length + 1;
    const from = next;
    while (next < tokens.length && (tokens[next]?.start ?? end) < end) next++;
    known.set(
      line,
      tokens.slice(from, next).map(({ word }) => word),
    );
  }
}
