import type { Filters, RepData, TeamData } from '../../app-card/app/pages/page-data.ts';
import { beforeOf } from '../review/before.ts';
import { compareFirstTen } from '../review/first-ten.ts';
import { counting, type FoundLoss } from '../review/read-losses.ts';
import { addLoss, emptyTally, type Tally } from '../review/tally.ts';
import { firstTenInWords, LOCUS_NAMES } from '../review/words.ts';
import { LOCI } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import { buildMonths, buildOverview, shareOf } from './build-overview.ts';
import { quarterOf } from './deal-kinds.ts';
import { patternLines } from './pattern-lines.ts';

/** What the review of one rep is made of. */
export interface RepRows {
  portalId: string;
  /** Of all time; `inFilters` are those that the filters pass. */
  losses: readonly FoundLoss[];
  inFilters: readonly FoundLoss[];
  /** All quotes of each deal in which a pattern was found, by its id. */
  quotes: ReadonlyMap<string, readonly string[]>;
  answers: Pick<RepData, 'reflections' | 'decisions' | 'log'>;
  rep: RepData['rep'];
  own: boolean;
  pipelines: TeamData['pipelines'];
  filters: Filters;
  settings: Pick<PortalSettings, 'countOnly'>;
}

/** The review of one rep. */
export function buildRep(rows: RepRows): RepData {
  const { counted, leftOut } = counting(rows.inFilters, rows.settings.countOnly);
  const tally = tallyOf(counted);
  const known = beforeOf(counted);
  const before = shareOf(known.yes, known.of);
  return {
    kind: 'rep',
    filters: rows.filters,
    pipelines: rows.pipelines,
    rep: rows.rep,
    own: rows.own,
    overview: buildOverview(tally, leftOut),
    quarters: quartersOf(counted),
    months: buildMonths(tally),
    patterns: patternLines(counted, tally, rows.quotes, rows.portalId),
    first: firstTen(tallyOf(counting(rows.losses, rows.settings.countOnly).counted)),
    before:
      before.of > 0
        ? {
            lost: before,
            words: `Needs were logged before the presentation in ${before.yes} of ${before.of} lost deals of which that is known${before.interval ? `: ${before.words}` : ''}.`,
          }
        : null,
    ...rows.answers,
    note:
      rows.settings.countOnly === 'confirmed' ? 'Only readings that a manager confirmed count here (settings).' : null,
  };
}

function tallyOf(losses: readonly FoundLoss[]): Tally {
  const tally = emptyTally();
  for (const loss of losses) addLoss(tally, loss);
  return tally;
}

function quartersOf(losses: readonly FoundLoss[]): RepData['quarters'] {
  const counts = new Map<string, Map<string, number>>();
  for (const { basis, closedAt, locus } of losses) {
    if (basis !== 'account' || !closedAt) continue;
    const quarter = quarterOf(closedAt);
    const loci = counts.get(quarter) ?? new Map<string, number>();
    counts.set(quarter, loci.set(locus, (loci.get(locus) ?? 0) + 1));
  }
  return [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .slice(-8)
    .flatMap(([quarter, loci]) =>
      LOCI.map((locus) => ({ quarter, locus: LOCUS_NAMES[locus], count: loci.get(locus) ?? 0 })),
    );
}

function firstTen(tally: Tally): RepData['first'] {
  const found = compareFirstTen(tally);
  if (!found) return null;
  const { first, later } = found;
  return { first: shareOf(first.yes, first.of), later: shareOf(later.yes, later.of), words: firstTenInWords(found) };
}
