import { composeReason } from '../../scoring/compose-reason.ts';
import { type Evidence, LOCI, type Locus, type Verdict, verdictSchema } from '../../scoring/verdict.ts';
import type { Answer, Cited } from './answer.ts';
import { type Calibration, calibrate } from './calibrate.ts';
import { type CitedFor, carriesAlone } from './carries-alone.ts';
import { findVerbatim } from './find-verbatim.ts';
import type { MaskedPassage } from './mask.ts';

/** A verdict; or the faults that the model is asked about once more; or why the local verdict stands without another question. */
export type Checked = { verdict: Verdict } | { faults: string[] } | { stands: string };

export interface CheckedAgainst {
  passages: readonly MaskedPassage[];
  /** What the local reader says of the same account. */
  local: Verdict;
  scorer: string;
  calibration: Calibration;
}

const LONGEST_QUOTE = 240;
/** From here on an account is flagged. */
const LEAST_FLAG = 0.5;

/**
 * Makes a verdict of an answer, or names its faults. Whatever a model answers: only codes, numbers and slices of the
 * seller's own text come out; a flag has a quote and follows the calibrated probability; and a flag of the local reader is taken
 * back only with words that bear that out by themselves.
 */
export function checkAnswer(answer: Answer, against: CheckedAgainst): Checked {
  const faults = [...contradictions(answer, against.local), ...numberFaults(answer)];
  const quoted = quotesOf(answer, against.passages, faults);
  const flagProbability = calibrate(answer.flagProbability, against.calibration);
  const flag = flagProbability >= LEAST_FLAG && canBeFlagged(answer);
  const loses = against.local.flag && !flag;
  if (faults.length === 0 && loses && !answer.flag && !isTakenBack(answer, quoted, against.passages))
    faults.push(
      'flag is false: cite whole sentences about the deal that name another cause, or the own part, by themselves.',
    );
  if (faults.length > 0) return { faults };
  if (loses && answer.flag) return { stands: 'it is less sure of its flag than it says, and names no other cause' };
  const { basis, locus, ownership, discovery, approach, patterns } = answer;
  const fields = {
    basis,
    locus,
    ownership,
    discovery,
    approach,
    patterns: [...new Set(patterns)],
    probabilities: settleProbabilities(answer),
    flagProbability,
    flag,
    evidence: quoted.evidence,
    ownPart: quoted.ownPart,
    need: quoted.need,
    reason: composeReason({
      ...answer,
      quotes: quoted.evidence.map(({ quote }) => quote),
      onlyCause: answer.doubt === null && answer.flag,
      needQuoted: quoted.need !== null,
      passages: against.passages.length,
    }),
    scorer: against.scorer,
  };
  return { verdict: verdictSchema.parse(fields) };
}

/** What the guide asks of a flag, beside its probability (section 3). */
function canBeFlagged({ basis, locus, ownership }: Answer): boolean {
  return basis === 'account' && locus === 'prospect' && !ownership;
}

/** Codes that the guide does not allow together, and flags taken back without a word of the account for it. */
function contradictions(answer: Answer, local: Verdict): string[] {
  const { basis, locus, ownership, flag, patterns, evidence, discovery } = answer;
  const account = basis === 'account';
  const found: [boolean, string][] = [
    [flag && !account, 'flag is true and basis is not account (guide, section 0).'],
    [flag && locus !== 'prospect', 'flag is true and locus is not prospect (guide, section 3).'],
    [flag && ownership, 'flag and ownership are both true (guide, section 3).'],
    [ownership && !account, 'ownership is true and basis is not account (guide, section 0).'],
    [basis === 'housekeeping' && locus !== 'unclear', 'housekeeping has locus unclear (guide, section 0).'],
    [
      patterns.length > 0 && (!account || locus !== 'prospect'),
      'patterns put the cause on the prospect (guide, section 6).',
    ],
    [locus === 'unclear' && evidence.length > 0, 'unclear has no evidence (guide, section 7).'],
    [
      locus !== 'unclear' && evidence.length === 0,
      'evidence is missing: cite the words that carry the locus (guide, section 7).',
    ],
    [evidence.length > 3, 'evidence has more than three quotes (guide, section 7).'],
    [ownership !== (answer.ownPart !== null), 'ownPart is cited when ownership is true, and only then.'],
    [(discovery !== 'none') !== (answer.need !== null), 'need is cited when discovery is not none, and only then.'],
    [
      account && locus === 'prospect' && !flag && !ownership && answer.doubt === null,
      'doubt is missing: cite the words that speak against a flag.',
    ],
    [local.flag && !account, 'this is an account: the rep says something of their own in it.'],
    [local.flag && account && locus === 'unclear', 'the account names a cause: cite the words that carry the locus.'],
  ];
  return found.flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}

function numberFaults({ probabilities, flagProbability, flag }: Answer): string[] {
  const numbers = [...LOCI.map((locus) => probabilities[locus]), flagProbability];
  if (numbers.some((p) => !(p >= 0 && p <= 1))) return ['probabilities lie between 0 and 1.'];
  if (LOCI.every((locus) => probabilities[locus] === 0)) return ['probabilities sum to 1.'];
  return flag === flagProbability >= LEAST_FLAG
    ? []
    : ['flag is true when flagProbability is 0.5 or more, and only then.'];
}

/** Whatever talked a model into it: one of the quotes must bear out by itself what it is cited for. */
function isTakenBack(
  { locus, ownership }: Answer,
  { evidence, ownPart, doubt }: ReturnType<typeof quotesOf>,
  passages: readonly MaskedPassage[],
): boolean {
  const carries = (quote: Evidence | null, citedFor: CitedFor) => {
    const found = quote && passages.find(({ passage }) => passage.source === quote.source);
    return quote && found ? carriesAlone(quote, found.passage, citedFor) : false;
  };
  if (ownership && carries(ownPart, 'ownership')) return true;
  if (locus === 'prospect') return carries(doubt, 'doubt');
  return locus !== 'unclear' && evidence.some((quote) => carries(quote, locus));
}

function quotesOf(answer: Answer, passages: readonly MaskedPassage[], faults: string[]) {
  const quote = (cited: Cited): Evidence[] => {
    const masked = passages[cited.passage - 1];
    const found = masked && findVerbatim(masked, cited.quote);
    if (!found)
      faults.push(
        `these words do not stand in passage ${cited.passage}, or are no two whole words: "${cited.quote.slice(0, 200)}"`,
      );
    else if (found.quote.length > LONGEST_QUOTE) faults.push(`a quote is longer than ${LONGEST_QUOTE} characters.`);
    return found ? [found] : [];
  };
  const one = (cited: Cited | null) => (cited ? (quote(cited)[0] ?? null) : null);
  return {
    evidence: answer.evidence.flatMap(quote),
    ownPart: one(answer.ownPart),
    need: one(answer.need),
    doubt: one(answer.doubt),
  };
}

/** Sums to one, and the locus has the most: where another has more, the two change places. */
function settleProbabilities({ probabilities, locus }: Answer): Record<Locus, number> {
  const sum = LOCI.reduce((total, name) => total + probabilities[name], 0);
  const settled = { ...probabilities };
  const top = LOCI.reduce((best, name) => (settled[name] > settled[best] ? name : best), locus);
  [settled[top], settled[locus]] = [settled[locus], settled[top]];
  return Object.fromEntries(LOCI.map((name) => [name, Math.round((settled[name] / sum) * 10_000) / 10_000])) as Record<
    Locus,
    number
  >;
}
