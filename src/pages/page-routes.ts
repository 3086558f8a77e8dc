import express, { type Request, type Router } from 'express';
import type { Filters, PageData } from '../../app-card/app/pages/page-data.ts';
import { type LoggedAction, log } from '../audit/log-entry.ts';
import { lineOf, readLogRows, TEAM_LOOKS } from '../audit/read-log.ts';
import { answerSigned, Refused, type SignedCall, type SignedCallParts } from '../cards/signed-call.ts';
import { nameOfUser, ownerOfUser } from '../hubspot/owner-names.ts';
import type { Owner } from '../hubspot/owners.ts';
import { countContested, readFirstMonths, readLosses } from '../review/read-losses.ts';
import { readQuotes } from '../review/read-quotes.ts';
import { readTallies } from '../review/read-tallies.ts';
import { readWonBefore, readWonDeals } from '../review/read-won.ts';
import { type PortalSettings, readSettings } from '../settings/portal-settings.ts';
import { isManager } from '../settings/who-manages.ts';
import type { Store } from '../store/open-store.ts';
import { buildRep } from './build-rep.ts';
import { buildTeam, nameOfOwner } from './build-team.ts';
import { kindOf } from './deal-kinds.ts';
import { EVERYTHING, filtersInWords, NOTHING_CHOSEN, readFilters, startOf } from './filters.ts';
import { buildDealList } from './list-deals.ts';
import { readAnswers } from './read-answers.ts';

interface PageParts extends SignedCallParts {
  store: Store;
  managers: readonly string[];
}

/** Who reads, and what they may: managers all, reps themselves. */
interface Reader extends SignedCall {
  manager: boolean;
  /** The owner who this user is; null for users who own no deals. */
  self: Owner | null;
  owners: ReadonlyMap<string, Owner>;
  settings: PortalSettings;
  filters: Filters;
  now: Date;
}

const MOST_LOG_LINES = 20;
const OWNER_ID = /^\d{1,20}$/;
/** Value of `owner` for the deals without one. */
const NOBODY = 'none';

/** What the app's pages call: the team, one rep, and the deals behind a number. */
export function pageRoutes(parts: PageParts): Router {
  const router = express.Router();
  const route = (answer: (reader: Reader, request: Request) => Promise<PageData>) =>
    answerSigned(parts, async (call, request) => answer(await readerOf(parts, call, request), request));
  router.get(
    '/hubspot/pages/team',
    route((reader) => team(parts, reader)),
  );
  router.get(
    '/hubspot/pages/reps/:ownerId',
    route((reader, request) => rep(parts, reader, String(request.params.ownerId))),
  );
  router.get(
    '/hubspot/pages/deals',
    route((reader, request) => deals(parts, reader, request.query)),
  );
  return router;
}

async function readerOf(parts: PageParts, call: SignedCall, request: Request): Promise<Reader> {
  const { portal, viewer } = call;
  const settings = await readSettings(parts.store.db, portal.portalId);
  const owners = await portal.owners.get();
  return {
    ...call,
    manager: isManager(viewer, [...parts.managers, ...settings.managers]),
    self: ownerOfUser(viewer, owners),
    owners,
    settings,
    filters: readFilters(request.query),
    now: new Date(parts.now()),
  };
}

async function team(parts: PageParts, reader: Reader): Promise<PageData> {
  const { portal, settings, owners, now } = reader;
  // Two slices that differ by one rep's deals would tell of that one, so a team view has none.
  const filters = settings.view === 'team' ? NOTHING_CHOSEN : reader.filters;
  if (!reader.manager) {
    if (!reader.self)
      throw new Refused(403, 'Only the managers named in the settings see the team; reps see their own review.');
    return { kind: 'own', ownerId: reader.self.id };
  }
  const { db } = parts.store;
  const which = { portalId: portal.portalId, filters, from: startOf(filters, now), now };
  const tallies = await readTallies(db, which, settings.countOnly);
  await logLook(parts, reader, { action: 'saw_team' });
  const looks = await readLogRows(db, portal.portalId, { actions: TEAM_LOOKS }, MOST_LOG_LINES);
  return buildTeam({
    tallies,
    wonBefore: await readWonBefore(db, which),
    contested: await countContested(db, portal.portalId),
    log: looks.map((row) => lineOf(row, (email) => nameOfUser(email, owners))),
    firstMonths: await readFirstMonths(db, portal.portalId),
    owners,
    pipelines: await pipelinesOf(reader),
    filters,
    settings,
  });
}

