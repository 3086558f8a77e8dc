import type { Account } from '../../account/account.ts';
import { score } from '../../scoring/score.ts';
import type { Store } from '../../store/open-store.ts';
import { readContests, readReviews, readVerdicts } from '../../verdicts/read-verdict.ts';
import { whyNotSent } from '../model/model-reader.ts';
import { isOfModel } from '../reader.ts';
import { readingHash } from '../reading-hash.ts';
import { isUnsure } from '../unsure.ts';
import { noteReading, READS_NEXT, whyNotRead } from './note-reading.ts';
import { readReaderState, type SecondReader } from './portal-reader.ts';
import { enqueueReadings } from './queue.ts';

/**
 * Hands deals that were just scored to the second reader, where the admin wants one: those that its switch asks for, whose
 * verdict is open and not yet its own: the local one, or that of another model or guide. Sends nothing itself. Repeated looks cost nothing: what was read is known.
 */
export async function askSecondReader(
  store: Store,
  second: SecondReader,
  portalId: string,
  deals: readonly { dealId: string; account: Account | null }[],
): Promise<void> {
  const { mode, config } = await readReaderState(store.db, second, portalId);
  if (mode === 'off') return;
  const ids = deals.map(({ dealId }) => dealId);
  const verdicts = await readVerdicts(store.db, portalId, ids);
  const verdictIds = [...verdicts.values()].map(({ id }) => id);
  const [reviews, contests] = await Promise.all([
    readReviews(store.db, verdictIds),
    readContests(store.db, verdictIds),
  ]);
  for (const { dealId, account } of deals) {
    const verdict = verdicts.get(dealId);
    if (!account || !verdict || verdict.given.scorer === config?.scorer) continue;
    const local = isOfModel(verdict.given.scorer) ? score(account) : verdict.given;
    const decided = reviews.has(verdict.id) || contests.has(verdict.id);
    if (decided || !config || (mode === 'unsure' && !isUnsure(local))) {
      await noteReading(store.db, portalId, dealId, null);
      continue;
    }
    const never = whyNotSent(account);
    const hash = readingHash(account);
    const known = await store.db
      .selectFrom('reading')
      .select(['state', 'again'])
      .where('portal_id', '=', portalId)
      .where('input_hash', '=', hash)
      .where('reader', '=', config.reader)
      .executeTakeFirst();
    if (never) await noteReading(store.db, portalId, dealId, whyNotRead(never));
    if (never || (known?.state === 'not_read' && known.again === 'never')) continue;
    if (!known) await noteReading(store.db, portalId, dealId, READS_NEXT);
    await enqueueReadings(store.boss, [{ job: { portalId, dealId }, hash: verdict.inputHash, reader: config.reader }]);
  }
}
