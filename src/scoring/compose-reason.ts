import { excusesOfQuote } from './excuse-of-quote.ts';
import type { Approach, Basis, Discovery, Locus, Pattern } from './verdict.ts';

const LOCUS_SAYS: Record<Locus, string> = {
  prospect: 'names the buyer’s side as the cause',
  product: 'names what the seller’s company offers or does as the cause',
  circumstance: 'names an outside event or third party as the cause',
  rep: 'names something the selling team did or left undone',
  unclear: 'does not say what the loss is put down to',
};

const PATTERN_SAYS: Record<Pattern, string> = {
  did_everything_right: 'says that the seller’s side did everything right',
  failed_to_understand: 'says that the buyer did not see the point',
  no_need: 'says that the buyer had no need or interest',
  no_money: 'says that the buyer had no money for it',
  went_dark: 'says that the buyer stopped answering',
  would_not_decide: 'says that the buyer would not decide',
  never_serious: 'says that the buyer was never serious',
  chose_worse: 'says that the buyer took the lesser option',
  objections_as_reason: 'gives the buyer’s objections as the explanation',
};

/** What was found, as far as the sentence needs it. */
export interface Found {
  basis: Basis;
  locus: Locus;
  ownership: boolean;
  discovery: Discovery;
  approach: Approach;
  patterns: readonly Pattern[];
  /** The quotes that carry the locus. */
  quotes: readonly string[];
  /** Does no clause carry another cause? */
  onlyCause: boolean;
  /** Is there a quote that names a need? */
  needQuoted: boolean;
  /** How many passages of the seller's side there are. */
  passages: number;
}

/** One sentence about the note, never about a person: agentive wording moves the reader's own blame. */
export function composeReason(found: Found): string {
  if (found.passages === 0) return 'Nothing of the seller’s own is written on this deal.';
  if (found.basis === 'housekeeping') return 'This reads as record keeping, not as the account of a lost sale.';
  if (found.basis === 'thin') {
    const named = found.locus === 'unclear' ? '' : ` and ${LOCUS_SAYS[found.locus]}`;
    return `This note says no more than a drop-down could${named}; a fuller account would help.`;
  }
  return `This note ${causePart(found)}${needPart(found)}.`;
}

function causePart(found: Found): string {
  const { locus, ownership } = found;
  if (locus === 'rep') return LOCUS_SAYS.rep;
  if (locus !== 'prospect')
    return ownership ? `${LOCUS_SAYS[locus]}, and a part of its own beside it` : LOCUS_SAYS[locus];
  const told = patternsShown(found).map((pattern) => PATTERN_SAYS[pattern]);
  const says = told.length > 0 ? `: it ${told.join(', and it ')}` : '';
  if (ownership) return `${LOCUS_SAYS.prospect}, and a part of its own beside it${says}`;
  return `${found.onlyCause ? 'names only the buyer’s side as the cause' : 'names the buyer’s side first'}${says}`;
}

/** The models find a pattern in the whole account and are right about half of the time: only one that a quote shows is named. */
function patternsShown({ patterns, quotes }: Found): Pattern[] {
  if (patterns.length === 0) return [];
  const shown = new Set(quotes.flatMap(excusesOfQuote));
  return patterns.filter((pattern) => shown.has(pattern)).slice(0, 2);
}

function needPart({ discovery, approach, locus, needQuoted }: Found): string {
  if (discovery === 'real' && needQuoted) return '; a concrete need of the buyer is logged';
  if (discovery === 'none' && approach === 'present_and_counter' && locus !== 'rep')
    return '; it tells of presenting, and no need is logged';
  return '';
}
