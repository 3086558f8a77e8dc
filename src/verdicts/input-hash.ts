import { createHash } from 'node:crypto';
import type { Account } from '../account/account.ts';

/**
 * Identity of what was scored: the same words by the same authors from the same sources give the same hash, under the same
 * least probability of a flag.
 */
export function inputHash(account: Account, leastFlagProbability: number | null = null): string {
  const words = account.passages.map(({ source, author, text }) => [source, author, text]);
  return createHash('sha256')
    .update(
      JSON.stringify(
        leastFlagProbability === null ? [account.closedBy, words] : [account.closedBy, words, leastFlagProbability],
      ),
    )
    .digest('hex');
}
