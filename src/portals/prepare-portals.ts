import { PortalPaused } from '../errors.ts';
import type { Log } from '../log.ts';
import { ensureProperties } from '../write-back/ensure-properties.ts';
import type { Portal, Portals } from './portals.ts';

const AGAIN_MS = 30_000;

/**
 * Makes sure that each portal can be reached and has our properties; tries again until it works, so that HubSpot being
 * away at start, or a token that is put right later, needs no restart. Says each time what is wrong. `afterwards` is done once
 * for each portal that is ready.
 */
export function preparePortals(
  portals: Portals,
  log: Log,
  afterwards: (portal: Portal) => Promise<void>,
): { stop(): void; done: Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const done = new Promise<void>((resolve) => {
    const attempt = async () => {
      try {
        for (const portal of await portals.all()) {
          const { created, repaired } = await ensureProperties(portal.hubspot);
          log.info({ portalId: portal.portalId, created, repaired }, 'portal ready');
          await afterwards(portal);
        }
        resolve();
      } catch (error) {
        if (stopped) return;
        log.error(error instanceof Error ? error.message : String(error));
        timer = setTimeout(attempt, error instanceof PortalPaused ? Math.max(error.resumeInMs, AGAIN_MS) : AGAIN_MS);
      }
    };
    void attempt();
  });
  return {
    done,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
