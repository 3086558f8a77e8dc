/**
 * One thing the scorer can notice in a sentence. A rule is data: its phrases, where the coding guide asks for it, and
 * sentences that must and must not match, which are its tests. Rules say what is there; the trained weights say how
 * much it counts.
 */
export interface Rule {
  /** Also usable in other rules' phrases as `@name`, for its one-word phrases. */
  name: string;
  /** The sentence of the coding guide it serves, by section. */
  guide: string;
  /**
   * Phrases separated by commas or line breaks; words match as written or by their base form. `a|b` either word,
   * `@name` any one-word phrase of that rule, `word?` may be missing, `..` up to three words of any kind.
   */
  phrases: string;
  hits: string[];
  misses: string[];
}
