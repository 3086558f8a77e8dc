import { type DayOrder, isAmbiguous, orderOf } from './parse-date.ts';
import { readRows } from './read-rows.ts';

/** How the dates of a file are read. `doubtful` is a date that could be read otherwise, where no date of the file decides it. */
export interface FileOrder {
  order: DayOrder;
  doubtful: string | null;
}

/** Reads the file once for a date that only one order allows; day first is what most of the world writes. */
export async function dayOrderOf(
  file: string,
  columnsOf: (header: readonly string[]) => readonly number[],
): Promise<FileOrder> {
  let at: readonly number[] | null = null;
  let doubtful: string | null = null;
  for await (const { fields } of readRows(file)) {
    if (!at) {
      at = columnsOf(fields);
      if (at.length === 0) break;
      continue;
    }
    for (const text of at.map((index) => fields[index] ?? '')) {
      const order = orderOf(text);
      if (order) return { order, doubtful: null };
      if (!doubtful && isAmbiguous(text)) doubtful = text.trim();
    }
  }
  return { order: 'day first', doubtful };
}
