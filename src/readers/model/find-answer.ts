import { type Answer, answerSchema } from './answer.ts';

/** Beyond this many opening braces a text is no answer with some words around it. */
const TRIED_AT_MOST = 200;

/**
 * The last JSON object of the answer's shape in what a model wrote: models in the house put it in a fence, behind words, or behind
 * their thinking. Null when there is none. What is found is checked like any other answer.
 */
export function findAnswer(text: string): Answer | null {
  let end = text.length;
  for (let tried = 0; tried < TRIED_AT_MOST; tried++) {
    const start = text.lastIndexOf('{', end - 1);
    if (start < 0 || end <= 0) return null;
    const parsed = answerSchema.safeParse(parse(text.slice(start, closing(text, start))));
    if (parsed.success) return parsed.data;
    end = start;
  }
  return null;
}

/** Behind the brace that closes the one at `start`; braces in strings do not count. */
function closing(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return start;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
