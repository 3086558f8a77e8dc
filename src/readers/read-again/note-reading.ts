import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** What the card says while a reading waits. */
export const READS_NEXT = 'A language model reads this note next.';

/** What the card says when the local verdict stands although a model was to read. */
export function whyNotRead(why: string): string {
  return `model: not read because ${why}`;
}

/** Keeps, for the card, what there is to say of the second reader on this deal. */
export async function noteReading(
  db: Kysely<Tables>,
  portalId: string,
  dealId: string,
  note: string | null,
): Promise<void> {
  await db
    .updateTable('deal')
    .set({ second_reading: note })
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .where((where) => (note === null ? where('second_reading', 'is not', null) : where.lit(true)))
    .execute();
}
