import type { Verdict } from '../scoring/verdict.ts';
import type { ExportedDeal } from './exported-deal.ts';

/** The columns of verdicts.csv. */
export const VERDICT_COLUMNS = [
  'Record ID',
  'Deal name',
  'Deal owner',
  'Close date',
  'Basis',
  'Locus',
  'Flag',
  'Flag probability',
  'Ownership',
  'Discovery',
  'Patterns',
  'Evidence',
  'Reason',
  'Scorer',
];

/** A line of verdicts.csv. A spreadsheet takes a field that begins like a formula for one: a quote is put before it. */
export function recordOf(deal: ExportedDeal, verdict: Verdict): string[] {
  const fields = [
    deal.place,
    deal.name,
    deal.owner,
    deal.closedAt ?? '',
    verdict.basis,
    verdict.locus,
    verdict.flag ? 'yes' : 'no',
    verdict.flagProbability.toFixed(2),
    verdict.ownership ? 'yes' : 'no',
    verdict.discovery,
    verdict.patterns.join(';'),
    verdict.evidence.map(({ quote }) => `“${quote}”`).join(' '),
    verdict.reason,
    verdict.scorer,
  ];
  return fields.map((field) => (/^[=+\-@\t]/.test(field) ? `'${field}` : field));
}
