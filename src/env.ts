import { z } from 'zod';
import { modelVariables } from './readers/model-variables.ts';
import { type Key, MAKE_A_KEY, parseKeys } from './secrets/encrypt.ts';

const text = (mend: string) =>
  z
    .string({ error: `is missing. ${mend}` })
    .trim()
    .min(1, `is empty. ${mend}`);
const url = (mend: string) =>
  text(mend)
    .refine(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      `is not a web address. ${mend}`,
    )
    .transform((value) => value.replace(/\/+$/, ''));
const number = (from: number, to: number, mend: string) =>
  z.coerce
    .number({ error: `is not a number. ${mend}` })
    .min(from, `is below ${from}. ${mend}`)
    .max(to, `is above ${to}. ${mend}`);

const TOKEN_MEND =
  "Set it to the app's access token: HubSpot › Development › your app › Auth. For an app that many accounts install, set HUBSPOT_CLIENT_ID and ONUS_ENCRYPTION_KEY instead.";
const KEY_MEND = `It encrypts the accounts' tokens. Make one with: ${MAKE_A_KEY}`;

const schema = z.object({
  HUBSPOT_ACCESS_TOKEN: text(TOKEN_MEND).optional(),
  HUBSPOT_CLIENT_ID: text("Set it to the app's client id: HubSpot › Development › your app › Auth.").optional(),
  ONUS_ENCRYPTION_KEY: text(KEY_MEND)
    .transform((value, context) => {
      const keys = parseKeys(value);
      if (typeof keys !== 'string') return keys;
      context.addIssue({ code: 'custom', message: keys });
      return z.NEVER;
    })
    .optional(),
  HUBSPOT_CLIENT_SECRET: text(
    "Set it to the app's client secret: HubSpot › Development › your app › Auth. It checks HubSpot's signatures.",
  ),
  HUBSPOT_API_BASE_URL: url(
    'Leave it out for HubSpot itself (https://api.hubapi.com), or give the address of the emulator.',
  ).default('https://api.hubapi.com'),
  PUBLIC_URL: url(
    'Set it to the https address under which HubSpot reaches this server, without a path, for example https://onus.example.com.',
  ).optional(),
  DATABASE_URL: text(
    'Give a PostgreSQL address such as postgres://user:password@host:5432/onus, or leave it out for the embedded database.',
  )
    .refine(
      (value) => /^postgres(ql)?:\/\//.test(value),
      'does not begin with postgres://. Give a PostgreSQL address, or leave it out.',
    )
    .optional(),
  ONUS_DATA_DIR: text('Give a folder for the embedded database, or leave it out for ./onus-data.').default('onus-data'),
  ONUS_MANAGERS: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z
          .string()
          .refine(
            (entry) => /^(\d+|[^\s@]+@[^\s@]+)$/.test(entry),
            "holds an entry that is neither an e-mail address nor a HubSpot user id. Give the managers' e-mail addresses, separated by commas.",
          ),
      ),
    )
    .default([]),
  ONUS_SETTLE_SECONDS: number(
    0,
    86_400,
    'Give the seconds to wait before a lost deal is read, so that the rep can finish writing (default 60).',
  ).default(60),
  ONUS_BACKFILL: text(
    'Say how far back past losses are read at the first start, such as 2y or 18m, or off (default 2y).',
  )
    .refine(
      (value) => value === 'off' || /^\d{1,4}[dmy]$/.test(value),
      'is neither off nor a span such as 90d, 18m or 2y.',
    )
    .default('2y'),
  ONUS_BACKFILL_SHARE: number(
    0.01,
    1,
    "Give the share of the account's request limit that reading past losses may take (default 0.2).",
  ).default(0.2),
  ONUS_MAX_BODY_KB: number(16, 65_536, 'Give the largest webhook body in kilobytes (default 16384).').default(16_384),
  ...modelVariables,
  PORT: number(0, 65_535, 'Give a port number (default 3000).').default(3000),
  ONUS_OPERATIONS_PORT: number(
    0,
    65_535,
    'Give a port number for health and metrics, or leave it out (9464, or any free one).',
  ).optional(),
  ONUS_OPERATIONS_HOST: text('Give the address to listen on for health and metrics (default 127.0.0.1).').default(
    '127.0.0.1',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    'Give the address of an OpenTelemetry collector, such as http://localhost:4318, or leave it out.',
  ).optional(),
  OTEL_SERVICE_NAME: text('Give the name under which traces appear (default onus).').default('onus'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is none of fatal, error, warn, info, debug, trace, silent.',
    })
    .default('info'),
});

/** One HubSpot account by a fixed token, or all that install the app. */
export type HubSpotAccess =
  | { mode: 'fixed'; accessToken: string }
  | { mode: 'oauth'; clientId: string; keys: readonly [Key, ...Key[]] };

/** The configuration, checked; `.env.example` explains each variable. */
export type Env = z.infer<typeof schema> & { access: HubSpotAccess };

/** Thrown with one line per wrong or missing variable: its name, what is wrong, and the mend. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment' as const;
}

/**
 * Reads the configuration once. An empty value counts as not set, as it comes from `KEY=` in a .env file.
 * Throws `WrongEnvironment`, which lists every fault at once.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = notEmpty(variables);
  const parsed = schema.safeParse(given);
  const faults = faultsOf(parsed.error);
  const missing = missingAccess(given);
  if (missing) faults.push(missing);
  if (!parsed.success || missing) throw new WrongEnvironment(faults.join('\n'));
  return { ...parsed.data, access: accessOf(parsed.data) };
}

const dataSchema = schema.pick({ DATABASE_URL: true, ONUS_DATA_DIR: true });

/** Where the data lies, for commands that need no more. Throws `WrongEnvironment`. */
export function readDataEnv(variables: Record<string, string | undefined>): z.infer<typeof dataSchema> {
  const parsed = dataSchema.safeParse(notEmpty(variables));
  if (!parsed.success) throw new WrongEnvironment(faultsOf(parsed.error).join('\n'));
  return parsed.data;
}

function notEmpty(variables: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function faultsOf(error: z.ZodError | undefined): string[] {
  return [...new Set((error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`))];
}

/** A fixed token is enough and goes first; without one, the app's id and a key are needed. */
function missingAccess(given: Record<string, string | undefined>): string | null {
  if (given.HUBSPOT_ACCESS_TOKEN) return null;
  if (!given.HUBSPOT_CLIENT_ID) return `HUBSPOT_ACCESS_TOKEN is missing. ${TOKEN_MEND}`;
  return given.ONUS_ENCRYPTION_KEY ? null : `ONUS_ENCRYPTION_KEY is missing. ${KEY_MEND}`;
}

function accessOf({
  HUBSPOT_ACCESS_TOKEN,
  HUBSPOT_CLIENT_ID,
  ONUS_ENCRYPTION_KEY,
}: z.infer<typeof schema>): HubSpotAccess {
  if (HUBSPOT_ACCESS_TOKEN) return { mode: 'fixed', accessToken: HUBSPOT_ACCESS_TOKEN };
  if (HUBSPOT_CLIENT_ID && ONUS_ENCRYPTION_KEY)
    return { mode: 'oauth', clientId: HUBSPOT_CLIENT_ID, keys: ONUS_ENCRYPTION_KEY };
  throw new WrongEnvironment(`HUBSPOT_ACCESS_TOKEN is missing. ${TOKEN_MEND}`);
}
