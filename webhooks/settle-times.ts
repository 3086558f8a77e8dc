import type { Kysely } from 'kysely';
import { portalSettings } from '../src/settings/portal-settings.ts';
import type { Tables } from '../src/store/tables.ts';

/** How long each of these portals lets its reps finish writing, in seconds; `otherwise` where it has not chosen. */
export async function settleTimes(
  db: Kysely<Tables>,
  events: readonly { portalId: string }[],
  otherwise: number,
): Promise<Map<string, number>> {
  const portals = [...new Set(events.map((event) => event.portalId))];
  if (portals.length === 0) return new Map();
  const rows = await db.selectFrom('portal_settings').selectAll().where('portal_id', 'in', portals).execute();
  return new Map(
    rows.map((row) => [String(row.portal_id), portalSettings.parse(row.settings).settleSeconds ?? otherwise]),
  );
}
