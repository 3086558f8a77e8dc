import express, { type Request, type Router } from 'express';
import type { CardData } from '../../app-card/app/cards/card-data.ts';
import { type LoggedAction, log } from '../audit/log-entry.ts';
import { noteOfAnswers } from '../discovery/answer-note.ts';
import { enqueueDealNow } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import { check, contestPost, discoveryPost, reflectionPost, reviewPost } from './check-posts.ts';
import type { Viewer } from './read-viewer.ts';
import { saveContest, saveDismissal, saveNeeds, saveReflection, saveReview } from './save-posts.ts';
import { type CardParts, roleOn, showCard } from './show-card.ts';
import { answerSigned, jsonBody, Refused, type SignedCall, type SignedCallParts } from './signed-call.ts';

const CARD = '/hubspot/cards/deals/:dealId';
/** HubSpot lets a card send at most 1 MB. */
const MAX_BODY = '1mb';

interface CardCall {
  portal: Portal;
  viewer: Viewer;
  dealId: string;
  body: unknown;
}

/** What the card calls. Portal and user come from HubSpot's signed query alone; the deal id is the card's claim and is checked against that portal. */
export function cardRoutes(parts: CardParts & SignedCallParts): Router {
  const router = express.Router();
  router.use('/hubspot/cards', express.raw({ type: () => true, limit: MAX_BODY, inflate: false }));
  const route = (answer: (call: CardCall) => Promise<unknown>) =>
    answerSigned(parts, (call, request) => answer(cardCall(call, request)));
  router.get(
    CARD,
    route((call) => look(parts, call)),
  );
  router.post(
    `${CARD}/review`,
    route((call) => review(parts, call)),
  );
  router.post(
    `${CARD}/reflection`,
    route((call) => reflect(parts, call)),
  );
  router.post(
    `${CARD}/contest`,
    route((call) => contest(parts, call)),
  );
  router.post(
    `${CARD}/discovery`,
    route((call) => discover(parts, call)),
  );
  return router;
}

function cardCall({ portal, viewer, rawBody }: SignedCall, request: Request): CardCall {
  const dealId = String(request.params.dealId);
  if (!/^\d{1,20}$/.test(dealId)) throw new Refused(400, 'The deal id is not a number.');
  return { portal, viewer, dealId, body: request.method === 'GET' ? null : jsonBody(rawBody) };
}

/** Who is shown a verdict is logged, once a day. */
async function look(parts: CardParts, call: CardCall): Promise<unknown> {
  const card = await show(parts, call);
  if (card.state === 'scored') await logDeed(parts, call, { action: 'saw_card' });
  return card;
}

async function logDeed(
  parts: CardParts,
  { portal, viewer, dealId }: CardCall,
  deed: { action: LoggedAction; detail?: string },
  idempotencyKey?: string,
): Promise<void> {
  const who = { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email };
  await log(parts.store.db, { ...who, dealId, ...deed }, new Date(parts.now()), idempotencyKey);
}

async function show(parts: CardParts, { portal, viewer, dealId }: CardCall): Promise<CardData> {
  const card = await showCard(parts, portal, viewer, dealId);
  if (!card) throw new Refused(404, 'This deal does not exist in your HubSpot account.');
  return card;
}

async function review(parts: CardParts, call: CardCall): Promise<unknown> {
  const post = check(reviewPost, call.body);
  const found = await roleOn(parts, call.portal, call.viewer, call.dealId);
  if (!found) throw new Refused(404, 'This deal does not exist in your HubSpot account.');
  if (found.role !== 'manager')
    throw new Refused(403, 'Only a manager named in the settings can review, and not on their own deal.');
  if (!found.rows.verdict)
    throw new Refused(409, 'There is no verdict to review on this deal at the moment. Reload the card.');
  if (!(await saveReview(parts.store, call.viewer, call.dealId, post)))
    throw new Refused(
      409,
      'The note has changed since you opened this card. Reload it and decide on what it says now.',
    );
  await logDeed(parts, call, { action: 'reviewed', detail: post.decision }, post.idempotencyKey);
  await enqueueDealNow(parts.store.boss, { portalId: call.portal.portalId, dealId: call.dealId });
  return show(parts, call);
}

async function reflect(parts: CardParts, call: CardCall): Promise<unknown> {
  const post = check(reflectionPost, call.body);
  const found = await roleOn(parts, call.portal, call.viewer, call.dealId);
  if (!found) throw new Refused(404, 'This deal does not exist in your HubSpot account.');
  if (found.role !== 'owner' || !found.owner)
    throw new Refused(403, 'Only the owner of the deal can add their own part.');
  if (found.rows.deal.state !== 'lost') throw new Refused(409, 'This deal is no longer lost. Reload the card.');
  await saveReflection(parts.store, call.viewer, call.dealId, found.owner.id, { ...post, kind: 'own_part' });
  await logDeed(parts, call, { action: 'reflected' }, post.idempotencyKey);
  await enqueueDealNow(parts.store.boss, { portalId: call.portal.portalId, dealId: call.dealId });
  return show(parts, call);
}

async function discover(parts: CardParts, call: CardCall): Promise<unknown> {
  const post = check(discoveryPost, call.body);
  const found = await roleOn(parts, call.portal, call.viewer, call.dealId);
  if (!found) throw new Refused(404, 'This deal does not exist in your HubSpot account.');
  if (found.role !== 'owner' || !found.owner)
    throw new Refused(403, 'Only the owner of the deal can log what was discovered here; anybody can write a note.');
  if (found.rows.deal.state !== 'open') throw new Refused(409, 'This deal is closed. Reload the card.');
  if (post.dismiss) {
    await saveDismissal(parts.store, call.viewer, call.dealId, post.dismiss, new Date(parts.now()));
    await logDeed(parts, call, { action: 'dismissed_needs' }, post.idempotencyKey);
  } else {
    const text = noteOfAnswers(post.answers ?? {});
    await saveNeeds(parts.store, call.viewer, call.dealId, found.owner.id, { ...post, text }, new Date(parts.now()));
    await logDeed(parts, call, { action: 'answered_needs' }, post.idempotencyKey);
  }
  await enqueueDealNow(parts.store.boss, { portalId: call.portal.portalId, dealId: call.dealId });
  return show(parts, call);
}

async function contest(parts: CardParts, call: CardCall): Promise<unknown> {
  const post = check(contestPost, call.body);
  const found = await roleOn(parts, call.portal, call.viewer, call.dealId);
  if (!found) throw new Refused(404, 'This deal does not exist in your HubSpot account.');
  if (found.role !== 'owner') throw new Refused(403, 'Only the owner of the deal can contest its review.');
  if (found.rows.contest && !(await isRepeat(parts, call, post.idempotencyKey)))
    throw new Refused(409, 'You have contested this reading already. Your manager answers it.');
  if (!(await saveContest(parts.store, call.viewer, call.dealId, post)))
    throw new Refused(409, 'The note was read anew since you opened this card. Reload it.');
  await logDeed(parts, call, { action: 'contested' }, post.idempotencyKey);
  await enqueueDealNow(parts.store.boss, { portalId: call.portal.portalId, dealId: call.dealId });
  return show(parts, call);
}

/** HubSpot repeats a call on 5xx. */
async function isRepeat(parts: CardParts, call: CardCall, idempotencyKey: string): Promise<boolean> {
  const same = await parts.store.db
    .selectFrom('contest')
    .select('id')
    .where('portal_id', '=', call.portal.portalId)
    .where('deal_id', '=', call.dealId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  return same !== undefined;
}
