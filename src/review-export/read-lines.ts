import fs from 'node:fs';

/** A line of the file as an editor counts it, without its break. */
export interface Line {
  number: number;
  text: string;
}

const FIRST_BYTES = 64 * 1024;
/** No row of an export is as long; a file without line breaks is none. */
const LONGEST_LINE = 10_000_000;
const SAVE_AS = 'In Excel: File › Save as › “CSV UTF-8”; or take HubSpot’s export as it came.';
/** A carriage return at the end of a chunk may be the first half of a break: it waits for the next chunk. */
const BREAK = /\r\n|\n|\r(?!$)/;

/** The lines of a text file one after the other, whatever its size: UTF-8, or UTF-16 with its mark. Throws on another encoding. */
export async function* readLines(file: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Line> {
  const decoder = new TextDecoder(encodingOf(file), { fatal: true });
  let rest = '';
  let number = 0;
  for await (const chunk of fs.createReadStream(file) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const lines = (rest + decoded(decoder, file, chunk)).split(BREAK);
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Error(`The file ${file} has no line breaks: it is no CSV. ${SAVE_AS}`);
    for (const text of lines) yield { number: ++number, text };
  }
  rest = (rest + decoded(decoder, file)).replace(/\r$/, '');
  if (rest !== '') yield { number: ++number, text: rest };
}

function decoded(decoder: TextDecoder, file: string, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new Error(`The file ${file} is not UTF-8: its letters beyond ASCII cannot be read. ${SAVE_AS}`);
  }
}

/** The beginning of a file as text, for looking at its first line. Throws when the file is not there, empty or a workbook. */
export function beginningOf(file: string): string {
  const text = new TextDecoder(encodingOf(file)).decode(firstBytes(file));
  if (text.trim() === '') throw new Error(`The file ${file} is empty.`);
  return text;
}

function encodingOf(file: string): 'utf-8' | 'utf-16le' {
  const start = firstBytes(file);
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' || start.readUInt16BE(0) === 0xd0cf)
    throw new Error(`The file ${file} is an Excel workbook (or an archive), no CSV. ${SAVE_AS}`);
  return start.readUInt16BE(0) === 0xfffe ? 'utf-16le' : 'utf-8';
}

function firstBytes(file: string): Buffer {
  if (!fs.existsSync(file)) throw new Error(`There is no file ${file}. Give the path of the export.`);
  if (fs.statSync(file).isDirectory()) throw new Error(`${file} is a folder. Give the path of the export in it.`);
  const buffer = Buffer.alloc(FIRST_BYTES);
  const handle = fs.openSync(file, 'r');
  const read = fs.readSync(handle, buffer, 0, FIRST_BYTES, 0);
  fs.closeSync(handle);
  if (read < 2) throw new Error(`The file ${file} is empty.`);
  return buffer.subarray(0, read);
}
