import { accountOfCase } from '../../src/account/account-of-case.ts';
import { LOCI, type Locus, PATTERNS, type Pattern, type Verdict } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';

/** The commonest code of each field, for every case: what can be had without reading. */
export function majority(cases: readonly LabelledCase[]): Verdict {
  const commonest = <T extends string>(codes: readonly T[]): T => {
    const counts = new Map<T, number>();
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] as T;
  };
  const labels = cases.map((one) => one.label);
  return {
    ...blank(),
    basis: commonest(labels.map((label) => label.basis)),
    locus: commonest(labels.map((label) => label.locus)),
    discovery: commonest(labels.map((label) => label.discovery)),
    approach: commonest(labels.map((label) => label.approach)),
    flagProbability: labels.filter((label) => label.flag).length / Math.max(1, labels.length),
  };
}

/** The guide's own words as a list of keywords: what an admin could build with a filter. */
const PATTERN_WORDS: Record<Pattern, string[]> = {
  did_everything_right: ['answered all', 'all objections', 'good presentation', 'presented everything', 'great demo'],
  failed_to_understand: [
    "didn't get it",
    "don't get it",
    'not understand',
    'see the value',
    'not technical',
    'not smart',
  ],
  no_need: ['no need', 'no interest', 'not interested', "don't need"],
  no_money: ['no budget', 'no money', "can't afford", 'cannot afford', 'cheapskate'],
  went_dark: ['ghosted', 'went dark', 'no reply', 'no response', 'unresponsive', 'stopped answering', 'radio silence'],
  would_not_decide: ['no decision', "can't decide", "couldn't decide", "wouldn't decide", 'status quo', 'next year'],
  never_serious: ['not serious', 'tyre kicker', 'tire kicker', 'only wanted a quote', 'waste of time', 'wasted'],
  chose_worse: ['cheaper', 'cheap one', 'regret', 'good luck', "they'll be back"],
  objections_as_reason: ['objections', 'objection'],
};
const LOCUS_WORDS: Record<Exclude<Locus, 'unclear' | 'prospect'>, string[]> = {
  rep: ['i never', 'we never', 'i should have', 'next time', 'my fault', "i didn't", 'had i'],
  product: ['price', 'pricing', 'feature', 'integration', 'roadmap', 'expensive', 'bug'],
  circumstance: [
    'acquired',
    'layoff',
    'lay-off',
    'freeze',
    'champion left',
    'competitor',
    'went with',
    'cancelled',
    'merger',
  ],
};
const HOUSEKEEPING_WORDS = ['duplicate', 'dupe', 'test', 'by mistake', 'in error', 'wrong pipeline', 'merged'];

export function keywords(one: LabelledCase): Verdict {
  const passages = accountOfCase(one.case).passages.filter(
    ({ author }) => author === 'owner' || author === 'colleague',
  );
  const text = passages.map((passage) => passage.text.toLowerCase()).join('\n');
  const has = (words: readonly string[]) => words.some((word) => text.includes(word));
  const patterns = PATTERNS.filter((pattern) => has(PATTERN_WORDS[pattern]));
  const words = text.split(/\s+/).filter(Boolean).length;
  const named = (['rep', 'product', 'circumstance'] as const).find((locus) => has(LOCUS_WORDS[locus]));
  const locus: Locus = patterns.length > 0 && named !== 'rep' ? 'prospect' : (named ?? 'unclear');
  const basis = has(HOUSEKEEPING_WORDS) ? 'housekeeping' : words <= 4 ? 'thin' : 'account';
  const all = [
    ...(locus === 'prospect' ? Object.values(PATTERN_WORDS).flat() : []),
    ...(locus === 'unclear' || locus === 'prospect' ? [] : LOCUS_WORDS[locus]),
  ];
  const evidence = passages.flatMap(({ source, text: own }) =>
    all.flatMap((word) => {
      const start = own.toLowerCase().indexOf(word);
      return start < 0
        ? []
        : [{ source, start, end: start + word.length, quote: own.slice(start, start + word.length) }];
    }),
  );
  const [first, ...others] = evidence.slice(0, 3);
  const base = {
    ...blank(),
    locus,
    ownership: locus === 'rep',
    patterns,
    flagProbability: locus === 'prospect' ? 0.7 : 0.15,
  };
  if (basis === 'account' && locus === 'prospect' && first)
    return { ...base, basis, flag: true, evidence: [first, ...others] };
  return { ...base, basis, flag: false, evidence: first ? [first, ...others] : [] };
}

function blank(): Verdict & { flag: false } {
  return {
    basis: 'account',
    locus: 'unclear',
    probabilities: Object.fromEntries(LOCI.map((locus) => [locus, 0.2])) as Record<Locus, number>,
    ownership: false,
    flag: false,
    flagProbability: 0,
    discovery: 'none',
    approach: 'not_shown',
    patterns: [],
    evidence: [],
    ownPart: null,
    need: null,
    reason: '',
    scorer: 'baseline',
  };
}
