import { z } from 'zod';
import { PROVIDERS } from './model/connect-model.ts';
import { MODES } from './model-variables.ts';

const price = z.number().min(0, 'A price is 0 or more.').max(100_000, 'A price is at most 100,000 per million tokens.');

/** What a portal chooses of the second reader; null leaves it to the environment. The key is kept apart, encrypted. */
export const secondReaderSettings = z.object({
  mode: z.enum(MODES, { error: 'The switch is off, unsure or all.' }).nullable().default(null),
  provider: z
    .enum(PROVIDERS, { error: `The provider is one of ${PROVIDERS.join(', ')}.` })
    .nullable()
    .default(null),
  model: z
    .string()
    .trim()
    .min(1, 'Give the name of the model, as the provider spells it.')
    .max(200, 'The name of a model has at most 200 characters.')
    .nullable()
    .default(null),
  endpoint: z
    .string()
    .trim()
    .max(500, 'The address has at most 500 characters.')
    .refine(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      'The address is not a web address, such as https://api.openai.com/v1.',
    )
    .transform((value) => value.replace(/\/+$/, ''))
    .nullable()
    .default(null),
  /** In the provider's currency. */
  monthlyBudget: z
    .number()
    .min(0, 'The budget is 0 or more.')
    .max(1_000_000, 'The budget is at most 1,000,000.')
    .nullable()
    .default(null),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'The currency is a code of three letters, such as EUR.')
    .nullable()
    .default(null),
  /** Per million tokens. */
  inputPrice: price.nullable().default(null),
  outputPrice: price.nullable().default(null),
  /** Names, addresses, numbers and amounts are replaced before anything leaves. */
  placeholders: z.boolean().nullable().default(null),
});

export type SecondReaderSettings = z.infer<typeof secondReaderSettings>;
