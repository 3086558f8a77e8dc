import { distance } from 'fastest-levenshtein';

/** What is read of a deal export. */
export const COLUMNS = ['id', 'name', 'owner', 'stage', 'pipeline', 'closeDate', 'reason', 'isLost', 'notes'] as const;
export type Column = (typeof COLUMNS)[number];

/** Column names as HubSpot writes them, in its own interface languages; compared without case, accents and signs. */
const NAMES: Record<Column, string[]> = {
  id: [
    'Record ID',
    'Deal ID',
    'hs_object_id',
    'Datensatz-ID',
    'Deal-ID',
    "ID de l'objet",
    'ID de fiche',
    "ID de fiche d'informations",
    'ID de l’enregistrement',
    'ID de registro',
    'ID del registro',
    'ID do registro',
    'ID record',
    'Record-ID',
    'Post-ID',
  ],
  name: [
    'Deal Name',
    'Dealname',
    'Deal-Name',
    'Nom de la transaction',
    'Nombre del negocio',
    'Nome do negócio',
    'Nome affare',
    'Naam van deal',
    'Affärsnamn',
  ],
  owner: [
    'Deal owner',
    'Deal-Owner',
    'Zuständiger Mitarbeiter',
    'Deal-Inhaber',
    'Deal-Verantwortlicher',
    'Propriétaire de la transaction',
    'Propietario del negocio',
    'Proprietário do negócio',
    'Proprietario affare',
    'Eigenaar van deal',
    'Ägare av affär',
    'Owner',
    'Rep',
    'HubSpot Owner',
    'hubspot_owner_id',
  ],
  stage: [
    'Deal Stage',
    'Deal-Phase',
    'Dealphase',
    'Phase de la transaction',
    'Etapa del negocio',
    'Etapa do negócio',
    'Fase affare',
    'Dealfase',
    'Affärsfas',
  ],
  pipeline: ['Pipeline', 'Pipeline de transactions', 'Pipeline do negócio'],
  closeDate: [
    'Close Date',
    'Abschlussdatum',
    'Schlusstermin',
    'Date de fermeture',
    'Date de clôture',
    'Fecha de cierre',
    'Data de fechamento',
    'Data di chiusura',
    'Sluitingsdatum',
    'Slutdatum',
    'Closed at',
  ],
  reason: [
    'Closed Lost Reason',
    'Grund für verlorenen Deal',
    'Grund für Verlust',
    'Raison de la transaction perdue',
    'Raison de fermeture - Perdu',
    'Raison de fermeture perdue',
    'Raison de la perte',
    'Motif de la perte',
    'Motivo de pérdida',
    'Motivo de cierre perdido',
    'Motivo de cierre - Perdido',
    'Razón de cierre perdido',
    'Motivo do negócio perdido',
    'Motivo da perda do negócio',
    'Motivo da perda',
    'Motivo do fechamento - Perdido',
    'Motivo affare perso',
    'Motivo della perdita',
    'Reden van verloren deal',
    'Orsak till förlorad affär',
    'Lost reason',
  ],
  isLost: [
    'Is Closed Lost',
    'hs_is_closed_lost',
    'Ist abgeschlossen und verloren',
    'Est fermée et perdue',
    'Está cerrado perdido',
    'Fechado e perdido',
    'Está fechado como perdido',
    'È chiuso perso',
    'Is gesloten verloren',
  ],
  notes: [
    'Notes',
    'Note body',
    'Associated Note',
    'Last note',
    'Notizen',
    'Notas',
    'Note',
    'Anteckningar',
    'Description',
    'Deal Description',
    'Beschreibung',
  ],
};

/** Which fields of a row are which; `unknown` are the columns that are not read, with the nearest name that would be. */
export interface Columns {
  /** An export may have a column twice (two reasons, two kinds of notes): all of them are read. */
  at: ReadonlyMap<Column, readonly number[]>;
  unknown: { name: string; nearest: string | null }[];
}

/** Finds the columns of an export by their names. Throws an error that lists what is there when there is no reason to read. */
export function findColumns(header: readonly string[]): Columns {
  const at = new Map<Column, number[]>();
  const unknown: Columns['unknown'] = [];
  for (const [index, name] of header.entries()) {
    const column = COLUMNS.find((one) => NAMES[one].some((known) => plain(known) === plain(name)));
    if (column) at.set(column, [...(at.get(column) ?? []), index]);
    else if (name.trim() !== '') unknown.push({ name, nearest: nearestOf(name) });
  }
  if (!at.has('reason') && !at.has('notes')) throw new Error(withoutReason(header, unknown));
  return { at, unknown };
}

/** What the columns of one kind hold in a row, each text once, without the empty ones. */
export function valuesOf(fields: readonly string[], { at }: Columns, column: Column): string[] {
  const values = (at.get(column) ?? []).map((index) => (fields[index] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)];
}

function withoutReason(header: readonly string[], unknown: Columns['unknown']): string {
  const slips = unknown.filter(({ nearest }) => nearest !== null && columnOf(nearest) === 'reason');
  const mend =
    slips.length > 0
      ? `Is ${slips.map(({ name, nearest }) => `“${name}” meant to be “${nearest}”`).join(', or ')}? Then correct its name in the first line.`
      : 'Add the column in HubSpot’s export and try again.';
  return `The export has no column for the closed-lost reason (for example “${NAMES.reason[0]}”). Its columns are: ${header.join(', ')}. ${mend}`;
}

function columnOf(known: string): Column | undefined {
  return COLUMNS.find((column) => NAMES[column].includes(known));
}

/** A name that is close enough to be a slip, or null. */
function nearestOf(name: string): string | null {
  const all = COLUMNS.flatMap((column) => NAMES[column]);
  const best = all
    .map((known) => ({ known, far: distance(plain(known), plain(name)) }))
    .toSorted((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, name.length / 3) ? best.known : null;
}

/** A name as names are compared: without case, accents and signs. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
