import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Case, CaseLine } from '../src/account/account-of-case.ts';
import { codesSchema } from '../src/scoring/verdict.ts';

/** The writers kept aside: never trained on, tuned on or looked at; scored once with the shipped weights. */
export const ASIDE = ['w', 'x', 'y', 'z', 'az', 'bd', 'bh', 'bj'];

export const LabelLine = codesSchema.extend({ id: z.string(), evidence: z.array(z.string()) });
export type Label = z.infer<typeof LabelLine>;

/** A case with its code; `writer` is the id up to its number: `a` of `a-012`. */
export interface LabelledCase {
  id: string;
  writer: string;
  case: Case;
  label: Label;
}

/** All writers of the corpus but those kept aside, or only the latter. */
export function loadCorpus(folder: string, part: 'training' | 'aside'): LabelledCase[] {
  const writers = readdirSync(`${folder}/cases`)
    .filter((name) => name.endsWith('.jsonl') && existsSync(`${folder}/labels/${name}`))
    .filter((name) => ASIDE.includes(writerOf(name)) === (part === 'aside'))
    .toSorted();
  return writers.flatMap((name) => pairUp(`${folder}/cases/${name}`, `${folder}/labels/${name}`));
}

/** Pairs a file of cases with a file of labels by id; a case without a label is an error that names both. */
export function pairUp(casesFile: string, labelsFile: string): LabelledCase[] {
  const labels = new Map(readLines(labelsFile, LabelLine).map((label) => [label.id, label]));
  return readLines(casesFile, CaseLine).map((one) => {
    const label = labels.get(one.id);
    if (!label)
      throw new Error(`${casesFile}: case ${one.id} has no label in ${labelsFile}. Add one, or remove the case.`);
    return { id: one.id, writer: writerOf(one.id), case: one, label };
  });
}

function writerOf(id: string): string {
  return /^\p{L}+/u.exec(id)?.[0] ?? '?';
}

/** Reads JSON Lines; a line that is not of the shape is an error with file and number. */
export function readLines<T>(file: string, shape: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() ? [parseLine(file, index + 1, line, shape)] : []));
}

function parseLine<T>(file: string, number: number, line: string, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`${file}, line ${number}: not JSON (${error instanceof Error ? error.message : error}).`);
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Error(`${file}, line ${number}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
