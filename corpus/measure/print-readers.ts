import type { Comparison } from './compare-readers.ts';
import { printFigures, table } from './print.ts';
import type { UnsureRow } from './unsure.ts';

/** A model beside the local reader, as Markdown. */
export function printComparison(title: string, one: Comparison): string {
  const { cost, time, calibration, differ } = one;
  return [
    `# ${one.scorer}: ${title}`,
    '',
    `${one.cases} cases, ${one.read} read; for the others the local verdict stands${reasons(one.notRead)}.`,
    '',
    printFigures(one.sets),
    '## Where the readers differ',
    table(
      ['field', 'differ', 'then the model is right', 'then the local reader is right'],
      Object.entries(differ).map(([field, { share, modelRight, localRight }]) => [
        field,
        show(share),
        show(modelRight),
        show(localRight),
      ]),
    ),
    '## Cost and time',
    table(
      [
        'cost in all',
        'cost per deal',
        'input tokens',
        'output tokens',
        'requests per deal',
        'median s',
        '95 % s',
        'mean s',
      ],
      [
        [
          cost.total.toFixed(4),
          cost.perDeal.toFixed(6),
          cost.inputTokens.toFixed(0),
          cost.outputTokens.toFixed(0),
          cost.asks.toFixed(2),
          seconds(time.median),
          seconds(time.p95),
          seconds(time.mean),
        ],
      ],
    ),
    '## Probability of a flag',
    table(
      ['', 'Brier score', 'calibration error'],
      [
        ['as stated', ...calibration.stated.map(show)],
        ['fitted on the other writers', ...calibration.fitted.map(show)],
      ],
    ),
    `To calibrate this model: ONUS_MODEL_CALIBRATION=${calibration.fit}`,
  ].join('\n');
}

/** What is sent beside what the local reader is right on, as Markdown. */
export function printUnsure(rows: readonly UnsureRow[]): string {
  return [
    '# Deals of which the local reader is unsure (held-out predictions, a sixth of the writers left out at a time)',
    '',
    table(
      [
        'sent when',
        'share sent',
        'rest: locus right',
        'rest: flag right',
        'rest: flag precision',
        'sent: locus right',
        'sent: flag right',
      ],
      rows.map((row) => [
        row.limits,
        show(row.sent),
        show(row.locusOfRest),
        show(row.flagOfRest),
        show(row.precisionOfRest),
        show(row.locusOfSent),
        show(row.flagOfSent),
      ]),
    ),
  ].join('\n');
}

function reasons(notRead: Record<string, number>): string {
  const told = Object.entries(notRead).map(([why, count]) => `${count}: ${why}`);
  return told.length > 0 ? ` (${told.join('; ')})` : '';
}

function show(value: number): string {
  return value.toFixed(3);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
