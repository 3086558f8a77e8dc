import type { Filters, FindingLine, RepLine, TeamData } from '../../app-card/app/pages/page-data.ts';
import type { Owner } from '../hubspot/owners.ts';
import { type Group, probabilityOfChance } from '../review/differ.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { productOrSales } from '../review/product-or-sales.ts';
import type { TeamTallies } from '../review/read-tallies.ts';
import { emptyTally, type Tally } from '../review/tally.ts';
import { findingInWords, PRODUCT_OR_SALES_TEST, percent, themeName } from '../review/words.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import { buildMonths, buildOverview, shareOf } from './build-overview.ts';

/** What the team page is made of. */
export interface TeamRows {
  tallies: TeamTallies;
  before: Record<'won' | 'lost', Group>;
  firstMonths: ReadonlyMap<string, string>;
  owners: ReadonlyMap<string, Owner>;
  pipelines: TeamData['pipelines'];
  filters: Filters;
  settings: Pick<PortalSettings, 'countOnly' | 'view'>;
}

/** Where only the team is shown, it has at least as many reps that no single one can be made out. */
export const LEAST_REPS_OF_TEAM_VIEW = 5;
const NOBODY = 'no owner';

/** The team page. */
export function buildTeam(rows: TeamRows): TeamData {
  const { team, reps, leftOut } = rows.tallies;
  const named = new Map([...reps].filter(([ownerId, tally]) => ownerId !== '' && tally.losses > 0));
  const hidden = rows.settings.view === 'team';
  const tooFew = hidden && named.size < LEAST_REPS_OF_TEAM_VIEW;
  const shown = tooFew ? emptyTally() : team;
  return {
    kind: 'team',
    filters: rows.filters,
    pipelines: rows.pipelines,
    overview: buildOverview(shown, tooFew ? { contested: 0, overruled: 0, unconfirmed: 0 } : leftOut),
    reps: hidden ? [] : repLines(reps, rows),
    months: buildMonths(shown).filter(({ flagged }) => !hidden || flagged.of >= LEAST_ACCOUNTS),
    findings: tooFew ? null : findingLines(named, hidden ? null : rows.owners),
    test: PRODUCT_OR_SALES_TEST,
    wonAgainstLost: tooFew ? null : wonAgainstLost(rows.before),
    note: noteOf(rows.settings, tooFew),
  };
}

/** A rep's name; owners that HubSpot no longer lists keep their number. */
export function nameOfOwner(ownerId: string | null, owners: ReadonlyMap<string, Owner>): string {
  if (!ownerId) return NOBODY;
  return owners.get(ownerId)?.name ?? `former owner ${ownerId}`;
}

function repLines(reps: ReadonlyMap<string, Tally>, { owners, firstMonths }: TeamRows): RepLine[] {
  return [...reps]
    .filter(([, tally]) => tally.losses > 0)
    .map(([ownerId, tally]) => ({
      ownerId,
      name: nameOfOwner(ownerId, owners),
      losses: tally.losses,
      accounts: tally.accounts,
      flagged: shareOf(tally.flagged, tally.accounts),
      owned: shareOf(tally.owned, tally.accounts),
      since: firstMonths.get(ownerId) ?? null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** `owners` is null where no rep is to be named. */
function findingLines(
  reps: ReadonlyMap<string, Tally>,
  owners: ReadonlyMap<string, Owner> | null,
): FindingLine[] | null {
  const findings = productOrSales(reps);
  if (!findings) return null;
  return findings
    .toSorted((a, b) => Number(a.points === 'nowhere') - Number(b.points === 'nowhere'))
    .map((finding) => ({
      theme: themeName(finding.theme),
      points: finding.points,
      words: findingInWords({
        ...finding,
        above: owners
          ? finding.above.map((ownerId) => nameOfOwner(ownerId, owners))
          : [finding.above.length === 1 ? 'one rep' : `${finding.above.length} reps`],
      }),
      what:
        finding.theme === 'product' || finding.theme === 'prospect'
          ? `locus-${finding.theme}`
          : `pattern-${finding.theme}`,
    }));
}

const SURE = 0.05;

function wonAgainstLost({ won, lost }: TeamRows['before']): TeamData['wonAgainstLost'] {
  if (won.of < LEAST_ACCOUNTS || lost.of < LEAST_ACCOUNTS) return null;
  const chance = probabilityOfChance([won, lost]);
  const shares = { won: won.yes / won.of, lost: lost.yes / lost.of };
  const counts = `${percent(shares.won)} of ${won.of} won deals, ${percent(shares.lost)} of ${lost.of} lost ones`;
  const words =
    chance >= SURE
      ? `Needs were logged before the presentation in ${counts}: no difference that chance would not bring.`
      : shares.won > shares.lost
        ? `Where the need was logged before the presentation, deals are won more often (${counts}).`
        : `Here needs are logged before the presentation less often in won deals (${counts}): look at how the easy wins come in.`;
  return { won: shareOf(won.yes, won.of), lost: shareOf(lost.yes, lost.of), words };
}

function noteOf({ countOnly, view }: TeamRows['settings'], tooFew: boolean): string | null {
  const notes = [
    countOnly === 'confirmed' && 'Only readings that a manager confirmed count here (settings).',
    view === 'team' &&
      'Only the team as a whole is shown (settings), without the filters for amount and tenure, and without months of a few accounts.',
    tooFew &&
      `A team view takes ${LEAST_REPS_OF_TEAM_VIEW} reps or more with lost deals, so that no single one can be made out.`,
  ].filter((note) => note !== false);
  return notes.length > 0 ? notes.join(' ') : null;
}
