import type { Kysely } from 'kysely';
import type { Account } from '../../account/account.ts';
import type { Tables } from '../../store/tables.ts';
import { readingHash } from '../reading-hash.ts';
import type { ToRead } from './claim.ts';

/** Forgets the answer that is recorded for these words and this reader, so that they are asked about anew. */
export async function forgetAnswer(
  db: Kysely<Tables>,
  { portalId, hash, config }: Pick<ToRead, 'portalId' | 'hash' | 'config'>,
): Promise<void> {
  await db
    .updateTable('reading')
    .set(FORGOTTEN)
    .where('portal_id', '=', portalId)
    .where('input_hash', '=', hash)
    .where('reader', '=', config.reader)
    .where('state', '=', 'read')
    .execute();
}

const FORGOTTEN = { answer: null, state: 'not_read', again: 'later', why: null } as const;

/**
 * Forgets recorded answers to words that a deal no longer holds, and the trials of deals that are gone: their quotes may have
 * been deleted for a reason. Whether the switch is on or off; costs one query where nothing was ever read.
 */
export async function forgetReadings(
  db: Kysely<Tables>,
  portalId: string,
  dealIds: readonly string[],
  accounts: ReadonlyMap<string, { account: Account | null }>,
): Promise<void> {
  if (dealIds.length === 0) return;
  const kept = await db
    .selectFrom('reading')
    .select(['deal_id', 'input_hash'])
    .where('portal_id', '=', portalId)
    .where('deal_id', 'in', dealIds)
    .where('answer', 'is not', null)
    .execute();
  for (const { deal_id: dealId, input_hash: hash } of kept) {
    const account = accounts.get(dealId)?.account;
    if (account && readingHash(account) === hash) continue;
    await db
      .updateTable('reading')
      .set(FORGOTTEN)
      .where('portal_id', '=', portalId)
      .where('deal_id', '=', dealId)
      .where('input_hash', '=', hash)
      .where('state', '=', 'read')
      .execute();
  }
  const gone = dealIds.filter((id) => !accounts.get(id)?.account);
  if (gone.length > 0)
    await db.deleteFrom('model_trial').where('portal_id', '=', portalId).where('deal_id', 'in', gone).execute();
}
