import type { SecondReaderPost } from '../../../app-card/app/settings/second-reader-data.ts';
import { log } from '../../audit/log-entry.ts';
import { Refused, type SignedCall } from '../../cards/signed-call.ts';
import { type ReaderState, readerState, refusedChoices } from '../reader-config.ts';
import type { ReaderRouteParts } from '../reader-routes.ts';
import { type SecondReaderSettings, secondReaderSettings } from '../second-reader-settings.ts';
import { clearRests } from './pace.ts';
import { lockChoice, readChosen, readReaderState, saveChosen, sealKey } from './portal-reader.ts';
import { enqueueChange } from './queue.ts';

/** Keeps what a manager chose, and logs it. It can't be turned on while something is missing; turned off, local verdicts hold again. */
export async function changeReader(
  parts: ReaderRouteParts,
  { portal, viewer }: SignedCall,
  given: SecondReaderPost,
): Promise<void> {
  const { store, second } = parts;
  const { portalId } = portal;
  const now = new Date(parts.now());
  const { key, ...others } = given;
  if (key && !second.keys)
    throw new Refused(
      409,
      'This server cannot keep a key. Whoever runs it sets ONUS_ENCRYPTION_KEY, or ONUS_MODEL_KEY.',
    );
  const before = await readReaderState(store.db, second, portalId);
  const chosen = secondReaderSettings.parse({ ...(await readChosen(store.db, portalId)), ...others });
  const after = readerState(second.env, chosen, key === undefined ? (before.key === 'portal' ? 'kept' : null) : key);
  if (key === undefined && before.key === 'portal' && after.endpoint !== before.endpoint)
    throw new Refused(
      409,
      `The key was given for ${before.endpoint}. Enter the one for ${after.endpoint}, or remove it: it goes to no other address.`,
    );
  const refused = refusedChoices(others, after);
  if (refused.length > 0) throw new Refused(409, refused.join(' '));
  const broken = key === undefined && before.faults[0]?.startsWith('The stored key') ? before.faults.slice(0, 1) : [];
  if (after.mode !== 'off' && given.mode && after.faults.length + broken.length > 0)
    throw new Refused(409, [...broken, ...after.faults].join(' '));
  const detail = differences(before, after, key);
  await clearRests(store.db, portalId);
  if (detail === '') return;
  const sealed = key && second.keys ? sealKey(second.keys, portalId, key) : key === undefined ? undefined : null;
  await store.db.transaction().execute(async (trx) => {
    await lockChoice(trx, portalId, 'changing');
    await saveChosen(trx, portalId, key ? withAddress(chosen, after) : chosen, sealed, now);
    await log(
      trx,
      {
        portalId,
        userId: viewer.userId,
        userEmail: viewer.email,
        action: 'changed_settings',
        detail: `second reader: ${detail}`,
      },
      now,
    );
  });
  await enqueueChange(store.boss, portalId);
}

/** A key stays with the address that it was entered for, also when the environment's usual one changes. */
function withAddress(chosen: SecondReaderSettings, { provider, endpoint }: ReaderState): SecondReaderSettings {
  return { ...chosen, provider, endpoint };
}

const SHOWN = [
  'mode',
  'provider',
  'model',
  'endpoint',
  'placeholders',
  'monthlyBudget',
  'currency',
  'inputPrice',
  'outputPrice',
] as const;

function differences(before: ReaderState, after: ReaderState, key: string | null | undefined): string {
  const changed = SHOWN.filter((name) => before[name] !== after[name]).map(
    (name) => `${name}: ${before[name] ?? 'none'} → ${after[name] ?? 'none'}`,
  );
  if (key !== undefined) changed.push(key === null ? 'key removed' : 'new key');
  return changed.join('; ');
}
