import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { PipelineSetting, SettingsData } from '../../app-card/app/settings/settings-data.ts';
import { readSignedRequest } from '../../webhooks/read-signed-request.ts';
import { verifySignature } from '../../webhooks/verify-signature.ts';
import { readViewer, type Viewer } from '../cards/read-viewer.ts';
import { enqueueDeals } from '../jobs/enqueue.ts';
import type { Log } from '../log.ts';
import type { Portal, Portals } from '../portals/portals.ts';
import {
  choosePresentationStage,
  type PresentationStage,
  readPresentationStages,
} from '../presentation/presentation-stages.ts';
import type { Store } from '../store/open-store.ts';

interface SettingsParts {
  store: Store;
  portals: Portals;
  log: Log;
  clientSecret: string;
  publicUrl: string;
  managers: readonly string[];
  now: () => number;
}

const choice = z.object({
  pipelineId: z.string({ error: 'pipelineId is missing.' }).min(1).max(100),
  /** Null: deals of this pipeline are not presented. */
  stageId: z.string({ error: 'stageId is missing: give a stage, or null for none.' }).min(1).max(100).nullable(),
});

/** A refusal that the settings page shows. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What the settings page calls: which stage of each pipeline is its presentation. Only managers read and change it. */
export function settingsRoutes(parts: SettingsParts): Router {
  const router = express.Router();
  router.use('/hubspot/settings', express.raw({ type: () => true, limit: '100kb', inflate: false }));
  const route = (answer: (portal: Portal, viewer: Viewer, body: Buffer) => Promise<SettingsData>) => {
    return async (request: Request, response: Response) => {
      try {
        const { portal, viewer, body } = await readCall(parts, request);
        response.json(await answer(portal, viewer, body));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        parts.log.warn({ requestId: request.id, status: error.status }, `settings call refused: ${error.message}`);
        response.status(error.status).json({ error: error.message });
      }
    };
  };
  router.get(
    '/hubspot/settings',
    route((portal) => show(parts, portal)),
  );
  router.post(
    '/hubspot/settings/presentation-stage',
    route((portal, viewer, body) => choose(parts, portal, viewer, body)),
  );
  return router;
}

async function readCall(parts: SettingsParts, request: Request) {
  const signed = readSignedRequest(request, parts.publicUrl);
  if (!verifySignature(signed, parts.clientSecret, parts.now()).ok)
    throw new Refused(
      401,
      'This call is not signed by HubSpot for this app. Check HUBSPOT_CLIENT_SECRET, PUBLIC_URL and the clock of the server.',
    );
  const viewer = readViewer(request);
  if (!viewer) throw new Refused(400, 'HubSpot named no portal and user in this call.');
  const portal = await parts.portals.get(viewer.portalId);
  if (!portal)
    throw new Refused(403, 'This app is not connected to your HubSpot account. Ask your admin to install it.');
  if (!parts.managers.includes(viewer.email) && !parts.managers.includes(viewer.userId))
    throw new Refused(403, 'Only the managers named in ONUS_MANAGERS see and change the settings.');
  return { portal, viewer, body: signed.rawBody };
}

async function show(parts: SettingsParts, portal: Portal): Promise<SettingsData> {
  const presentations = await readPresentationStages(parts.store.db, portal.portalId, await portal.stages.refresh());
  return { pipelines: [...presentations.values()].map(settingOf) };
}

async function choose(parts: SettingsParts, portal: Portal, viewer: Viewer, body: Buffer): Promise<SettingsData> {
  const parsed = choice.safeParse(jsonOf(body));
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map((issue) => issue.message).join(' '));
  const { pipelineId, stageId } = parsed.data;
  const presentations = await readPresentationStages(parts.store.db, portal.portalId, await portal.stages.refresh());
  const pipeline = presentations.get(pipelineId);
  if (!pipeline) throw new Refused(409, 'This pipeline no longer exists. Reload the page.');
  if (stageId !== null && pipeline.stages.every((stage) => stage.id !== stageId))
    throw new Refused(
      409,
      `The pipeline “${pipeline.pipelineLabel}” has no such open stage any more. Reload the page.`,
    );
  const now = new Date(parts.now());
  await choosePresentationStage(parts.store.db, portal.portalId, { pipelineId, stageId, userEmail: viewer.email }, now);
  await lookAgain(parts, portal.portalId, pipelineId, now);
  return show(parts, portal);
}

/** Open deals of the pipeline may stand in another place of their way now. */
async function lookAgain(parts: SettingsParts, portalId: string, pipelineId: string, now: Date): Promise<void> {
  const open = await parts.store.db
    .selectFrom('deal')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('pipeline_id', '=', pipelineId)
    .where('state', '=', 'open')
    .execute();
  await enqueueDeals(
    parts.store.boss,
    open.map((row) => ({ portalId, dealId: row.deal_id })),
    now,
  );
}

function settingOf(one: PresentationStage): PipelineSetting {
  const stages = one.stages.map(({ id, label }) => ({ id, label }));
  return { id: one.pipelineId, label: one.pipelineLabel, stages, presentation: one.stageId, by: one.by };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
