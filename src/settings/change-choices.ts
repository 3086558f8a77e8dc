import { log as keepInLog } from '../audit/log-entry.ts';
import { jsonBody, Refused, type SignedCall } from '../cards/signed-call.ts';
import { hurryUp } from '../jobs/hurry-up.ts';
import { lookAgain } from './look-again.ts';
import { type PortalSettings, portalSettings, readSettings, saveSettings } from './portal-settings.ts';
import type { SettingsParts } from './settings-routes.ts';
import { isManager } from './who-manages.ts';

/** Keeps what a manager chose; fields that are not given stay. Deals are looked at again where the change concerns what stands on them. */
export async function changeChoices(parts: SettingsParts, { portal, viewer, rawBody }: SignedCall): Promise<void> {
  const { store } = parts;
  const given = jsonBody(rawBody);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Refused(400, 'The body is no object of settings.');
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(portalSettings.shape, name));
  if (unknown.length > 0)
    throw new Refused(
      400,
      `There is no setting “${unknown[0]?.slice(0, 50)}”. There are: ${Object.keys(portalSettings.shape).join(', ')}.`,
    );
  const before = await readSettings(store.db, portal.portalId);
  const parsed = portalSettings.safeParse({ ...before, ...given });
  if (!parsed.success)
    throw new Refused(400, parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`).join(' '));
  const after = { ...parsed.data, managers: [...new Set(parsed.data.managers)] };
  if (!isManager(viewer, [...parts.managers, ...after.managers]))
    throw new Refused(
      409,
      'You would lock yourself out. Keep your own name among the managers, or let another manager remove it.',
    );
  const now = new Date(parts.now());
  const detail = differences(before, after);
  if (detail === '') return;
  await store.db.transaction().execute(async (trx) => {
    await saveSettings(trx, portal.portalId, after, now);
    await keepInLog(
      trx,
      { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email, action: 'changed_settings', detail },
      now,
    );
  });
  if (before.leastFlagProbability !== after.leastFlagProbability || before.cardOnly !== after.cardOnly)
    await lookAgain(store, portal.portalId, { state: 'lost' }, now);
  if (before.paused && !after.paused) goOn(parts, portal.portalId);
}

/** The page does not wait for it, however many jobs do; those that it does not reach are due within a minute by themselves. */
function goOn({ store, log }: SettingsParts, portalId: string): void {
  hurryUp(store.db, portalId).catch((error: Error) =>
    log.warn({ portalId }, `waiting jobs not hurried: ${error.message}`),
  );
}

const NAMES: Record<keyof PortalSettings, string> = {
  managers: 'managers',
  leastFlagProbability: 'least probability of a flag',
  settleSeconds: 'settle time (s)',
  cardOnly: 'card only',
  retentionDays: 'retention (days)',
  paused: 'paused',
  countOnly: 'what counts',
  view: 'who is shown',
};

/** What changed, in words for the log; empty when nothing did. */
function differences(before: PortalSettings, after: PortalSettings): string {
  return (Object.keys(NAMES) as (keyof PortalSettings)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `${NAMES[name]}: ${inWords(before[name])} → ${inWords(after[name])}`)
    .join('; ');
}

function inWords(value: PortalSettings[keyof PortalSettings]): string {
  if (value === null) return 'default';
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none';
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
