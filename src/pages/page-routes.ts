import express, { type Request, type Router } from 'express';
import type { Filters, PageData } from '../../app-card/app/pages/page-data.ts';
import { log } from '../audit/log-entry.ts';
import { answerSigned, Refused, type SignedCall, type SignedCallParts } from '../cards/signed-call.ts';
import { nameOfUser, ownerOfUser } from '../hubspot/owner-names.ts';
import type { Owner } from '../hubspot/owners.ts';
import { readBefore, readFirstMonths, readLosses } from '../review/read-losses.ts';
import { readTallies } from '../review/read-tallies.ts';
import { type PortalSettings, readSettings } from '../settings/portal-settings.ts';
import { isManager } from '../settings/who-manages.ts';
import type { Store } from '../store/open-store.ts';
import { buildRep } from './build-rep.ts';
import { buildTeam, nameOfOwner } from './build-team.ts';
import { readFilters, startOf } from './filters.ts';
import { buildDealList, dealsOf } from './list-deals.ts';
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
  const filters = settings.view === 'team' ? withoutSlicing(reader.filters) : reader.filters;
  if (!reader.manager) {
    if (!reader.self)
      throw new Refused(403, 'Only the managers named in the settings see the team; reps see their own review.');
    return { kind: 'own', ownerId: reader.self.id };
  }
  const { db } = parts.store;
  const which = { portalId: portal.portalId, filters, from: startOf(filters, now), now };
  const tallies = await readTallies(db, which, settings.countOnly);
  const before = await readBefore(db, which);
  const firstMonths = await readFirstMonths(db, portal.portalId);
  await log(db, { ...entryOf(reader), action: 'saw_team' }, now);
  return buildTeam({ tallies, before, firstMonths, owners, pipelines: await pipelinesOf(reader), filters, settings });
}

/** Two amounts that differ by one deal, or a team with and without its newest rep, would tell of that one by subtraction. */
function withoutSlicing(filters: Filters): Filters {
  return { ...filters, least: '', most: '', tenure: 'all' };
}

async function rep(parts: PageParts, reader: Reader, ownerId: string): Promise<PageData> {
  const { portal, filters, settings, owners, now } = reader;
  mayRead(reader, ownerId);
  const { db } = parts.store;
  const which = { portalId: portal.portalId, filters, from: startOf(filters, now), ownerId, now };
  const inFilters = await readLosses(db, which);
  const ever = { period: 'all', pipeline: '', least: '', most: '', tenure: 'all' } as const;
  const losses = await readLosses(db, { ...which, filters: ever, from: null });
  if (!owners.has(ownerId) && losses.length === 0)
    throw new Refused(404, 'There is no such rep in your HubSpot account, or none of their deals was lost yet.');
  const own = reader.self?.id === ownerId;
  const answers = await readAnswers(db, portal.portalId, ownerId, (email) => nameOfUser(email, owners));
  await log(db, { ...entryOf(reader), action: 'saw_rep', ownerId }, now);
  const since = (await readFirstMonths(db, portal.portalId)).get(ownerId) ?? null;
  return buildRep({
    portalId: portal.portalId,
    losses,
    inFilters,
    before: (await readBefore(db, which)).lost,
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
  const ownerId = textOf(query.owner);
  if (ownerId !== '') mayRead(reader, ownerId);
  else if (!reader.manager || settings.view === 'team')
    throw new Refused(403, 'Only a rep’s own deals can be listed here. Open your own review.');
  const which = {
    portalId: portal.portalId,
    filters,
    from: startOf(filters, now),
    now,
    ...(ownerId === '' ? {} : { ownerId }),
  };
  const losses = await readLosses(parts.store.db, which);
  const behind = dealsOf(losses, textOf(query.what) || 'losses', settings.countOnly);
  return buildDealList(behind, Number(textOf(query.page)) || 1, portal.portalId, owners);
}

/** Managers read every rep, unless the settings show only the team; a rep reads nobody but themselves. */
function mayRead(reader: Reader, ownerId: string): void {
  if (reader.self?.id === ownerId) return;
  if (!reader.manager) throw new Refused(403, 'You can see your own review only.');
  if (reader.settings.view === 'team')
    throw new Refused(403, 'The settings show the team as a whole only, no single rep. Reps see their own review.');
}

function entryOf({ portal, viewer }: Reader) {
  return { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email };
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
