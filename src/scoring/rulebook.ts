import { ACCOUNT } from './rules/account.ts';
import { CIRCUMSTANCE } from './rules/circumstance.ts';
import { EXCUSES } from './rules/excuses.ts';
import { NEEDS } from './rules/needs.ts';
import { PRODUCT } from './rules/product.ts';
import { PROSPECT } from './rules/prospect.ts';
import { REP } from './rules/rep.ts';
import { REPORT } from './rules/report.ts';
import type { Rule } from './rules/rule.ts';
import { TELLING } from './rules/telling.ts';
import { WHO } from './rules/who.ts';
import { WORDS } from './rules/words.ts';

/** Every rule of the scorer. To add one: an entry in its file; the examples in it are its tests. */
export const RULEBOOK: readonly Rule[] = [
  ...WHO,
  ...WORDS,
  ...REP,
  ...PRODUCT,
  ...CIRCUMSTANCE,
  ...PROSPECT,
  ...ACCOUNT,
  ...REPORT,
  ...NEEDS,
  ...TELLING,
  ...EXCUSES,
];
