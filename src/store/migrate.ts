import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as beforeThePresentation from './migrations/0002-before-the-presentation.ts';
import * as contests from './migrations/0003-contests.ts';
import * as managersView from './migrations/0004-managers-view.ts';
import * as installations from './migrations/0005-installations.ts';
import * as backfill from './migrations/0006-backfill.ts';
import * as secondReader from './migrations/0007-second-reader.ts';
import * as chores from './migrations/0008-chores.ts';
import * as outages from './migrations/0009-outages.ts';
import * as heldDeals from './migrations/0010-held-deals.ts';
import type { Tables } from './tables.ts';

/** The migrations by name, in order; a landed one is never edited. */
const migrations = {
  '0001-first-tables': firstTables,
  '0002-before-the-presentation': beforeThePresentation,
  '0003-contests': contests,
  '0004-managers-view': managersView,
  '0005-installations': installations,
  '0006-backfill': backfill,
  '0007-second-reader': secondReader,
  '0008-chores': chores,
  '0009-outages': outages,
  '0010-held-deals': heldDeals,
};

/** Brings the database to the present tables. Safe to run from several processes at once: Kysely takes a lock. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
