import { randomUUID } from 'node:crypto';
import { askOverNetwork } from '../../src/readers/model/ask-model.ts';
import { type Calibration, UNCALIBRATED } from '../../src/readers/model/calibrate.ts';
import type { Provider } from '../../src/readers/model/connect-model.ts';
import { type Dialects, dialectOf } from '../../src/readers/model/dialects.ts';
import { type ModelReader, modelReader } from '../../src/readers/model/model-reader.ts';
import type { ModelServer } from '../setup/model-server.ts';

/** A reader that asks the given server over the network. Prices: 1 and 10 a million tokens. */
export function readerAt(
  server: Pick<ModelServer, 'url'>,
  options: {
    provider?: Provider;
    placeholders?: boolean;
    timeoutMs?: number;
    calibration?: Calibration;
    dialects?: Dialects;
  } = {},
): ModelReader {
  const provider = options.provider ?? 'openai-compatible';
  const connection = { provider, model: 'test-model', endpoint: server.url, key: 'test-key' };
  return modelReader({
    provider,
    model: 'test-model',
    prices: { inputPerMillion: 1, outputPerMillion: 10 },
    placeholders: options.placeholders ?? true,
    calibration: options.calibration ?? UNCALIBRATED,
    ask: askOverNetwork(
      connection,
      options.timeoutMs ?? 5_000,
      Date.now,
      dialectOf(options.dialects ?? new Map(), connection),
    ),
    drawBoundary: randomUUID,
  });
}
