import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { ReaderConfig } from '../reader-config.ts';
import { readReaderState, type SecondReader } from './portal-reader.ts';

/** How soon a request under way ends after the switch was turned off, by whichever process. */
const LOOK_EVERY_MS = 500;

/** Holds while a portal's switch, key, address and the rest of its choice are what they were when the work began. */
export interface SwitchWatch {
  /** Asks the database anew. Once false, it stays false and `signal` is aborted. */
  stillHolds(): Promise<boolean>;
  /** Ends requests under way, and waits for their turn. */
  signal: AbortSignal;
  stop(): void;
}

/** Watches the choice that `begun` was made of, until it changes or `stop` is called. */
export function watchSwitch(
  db: Kysely<Tables>,
  second: SecondReader,
  portalId: string,
  begun: ReaderConfig,
): SwitchWatch {
  const changed = new AbortController();
  const asBegun = JSON.stringify(begun);
  const stillHolds = async () => {
    if (changed.signal.aborted) return false;
    const { config } = await readReaderState(db, second, portalId);
    if (JSON.stringify(config) !== asBegun) changed.abort();
    return !changed.signal.aborted;
  };
  // A look that fails is made up for by the next one, and by the look before each request.
  const timer = setInterval(() => stillHolds().catch(() => false), LOOK_EVERY_MS);
  return { stillHolds, signal: changed.signal, stop: () => clearInterval(timer) };
}

/** Looks at the switch right before each request; nothing is sent when it no longer stands as it did. */
export function whileOn(ask: AskModel, watch: SwitchWatch): AskModel {
  return async (prompt, rejected, signal) => {
    if (await watch.stillHolds()) return ask(prompt, rejected, signal);
    return {
      outcome: 'failed',
      why: 'the settings were changed',
      again: 'later',
      restMs: null,
      inputTokens: 0,
      outputTokens: 0,
      ms: 0,
    };
  };
}
