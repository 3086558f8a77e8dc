import { sql } from 'kysely';
import type { Store } from '../../src/store/open-store.ts';

/** Every table of ours and of the queue, with its columns. */
async function tablesOf(store: Store): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select format('%I.%I', c.table_schema, c.table_name) as table, json_agg(c.column_name) as columns
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
    group by 1 order by 1`.execute(store.db);
  return rows;
}

/** The tables with a row in which this text stands, in whatever column. */
export async function tablesWith(store: Store, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { table } of await tablesOf(store)) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.raw(table)} t where position(${text} in t::text) > 0`.execute(store.db);
    if ((rows[0]?.n ?? 0) > 0) found.push(table);
  }
  return found;
}

/** How many rows each table has of this portal: by its `portal_id`, or for the queue by the jobs' data. Only those that have some. */
export async function rowsOf(store: Store, portalId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, columns } of await tablesOf(store)) {
    const where = columns.includes('portal_id')
      ? sql`portal_id = ${portalId}`
      : columns.includes('data') && columns.includes('singleton_key')
        ? sql`data->>'portalId' = ${portalId}`
        : null;
    if (!where) continue;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from only ${sql.raw(table)} where ${where}`.execute(store.db);
    if ((rows[0]?.n ?? 0) > 0) counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** Our tables that have a column `portal_id`. */
export async function tablesOfPortals(store: Store): Promise<string[]> {
  return (await tablesOf(store))
    .filter(({ table, columns }) => table.startsWith('public.') && columns.includes('portal_id'))
    .map(({ table }) => table.replace('public.', ''));
}
