import { type Calibration, UNCALIBRATED } from './model/calibrate.ts';
import { DEFAULT_ENDPOINT, type ModelConnection, type Provider } from './model/connect-model.ts';
import { modelScorer } from './model/model-reader.ts';
import type { Prices } from './model/price.ts';
import type { Mode, ModelVariables } from './model-variables.ts';
import type { SecondReaderSettings } from './second-reader-settings.ts';

/** All that is needed to read with a model in one portal. */
export interface ReaderConfig {
  mode: Exclude<Mode, 'off'>;
  connection: ModelConnection;
  prices: Prices;
  /** Null: no limit, for models that cost nothing. */
  monthlyBudget: number | null;
  currency: string;
  placeholders: boolean;
  calibration: Calibration;
  /** As verdicts carry it. */
  scorer: string;
  /** Readings are kept by this name: another way to send is another reading. */
  reader: string;
}

/** The switch and what stands behind it; `config` is null while it is off or something is missing. */
export interface ReaderState {
  mode: Mode;
  provider: Provider;
  model: string | null;
  endpoint: string;
  key: 'portal' | 'environment' | 'none';
  monthlyBudget: number | null;
  currency: string;
  inputPrice: number | null;
  outputPrice: number | null;
  placeholders: boolean;
  /** What keeps it from reading, each with the mend. */
  faults: string[];
  config: ReaderConfig | null;
}

/** Public providers of either protocol; others are named by who runs the server, so that no portal can make it call what it should not. */
const PUBLIC_ENDPOINTS = [
  ...Object.values(DEFAULT_ENDPOINT),
  'https://api.mistral.ai/v1',
  'https://api.groq.com/openai/v1',
  'https://openrouter.ai/api/v1',
  'https://api.together.xyz/v1',
  'https://api.deepseek.com/v1',
  'https://generativelanguage.googleapis.com/v1beta/openai',
];

/** The addresses that a portal may choose. */
export function endpointsOf(env: ModelVariables): string[] {
  return [
    ...new Set([
      ...(env.ONUS_MODEL_ENDPOINT ? [env.ONUS_MODEL_ENDPOINT] : []),
      ...env.ONUS_MODEL_ENDPOINTS,
      ...PUBLIC_ENDPOINTS,
    ]),
  ];
}

/** Puts a portal's choice and the environment's together. `portalKey` is the portal's own key, decrypted. */
export function readerState(env: ModelVariables, chosen: SecondReaderSettings, portalKey: string | null): ReaderState {
  const provider = chosen.provider ?? env.ONUS_MODEL_PROVIDER;
  const own = env.ONUS_MODEL_ENDPOINT ?? DEFAULT_ENDPOINT[env.ONUS_MODEL_PROVIDER];
  const endpoint = chosen.endpoint ?? (provider === env.ONUS_MODEL_PROVIDER ? own : DEFAULT_ENDPOINT[provider]);
  // The server's key goes nowhere but to the server's own address.
  const serverKey = endpoint === own && provider === env.ONUS_MODEL_PROVIDER ? (env.ONUS_MODEL_KEY ?? null) : null;
  const isServers = portalKey === null && serverKey !== null;
  const state = {
    mode: chosen.mode ?? env.ONUS_MODEL_MODE,
    provider,
    ...(isServers ? atTheServersCost(env, chosen) : atItsOwnCost(env, chosen)),
    endpoint,
    key: portalKey ? ('portal' as const) : serverKey ? ('environment' as const) : ('none' as const),
    placeholders: chosen.placeholders ?? env.ONUS_MODEL_PLACEHOLDERS === 'on',
  };
  const faults = faultsOf(state, endpointsOf(env));
  return { ...state, faults, config: configOf(state, faults, portalKey ?? serverKey, env) };
}

type Costs = Pick<ReaderState, 'model' | 'monthlyBudget' | 'currency' | 'inputPrice' | 'outputPrice'>;

/** With a key of its own a portal pays itself, and decides. */
function atItsOwnCost(env: ModelVariables, chosen: SecondReaderSettings): Costs {
  return {
    model: chosen.model ?? env.ONUS_MODEL ?? null,
    monthlyBudget: chosen.monthlyBudget ?? env.ONUS_MODEL_BUDGET ?? null,
    currency: chosen.currency ?? env.ONUS_MODEL_CURRENCY,
    inputPrice: chosen.inputPrice ?? env.ONUS_MODEL_INPUT_PRICE ?? null,
    outputPrice: chosen.outputPrice ?? env.ONUS_MODEL_OUTPUT_PRICE ?? null,
  };
}

