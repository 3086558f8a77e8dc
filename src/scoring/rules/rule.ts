/**
 * One thing the scorer can notice in a sentence. A rule is data: its phrases, where the coding guide asks for it, and
 * sentences that must and must not match, which are its tests. Rules say what is there; the trained weights say how
 * much it counts.
 */
export interface Rule {
  /** Also usable in other rules' phrases as `@name`, for its one-word phrases. */
  name: string;
  /** Section and words of the coding guide that it serves, as they stand there; `intro` is what comes before section 0. */
  guide: string;
  /**
   * Phrases separated by commas or line breaks; words match as written or by their base form. `a|b` either word,
   * `@name` any one-word phrase of that rule, `word?` may be missing, `..` up to three words of any kind.
   */
  phrases: string;
  hits: string[];
  misses: string[];
}

/** The phrases of a rule, as they are written. */
export function phrasesOf(rule: Rule): string[] {
  return rule.phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim().toLowerCase())
    .filter(Boolean);
}

/** Those of its phrases that are one word, as they are written. */
export function singleWordsOf(rule: Rule): string[] {
  return phrasesOf(rule).filter((phrase) => /^[^\s|@?]+$/.test(phrase));
}
