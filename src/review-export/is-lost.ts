/** Whole words for a lost deal in stage names, in HubSpot's languages; `closedlost` is HubSpot's own id of the stage. */
const LOST_WORDS = [
  'lost',
  'closedlost',
  'verloren(?:e[rn]?)?',
  'perdue?s?',
  'perdid[oa]s?',
  'pers[oaie]',
  'förlora[dt]e?',
  'tapt',
  'tabt',
  'przegran[aey]',
  'prohr[aá](?:n[oaýé])?',
  'hävitty',
  'disqualified',
  'kein bedarf',
];
/** JavaScript's \b knows no letter beyond ASCII: the ends of a word are said here. */
const LOST = new RegExp(`(?<!\\p{L})(?:${LOST_WORDS.join('|')})(?!\\p{L})`, 'iu');
const YES = /^(?:true|yes|1|ja|wahr|oui|vrai|s[ií]|verdadero|sim|verdadeiro|sì|vero|waar|sant|sand|tosi|tak|prawda)$/i;
const NO = /^(?:false|no|0|nein|falsch|non|faux|falso|não|nao|nee|onwaar|nej|nei|falskt?|usann|ei|epätosi|nie|fałsz)$/i;

/** The verdict on a row, and the word of HubSpot's own column that was not understood, if any. */
export interface Lost {
  lost: boolean;
  unread: string | null;
}

/**
 * Is this row a lost deal? By HubSpot's own column where the export has it and its word is known, else by the name of the stage, else
 * (an export of lost deals alone has neither) it is.
 */
export function isLost(row: { isLost: string | null; stage: string | null }): Lost {
  const said = row.isLost ?? '';
  if (YES.test(said)) return { lost: true, unread: null };
  if (NO.test(said)) return { lost: false, unread: null };
  return { lost: !row.stage || LOST.test(row.stage), unread: said || null };
}
