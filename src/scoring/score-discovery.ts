import type { Account } from '../account/account.ts';
import { readAccount } from './read-account.ts';
import { DISCOVERIES, type Discovery } from './verdict.ts';
import { weighDeal } from './weigh-deal.ts';
import { SHIPPED } from './weights.ts';

/**
 * The scorer's discovery field alone, for a deal that is still open, or as it stood at some moment: no passage in it is the
 * last word on a loss, so all are read as the earlier notes of a deal.
 */
export function scoreDiscovery(account: Account): Discovery {
  const read = readAccount(account);
  if (read.clauses.length === 0 && read.recap.length === 0) return 'none';
  const clauses = read.clauses.map((clause) => ({ ...clause, zone: 'earlier' as const }));
  const ps = weighDeal(SHIPPED, { ...read, clauses }).discovery;
  return DISCOVERIES[ps.indexOf(Math.max(...ps))] ?? 'none';
}
