import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { askOverNetwork } from '../model/ask-model.ts';
import { type Dialects, dialectOf } from '../model/dialects.ts';
import { type ModelReader, modelReader } from '../model/model-reader.ts';
import type { ModelVariables } from '../model-variables.ts';
import type { ReaderConfig } from '../reader-config.ts';
import { paced } from './pace.ts';
import { type SwitchWatch, whileOn } from './watch-switch.ts';

/** The reader of a portal's configuration, at the pace that its provider bears, and only while its switch stands as it did. */
export function connectReader(
  db: Kysely<Tables>,
  config: ReaderConfig,
  env: ModelVariables,
  dialects: Dialects,
  watch: SwitchWatch,
  now: () => number,
): ModelReader {
  const { connection, prices, placeholders, calibration } = config;
  const ask = askOverNetwork(connection, env.ONUS_MODEL_TIMEOUT_SECONDS * 1000, now, dialectOf(dialects, connection));
  return modelReader({
    provider: connection.provider,
    model: connection.model,
    prices,
    placeholders,
    calibration,
    ask: paced(whileOn(ask, watch), db, connection.endpoint, env.ONUS_MODEL_REQUESTS_PER_MINUTE),
    drawBoundary: randomUUID,
  });
}
