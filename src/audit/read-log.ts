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
  saw_list: 'looked at a list of deals of all reps',
  saw_settings: 'looked at the settings',
  reviewed: 'decided on the reading',
  contested: 'contested the reading',
  reflected: 'added their own part',
  answered_needs: 'logged what the buyer needs',
  dismissed_needs: 'said that nothing is to be asked here',
  changed_settings: 'changed the settings',
};

type Row = Selectable<LogEntryTable>;

/** Looks at all reps at once: each of them sees these too. */
export const TEAM_LOOKS: readonly LoggedAction[] = ['saw_team', 'saw_list'];

/** The latest entries about one deal, about one rep's review (with those about all reps), or of some kinds; latest first. */
export async function readLogRows(
  db: Kysely<Tables>,
  portalId: string,
  about: { dealId: string } | { ownerId: string } | { actions: readonly LoggedAction[] },
  most: number,
): Promise<Row[]> {
  let query = db.selectFrom('log_entry').selectAll().where('portal_id', '=', portalId);
  if ('dealId' in about) query = query.where('deal_id', '=', about.dealId);
  else if ('ownerId' in about)
    query = query.where((or) => or.or([or('owner_id', '=', about.ownerId), or('action', 'in', TEAM_LOOKS)]));
  else query = query.where('action', 'in', about.actions);
  return query.orderBy('id', 'desc').limit(most).execute();
}

/** An entry in words. `nameOf` gives a user's name. */
export function lineOf({ at, user_email, action, detail }: Row, nameOf: (email: string) => string): LogLine {
  return { at: at.toISOString(), by: nameOf(user_email), what: detail ? `${WORDS[action]}: ${detail}` : WORDS[action] };
}
