import { type Kysely, sql, type Transaction } from 'kysely';
import { decrypt, encrypt, type Key } from '../../secrets/encrypt.ts';
import type { Tables } from '../../store/tables.ts';
import type { ModelVariables } from '../model-variables.ts';
import { type ReaderState, readerState } from '../reader-config.ts';
import { type SecondReaderSettings, secondReaderSettings } from '../second-reader-settings.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** What the second reader needs of the server: its environment, and the keys that encrypt the portals' own; null without. */
export interface SecondReader {
  env: ModelVariables;
  keys: readonly [Key, ...Key[]] | null;
}

/** Encrypts a portal's own key for its provider. */
export function sealKey(keys: readonly [Key, ...Key[]], portalId: string, key: string): string {
  return encrypt(key, { portalId, purpose: PURPOSE }, keys);
}

/** The switch of this portal and what stands behind it. A key that can't be decrypted counts as none, and is a fault. */
export async function readReaderState(db: Db, second: SecondReader, portalId: string): Promise<ReaderState> {
  const row = await db.selectFrom('second_reader').selectAll().where('portal_id', '=', portalId).executeTakeFirst();
  const key = row?.sealed_key ? openKey(second.keys, portalId, row.sealed_key) : null;
  const state = readerState(second.env, secondReaderSettings.parse(row?.settings ?? {}), key);
  if (!row?.sealed_key || key !== null) return state;
  const fault = 'The stored key cannot be decrypted. Set ONUS_ENCRYPTION_KEY to what it was, or enter the key anew.';
  return { ...state, faults: [fault, ...state.faults], config: null };
}

/** What this portal chose itself; null where the environment decides. */
export async function readChosen(db: Db, portalId: string): Promise<SecondReaderSettings> {
  const row = await db
    .selectFrom('second_reader')
    .select('settings')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return secondReaderSettings.parse(row?.settings ?? {});
}

/**
 * Keeps a portal's choice from changing until the transaction ends (`reading`), or waits until nobody relies on it (`changing`):
 * so no verdict of a model can be put in place after the switch was turned off. A lock of its own, since the row may not exist yet.
 */
export async function lockChoice(
  trx: Transaction<Tables>,
  portalId: string,
  to: 'reading' | 'changing',
): Promise<void> {
  const lock = sql.raw(to === 'reading' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtextextended(${`second reader of ${portalId}`}::text, 0))`.execute(trx);
}

/** Stores what this portal chose. `sealedKey` undefined leaves the key as it is, null removes it. */
export async function saveChosen(
  db: Db,
  portalId: string,
  settings: SecondReaderSettings,
  sealedKey: string | null | undefined,
  now: Date,
): Promise<void> {
  const row = {
    settings: JSON.stringify(settings) as unknown as SecondReaderSettings,
    updated_at: now,
    ...(sealedKey === undefined ? {} : { sealed_key: sealedKey }),
  };
  await db
    .insertInto('second_reader')
    .values({ portal_id: portalId, sealed_key: null, ...row })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
    .execute();
}

const PURPOSE = 'second_reader.sealed_key';

/** A portal's own key, or null when none of the encryption keys can read it. */
export function openKey(keys: readonly Key[] | null, portalId: string, sealed: string): string | null {
  try {
    return decrypt(sealed, { portalId, purpose: PURPOSE }, keys ?? []);
  } catch {
    return null;
  }
}
