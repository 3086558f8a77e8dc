import type { Kysely, Selectable } from 'kysely';
import type { LogEntryTable, Tables } from '../store/tables.ts';
import type { LoggedAction } from './log-entry.ts';

/** A line of the log in words. `at` is ISO 8601. */
export interface LogLine {
  at: string;
  by: string;
  what: string;
}

const WORDS: Record<LoggedAction, string> = {
  saw_card: 'looked at the card',
  saw_rep: 'looked at this review',
  saw_team: 'looked at the team page',
  reviewed: 'decided on the reading',
  contested: 'contested the reading',
  reflected: 'added their own part',
  answered_needs: 'logged what the buyer needs',
  dismissed_needs: 'said that nothing is to be asked here',
  changed_settings: 'changed the settings',
};

type Row = Selectable<LogEntryTable>;

/** The latest entries about one deal, about one rep's review, or of one kind; latest first. */
export async function readLogRows(
  db: Kysely<Tables>,
  portalId: string,
  about: { dealId: string } | { ownerId: string } | { action: LoggedAction },
  most: number,
): Promise<Row[]> {
  let query = db.selectFrom('log_entry').selectAll().where('portal_id', '=', portalId);
  if ('dealId' in about) query = query.where('deal_id', '=', about.dealId);
  else if ('ownerId' in about) query = query.where('owner_id', '=', about.ownerId);
  else query = query.where('action', '=', about.action);
  return query.orderBy('id', 'desc').limit(most).execute();
}

/** An entry in words. `nameOf` gives a user's name. */
export function lineOf({ at, user_email, action, detail }: Row, nameOf: (email: string) => string): LogLine {
  return { at: at.toISOString(), by: nameOf(user_email), what: detail ? `${WORDS[action]}: ${detail}` : WORDS[action] };
}
