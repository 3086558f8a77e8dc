import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { plain } from './columns.ts';
import { dayOrderOf } from './day-order.ts';
import { parseDate } from './parse-date.ts';
import { readRows } from './read-rows.ts';

/** The notes of each deal, by the deal's id; on disk, so that a million notes need no memory. */
export interface NotesIndex {
  of(dealId: string): string[];
  /** How many notes have the id of a deal; a note on two deals counts twice. */
  count: number;
  /** Rows that could not be read, with their lines; the list holds the first. */
  skipped: { line: number; why: string }[];
  skippedRows: number;
  close(): void;
}

/** Names by rank: `Record ID` is the deal's only where nothing else is, for in HubSpot's export of notes it is the note's own. */
const DEAL_NAMES = [
  ['Associated Deal IDs', 'Associated Deal ID', 'Deal IDs', 'Deal ID', 'Zugeordnete Deal-IDs', 'Zugeordnete Deal-ID'],
  [
    'ID de transaction associée',
    'ID de transactions associées',
    'IDs de transactions associées',
    'ID de la transaction',
  ],
  ['ID de negocio asociado', 'ID de negocios asociados', 'IDs de negocios asociados', 'ID del negocio'],
  [
    'ID do negócio associado',
    'IDs de negócios associados',
    'ID do negócio',
    'ID affare associato',
    'ID affari associati',
  ],
  ['Gekoppelde deal-ID', 'Gekoppelde deal-IDs', 'ID för associerad affär', 'Associerade affärs-ID:n'],
  ['Associated Deal', 'Deal'],
  ['Record ID', 'Datensatz-ID'],
];
const BODY_NAMES = [
  ['Note body', 'hs_note_body', 'Body', 'Notiztext', 'Notizinhalt', 'Corps de la note', 'Cuerpo de la nota'],
  ['Corpo da nota', 'Corpo della nota', 'Inhoud van notitie', 'Notitietekst', 'Anteckningstext', 'Inhalt der Notiz'],
  ['Note', 'Notes', 'Notiz', 'Nota', 'Text'],
];
const DATE_NAMES = [
  ['Activity date', 'hs_timestamp', 'Aktivitätsdatum', 'Datum der Aktivität', 'Date de l’activité', "Date d'activité"],
  ['Fecha de la actividad', 'Fecha de actividad', 'Data da atividade', 'Data attività', 'Activiteitsdatum'],
  ['Create date', 'Erstellungsdatum', 'Date de création', 'Fecha de creación', 'Data de criação'],
];
const MOST_SKIPPED_SHOWN = 20;

/**
 * Reads an export of notes: a column with the deal's id (several ids separated by semicolons), one with the text, and, to put them in
 * order, one with the date where there is one; else they are taken to stand oldest first.
 */
export async function indexNotes(file: string): Promise<NotesIndex> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-notes-'));
  const db = new DatabaseSync(path.join(folder, 'notes.db'));
  const close = () => {
    db.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const read = await fill(db, file);
    const select = db.prepare('select body from note where deal = ? order by day, rowid');
    return { ...read, of: (dealId) => select.all(dealId).map((row) => String(row.body)), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function fill(db: DatabaseSync, file: string) {
  const { order } = await dayOrderOf(file, (header) => [find(header, DATE_NAMES)]);
  const read = { count: 0, skipped: [] as NotesIndex['skipped'], skippedRows: 0 };
  db.exec('create table note (deal text not null, body text not null, day text not null); begin');
  const insert = db.prepare('insert into note values (?, ?, ?)');
  let at: { deal: number; body: number; date: number } | null = null;
  for await (const { fields, line, fault } of readRows(file)) {
    if (!at) {
      at = columnsOf(fields, file);
      continue;
    }
    if (fault) {
      read.skippedRows++;
      if (read.skipped.length < MOST_SKIPPED_SHOWN) read.skipped.push({ line, why: fault });
      continue;
    }
    const body = fields[at.body] ?? '';
    const day = parseDate(fields[at.date] ?? '', order) ?? '';
    for (const deal of (fields[at.deal] ?? '').split(/[;,]/)) {
      if (!deal.trim() || !body) continue;
      insert.run(deal.trim(), body, day);
      read.count++;
    }
  }
  db.exec('commit; create index by_deal on note (deal)');
  return read;
}

function columnsOf(header: readonly string[], file: string) {
  const at = { deal: find(header, DEAL_NAMES), body: find(header, BODY_NAMES), date: find(header, DATE_NAMES) };
  if (at.deal < 0 || at.body < 0)
    throw new Error(
      `The notes file ${file} needs a column “Associated Deal IDs” and a column “Note body”. Its columns are: ${header.join(', ')}. Rename the two that hold them in the first line.`,
    );
  return at;
}

function find(header: readonly string[], ranks: readonly string[][]): number {
  const names = header.map(plain);
  return (
    ranks
      .flat()
      .map((name) => names.indexOf(plain(name)))
      .find((index) => index >= 0) ?? -1
  );
}
