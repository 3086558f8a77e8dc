import { DatabaseSync } from 'node:sqlite';

/** The ids of the deals that were read, on disk like the notes: an export of a million deals needs no more memory than one of ten. */
export interface SeenDeals {
  /** The line on which this id stood before; null when it is the first, which is remembered. */
  before(id: string, line: number): number | null;
  close(): void;
}

/** Opens an empty list. SQLite keeps a database without a name in a file of its own, which goes when it is closed. */
export function openSeenDeals(): SeenDeals {
  const db = new DatabaseSync('');
  db.exec(
    'pragma journal_mode = off; pragma synchronous = off; create table seen (id text primary key, line integer) without rowid; begin',
  );
  const insert = db.prepare('insert or ignore into seen values (?, ?)');
  const find = db.prepare('select line from seen where id = ?');
  return {
    before: (id, line) => (insert.run(id, line).changes === 1 ? null : Number(find.get(id)?.line)),
    close: () => db.close(),
  };
}
