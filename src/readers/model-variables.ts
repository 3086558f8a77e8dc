import { z } from 'zod';
import type { Calibration } from './model/calibrate.ts';
import { PROVIDERS } from './model/connect-model.ts';

/** Which deals are read a second time: none, those of which the local reader is unsure, or all. */
export const MODES = ['off', 'unsure', 'all'] as const;
export type Mode = (typeof MODES)[number];

const amount = (what: string) =>
  z.coerce.number({ error: `is not a number. Give ${what}.` }).min(0, `is below 0. Give ${what}.`);
const between = (from: number, to: number, what: string) =>
  z.coerce
    .number({ error: `is not a number. Give ${what}.` })
    .min(from, `is below ${from}. Give ${what}.`)
    .max(to, `is above ${to}. Give ${what}.`);
const address = z
  .string()
  .trim()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'is not a web address. Give the base address of the protocol, for example https://api.openai.com/v1.',
  )
  .transform((value) => value.replace(/\/+$/, ''));

const CALIBRATION = /^\s*(\S.*?)\s*=\s*(\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/;
function calibrationOf(given: string): [model: string, Calibration] {
  const [, model = '', slope, shift] = CALIBRATION.exec(given) ?? [];
  return [model, { slope: Number(slope), shift: Number(shift) }];
}

/** The environment's part of the second reader; what a portal's settings say goes before it. See `.env.example`. */
export const modelVariables = {
  ONUS_MODEL_MODE: z
    .enum(MODES, { error: 'is none of off, unsure, all. Leave it out for off: the settings page turns it on.' })
    .default('off'),
  ONUS_MODEL_PROVIDER: z.enum(PROVIDERS, { error: `is none of ${PROVIDERS.join(', ')}.` }).default('openai-compatible'),
  ONUS_MODEL: z.string().trim().min(1).max(200).optional(),
  ONUS_MODEL_ENDPOINT: address.optional(),
  ONUS_MODEL_ENDPOINTS: z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(address))
    .default([]),
  ONUS_MODEL_KEY: z.string().trim().min(1).optional(),
  ONUS_MODEL_BUDGET: amount('the most that a portal may cost in a month').optional(),
  ONUS_MODEL_CURRENCY: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'is not a currency code such as EUR.')
    .default('USD'),
  ONUS_MODEL_INPUT_PRICE: amount(
    "the provider's price for a million input tokens, 0 for a model in the house",
  ).optional(),
  ONUS_MODEL_OUTPUT_PRICE: amount(
    "the provider's price for a million output tokens, 0 for a model in the house",
  ).optional(),
  ONUS_MODEL_PLACEHOLDERS: z.enum(['on', 'off'], { error: 'is neither on nor off.' }).default('on'),
  ONUS_MODEL_REQUESTS_PER_MINUTE: between(
    1,
    10_000,
    'how many requests a minute may go to one provider (default 60)',
  ).default(60),
  ONUS_MODEL_CONCURRENCY: between(1, 100, 'how many requests may be under way at once (default 4)').default(4),
  ONUS_MODEL_TIMEOUT_SECONDS: between(1, 600, 'the seconds to wait for an answer (default 60)').default(60),
  /** By the model's name: another model states its probabilities in another way. */
  ONUS_MODEL_CALIBRATION: z
    .string()
    .transform((value) => value.split(';').filter((one) => one.trim() !== ''))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            CALIBRATION,
            'is not a model and two numbers, such as my-model=0.8,-0.2: npm run eval -- --reader model prints them.',
          ),
      ),
    )
    .transform((all) => new Map(all.map(calibrationOf)))
    .default(new Map()),
};

const schema = z.object(modelVariables);

export type ModelVariables = z.infer<typeof schema>;

/** Reads these variables alone, for commands that need no portal. Throws an error with a line per fault. */
export function readModelVariables(variables: Record<string, string | undefined>): ModelVariables {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'));
}
