import type { Portal } from './store.ts';

/** What HubSpot derives when a deal enters a stage: open or closed, won or lost, and the dates of entering and leaving. */
export function stageProperties(
  portal: Portal,
  from: string | null,
  to: string,
  pipelineId: string | null,
  at: number,
): Record<string, string> {
  const stage = portal.pipelines.find(({ id }) => id === pipelineId)?.stages.find(({ id }) => id === to);
  const probability = Number(stage?.metadata.probability ?? 0);
  const closed = stage?.metadata.isClosed === 'true';
  const now = new Date(at).toISOString();
  return {
    hs_is_closed: String(closed),
    hs_is_closed_won: String(closed && probability === 1),
    hs_is_closed_lost: String(closed && probability === 0),
    hs_deal_stage_probability: String(probability),
    ...(from && from !== to ? { [`hs_v2_date_exited_${from}`]: now } : {}),
    ...(from === to ? {} : { [`hs_v2_date_entered_${to}`]: now, [`hs_v2_date_exited_${to}`]: '' }),
  };
}
