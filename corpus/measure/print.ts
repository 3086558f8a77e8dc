import type { LabelledCase } from '../load-corpus.ts';
import type { CoderAgreement } from '../load-second-coding.ts';
import type { Agreement } from './agreement.ts';
import type { Measures, Scored } from './measure.ts';

/** The figures as Markdown, readable at a terminal and committed as the report. */
export function printMeasures(title: string, all: Record<string, Measures>, writers: Record<string, Measures>): string {
  const [scorer] = Object.values(all);
  if (!scorer) return '';
  return [
    `# ${title}`,
    '',
    printFigures(all),
    '## Locus: gold (rows) against given (columns)',
    confusionTable(scorer.locus),
    '## Each code',
    table(['code', 'precision', 'recall', 'F1', 'cases'], eachCode(scorer)),
    '## Flag probability: stated against true',
    table(
      ['from', 'to', 'cases', 'stated', 'true'],
      scorer.calibration.bins.map((bin) => [
        bin.from.toFixed(1),
        bin.to.toFixed(1),
        `${bin.n}`,
        show(bin.stated),
        show(bin.true),
      ]),
    ),
    '## By writer',
    table(
      ['writer', 'cases', ...WRITER_FIGURES],
      Object.entries(writers).map(([writer, one]) => [
        writer,
        `${one.n}`,
        ...WRITER_FIGURES.map((name) => show(figure(name)(one))),
      ]),
    ),
  ].join('\n');
}

/** The figures of several sets of verdicts, side by side. */
export function printFigures(all: Record<string, Measures>): string {
  return table(
    ['figure', ...Object.keys(all)],
    FIGURES.map(([name, of]) => [name, ...Object.values(all).map((one) => show(of(one)))]),
  );
}

/** How far two coders agree: the ceiling for any reader. */
export function printCoders(agreement: CoderAgreement, asJson: boolean): string {
  if (asJson) return JSON.stringify(agreement);
  const rows = Object.entries(agreement.fields).map(([field, one]) => [field, show(one.kappa), show(one.accuracy)]);
  return [
    `# Two coders, ${agreement.cases} cases by the writers ${agreement.writers}`,
    '',
    table(['field', 'kappa', 'agreement'], rows),
    `patterns F1 ${show(agreement.patternsF1)}`,
  ].join('\n');
}

const FIGURES: [string, (one: Measures) => number][] = [
  ['basis thin F1', (one) => one.basis.perClass.thin?.f1 ?? 0],
  ['basis housekeeping F1', (one) => one.basis.perClass.housekeeping?.f1 ?? 0],
  ['flag precision', (one) => one.flag.perClass.yes?.precision ?? 0],
  ['flag recall', (one) => one.flag.perClass.yes?.recall ?? 0],
  ['flag F1', (one) => one.flag.perClass.yes?.f1 ?? 0],
  ['locus kappa', (one) => one.locus.kappa],
  ['locus accuracy', (one) => one.locus.accuracy],
  ['locus macro-F1', (one) => one.locus.macroF1],
  ['ownership F1', (one) => one.ownership.perClass.yes?.f1 ?? 0],
  ['discovery kappa', (one) => one.discovery.kappa],
  ['discovery accuracy', (one) => one.discovery.accuracy],
  ['discovery macro-F1', (one) => one.discovery.macroF1],
  ['approach kappa', (one) => one.approach.kappa],
  ['approach accuracy', (one) => one.approach.accuracy],
  ['approach macro-F1', (one) => one.approach.macroF1],
  ['patterns micro-F1', (one) => one.patterns.micro.f1],
  ['patterns macro-F1', (one) => one.patterns.macroF1],
  ['evidence hit rate', (one) => one.evidence.hitRate],
  ['evidence verbatim rate', (one) => one.evidence.verbatimRate],
  ['quotes per case', (one) => one.evidence.quotesPerCase],
  ['flag Brier score', (one) => one.calibration.brier],
  ['flag calibration error', (one) => one.calibration.error],
];
const WRITER_FIGURES = [
  'flag precision',
  'flag recall',
  'locus kappa',
  'ownership F1',
  'discovery kappa',
  'patterns micro-F1',
  'evidence hit rate',
];

function figure(name: string): (one: Measures) => number {
  return FIGURES.find(([other]) => other === name)?.[1] ?? (() => 0);
}

function eachCode(one: Measures): string[][] {
  const agreements = Object.entries({
    basis: one.basis,
    locus: one.locus,
    discovery: one.discovery,
    approach: one.approach,
  });
  const rows = agreements.flatMap(([field, { perClass }]) =>
    Object.entries(perClass).map(([code, f1]) => [`${field} ${code}`, f1] as const),
  );
  const patterns = Object.entries(one.patterns.each).map(([code, f1]) => [`pattern ${code}`, f1] as const);
  return [...rows, ...patterns].map(([code, f1]) => [
    code,
    show(f1.precision),
    show(f1.recall),
    show(f1.f1),
    `${f1.support}`,
  ]);
}

function confusionTable({ confusion }: Agreement): string {
  const classes = Object.keys(confusion);
  return table(
    ['', ...classes],
    classes.map((gold) => [gold, ...classes.map((given) => `${confusion[gold]?.[given] ?? 0}`)]),
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function show(value: number): string {
  return value.toFixed(3);
}

/** The misses with their text, one block a case. */
export function printErrors(scored: readonly Scored[]): string {
  const blocks = scored.flatMap((one) => {
    const wrong = FIELDS.filter((field) => String(one.label[field]) !== String(one.verdict[field]));
    if (wrong.length === 0) return [];
    const lines = wrong.map((field) => `  ${field}: ${one.label[field]}, given ${one.verdict[field]}`);
    const quotes = one.verdict.evidence.map(({ quote }) => `  quoted: ${quote}`);
    return [
      [`${one.id}  (flag probability ${one.verdict.flagProbability})`, ...lines, ...quotes, textOf(one)].join('\n'),
    ];
  });
  return blocks.join('\n\n');
}

const FIELDS = ['basis', 'locus', 'ownership', 'flag', 'discovery', 'approach', 'patterns'] as const;

function textOf({ case: one }: LabelledCase): string {
  const logged = one.engagements.map(({ type, from, body }) => `    ${type} by ${from}: ${body ?? ''}`);
  return [`    reason: ${one.reason ?? ''}`, ...logged].join('\n');
}
