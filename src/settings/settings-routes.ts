import express, { type Router } from 'express';
import { z } from 'zod';
import type { PipelineSetting, SettingsData } from '../../app-card/app/settings/settings-data.ts';
import { answerSigned, jsonBody, Refused, type SignedCall, type SignedCallParts } from '../cards/signed-call.ts';
import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Portal } from '../portals/portals.ts';
import {
  choosePresentationStage,
  type PresentationStage,
  readPresentationStages,
} from '../presentation/presentation-stages.ts';
import type { Store } from '../store/open-store.ts';

interface SettingsParts extends SignedCallParts {
  store: Store;
  managers: readonly string[];
}

const choice = z.object({
  pipelineId: z.string({ error: 'pipelineId is missing.' }).min(1).max(100),
  /** Null: deals of this pipeline are not presented. */
  stageId: z.string({ error: 'stageId is missing: give a stage, or null for none.' }).min(1).max(100).nullable(),
});

/** What the settings page calls: which stage of each pipeline is its presentation. Only managers read and change it. */
export function settingsRoutes(parts: SettingsParts): Router {
  const router = express.Router();
  router.use('/hubspot/settings', express.raw({ type: () => true, limit: '100kb', inflate: false }));
  const route = (answer: (call: SignedCall) => Promise<SettingsData>) =>
    answerSigned(parts, (call) => {
      const { email, userId } = call.viewer;
      if (!parts.managers.includes(email) && !parts.managers.includes(userId))
        throw new Refused(403, 'Only the managers named in ONUS_MANAGERS see and change the settings.');
      return answer(call);
    });
  router.get(
    '/hubspot/settings',
    route(({ portal }) => show(parts, portal)),
  );
  router.post(
    '/hubspot/settings/presentation-stage',
    route((call) => choose(parts, call)),
  );
  return router;
}

async function show(parts: SettingsParts, portal: Portal): Promise<SettingsData> {
  const presentations = await readPresentationStages(parts.store.db, portal.portalId, await portal.stages.refresh());
  return { pipelines: [...presentations.values()].map(settingOf) };
}

async function choose(parts: SettingsParts, { portal, viewer, rawBody }: SignedCall): Promise<SettingsData> {
  const parsed = choice.safeParse(jsonBody(rawBody));
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  const { pipelineId, stageId } = parsed.data;
  const presentations = await readPresentationStages(parts.store.db, portal.portalId, await portal.stages.refresh());
  const pipeline = presentations.get(pipelineId);
  if (!pipeline) throw new Refused(409, 'This pipeline no longer exists. Reload the page.');
  if (stageId !== null && pipeline.stages.every((stage) => stage.id !== stageId))
    throw new Refused(
      409,
      `The pipeline “${pipeline.pipelineLabel}” has no such open stage any more. Reload the page.`,
    );
  const now = new Date(parts.now());
  await choosePresentationStage(parts.store.db, portal.portalId, { pipelineId, stageId, userEmail: viewer.email }, now);
  await lookAgain(parts, portal.portalId, pipelineId, now);
  return show(parts, portal);
}

/** Open deals of the pipeline may stand in another place of their way now. */
async function lookAgain(parts: SettingsParts, portalId: string, pipelineId: string, now: Date): Promise<void> {
  const open = await parts.store.db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('pipeline_id', '=', pipelineId)
    .where('state', '=', 'open')
    .execute();
  await enqueueDeals(
    parts.store.boss,
    open.map((row) => ({ portalId, dealId: row.deal_id })),
    now,
  );
}

function settingOf(one: PresentationStage): PipelineSetting {
  const stages = one.stages.map(({ id, label }) => ({ id, label }));
  return { id: one.pipelineId, label: one.pipelineLabel, stages, presentation: one.stageId, by: one.by };
}
