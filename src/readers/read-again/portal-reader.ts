import type { Kysely } from 'kysely';
import { readSettings } from '../../settings/portal-settings.ts';
import type { Tables } from '../../store/tables.ts';
import type { ModelVariables } from '../model-variables.ts';
import { type ReaderState, readerState } from '../reader-config.ts';

/** Encrypts and decrypts a portal's key. */
export interface Seal {
  seal(text: string): string;
  open(sealed: string): string;
}

/** What the second reader needs of the server: its environment, and the way to keep keys; null without an encryption key. */
export interface SecondReader {
  env: ModelVariables;
  seal: Seal | null;
}

/** The switch of this portal and what stands behind it. A key that can't be decrypted counts as none, and is a fault. */
export async function readReaderState(
  db: Kysely<Tables>,
  second: SecondReader,
  portalId: string,
): Promise<ReaderState> {
  const { secondReader } = await readSettings(db, portalId);
  const row = await db.selectFrom('model_key').select('sealed').where('portal_id', '=', portalId).executeTakeFirst();
  const key = row ? openKey(second.seal, row.sealed) : null;
  const state = readerState(second.env, secondReader, key);
  if (!row || key !== null) return state;
  const fault = 'The stored key cannot be decrypted. Set ONUS_ENCRYPTION_KEY to what it was, or enter the key anew.';
  return { ...state, faults: [fault, ...state.faults], config: null };
}

/** Stores this portal's key, encrypted; null removes it. */
export async function saveModelKey(
  db: Kysely<Tables>,
  seal: Seal | null,
  portalId: string,
  key: string | null,
  now: Date,
): Promise<void> {
  if (key === null) {
    await db.deleteFrom('model_key').where('portal_id', '=', portalId).execute();
    return;
  }
  if (!seal) throw new Error('A key can only be stored with ONUS_ENCRYPTION_KEY. Set it, or set ONUS_MODEL_KEY.');
  const row = { sealed: seal.seal(key), updated_at: now };
  await db
    .insertInto('model_key')
    .values({ portal_id: portalId, ...row })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
    .execute();
}

function openKey(seal: Seal | null, sealed: string): string | null {
  try {
    return seal?.open(sealed) ?? null;
  } catch {
    return null;
  }
}
