import express, { type Router } from 'express';
import type { SettingsData } from '../../app-card/app/settings/settings-data.ts';
import { log } from '../audit/log-entry.ts';
import { lineOf, readLogRows } from '../audit/read-log.ts';
import { readBackfill } from '../backfill/read-backfill.ts';
import { answerSigned, Refused, type SignedCall, type SignedCallParts } from '../cards/signed-call.ts';
import { readNightlyLook } from '../catch-up/nightly-look.ts';
import { nameOfUser } from '../hubspot/owner-names.ts';
import type { Portal } from '../portals/portals.ts';
import { type PresentationStage, readPresentationStages } from '../presentation/presentation-stages.ts';
import { FLAG_THRESHOLD } from '../scoring/score.ts';
import type { Store } from '../store/open-store.ts';
import { changeChoices } from './change-choices.ts';
import { chooseStage } from './choose-stage.ts';
import { readSettings } from './portal-settings.ts';
import { estimateBackfill, requestBackfill } from './request-backfill.ts';
import { isManager, whoManages } from './who-manages.ts';

export interface SettingsParts extends SignedCallParts {
  store: Store;
  managers: readonly string[];
  settleSeconds: number;
  /** Of the account's request limit, for past losses. */
  share: number;
}

/** What the settings page calls. Only managers read and change the settings; every change is logged. */
export function settingsRoutes(parts: SettingsParts): Router {
  const router = express.Router();
  router.use('/hubspot/settings', express.raw({ type: () => true, limit: '100kb', inflate: false }));
  const managed = <T>(answer: (call: SignedCall) => Promise<T>) =>
    answerSigned(parts, async (call) => {
      if (!isManager(call.viewer, await whoManages(parts.store.db, call.portal.portalId, parts.managers)))
        throw new Refused(
          403,
          'Only managers see and change the settings: those named here by another manager, or in ONUS_MANAGERS when the server was started.',
        );
      return answer(call);
    });
  const route = (change: (call: SignedCall) => Promise<void>) =>
    managed(async (call) => {
      await change(call);
      return show(parts, call.portal);
    });
  router.get(
    '/hubspot/settings',
    route((call) => look(parts, call)),
  );
  router.post(
    '/hubspot/settings',
    route((call) => changeChoices(parts, call)),
  );
  router.post(
    '/hubspot/settings/presentation-stage',
    route((call) => chooseStage(parts, call)),
  );
  router.post(
    '/hubspot/settings/backfill',
    route((call) => requestBackfill(parts, call)),
  );
  router.post(
    '/hubspot/settings/backfill/estimate',
    managed((call) => estimateBackfill(parts, call)),
  );
  return router;
}

const MOST_LOG_LINES = 20;

async function look(parts: SettingsParts, { portal, viewer }: SignedCall): Promise<void> {
  const who = { portalId: portal.portalId, userId: viewer.userId, userEmail: viewer.email };
  await log(parts.store.db, { ...who, action: 'saw_settings' }, new Date(parts.now()));
}

async function show(parts: SettingsParts, portal: Portal): Promise<SettingsData> {
  const { db } = parts.store;
  const presentations = await readPresentationStages(db, portal.portalId, await portal.stages.refresh());
  const owners = await portal.owners.get();
  const users = [...owners.values()].flatMap(({ email, name, active }) => (email && active ? [{ email, name }] : []));
  const nameOf = (email: string) => nameOfUser(email, owners);
  const backfill = await readBackfill(db, portal.portalId);
  const nightly = await readNightlyLook(db, portal.portalId);
  const changes = await readLogRows(db, portal.portalId, { actions: ['changed_settings'] }, MOST_LOG_LINES);
  const looks = await readLogRows(db, portal.portalId, { actions: ['saw_settings'] }, MOST_LOG_LINES);
  return {
    pipelines: [...presentations.values()].map(settingOf),
    choices: await readSettings(db, portal.portalId),
    users: users.toSorted((a, b) => a.name.localeCompare(b.name)),
    namedManagers: [...parts.managers],
    defaults: { settleSeconds: parts.settleSeconds, leastFlagProbability: FLAG_THRESHOLD },
    backfill: backfill && {
      state: backfill.state,
      found: backfill.found,
      done: backfill.done,
      since: backfill.since.toISOString(),
      updatedAt: backfill.updatedAt.toISOString(),
      problem: backfill.problem,
    },
    nightly: nightly && { ...nightly, at: nightly.at.toISOString() },
    log: changes.map((row) => lineOf(row, nameOf)),
    looks: looks.map((row) => lineOf(row, nameOf)),
  };
}

function settingOf(one: PresentationStage): SettingsData['pipelines'][number] {
  const stages = one.stages.map(({ id, label }) => ({ id, label }));
  return { id: one.pipelineId, label: one.pipelineLabel, stages, presentation: one.stageId, by: one.by };
}
