import { type Kysely, sql } from 'kysely';

/** Portals that installed the app by OAuth, and which contacts a deal has or had, for erasing what is told of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table installation (
     portal_id bigint primary key,
     state text not null check (state in ('connected', 'ended')),
     access_token text,
     refresh_token text,
     renew_at timestamptz,
     renewing_until timestamptz,
     scopes jsonb not null default '[]',
     installed_at timestamptz not null,
     ended_at timestamptz,
     ended_why text,
     erase_at timestamptz,
     erased_at timestamptz,
     prepared text,
     check_at timestamptz not null)`,
  `create index installation_to_check on installation (check_at) where state = 'connected'`,
  `create index installation_to_erase on installation (erase_at) where erase_at is not null`,
  `create table deal_contact (
     portal_id bigint not null,
     deal_id text not null,
     contact_id text not null,
     primary key (portal_id, deal_id, contact_id))`,
  `create index deal_contact_of_contact on deal_contact (portal_id, contact_id)`,
  `alter table deal add column contacts_known boolean not null default false`,
];
