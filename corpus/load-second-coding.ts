import { existsSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { LabelLine, type LabelledCase, loadCorpus, readLines } from './load-corpus.ts';
import { type Agreement, agreementOf, f1Of, type Pair } from './measure/agreement.ts';

const SecondLine = LabelLine.omit({ evidence: true });
type Second = typeof SecondLine._output;
/** A code of the first coder that gave way to the second one's. */
const SettledLine = z.object({ id: z.string(), field: z.string(), first: z.unknown() });

const FIELDS = ['basis', 'locus', 'ownership', 'flag', 'discovery', 'approach'] as const;

/** How the two codings of the same cases agree, field by field, and the F1 of the patterns. */
export interface CoderAgreement {
  cases: number;
  writers: string;
  fields: Record<(typeof FIELDS)[number], Agreement>;
  patternsF1: number;
}

/** Compares the blind second coding with the first as it was before the differences were settled, over the writers that have one. */
export function compareCodings(folder: string): CoderAgreement {
  const settled = Map.groupBy(readLines(`${folder}/settled.jsonl`, SettledLine), ({ id }) => id);
  const pairs = [...loadCorpus(folder, 'training'), ...loadCorpus(folder, 'aside')]
    .map((one) => asFirstCoded(one, settled.get(one.id) ?? []))
    .flatMap(pairWith(readSecond(folder)));
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      const coded = pairs.map(([first, second]): Pair => [String(first.label[field]), String(second[field])]);
      return [field, agreementOf(coded, [...new Set(coded.flat())].toSorted())];
    }),
  ) as CoderAgreement['fields'];
  const both = pairs.map(
    ([first, second]) => second.patterns.filter((one) => first.label.patterns.includes(one)).length,
  );
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    cases: pairs.length,
    writers: [...new Set(pairs.map(([first]) => first.writer))].join(' '),
    fields,
    patternsF1: f1Of(
      sum(both),
      sum(pairs.map(([, second]) => second.patterns.length)),
      sum(pairs.map(([first]) => first.label.patterns.length)),
    ).f1,
  };
}

function asFirstCoded(one: LabelledCase, settled: readonly z.infer<typeof SettledLine>[]): LabelledCase {
  const first = Object.fromEntries(settled.map(({ field, first }) => [field, first]));
  return { ...one, label: LabelLine.parse({ ...one.label, ...first }) };
}

function readSecond(folder: string): Map<string, Second> {
  const from = `${folder}/second-coding`;
  const files = existsSync(from) ? readdirSync(from).filter((name) => name.endsWith('.jsonl')) : [];
  return new Map(
    files.flatMap((name) => readLines(`${from}/${name}`, SecondLine)).map((second) => [second.id, second]),
  );
}

function pairWith(seconds: Map<string, Second>) {
  return (first: LabelledCase): [LabelledCase, Second][] => {
    const second = seconds.get(first.id);
    return second ? [[first, second]] : [];
  };
}
