/** Words for a lost deal in stage names, in HubSpot's languages. An export carries names, not what the stages mean. */
const LOST =
  /\b(?:lost|verloren|perdue?s?|perdid[oa]s?|pers[oa]|förlorad|tapt|tabt|przegran|prohra|hävitty|disqualified|kein bedarf)/i;
const YES = /^(?:true|yes|1|ja|oui|s[ií]|sim|wahr)$/i;

/**
 * Is this row a lost deal? By HubSpot's own column where the export has it, else by the name of the stage, else (an export of lost
 * deals alone has neither) it is.
 */
export function isLost(row: { isLost: string | null; stage: string | null }): boolean {
  if (row.isLost !== null && row.isLost !== '') return YES.test(row.isLost);
  return row.stage === null || row.stage === '' || LOST.test(row.stage);
}
