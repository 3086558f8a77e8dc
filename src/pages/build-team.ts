import type { Filters, FindingLine, LookLine, RepLine, TeamData } from '../../app-card/app/pages/page-data.ts';
import type { Owner } from '../hubspot/owners.ts';
import { together } from '../review/before.ts';
import { type Group, probabilityOfChance } from '../review/differ.ts';
import { LEAST_ACCOUNTS } from '../review/loss.ts';
import { type Finding, productOrSales } from '../review/product-or-sales.ts';
import type { TeamTallies } from '../review/read-tallies.ts';
import { emptyTally, type Tally } from '../review/tally.ts';
import { findingInWords, PRODUCT_OR_SALES_TEST, percent, themeName } from '../review/words.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import { buildMonths, buildOverview, shareOf } from './build-overview.ts';
import { enoughReps, findingsTellOfFew, LEAST_REPS, monthsOfTeam, ofEnoughReps } from './team-view.ts';

/** What the team page is made of. */
export interface TeamRows {
  tallies: TeamTallies;
  /** How often needs were logged before the presentation, of won deals by owner id. */
  wonBefore: ReadonlyMap<string, Group>;
  /** Contested readings of all time that no manager has answered yet. */
  contested: number;
  log: LookLine[];
  firstMonths: ReadonlyMap<string, string>;
  owners: ReadonlyMap<string, Owner>;
  pipelines: TeamData['pipelines'];
  filters: Filters;
  settings: Pick<PortalSettings, 'countOnly' | 'view'>;
}

const NOBODY = 'no owner';

/** The team page. */
export function buildTeam(rows: TeamRows): TeamData {
  const { team, reps, leftOut } = rows.tallies;
  const named = new Map([...reps].filter(([ownerId, tally]) => ownerId !== '' && tally.losses > 0));
  const teamOnly = rows.settings.view === 'team';
  const tooFew = teamOnly && !enoughReps(rows.tallies);
  const shown = tooFew ? emptyTally() : team;
  const findings = tooFew || (teamOnly && findingsTellOfFew(rows.tallies)) ? null : productOrSales(named);
  return {
    kind: 'team',
    filters: rows.filters,
    pipelines: rows.pipelines,
    teamOnly,
    contested: rows.contested,
    overview: buildOverview(shown, tooFew ? { contested: 0, overruled: 0, unconfirmed: 0 } : leftOut),
    reps: teamOnly ? [] : repLines(reps, rows),
    months: tooFew ? [] : teamOnly ? monthsOfTeam(rows.tallies) : buildMonths(team),
    findings: findings && findingLines(findings, teamOnly ? null : rows.owners),
    test: PRODUCT_OR_SALES_TEST,
    wonAgainstLost: tooFew ? null : wonAgainstLost(rows.wonBefore, rows.tallies.before, teamOnly),
    log: rows.log,
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
function findingLines(findings: readonly Finding[], owners: ReadonlyMap<string, Owner> | null): FindingLine[] {
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
      count: finding.named.yes,
      what: `theme-${finding.theme}`,
    }));
}

const SURE = 0.05;

function wonAgainstLost(
  wonByRep: ReadonlyMap<string, Group>,
  lostByRep: ReadonlyMap<string, Group>,
  teamOnly: boolean,
): TeamData['wonAgainstLost'] {
  if (teamOnly && !(ofEnoughReps(wonByRep) && ofEnoughReps(lostByRep))) return null;
  const won = together(wonByRep.values());
  const lost = together(lostByRep.values());
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
      `Only the team as a whole is shown (settings): the last twelve months without filters, and nothing of fewer than ${LEAST_REPS} reps.`,
    tooFew &&
      `A team view takes ${LEAST_REPS} reps or more whose lost deals have an account, so that no single one can be made out.`,
  ].filter((note) => note !== false);
  return notes.length > 0 ? notes.join(' ') : null;
}
