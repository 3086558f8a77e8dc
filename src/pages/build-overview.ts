import type { Month, Overview, Share } from '../../app-card/app/pages/page-data.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import type { Tally } from '../review/tally.ts';
import { wilson } from '../review/wilson.ts';
import { LOCUS_NAMES, shareInWords } from '../review/words.ts';
import { LOCI } from '../scoring/verdict.ts';

/** A share with its interval, or that there are too few to say: nobody is ranked by a handful of deals. */
export function shareOf(yes: number, of: number): Share {
  const interval = of >= LEAST_ACCOUNTS ? wilson(yes, of) : null;
  return { yes, of, interval, words: interval ? shareInWords(interval) : 'too few to say' };
}

/** What these losses have in common. */
export function buildOverview(tally: Tally, leftOut: Overview['leftOut']): Overview {
  return {
    losses: tally.losses,
    accounts: tally.accounts,
    thin: tally.thin,
    housekeeping: tally.housekeeping,
    flagged: shareOf(tally.flagged, tally.accounts),
    owned: shareOf(tally.owned, tally.accounts),
    discovered: shareOf(tally.discovered, tally.accounts),
    loci: LOCI.map((locus) => ({ locus, name: LOCUS_NAMES[locus], count: tally.loci[locus] })),
    leftOut,
  };
}

const MOST_MONTHS = 24;

/** Month by month, oldest first. */
export function buildMonths(tally: Tally): Month[] {
  return [...tally.months]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .slice(-MOST_MONTHS)
    .map(([month, { accounts, flagged }]) => ({ month, flagged: shareOf(flagged, accounts) }));
}
