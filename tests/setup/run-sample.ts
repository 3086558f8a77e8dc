import { samplePortal } from '../../emulator/sample-portal/portal.ts';
import { callCard } from './call-card.ts';
import { eventually, type RunningPortal, runPortal } from './run-portal.ts';
import { freshFolder } from './stores.ts';

interface Manager {
  userId: number;
  email: string;
}

const askAs = (portal: RunningPortal, manager: Manager) => (path: string) =>
  callCard(portal.server.url, { ...manager, portalId: samplePortal.portalId }, path);

/** The sample portal with all its past losses read by the back-fill, as the demo has it. */
export async function runSample(manager: Manager): Promise<RunningPortal> {
  const env = { ONUS_MANAGERS: manager.email, ONUS_BACKFILL: '2y' };
  const portal = await runPortal(await freshFolder(), { seed: samplePortal, env });
  const ask = askAs(portal, manager);
  await eventually(async () => {
    const { body } = await ask('/hubspot/settings');
    expect(body.backfill).toMatchObject({ state: 'done' });
  }, 90_000);
  return portal;
}

/** Opens the cards of the deals that were won long ago: the back-fill reads losses only. */
export async function openWonDeals(portal: RunningPortal, manager: Manager): Promise<void> {
  const ask = askAs(portal, manager);
  const won = new Set(
    samplePortal.pipelines.flatMap(({ stages }) =>
      stages.filter(({ metadata }) => Number(metadata.probability) === 1).map(({ id }) => id),
    ),
  );
  for (const { id, stages } of samplePortal.deals)
    if (won.has(stages.at(-1)?.stage ?? '')) await ask(`/hubspot/cards/deals/${id}`);
}
