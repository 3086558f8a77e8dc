import type { Account } from '../account/account.ts';
import { isBefore } from '../presentation/when-presented.ts';
import { judgeDiscovery } from './judge-discovery.ts';

/**
 * Whether needs were logged by the time the deal was presented, from the time stamps of the notes; null when it never was
 * presented, or when passages could not be read (a missing scope, another language), since then nobody can say that there was nothing.
 */
export function discoveredBefore(account: Account, presentedAt: string | null): 'yes' | 'no' | null {
  if (presentedAt === null) return null;
  const passages = account.passages.filter(({ kind, at }) => kind !== 'reason' && isBefore(at, presentedAt));
  const { discovery, unread } = judgeDiscovery({ ...account, passages });
  if (discovery !== 'none') return 'yes';
  return account.unreadable.length > 0 || unread !== null ? null : 'no';
}
