import type { Account, Passage } from '../account/account.ts';
import type { Evidence, Locus, Verdict } from './verdict.ts';

/** Which scorer gave a verdict. */
export const SCORER = 'local-2026.11.0';

const KEYWORDS: [Exclude<Locus, 'unclear'>, RegExp][] = [
  ['rep', /\b(?:i never|we never|i didn't|i should have|on me|next time)\b/i],
  ['circumstance', /\b(?:acquired|layoffs?|lay-offs?|freeze|champion left|competitor|went with|cancelled)\b/i],
  ['product', /\b(?:price|pricing|feature|integration|roadmap|bug)\b/i],
  ['prospect', /\b(?:they|no budget|no need|ghosted|unresponsive|not serious|went dark|he|she)\b/i],
];

/** Interim: replaced by the rules and the trained weights. */
export function score(account: Account): Verdict {
  const own = account.passages.filter((passage) => passage.author === 'owner' || passage.author === 'colleague');
  const words = own.reduce((sum, passage) => sum + passage.text.split(/\s+/).length, 0);
  let locus: Locus = 'unclear';
  let evidence: Evidence | null = null;
  for (const passage of own.toReversed()) {
    const found = firstKeyword(passage);
    if (!found) continue;
    [locus, evidence] = found;
    break;
  }
  const basis = words < 4 ? ('thin' as const) : ('account' as const);
  const probabilities = { prospect: 0.1, product: 0.1, circumstance: 0.1, rep: 0.1, unclear: 0.1, [locus]: 0.6 };
  const fields = {
    locus,
    probabilities,
    ownership: locus === 'rep',
    flagProbability: locus === 'prospect' ? 0.7 : 0.1,
    discovery: 'none' as const,
    approach: 'not_shown' as const,
    patterns: [],
    reason: 'Interim scorer.',
    ownPart: locus === 'rep' ? evidence : null,
    need: null,
    scorer: SCORER,
  };
  if (basis === 'account' && locus === 'prospect' && evidence)
    return { ...fields, basis, flag: true, evidence: [evidence] };
  return { ...fields, basis, flag: false, evidence: evidence ? [evidence] : [] };
}

function firstKeyword(passage: Passage): [Locus, Evidence] | null {
  for (const [locus, pattern] of KEYWORDS) {
    const match = pattern.exec(passage.text);
    if (!match) continue;
    const [quote] = match;
    return [locus, { quote, source: passage.source, start: match.index, end: match.index + quote.length }];
  }
  return null;
}
