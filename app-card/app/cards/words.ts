import type { Basis, CardNeeds, CardQuote, CardVerdict, Discovery, Ground, Locus, Pattern } from './card-data.ts';

/**
 * Every word the card says about a verdict. It speaks of the note, never of the person: wording that names an agent moves
 * the reader's own blame.
 */

interface Headline {
  text: string;
  variant: 'danger' | 'warning' | 'info' | 'success' | 'default';
}

export const LOCUS_HEADLINE: Record<Locus, Headline> = {
  prospect: { text: "This note puts the cause on the buyer's side", variant: 'warning' },
  product: { text: 'This note puts the cause on the product or the offer', variant: 'info' },
  circumstance: { text: 'This note puts the cause on an outside event', variant: 'info' },
  rep: { text: "This note names the seller's own part", variant: 'success' },
  unclear: { text: 'This note names no clear cause', variant: 'default' },
};

const FLAG_HEADLINE: Headline = { text: "This note names only the buyer's actions", variant: 'danger' };
const HELD_HEADLINE: Headline = { text: "This note names the buyer's side and the seller's own part", variant: 'info' };

export const BASIS_HEADLINE: Record<Exclude<Basis, 'account'>, Headline> = {
  thin: { text: 'Too little is written to say anything', variant: 'default' },
  housekeeping: { text: 'Not a lost sale', variant: 'default' },
};

export function headlineOf(verdict: CardVerdict): Headline {
  if (verdict.basis !== 'account') return BASIS_HEADLINE[verdict.basis];
  if (verdict.flag) return FLAG_HEADLINE;
  if (verdict.locus === 'prospect' && verdict.ownership) return HELD_HEADLINE;
  return LOCUS_HEADLINE[verdict.locus];
}

/** Probability in words and number, of what the headline says. */
export function likelihood(verdict: CardVerdict): string {
  const probability = verdict.flag ? verdict.flagProbability : verdict.probabilities[verdict.locus];
  // No reading of a note is certain.
  const percent = Math.min(Math.round(100 * probability), 99);
  const word =
    percent >= 90 ? 'very likely' : percent >= 70 ? 'likely' : percent >= 50 ? 'more likely than not' : 'uncertain';
  return `${word}, ${percent} %`;
}

export const PATTERN_WORDS: Record<Pattern, { name: string; listen: string }> = {
  did_everything_right: {
    name: 'Everything was done right',
    listen: 'ask for the one thing that could be done differently',
  },
  failed_to_understand: { name: 'The buyer did not see it', listen: 'ask what the buyer did see' },
  no_need: { name: 'No need', listen: 'ask which question showed that' },
  no_money: { name: 'No money', listen: 'ask what the problem costs the buyer' },
  went_dark: { name: 'Stopped answering', listen: 'ask for the last agreed next step' },
  would_not_decide: { name: 'Would not decide', listen: 'ask what it costs the buyer to wait' },
  never_serious: { name: 'Was never serious', listen: 'ask when that could have been known' },
  chose_worse: { name: 'Chose the worse option', listen: 'ask what the other offer was better at' },
  objections_as_reason: { name: 'Objections given as the reason', listen: 'ask what lay behind the first one' },
};

export const DISCOVERY_GAP: Record<Discovery, string | null> = {
  none: 'No need is logged: nothing says what the buyer wanted to solve.',
  surface: 'A need is named, but not what it costs the buyer or who cares about it.',
  real: null,
};

export const OWN_PART_GAP = 'No own part is named: nothing the seller did, left undone or will do differently.';

const SOURCE_WORDS: Record<CardQuote['from'], string> = {
  reason: 'Closed-lost reason',
  note: 'Note',
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
};

/** "Note, Tom Berg, 12 Mar 2026". */
export function sourceOf(quote: CardQuote, locale: string): string {
  return [SOURCE_WORDS[quote.from], quote.author, quote.at && dayOf(quote.at, locale)].filter(Boolean).join(', ');
}

export function kindInWords(kind: CardQuote['from'], count: number): string {
  const word = kind === 'reason' ? 'closed-lost reason' : kind === 'email' ? 'e-mail' : kind;
  return count > 0 ? `${count} ${word}${count === 1 ? '' : 's'}` : `${word}s`;
}

/** A date as the user's language writes it. */
export function dayOf(iso: string, locale: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleDateString(locale || 'en', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** What a good account contains: the coding guide, turned into a prompt. */
export const GOOD_ACCOUNT = [
  'What they needed, and what it cost them or who cared about it',
  'What decided it, in their words',
  'What I did, left undone, or will do differently next time',
];

/** Looking back: did the needs come before the presentation? */
export function beforeInWords(before: NonNullable<CardVerdict['before']>, locale: string): string {
  const day = dayOf(before.presentedAt, locale);
  return before.discovered === 'yes'
    ? `Needs were logged before the presentation (${day}).`
    : `The deal reached the presentation on ${day}; nothing of the needs was logged before.`;
}

/** Why the needs are asked for now, by what is known of them. */
export function needsHeadline({ discovery, moment, stage, unread }: CardNeeds): Headline {
  if (discovery === 'real') return { text: 'The need is logged', variant: 'success' };
  if (discovery === 'surface') return { text: 'Some of the need is logged', variant: 'info' };
  if (unread) return { text: `Notes in ${unread} are not read: what do they need?`, variant: 'info' };
  if (moment === 'presenting') return { text: `In “${stage}”, and nothing of the need is logged`, variant: 'warning' };
  if (moment === 'meeting')
    return { text: 'A presentation is booked, and nothing of the need is logged', variant: 'warning' };
  return { text: `Before “${stage}”: what do they need?`, variant: 'info' };
}

/** "Not fair, because …": the four grounds. */
export const GROUNDS: Record<Ground, string> = {
  misread: 'The note says something else than what was read',
  not_mine: 'The quoted words are not mine',
  unwritten: 'What matters is not written in the note',
  facts: 'That is how it was: the cause was theirs alone',
};

/** Which reader gave the verdict: `model:<provider>/<model>@<guide>`, or a version of the local scorer. */
export function readerInWords(scorer: string): string {
  const [, provider, model, guide] = /^model:([^/]+)\/(.+)@([^@]+)$/.exec(scorer) ?? [];
  return model ? `Read by the language model ${model} (${provider}, ${guide})` : `Scored by ${scorer}`;
}