/**
 * With the server's key, whoever runs it pays: model, prices and currency are the environment's where it names them, since the
 * budget is counted by them, and the lower budget holds. A budget counts nothing without prices, so none of a portal's serve then.
 */
function atTheServersCost(env: ModelVariables, chosen: SecondReaderSettings): Costs {
  const own = atItsOwnCost(env, chosen);
  const isLimited = env.ONUS_MODEL_BUDGET !== undefined;
  return {
    model: env.ONUS_MODEL ?? own.model,
    monthlyBudget:
      env.ONUS_MODEL_BUDGET === undefined
        ? own.monthlyBudget
        : Math.min(env.ONUS_MODEL_BUDGET, own.monthlyBudget ?? env.ONUS_MODEL_BUDGET),
    currency: isLimited ? env.ONUS_MODEL_CURRENCY : own.currency,
    inputPrice: env.ONUS_MODEL_INPUT_PRICE ?? (isLimited ? null : own.inputPrice),
    outputPrice: env.ONUS_MODEL_OUTPUT_PRICE ?? (isLimited ? null : own.outputPrice),
  };
}

/** What a manager gives that does not hold, since the server's key pays; each with the mend. */
export function refusedChoices(given: Partial<SecondReaderSettings>, after: ReaderState): string[] {
  if (after.key !== 'environment') return [];
  return (['model', 'currency', 'inputPrice', 'outputPrice', 'monthlyBudget'] as const).flatMap((name) => {
    const wanted = given[name] ?? null;
    if (wanted === null || wanted === after[name]) return [];
    const held = after[name];
    return name === 'monthlyBudget'
      ? `The monthly budget is at most ${held} ${after.currency} with the server's key. Enter a key of your own for another.`
      : `${CHOICE_WORDS[name]} comes with the server's key${held === null ? ' and is not set there' : `: ${held}`}. Enter a key of your own to choose another.`;
  });
}
const CHOICE_WORDS = {
  model: 'The model',
  currency: 'The currency',
  inputPrice: 'The price of input',
  outputPrice: 'The price of output',
};

type Chosen = Omit<ReaderState, 'faults' | 'config'>;

function faultsOf(state: Chosen, allowed: readonly string[]): string[] {
  const { provider, model, endpoint, key, inputPrice, outputPrice, monthlyBudget } = state;
  const costs = (inputPrice ?? 0) > 0 || (outputPrice ?? 0) > 0;
  const isPublic = PUBLIC_ENDPOINTS.includes(endpoint);
  const found: [boolean, string][] = [
    [model === null, 'No model is chosen. Give its name, as the provider spells it.'],
    [
      !allowed.includes(endpoint),
      `The address ${endpoint} is not one that this server may call. Whoever runs it can add it to ONUS_MODEL_ENDPOINTS.`,
    ],
    [
      key === 'none' && (isPublic || provider === 'anthropic'),
      'There is no key for this provider. Enter one, or set ONUS_MODEL_KEY.',
    ],
    [
      inputPrice === null || outputPrice === null,
      'The prices per million tokens are missing. Give 0 for a model that costs nothing. With the server’s key and budget, whoever runs it sets ONUS_MODEL_INPUT_PRICE and ONUS_MODEL_OUTPUT_PRICE.',
    ],
    [costs && monthlyBudget === null, 'The monthly budget is missing. Nothing is read without a limit to its cost.'],
  ];
  return found.flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}

function configOf(
  state: Chosen,
  faults: readonly string[],
  key: string | null,
  env: ModelVariables,
): ReaderConfig | null {
  const { mode, provider, model, endpoint, inputPrice, outputPrice, monthlyBudget, currency, placeholders } = state;
  if (mode === 'off' || faults.length > 0 || model === null || inputPrice === null || outputPrice === null) return null;
  const scorer = modelScorer({ provider, model });
  return {
    mode,
    connection: { provider, model, endpoint, key },
    prices: { inputPerMillion: inputPrice, outputPerMillion: outputPrice },
    monthlyBudget,
    currency,
    placeholders,
    calibration: env.ONUS_MODEL_CALIBRATION.get(model) ?? UNCALIBRATED,
    scorer,
    reader: [scorer, endpoint, ...(placeholders ? [] : ['with names'])].join(' '),
  };
}
