import type { Rule } from './rules/rule.ts';
import { PATTERNS, type Pattern } from './verdict.ts';

/** The excuse that a rule finds: the one whose words in the guide's section 6 it quotes. */
export function patternOfRule({ guide }: Rule): Pattern | undefined {
  return PATTERNS.find((pattern) => guide.startsWith(`6: \`${pattern}\``));
}
