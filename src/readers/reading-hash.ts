import { createHash } from 'node:crypto';
import type { Account } from '../account/account.ts';

/** Identity of what a model is sent: the seller's own passages in their order, wherever they are logged. */
export function readingHash(account: Account): string {
  const own = account.passages.filter(({ author }) => author === 'owner' || author === 'colleague');
  return createHash('sha256')
    .update(JSON.stringify(own.map(({ kind, author, text }) => [kind, author, text])))
    .digest('hex');
}
