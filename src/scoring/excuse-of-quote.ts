import { compileRules } from './match-rules.ts';
import { patternOfRule } from './pattern-of-rule.ts';
import { readText } from './read-text.ts';
import { EXCUSES } from './rules/excuses.ts';
import { PATTERNS, type Pattern } from './verdict.ts';

const findHits = compileRules(EXCUSES);

const PATTERN_OF_RULE = new Map(EXCUSES.map((rule) => [rule.name, patternOfRule(rule)] as const));

/**
 * The excuses that a quote itself shows: those whose rule finds words in it, and no other excuse's rule more. A verdict's
 * patterns are of the whole account, so its quotes need not show each of them; often a quote shows none.
 */
export function excusesOfQuote(quote: string): Pattern[] {
  const words = new Map<Pattern, number>();
  for (const { tokens } of readText(quote)) {
    const found = new Map<Pattern, Set<number>>();
    for (const { rule, from, to } of findHits(tokens)) {
      const pattern = PATTERN_OF_RULE.get(rule);
      if (!pattern) continue;
      const at = found.get(pattern) ?? new Set();
      for (let index = from; index < to; index++) at.add(index);
      found.set(pattern, at);
    }
    for (const [pattern, at] of found) words.set(pattern, (words.get(pattern) ?? 0) + at.size);
  }
  const most = Math.max(0, ...words.values());
  return PATTERNS.filter((pattern) => most > 0 && words.get(pattern) === most);
}
