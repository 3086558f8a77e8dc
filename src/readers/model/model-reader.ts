import type { Account } from '../../account/account.ts';
import { score } from '../../scoring/score.ts';
import type { Verdict } from '../../scoring/verdict.ts';
import { addressesReader } from '../addresses-reader.ts';
import { NOTHING_SPENT, type NotRead, type Reader, type Reading, type Spent } from '../reader.ts';
import type { Answer } from './answer.ts';
import type { Asked, AskModel, Rejected } from './ask-model.ts';
import type { Calibration } from './calibrate.ts';
import { checkAnswer } from './check-answer.ts';
import type { Provider } from './connect-model.ts';
import { GUIDE } from './guide.ts';
import { type MaskedPassage, maskPassages } from './mask.ts';
import { costOf, type Prices } from './price.ts';
import { composeAgain, composePrompt, type Prompt } from './prompt.ts';

/** All that a model's reading depends on, but for the way to ask. */
export interface ModelReaderParts {
  provider: Provider;
  model: string;
  prices: Prices;
  /** Names, addresses, numbers and amounts are replaced before anything leaves. */
  placeholders: boolean;
  calibration: Calibration;
  ask: AskModel;
  /** A word that no note holds, drawn anew for each request. */
  drawBoundary: () => string;
}

/** Nobody explains a loss at more length; what is longer is a pasted thread or worse. */
const MOST_CHARACTERS = 60_000;

/** A reading by a model keeps the accepted answer, so that the same account is never paid for twice. */
export type ModelReading = Reading & { answer: Answer | null };

export interface ModelReader extends Reader {
  read(account: Account, around?: { names?: readonly string[]; signal?: AbortSignal }): Promise<ModelReading>;
}

/**
 * A reader that asks a language model with the coding guide in hand: hide → ask → hold the answer against the account →
 * ask once more → or leave it to the local verdict, with the reason.
 */
export function modelReader(parts: ModelReaderParts): ModelReader {
  const scorer = modelScorer(parts);
  return {
    scorer,
    read: async (account, around = {}) => {
      const never = whyNotSent(account);
      if (never) return notRead({ why: never, again: 'never', restMs: null }, NOTHING_SPENT);
      const passages = hide(account, parts.placeholders, around.names ?? []);
      const against = { passages, local: score(account), scorer, calibration: parts.calibration };
      let rejected: Rejected | null = null;
      let why = '';
      let spent = NOTHING_SPENT;
      for (let attempt = 0; attempt < 2; attempt++) {
        const asked = await parts.ask(composePrompt(passages, parts.drawBoundary()), rejected, around.signal);
        spent = add(spent, asked, parts.prices);
        if (asked.outcome === 'failed') return notRead(asked, spent);
        if (asked.outcome === 'refused') return notRead({ why: asked.why, again: 'never', restMs: null }, spent);
        if (asked.outcome === 'unusable') {
          why = asked.why;
          rejected = { answer: null, complaint: composeAgain([`${asked.why}: answer with the JSON object alone.`]) };
          continue;
        }
        const checked = checkAnswer(asked.answer, against);
        if ('verdict' in checked) return { verdict: checked.verdict, spent, answer: asked.answer };
        if ('stands' in checked) return notRead({ why: checked.stands, again: 'never', restMs: null }, spent);
        why = 'its answer did not hold against the note and the guide';
        rejected = { answer: asked.answer, complaint: composeAgain(checked.faults) };
      }
      return notRead({ why: `${why}, also when asked again`, again: 'never', restMs: null }, spent);
    },
  };
}

/** `model:anthropic/<model>@guide-2026.11`. */
export function modelScorer({ provider, model }: { provider: Provider; model: string }): string {
  return `model:${provider}/${model}@${GUIDE}`;
}

/** Why this account may not be sent to any model, or null. Holds before anything leaves. */
export function whyNotSent(account: Account): string | null {
  const own = ownPassages(account);
  if (account.closedBy === 'automation') return 'the deal was closed by an automation';
  if (own.length === 0) return 'nothing of the seller’s own is written on this deal';
  if (own.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS)
    return 'the account is too long to be sent';
  if (addressesReader(account)) return 'the note speaks to its reader';
  return null;
}

/** The account as it may leave: the seller's own passages alone, never incoming mail, quoted threads or recaps. */
export function hide(account: Account, placeholders: boolean, names: readonly string[]): MaskedPassage[] {
  return maskPassages(ownPassages(account), names, placeholders);
}

/** The prompt for this account as it would be sent. */
export function promptFor(
  parts: Pick<ModelReaderParts, 'placeholders' | 'drawBoundary'>,
  account: Account,
  names: readonly string[],
): Prompt {
  return composePrompt(hide(account, parts.placeholders, names), parts.drawBoundary());
}

/** A recorded answer held against the account as it is now; null when it no longer fits. */
export function verdictOf(
  answer: Answer,
  parts: Pick<ModelReaderParts, 'provider' | 'model' | 'placeholders' | 'calibration'>,
  account: Account,
  names: readonly string[],
): Verdict | null {
  const against = {
    passages: hide(account, parts.placeholders, names),
    local: score(account),
    scorer: modelScorer(parts),
    calibration: parts.calibration,
  };
  const checked = checkAnswer(answer, against);
  return 'verdict' in checked ? checked.verdict : null;
}

function ownPassages(account: Account) {
  return account.passages.filter(({ author }) => author === 'owner' || author === 'colleague');
}

function notRead({ why, again, restMs, reach }: NotRead, spent: Spent): ModelReading {
  return { verdict: null, notRead: { why, again, restMs, ...(reach ? { reach } : {}) }, spent, answer: null };
}

function add(spent: Spent, used: Asked, prices: Prices): Spent {
  return {
    inputTokens: spent.inputTokens + used.inputTokens,
    outputTokens: spent.outputTokens + used.outputTokens,
    cost: spent.cost + costOf(prices, used.chargedInputTokens ?? used.inputTokens, used.outputTokens),
    ms: spent.ms + used.ms,
    asks: spent.asks + Number(used.outcome !== 'failed'),
  };
}
