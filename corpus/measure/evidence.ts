import { accountOfCase } from '../../src/account/account-of-case.ts';
import type { Verdict } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';

/** Does a quote of the verdict overlap a gold quote in the same passage? */
export function hitsEvidence({ case: one, label }: LabelledCase, verdict: Pick<Verdict, 'evidence'>): boolean {
  const gold = accountOfCase(one).passages.flatMap((passage) =>
    label.evidence.flatMap((quote) => {
      const start = passage.text.indexOf(quote.replaceAll('\u00A0', ' ').trim());
      return start < 0 ? [] : [{ source: passage.source, start, end: start + quote.length }];
    }),
  );
  return verdict.evidence.some((quote) =>
    gold.some((other) => other.source === quote.source && other.start < quote.end && other.end > quote.start),
  );
}

/** Is each quote a verbatim part of what the seller's side wrote, as logged? */
export function isVerbatim({ case: one }: LabelledCase, verdict: Pick<Verdict, 'evidence'>): boolean {
  const passages = accountOfCase(one).passages.filter(({ author }) => author === 'owner' || author === 'colleague');
  return verdict.evidence.every((quote) =>
    passages.some(
      ({ source, text }) =>
        source === quote.source && quote.quote !== '' && text.slice(quote.start, quote.end) === quote.quote,
    ),
  );
}