async function rep(parts: PageParts, reader: Reader, ownerId: string): Promise<PageData> {
  const { portal, filters, settings, owners, now } = reader;
  mayRead(reader, ownerId);
  const { db } = parts.store;
  const which = { portalId: portal.portalId, filters, from: startOf(filters, now), ownerId, now };
  const known = OWNER_ID.test(ownerId);
  const losses = known ? await readLosses(db, { ...which, filters: EVERYTHING, from: null }) : [];
  if (!owners.has(ownerId) && losses.length === 0)
    throw new Refused(404, 'There is no such rep in your HubSpot account, or none of their deals was lost yet.');
  const inFilters = await readLosses(db, which);
  const withPatterns = inFilters.filter(({ patterns }) => patterns.length > 0).map(({ dealId }) => dealId);
  const own = reader.self?.id === ownerId;
  const answers = await readAnswers(db, portal.portalId, ownerId, (email) => nameOfUser(email, owners));
  await logLook(parts, reader, { action: 'saw_rep', ownerId });
  const since = (await readFirstMonths(db, portal.portalId)).get(ownerId) ?? null;
  return buildRep({
    portalId: portal.portalId,
    losses,
    inFilters,
    quotes: await readQuotes(db, portal.portalId, withPatterns),
    answers,
    rep: { ownerId, name: nameOfOwner(ownerId, owners), since },
    own,
    pipelines: await pipelinesOf(reader),
    filters,
    settings,
  });
}

async function deals(parts: PageParts, reader: Reader, query: Request['query']): Promise<PageData> {
  const { portal, filters, settings, owners, now } = reader;
  const { db } = parts.store;
  const owner = textOf(query.owner);
  if (owner !== '' && owner !== NOBODY && !OWNER_ID.test(owner))
    throw new Refused(400, 'owner is no id of a HubSpot owner. Go back and choose a rep.');
  const ownerId = owner === '' || owner === NOBODY ? null : owner;
  if (ownerId) mayRead(reader, ownerId);
  else if (!reader.manager || settings.view === 'team')
    throw new Refused(403, 'Only a rep’s own deals can be listed here. Open your own review.');
  const kind = kindOf(textOf(query.what) || 'losses');
  const within = 'ofAllTime' in kind ? EVERYTHING : filters;
  const which = {
    portalId: portal.portalId,
    filters: within,
    from: startOf(within, now),
    now,
    ...(owner === '' ? {} : { ownerId }),
  };
  const found =
    'wonBefore' in kind
      ? await readWonDeals(db, which, kind.wonBefore)
      : kind.pick(await readLosses(db, which), settings.countOnly);
  await logLook(parts, reader, ownerId ? { action: 'saw_rep', ownerId } : { action: 'saw_list' });
  return buildDealList({
    title: kind.title,
    deals: found,
    page: Number(textOf(query.page)) || 1,
    portalId: portal.portalId,
    owners,
    rep: owner === '' ? null : { ownerId: ownerId ?? '', name: nameOfOwner(ownerId, owners) },
    within: filtersInWords(within, await pipelinesOf(reader)),
  });
}

/** Managers read every rep, unless the settings show only the team; a rep reads nobody but themselves. */
function mayRead(reader: Reader, ownerId: string): void {
  if (reader.self?.id === ownerId) return;
  if (!reader.manager) throw new Refused(403, 'You can see your own review only.');
  if (reader.settings.view === 'team')
    throw new Refused(403, 'The settings show the team as a whole only, no single rep. Reps see their own review.');
}

async function logLook(
  parts: PageParts,
  { portal, viewer, now }: Reader,
  look: { action: LoggedAction; ownerId?: string },
): Promise<void> {
  const who = { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email };
  await log(parts.store.db, { ...who, ...look }, now);
}

async function pipelinesOf({ portal }: Reader) {
  const labels = new Map<string, string>();
  for (const { pipelineId, pipelineLabel } of (await portal.stages.get()).values())
    labels.set(pipelineId, pipelineLabel);
  return [...labels].map(([id, label]) => ({ id, label }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
