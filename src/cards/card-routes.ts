import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import type { ContestPost, DiscoveryPost, ReflectionPost, ReviewPost } from '../../app-card/app/cards/card-data.ts';
import { noteOfAnswers } from '../discovery/answer-note.ts';
import { ASK, NEEDS } from '../discovery/needs.ts';
import { enqueueDealNow } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import type { Viewer } from './read-viewer.ts';
import { saveContest, saveDismissal, saveNeeds, saveReflection, saveReview } from './save-posts.ts';
import { type CardParts, roleOn, showCard } from './show-card.ts';
import { answerSigned, jsonBody, Refused, type SignedCall, type SignedCallParts } from './signed-call.ts';

const CARD = '/hubspot/cards/deals/:dealId';
/** HubSpot lets a card send at most 1 MB. */
const MAX_BODY = '1mb';

const key = z
  .string({ error: 'idempotencyKey is missing.' })
  .min(8, 'idempotencyKey is too short.')
  .max(200, 'idempotencyKey is too long.');
const reviewPost = z
  .object({
    idempotencyKey: key,
    verdictId: z.string({ error: 'verdictId is missing.' }).regex(/^\d{1,19}$/, 'verdictId is not a number.'),
    decision: z.enum(['confirmed', 'overruled'], { error: 'decision must be confirmed or overruled.' }),
    reason: z
      .string({ error: 'reason is missing.' })
      .trim()
      .max(2_000, 'The reason is too long: 2,000 characters at most.'),
  })
  .refine(
    (post) => post.decision === 'confirmed' || post.reason !== '',
    'To overrule, say why in a sentence: the rep sees it.',
  ) satisfies z.ZodType<ReviewPost>;
const contestPost = z.object({
  idempotencyKey: key,
  verdictId: z.string({ error: 'verdictId is missing.' }).regex(/^\d{1,19}$/, 'verdictId is not a number.'),
  ground: z.enum(['misread', 'not_mine', 'unwritten', 'facts'], { error: 'ground is none of the four.' }),
  text: z
    .string({ error: 'text is missing.' })
    .trim()
    .min(1, 'Say in a sentence why it is not fair: your manager answers it.')
    .max(2_000, 'The text is too long: 2,000 characters at most.'),
}) satisfies z.ZodType<ContestPost>;
const reflectionPost = z.object({
  idempotencyKey: key,
  text: z
    .string({ error: 'text is missing.' })
    .trim()
    .min(1, 'Write a sentence first.')
    .max(10_000, 'The text is too long: 10,000 characters at most.'),
}) satisfies z.ZodType<ReflectionPost>;

const MAX_ANSWER = 5_000;
const answer = (need: (typeof NEEDS)[number]) =>
  z
    .string()
    .trim()
    .max(
      MAX_ANSWER,
      `The answer to “${ASK[need].question}” is too long: ${MAX_ANSWER.toLocaleString('en')} characters at most. Put the rest into a note on the deal.`,
    )
    .optional();
const discoveryPost = z
  .object({
    idempotencyKey: key,
    answers: z
      .object({
        problem: answer('problem'),
        consequence: answer('consequence'),
        who: answer('who'),
        decision: answer('decision'),
        nothing: answer('nothing'),
      })
      .optional(),
    dismiss: z.string().trim().max(500, 'The reason is too long: 500 characters at most.').optional(),
  })
  .refine(
    ({ answers, dismiss }) => Boolean(dismiss) || NEEDS.some((need) => answers?.[need]),
    'Answer at least one question, or say why nothing is to be asked here.',
  ) satisfies z.ZodType<DiscoveryPost>;

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
    route((call) => show(parts, call)),
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

function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  return parsed.data;
}

async function show(parts: CardParts, { portal, viewer, dealId }: CardCall): Promise<unknown> {
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
  } else {
    const text = noteOfAnswers(post.answers ?? {});
    await saveNeeds(parts.store, call.viewer, call.dealId, found.owner.id, { ...post, text }, new Date(parts.now()));
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
