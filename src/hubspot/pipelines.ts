import { z } from 'zod';
import { paths } from './api-version.ts';
import { callHubSpot, type HubSpot } from './call-hubspot.ts';

const pipelinesAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      stages: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          displayOrder: z.number().default(0),
          metadata: z.record(z.string(), z.string().nullable()).default({}),
        }),
      ),
    }),
  ),
});

export interface Stage {
  id: string;
  label: string;
  pipelineId: string;
  pipelineLabel: string;
  /** Place in its pipeline, from 0. */
  order: number;
  outcome: 'lost' | 'won' | 'open';
}

/** All stages of a portal's deal pipelines, by `pipeline/stage`: stage ids are unique only within HubSpot's own word. */
export type Stages = Map<string, Stage>;

/**
 * Reads what each stage means from the pipelines' metadata, whose values are strings: closed with probability 0 is lost,
 * closed with any other is won. Never a label or a fixed id: both differ from portal to portal.
 */
export async function readStages(hubspot: HubSpot): Promise<Stages> {
  const { results } = await callHubSpot(hubspot, { method: 'GET', path: paths.pipelines }, pipelinesAnswer);
  const stages: Stages = new Map();
  for (const pipeline of results) {
    const inOrder = pipeline.stages.toSorted((a, b) => a.displayOrder - b.displayOrder);
    for (const [order, stage] of inOrder.entries()) {
      stages.set(`${pipeline.id}/${stage.id}`, {
        id: stage.id,
        label: stage.label,
        pipelineId: pipeline.id,
        pipelineLabel: pipeline.label,
        order,
        outcome: outcomeOf(stage.metadata),
      });
    }
  }
  return stages;
}

function outcomeOf(metadata: Record<string, string | null>): Stage['outcome'] {
  if (metadata.isClosed !== 'true') return 'open';
  return Number(metadata.probability) === 0 ? 'lost' : 'won';
}
