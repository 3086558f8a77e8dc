import fs from 'node:fs';
import { parse } from 'csv-parse';

/** One row with the line on which it began; `fault` when it cannot be read. */
export interface Row {
  line: number;
  fields: string[];
  fault: string | null;
}

/**
 * Reads a CSV file row by row, whatever its size: comma, semicolon or tab (by the first line), quoted line breaks, BOM. The first row
 * is the header. A row with another number of fields is given with its fault, and reading goes on.
 */
export async function* readRows(file: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Row> {
  const delimiter = delimiterOf(file);
  const input = fs.createReadStream(file);
  input.on('data', (chunk) => onBytes(chunk.length));
  const rows = input.pipe(
    parse({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }),
  );
  let width = 0;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    width ||= record.length;
    const fault =
      record.length === width
        ? null
        : `it has ${record.length} fields where the header has ${width}: a quote or a separator is missing`;
    yield { line: info.lines, fields: record, fault };
  }
}

const FIRST_BYTES = 64 * 1024;

/** The separator of which the first line has most outside of quotes. Throws when the file is not there or empty. */
export function delimiterOf(file: string): string {
  if (!fs.existsSync(file)) throw new Error(`There is no file ${file}. Give the path of the export.`);
  const handle = fs.openSync(file, 'r');
  const buffer = Buffer.alloc(FIRST_BYTES);
  const read = fs.readSync(handle, buffer, 0, FIRST_BYTES, 0);
  fs.closeSync(handle);
  const start = buffer.toString('utf8', 0, read);
  if (start.trim() === '') throw new Error(`The file ${file} is empty.`);
  const line = (start.replace(/"[^"]*"/g, '').split(/\r?\n/)[0] ?? '').replace('\uFEFF', '');
  const count = (sign: string) => line.split(sign).length - 1;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
