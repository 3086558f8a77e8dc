import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

/** The notes of each deal, by the deal's id; on disk, so that a million notes need no memory. */
export interface NotesIndex {
  of(dealId: string): string[];
  close(): void;
}

const DEAL = /^(?:associated deal ids?|deal ids?|record id|associated deal|deal|datensatz-id|zugeordnete deal-ids?)$/i;
const BODY = /^(?:note body|body|note|notes|notiz|hs_note_body|text|corps de la note|cuerpo de la nota)$/i;

/** Reads an export of notes: a column with the deal's id (several ids separated by semicolons) and one with the text, oldest first. */
export async function indexNotes(file: string): Promise<NotesIndex> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-notes-'));
  const db = new DatabaseSync(path.join(folder, 'notes.db'));
  db.exec('create table note (deal text not null, body text not null)');
  const insert = db.prepare('insert into note values (?, ?)');
  let header: { deal: number; body: number } | null = null;
  db.exec('begin');
  for await (const { fields } of readRows(file)) {
    if (!header) {
      header = {
        deal: fields.findIndex((name) => DEAL.test(name.trim())),
        body: fields.findIndex((name) => BODY.test(name.trim())),
      };
      if (header.deal < 0 || header.body < 0)
        throw new Error(
          `The notes file ${file} needs a column "Associated Deal IDs" and a column "Note body". Its columns are: ${fields.join(', ')}.`,
        );
      continue;
    }
    const body = fields[header.body] ?? '';
    for (const deal of (fields[header.deal] ?? '').split(/[;,]/))
      if (deal.trim() && body) insert.run(deal.trim(), body);
  }
  db.exec('commit; create index by_deal on note (deal)');
  const select = db.prepare('select body from note where deal = ? order by rowid');
  return {
    of: (dealId) => select.all(dealId).map((row) => String(row.body)),
    close: () => {
      db.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
