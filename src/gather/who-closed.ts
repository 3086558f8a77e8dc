import type { Account } from '../account/account.ts';

/** HubSpot's sources of a change that no person made at that moment: workflows under their old and new name, and imports. */
const AUTOMATIC = new Set(['AUTOMATION_PLATFORM', 'WORKFLOWS', 'WORKFLOW', 'IMPORT', 'BATCH_UPDATE_IMPORT']);

interface Change {
  sourceType?: string | null | undefined;
}

/**
 * Who closed the deal, from the histories (newest first) of its stage and its reason. `automation` only if no person wrote
 * the reason either: a rule may move the deal after the rep has written why.
 */
export function closedBy(
  stageHistory: readonly Change[],
  reasonHistory: readonly Change[],
  hasReason: boolean,
): Account['closedBy'] {
  const stageSource = stageHistory[0]?.sourceType;
  if (!stageSource) return 'unknown';
  if (!AUTOMATIC.has(stageSource)) return 'person';
  const reasonSource = reasonHistory[0]?.sourceType;
  return !hasReason || (reasonSource && AUTOMATIC.has(reasonSource)) ? 'automation' : 'person';
}
