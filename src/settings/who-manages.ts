import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { readSettings } from './portal-settings.ts';

/** Managers of a portal: those named when the server was started, and those of the settings page. In lower case. */
export async function whoManages(
  db: Kysely<Tables>,
  portalId: string,
  named: readonly string[],
): Promise<readonly string[]> {
  return [...named, ...(await readSettings(db, portalId)).managers];
}

/** `managers` holds e-mail addresses and user ids. */
export function isManager(user: { email: string; userId: string }, managers: readonly string[]): boolean {
  return managers.includes(user.email) || managers.includes(user.userId);
}
