import type { PortalSeed } from '../../emulator/seed.ts';
import { callCard } from './call-card.ts';
import { eventually, type RunningPortal } from './run-portal.ts';

/** Has the server read every deal of the portal that stands as lost, by opening its card, and waits for the verdicts. */
export async function readPastLosses(
  portal: RunningPortal,
  seed: PortalSeed,
  manager: { userId: number; email: string },
): Promise<string[]> {
  const lost = new Set(
    seed.pipelines.flatMap(({ stages }) =>
      stages
        .filter(({ metadata }) => metadata.isClosed === 'true' && Number(metadata.probability) === 0)
        .map(({ id }) => id),
    ),
  );
  const ids = seed.deals.filter((deal) => lost.has(deal.stages.at(-1)?.stage ?? '')).map(({ id }) => id);
  const viewer = { portalId: seed.portalId, userId: manager.userId, email: manager.email };
  for (const id of ids) await callCard(portal.server.url, viewer, `/hubspot/cards/deals/${id}`);
  await eventually(async () => {
    for (const id of ids) {
      const { body } = await callCard(portal.server.url, viewer, `/hubspot/cards/deals/${id}`);
      if (body.state !== 'scored') throw new Error(`deal ${id} is ${body.state}: ${body.message}`);
    }
  }, 60_000);
  return ids;
}
