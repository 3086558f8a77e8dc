import { type Kysely, sql } from 'kysely';
import type { Locus } from '../src/scoring/verdict.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Tables } from '../src/store/tables.ts';
import type { Ground } from '../src/verdicts/stored-verdict.ts';

/** A verdict on which a manager decided: what it said, and what the manager made of it. */
export interface Decided {
  scorer: string;
  flag: boolean;
  flagProbability: number;
  locus: Locus;
  decision: 'confirmed' | 'overruled';
  /** Why the rep had contested it, if they had. */
  ground: Ground | null;
}

/**
 * Reads the managers' latest decisions from the database of this installation, of all scorer versions. Only the codes leave the
 * database, no quote and no name. Throws when the database cannot be opened, with the mend.
 */
export async function readFeedback(place: {
  databaseUrl: string | undefined;
  folder: string;
}): Promise<{ decided: Decided[]; contested: number }> {
  const store = await openStore({ ...place, onError: () => {} });
  try {
    return { decided: await decisions(store.db), contested: await unanswered(store.db) };
  } finally {
    await store.close();
  }
}

async function decisions(db: Kysely<Tables>): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select v.scorer, v.flag, (v.verdict->>'flagProbability')::float8 as "flagProbability", v.locus, r.decision, c.ground
    from (select distinct on (verdict_id) verdict_id, decision from review order by verdict_id, id desc) r
    join verdict v on v.id = r.verdict_id
    left join (select distinct on (verdict_id) verdict_id, ground from contest order by verdict_id, id desc) c
      on c.verdict_id = v.id
    order by v.id`.execute(db);
  return rows;
}

async function unanswered(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct c.verdict_id)::int as n from contest c
    where not exists (select 1 from review r where r.verdict_id = c.verdict_id and r.created_at >= c.created_at)`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
