import type { QuoteSource } from '../verdicts/stored-verdict.ts';
import type { LoggedNeeds } from './needs.ts';

/** Why needs are asked for now: the next stage is the presentation, it is there, or such a meeting is booked. */
export type Moment = 'next' | 'presenting' | 'meeting';

/** What the card of an open deal knows; quotes and their sources, never whole notes. */
export interface StoredNeeds extends LoggedNeeds {
  moment: Moment;
  /** The label of the presentation stage. */
  stage: string;
  sources: Record<string, QuoteSource>;
}
