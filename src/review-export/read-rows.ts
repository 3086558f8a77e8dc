import { CsvError, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { beginningOf, type Line, readLines } from './read-lines.ts';

/** One row with the line on which it began; `fault` when it cannot be read. */
export interface Row {
  line: number;
  fields: string[];
  fault: string | null;
}

/** HubSpot keeps at most 65,536 characters in a property: a row that is much longer has a quote that nobody closed. */
const LONGEST_ROW = 1_000_000;
/** In one or two columns any line of a note would pass for a row. */
const LEAST_FOR_A_SECOND_LOOK = 2;
const NEVER_CLOSED = 'a quote is opened on this line and not closed properly';

/**
 * Reads a CSV file row by row, whatever its size: comma, semicolon or tab (by the first line), quoted line breaks, BOM. The first row
 * is the header. A row that cannot be read is given with its fault, and reading goes on with the line after the one on which it began,
 * so that an open quote costs one row and not those that it would swallow.
 */
export async function* readRows(file: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Row> {
  const delimiter = delimiterOf(file);
  const lines = readLines(file, onBytes);
  try {
    yield* rowsOf(lines, delimiter);
  } finally {
    // Who stops early, as the look for the order of the dates does, must not leave the file open.
    await lines.return(undefined);
  }
}

async function* rowsOf(lines: AsyncGenerator<Line>, delimiter: string): AsyncGenerator<Row> {
  /** Lines that are read once more, the next one last: the rest of a row that turned out not to be one. */
  const again: Line[] = [];
  const next = async (): Promise<Line | null> => again.pop() ?? (await lines.next()).value ?? null;
  let width = 0;
  /** Up to this line a fault has been told: what is left of that row is passed over, but whole rows in it are read. */
  let told = 0;
  for (let line = await next(); line; line = await next()) {
    if (line.text.trim() === '') continue;
    const { fields, more, broken } = await readRow(line, next, delimiter);
    if (width === 0 && broken) throw new Error(`The header of the file cannot be read: ${NEVER_CLOSED}.`);
    width ||= fields.length;
    const last = more.at(-1)?.number ?? line.number;
    const fault = broken ? NEVER_CLOSED : widthFault(fields, width, line.number, last);
    if (!fault || line.number > told) yield { line: line.number, fields, fault };
    if (!fault || (!broken && width <= LEAST_FOR_A_SECOND_LOOK)) continue;
    for (const one of more.toReversed()) again.push(one);
    if (!broken) told = Math.max(told, last);
  }
}

/** Takes lines until the quotes are closed; `more` are those after the first, `broken` when they are never closed properly. */
async function readRow(line: Line, next: () => Promise<Line | null>, delimiter: string) {
  const more: Line[] = [];
  let { text } = line;
  if (!text.includes('"')) return { fields: text.split(delimiter), more, broken: false };
  let odd = isOdd(text);
  let read = parsed(text, delimiter, false);
  while (read === 'open' && text.length < LONGEST_ROW) {
    const another = await next();
    if (!another) break;
    more.push(another);
    text += `\n${another.text}`;
    // Doubled or closed, quotes come in pairs: before they do, the row cannot be whole.
    if (isOdd(another.text)) odd = !odd;
    if (!odd) read = parsed(text, delimiter, false);
  }
  // A quote within a field that should have been doubled can be let pass on one line; over several, nobody knows where the row ends.
  if (read === 'broken' && more.length === 0) read = parsed(text, delimiter, true);
  return typeof read === 'string' ? { fields: [], more, broken: true } : { fields: read, more, broken: false };
}

function parsed(text: string, delimiter: string, relaxed: boolean): string[] | 'open' | 'broken' {
  const options: Options = { delimiter, relax_column_count: true, relax_quotes: relaxed };
  try {
    const [fields = []] = parse(text, options) as unknown as string[][];
    return fields;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'broken';
  }
}

function widthFault(fields: readonly string[], width: number, first: number, last: number): string | null {
  if (fields.length === width) return null;
  const over = last > first ? ` (the row goes on to line ${last})` : '';
  return `it has ${fields.length} fields where the header has ${width}: a quote or a separator is missing${over}`;
}

function isOdd(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

/** The separator of which the first line has most outside of quotes. Throws when the file is not there, empty or a workbook. */
export function delimiterOf(file: string): string {
  const line =
    beginningOf(file)
      .replace(/"[^"]*"/g, '')
      .split(/\r?\n/)[0] ?? '';
  const count = (sign: string) => line.split(sign).length - 1;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
