import type { Kysely } from 'kysely';
import { isUnderOldKey, type Key } from '../../secrets/encrypt.ts';
import type { Tables } from '../../store/tables.ts';
import { openKey, sealKey } from './portal-reader.ts';

/**
 * Encrypts the portals' own keys anew with the first of the encryption keys, so that an old one can be taken away. Returns how
 * many; one that cannot be read is left, and shown on the settings page. Can be repeated, and done by several processes at once.
 */
export async function renewReaderKeys(db: Kysely<Tables>, keys: readonly [Key, ...Key[]]): Promise<number> {
  const rows = await db
    .selectFrom('second_reader')
    .select(['portal_id', 'sealed_key'])
    .where('sealed_key', 'is not', null)
    .execute();
  let renewed = 0;
  for (const { portal_id, sealed_key: sealed } of rows) {
    // The embedded database gives a number, PostgreSQL a string.
    const portalId = String(portal_id);
    if (sealed === null || !isUnderOldKey(sealed, keys)) continue;
    const key = openKey(keys, portalId, sealed);
    if (key === null) continue;
    await db
      .updateTable('second_reader')
      .set({ sealed_key: sealKey(keys, portalId, key) })
      .where('portal_id', '=', portalId)
      // A manager may have entered another one meanwhile.
      .where('sealed_key', '=', sealed)
      .execute();
    renewed++;
  }
  return renewed;
}
