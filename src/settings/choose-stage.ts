import { z } from 'zod';
import { log } from '../audit/log-entry.ts';
import { jsonBody, Refused, type SignedCall } from '../cards/signed-call.ts';
import { choosePresentationStage, readPresentationStages } from '../presentation/presentation-stages.ts';
import { lookAgain } from './look-again.ts';
import type { SettingsParts } from './settings-routes.ts';

const choice = z.object({
  pipelineId: z.string({ error: 'pipelineId is missing.' }).min(1).max(100),
  /** Null: deals of this pipeline are not presented. */
  stageId: z.string({ error: 'stageId is missing: give a stage, or null for none.' }).min(1).max(100).nullable(),
});

/** Keeps which stage of a pipeline is its presentation, and looks again at its open deals: they may stand in another place of their way now. */
export async function chooseStage(parts: SettingsParts, { portal, viewer, rawBody }: SignedCall): Promise<void> {
  const parsed = choice.safeParse(jsonBody(rawBody));
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  const { pipelineId, stageId } = parsed.data;
  const { db } = parts.store;
  const presentations = await readPresentationStages(db, portal.portalId, await portal.stages.refresh());
  const pipeline = presentations.get(pipelineId);
  if (!pipeline) throw new Refused(409, 'This pipeline no longer exists. Reload the page.');
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  if (stageId !== null && !stage)
    throw new Refused(
      409,
      `The pipeline “${pipeline.pipelineLabel}” has no such open stage any more. Reload the page.`,
    );
  const now = new Date(parts.now());
  await choosePresentationStage(db, portal.portalId, { pipelineId, stageId, userEmail: viewer.email }, now);
  const detail = `presentation of “${pipeline.pipelineLabel}”: ${stage ? `“${stage.label}”` : 'none'}`;
  await log(
    db,
    { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email, action: 'changed_settings', detail },
    now,
  );
  await lookAgain(parts.store, portal.portalId, { state: 'open', pipelineId }, now);
}
