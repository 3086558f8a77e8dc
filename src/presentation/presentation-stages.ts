import type { Kysely } from 'kysely';
import type { Stage, Stages } from '../hubspot/pipelines.ts';
import type { Tables } from '../store/tables.ts';
import { speaksOfPresenting } from './presentation-words.ts';

/** Where a pipeline's deals are presented to the buyer. */
export interface PresentationStage {
  pipelineId: string;
  pipelineLabel: string;
  /** The open stages in their order, for the admin to choose from. */
  stages: Stage[];
  /** The stage that counts; null when there is none, and then nothing is asked in this pipeline. */
  stageId: string | null;
  /** Named by the admin, found by its name, not found, or named by the admin and gone since. */
  by: 'admin' | 'name' | 'nobody' | 'admin, gone';
}

/**
 * For each pipeline its presentation stage: the admin's choice, or the first open stage whose name speaks of presenting.
 * A choice that is no longer a stage of the pipeline gives way to the name, and says so.
 */
export async function readPresentationStages(
  db: Kysely<Tables>,
  portalId: string,
  stages: Stages,
): Promise<Map<string, PresentationStage>> {
  const chosen = await db.selectFrom('presentation_stage').selectAll().where('portal_id', '=', portalId).execute();
  const byPipeline = Map.groupBy(stages.values(), (stage) => stage.pipelineId);
  return new Map(
    [...byPipeline].map(([pipelineId, all]) => {
      const open = all.filter((stage) => stage.outcome === 'open').toSorted((a, b) => a.order - b.order);
      const choice = chosen.find((one) => one.pipeline_id === pipelineId);
      return [
        pipelineId,
        { ...settle(open, choice), pipelineId, pipelineLabel: all[0]?.pipelineLabel ?? pipelineId, stages: open },
      ];
    }),
  );
}

function settle(
  open: readonly Stage[],
  choice: { stage_id: string | null } | undefined,
): Pick<PresentationStage, 'stageId' | 'by'> {
  if (choice && (choice.stage_id === null || open.some((stage) => stage.id === choice.stage_id)))
    return { stageId: choice.stage_id, by: 'admin' };
  const named = open.find((stage) => speaksOfPresenting(stage.label));
  if (choice) return { stageId: named?.id ?? null, by: 'admin, gone' };
  return named ? { stageId: named.id, by: 'name' } : { stageId: null, by: 'nobody' };
}

/** Keeps an admin's choice; null means that this pipeline has no presentation. */
export async function choosePresentationStage(
  db: Kysely<Tables>,
  portalId: string,
  choice: { pipelineId: string; stageId: string | null; userEmail: string },
  now: Date,
): Promise<void> {
  const row = { stage_id: choice.stageId, chosen_by: choice.userEmail, chosen_at: now };
  await db
    .insertInto('presentation_stage')
    .values({ portal_id: portalId, pipeline_id: choice.pipelineId, ...row })
    .onConflict((conflict) => conflict.columns(['portal_id', 'pipeline_id']).doUpdateSet(row))
    .execute();
}
