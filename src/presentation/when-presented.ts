import type { Stages } from '../hubspot/pipelines.ts';
import type { PresentationStage } from './presentation-stages.ts';

/** One entry of a deal's stage history. */
export interface StageEntry {
  value: string | null;
  timestamp: string;
}

/** Where a deal stands relative to the presentation of its pipeline. */
export type Nearness = 'far' | 'next' | 'presenting';

/**
 * When the deal first stood in a presentation stage or in an open or won stage behind it (the presentation stage may be
 * jumped over); null when it never did, when the pipelines name no presentation, or when there is no history. Each entry is
 * judged by the pipeline that its stage belongs to, so a deal may change its pipeline on the way.
 */
export function whenPresented(
  history: readonly StageEntry[],
  stages: Stages,
  presentations: Map<string, PresentationStage>,
): string | null {
  const known = new Map([...stages.values()].map((stage) => [stage.id, stage]));
  const reached = history.filter(({ value }) => {
    const stage = known.get(value ?? '');
    if (!stage || stage.outcome === 'lost') return false;
    const at = orderOfPresentation(presentations.get(stage.pipelineId));
    return at !== null && stage.order >= at;
  });
  return reached.map(({ timestamp }) => timestamp).toSorted()[0] ?? null;
}

/** `presenting` in the presentation stage or behind it, `next` in the open stage right before it. */
export function nearnessOf(stageId: string, presentation: PresentationStage | undefined): Nearness {
  const at = presentation?.stages.findIndex((stage) => stage.id === presentation.stageId) ?? -1;
  const here = presentation?.stages.findIndex((stage) => stage.id === stageId) ?? -1;
  if (at < 0 || here < 0) return 'far';
  if (here >= at) return 'presenting';
  return here === at - 1 ? 'next' : 'far';
}

/** Notes carry the minute that the rep sees: what was logged within the same minute came before. */
export function isBefore(at: string | null, presentedAt: string): boolean {
  if (at === null) return false;
  return Math.floor(Date.parse(at) / 60_000) <= Math.floor(Date.parse(presentedAt) / 60_000);
}

function orderOfPresentation(presentation: PresentationStage | undefined): number | null {
  return presentation?.stages.find((stage) => stage.id === presentation.stageId)?.order ?? null;
}
