import { z } from 'zod';
import { PROVIDERS } from './model/connect-model.ts';
import { MODES } from './model-variables.ts';

const price = z.number().min(0, 'A price is 0 or more.').max(100_000, 'A price is at most 100,000 per million tokens.');

/** What a manager can choose, without defaults: with them a field that is not given would be taken back. */
export const readerChoices = z.object({
  mode: z.enum(MODES, { error: 'The switch is off, unsure or all.' }).nullable(),
  provider: z.enum(PROVIDERS, { error: `The provider is one of ${PROVIDERS.join(', ')}.` }).nullable(),
  model: z
    .string()
    .trim()
    .min(1, 'Give the name of the model, as the provider spells it.')
    .max(200, 'The name of a model has at most 200 characters.')
    .nullable(),
  endpoint: z
    .string()
    .trim()
    .max(500, 'The address has at most 500 characters.')
    .refine(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      'The address is not a web address, such as https://api.openai.com/v1.',
    )
    .transform((value) => value.replace(/\/+$/, ''))
    .nullable(),
  /** In the provider's currency. */
  monthlyBudget: z
    .number()
    .min(0, 'The budget is 0 or more.')
    .max(1_000_000, 'The budget is at most 1,000,000.')
    .nullable(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'The currency is a code of three letters, such as EUR.')
    .nullable(),
  /** Per million tokens. */
  inputPrice: price.nullable(),
  outputPrice: price.nullable(),
  /** Names, addresses, numbers and amounts are replaced before anything leaves. */
  placeholders: z.boolean().nullable(),
});

const NOTHING_CHOSEN = Object.fromEntries(Object.keys(readerChoices.shape).map((name) => [name, null]));

/** What a portal chooses of the second reader; null leaves it to the environment. The key is kept apart, encrypted. */
export const secondReaderSettings = z.preprocess(
  (given) => ({ ...NOTHING_CHOSEN, ...(given as object) }),
  readerChoices,
);

export type SecondReaderSettings = z.infer<typeof secondReaderSettings>;
