import type { ModelRequest } from './model-server.ts';

/** The numbered passages of a request, as a model sees them. */
export function passagesOf({ account }: Pick<ModelRequest, 'account'>): string[] {
  const between = account.split('\n').slice(1, -1).join('\n');
  return between
    .split(/^Passage \d+ \([^)]*\):\n/m)
    .slice(1)
    .map((part) => part.trim());
}

/** An honest answer that flags, quoting the beginning of the last passage. */
export function flagging(request: ModelRequest, change: Record<string, unknown> = {}) {
  const passages = passagesOf(request);
  return {
    basis: 'account',
    locus: 'prospect',
    ownership: false,
    flag: true,
    discovery: 'none',
    approach: 'present_and_counter',
    patterns: ['failed_to_understand'],
    probabilities: { prospect: 0.8, product: 0.05, circumstance: 0.05, rep: 0.05, unclear: 0.05 },
    flagProbability: 0.85,
    evidence: [{ passage: passages.length, quote: firstWords(passages.at(-1) ?? '') }],
    ownPart: null,
    need: null,
    doubt: null,
    ...change,
  };
}

/** A cause that is not the prospect: with it behind a flagged note an honest answer can take the flag back. */
export const GAP = 'We had no connector.';

/** An answer that puts the cause with the product, quoting `GAP` where it is written. */
export function product(request: ModelRequest, change: Record<string, unknown> = {}) {
  const at = passagesOf(request).findIndex((text) => text.includes(GAP));
  return flagging(request, {
    ...(at < 0 ? {} : { evidence: [{ passage: at + 1, quote: GAP }] }),
    locus: 'product',
    flag: false,
    flagProbability: 0.1,
    patterns: [],
    approach: 'not_shown',
    probabilities: { prospect: 0.1, product: 0.7, circumstance: 0.1, rep: 0.05, unclear: 0.05 },
    ...change,
  });
}

export function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, 6).join(' ');
}
