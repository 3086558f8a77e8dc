/** A class of accounts by their requests per ten seconds, which is what sets them apart for the operator; few enough for a label. */
export type PortalClass = '100' | '110' | '190' | '250' | 'other' | 'unknown';

/**
 * HubSpot's usage guidelines: 100 Free and Starter, 110 any account that installed the app by OAuth from the marketplace, 190
 * Professional and Enterprise, 250 with the API add-on.
 */
const KNOWN: readonly string[] = ['100', '110', '190', '250'] satisfies PortalClass[];

/** The class of an account by the limit that its answers tell; `unknown` before one has told. */
export function portalClassOf(limit: number | null): PortalClass {
  if (limit === null) return 'unknown';
  return KNOWN.includes(String(limit)) ? (String(limit) as PortalClass) : 'other';
}
