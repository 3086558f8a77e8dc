import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../store/tables.ts';

const manager = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(
    /^(\d+|[^\s@]+@[^\s@]+)$/,
    'A manager is named by the e-mail address of their HubSpot user, for example ana@example.com.',
  );

/** What the managers of one portal choose. Every field has a default, so that an older row stays valid. */
export const portalSettings = z.object({
  /** Managers beside those of `ONUS_MANAGERS`: e-mail addresses or user ids, in lower case. */
  managers: z.array(manager).max(500, 'At most 500 managers.').default([]),
  /** A flag needs at least this probability; null leaves it to the scorer's own threshold, which is lower. */
  leastFlagProbability: z
    .number()
    .min(0.65, 'The least probability of a flag lies between 0.65 and 0.95.')
    .max(0.95, 'The least probability of a flag lies between 0.65 and 0.95.')
    .nullable()
    .default(null),
  /** Seconds between the loss and the look; null leaves it to `ONUS_SETTLE_SECONDS`. */
  settleSeconds: z
    .number()
    .int('The settle time is a whole number of seconds.')
    .min(0, 'The settle time lies between 0 and 86,400 seconds.')
    .max(86_400, 'The settle time lies between 0 and 86,400 seconds.')
    .nullable()
    .default(null),
  /** Write nothing onto deals: every user of a portal can read a property. */
  cardOnly: z.boolean().default(false),
  /** Quotes and decisions older than this many days are deleted; null keeps them as long as the deal. */
  retentionDays: z
    .number()
    .int('The retention is a whole number of days.')
    .min(30, 'Keep verdicts for at least 30 days, or reviews have nothing to show.')
    .max(3650, 'Keep verdicts for at most 3,650 days, or for as long as the deal.')
    .nullable()
    .default(null),
  /** Nothing is read or written; events are kept until it goes on. */
  paused: z.boolean().default(false),
  /** Which verdicts the reviews count: all that nobody contested or overruled, or only what a manager confirmed. */
  countOnly: z.enum(['standing', 'confirmed']).default('standing'),
  /** Who is shown: each rep, or only the team as a whole (five reps or more). */
  view: z.enum(['reps', 'team']).default('reps'),
});

export type PortalSettings = z.infer<typeof portalSettings>;

type Db = Kysely<Tables> | Transaction<Tables>;

/** The settings of this portal. */
export async function readSettings(db: Db, portalId: string): Promise<PortalSettings> {
  const row = await db
    .selectFrom('portal_settings')
    .select('settings')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return portalSettings.parse(row?.settings ?? {});
}

/** Stores the settings of this portal. */
export async function saveSettings(db: Db, portalId: string, settings: PortalSettings, now: Date): Promise<void> {
  const row = { settings: JSON.stringify(settings) as unknown as PortalSettings, updated_at: now };
  await db
    .insertInto('portal_settings')
    .values({ portal_id: portalId, ...row })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
    .execute();
}
