import type { GatheredDeal } from '../gather/gather-deals.ts';
import type { Standing } from '../verdicts/standing.ts';
import type { StoredVerdict } from '../verdicts/stored-verdict.ts';
import { ONUS_PROPERTY_NAMES, PROPERTIES } from './properties.ts';

/** HubSpot's limit for a multi-line text is 65,536 characters; three quotes need far less. */
const MAX_EVIDENCE_LENGTH = 5_000;

/** No property says anything: an empty string clears. */
export const NOTHING_WRITTEN: Record<string, string> = Object.fromEntries(
  ONUS_PROPERTY_NAMES.map((name) => [name, '']),
);

/**
 * What the `onus_*` properties of a deal should say, as strings for HubSpot; an empty string clears. A deal without a
 * verdict (open, won, re-opened) has them all empty but what is known of its needs. An overruled flag is no flag.
 */
export function desiredProperties(
  verdict: StoredVerdict | null,
  standing: Standing,
  deal: Pick<GatheredDeal, 'needs' | 'discoveredBefore'>,
): Record<string, string> {
  if (!verdict) return { ...NOTHING_WRITTEN, onus_discovery: deal.needs?.discovery ?? '' };
  const { given } = verdict;
  const counts = given.flag && standing !== 'overruled';
  return {
    ...NOTHING_WRITTEN,
    onus_flag: yesNo(counts),
    onus_basis: given.basis,
    onus_locus: given.locus,
    onus_flag_probability: given.flagProbability.toFixed(2),
    onus_ownership: yesNo(given.ownership),
    onus_evidence: given.evidence
      .map(({ quote }) => `“${quote}”`)
      .join('\n')
      .slice(0, MAX_EVIDENCE_LENGTH),
    onus_patterns: [...given.patterns].sort().join(';'),
    onus_discovery: given.discovery,
    onus_discovery_before_presentation: given.basis === 'housekeeping' ? '' : (deal.discoveredBefore ?? ''),
    onus_review: standing,
    onus_scored_at: verdict.scoredAt.toISOString(),
    onus_scorer: given.scorer,
  };
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** The part of `desired` that differs from what stands on the deal; null when nothing does. HubSpot re-formats numbers and dates. */
export function changedProperties(
  desired: Record<string, string>,
  standing: Record<string, string | null>,
): Record<string, string> | null {
  const changed = Object.entries(desired).filter(
    ([name, value]) => normal(name, value) !== normal(name, standing[name] ?? ''),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

const TYPES = new Map(PROPERTIES.map((property) => [property.name, property]));

function normal(name: string, value: string): string {
  if (value === '') return '';
  const property = TYPES.get(name);
  if (property?.type === 'number') return String(Number(value));
  if (property?.type === 'datetime') return String(/^\d+$/.test(value) ? Number(value) : Date.parse(value));
  if (property?.fieldType === 'checkbox') return value.split(';').filter(Boolean).sort().join(';');
  return value.replace(/\r\n/g, '\n').trim();
}
