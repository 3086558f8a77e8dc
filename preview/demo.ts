import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { samplePortal } from '../emulator/sample-portal/portal.ts';
import { story, storyDeals } from '../emulator/sample-portal/story.ts';
import type { StoryStep } from '../emulator/seed.ts';
import { type Emulator, startEmulator } from '../emulator/start-emulator.ts';
import { createLog } from '../src/log.ts';
import { startServer } from '../src/start-server.ts';
import { drawTable } from './draw-table.ts';
import { proxyCardCall } from './proxy-card-call.ts';
import { startPreview } from './start-preview.ts';

/**
 * `npm run demo`: HubSpot (the emulator), Onus and the preview on this machine, and one working day of an invented sales
 * team. Goes on running, so that the card can be tried; `-- --once` ends after the day with a table, and with an exit code
 * other than 0 if a lost deal did not get its verdict.
 */
const { values } = parseArgs({
  options: { once: { type: 'boolean', default: false }, port: { type: 'string', default: '4300' } },
});
const CLIENT_SECRET = 'demo-client-secret';
const SETTLE_SECONDS = 1;
const VERDICT_TIMEOUT_MS = 60_000;
const BACKFILL_TIMEOUT_MS = 120_000;
/** How long a step may take that need not change a verdict: a note, a won deal. */
const CHANGE_TIMEOUT_MS = 7_000;
const PAUSE_MS = values.once ? 0 : 1_500;

const LOCUS_WORDS: Record<string, string> = {
  prospect: "the buyer's side",
  product: 'product or offer',
  circumstance: 'an outside event',
  rep: "the seller's own part",
};

const WON_STAGES = new Set(
  samplePortal.pipelines.flatMap(({ stages }) =>
    stages
      .filter(({ metadata }) => metadata.isClosed === 'true' && Number(metadata.probability) === 1)
      .map(({ id }) => id),
  ),
);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-demo-'));
const closing: (() => Promise<void>)[] = [];
let ending = false;
async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    for (const close of closing.reverse()) await close().catch(() => {});
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));

try {
  console.log('Starting HubSpot (the emulator), Onus and the preview …');
  const { emulator, addresses } = await startAll();
  console.log(
    `\n  Deals with the card (preview):  ${addresses.preview}\n  Loss reviews, settings:         ${addresses.preview}/app, ${addresses.preview}/settings\n  Onus:                           ${addresses.server}/readyz\n  HubSpot's API (emulator):       ${emulator.url}\n`,
  );
  await readPast(addresses.server);
  for (const step of story) await play(emulator, step);
  console.log('\nThe day is over. The deals that stand as lost, as HubSpot shows them now:\n');
  const unread = await printTable(emulator);
  if (unread.length > 0) console.error(`\nNo verdict for: ${unread.join(', ')}.`);
  if (values.once) await end(unread.length > 0 ? 1 : 0);
  console.log(`\nEverything goes on running. Open ${addresses.preview}\nStop with Ctrl-C.`);
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : error}`);
  await end(1);
}

async function startAll(): Promise<{ emulator: Emulator; addresses: { preview: string; server: string } }> {
  const emulator = await startEmulator({ portals: [samplePortal] });
  closing.push(() => emulator.close());
  const token = samplePortal.tokens[0]?.token ?? '';
  const managers = samplePortal.users.filter((user) => user.role === 'manager').map((user) => user.email);
  const server = await startServer(
    {
      HUBSPOT_ACCESS_TOKEN: token,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: emulator.url,
      ONUS_DATA_DIR: path.join(folder, 'data'),
      ONUS_MANAGERS: managers.join(','),
      ONUS_SETTLE_SECONDS: String(SETTLE_SECONDS),
      ONUS_BACKFILL: '2y',
      PORT: '0',
    },
    { log: createLog('error') },
  );
  closing.push(() => server.close());
  await emulator.control.webhooks({ targetUrl: `${server.url}/hubspot/webhooks`, clientSecret: CLIENT_SECRET });
  const preview = await startPreview({
    port: values.once ? 0 : Number(values.port),
    hubspotUrl: emulator.url,
    hubspotToken: token,
    appUrl: server.url,
    clientSecret: CLIENT_SECRET,
    portalId: samplePortal.portalId,
    portalName: samplePortal.name,
    users: samplePortal.users.map(({ userId, email, firstName, lastName, ownerId, role }) => ({
      userId,
      email,
      name: `${firstName} ${lastName}`,
      ownerId,
      role,
    })),
  });
  closing.push(() => preview.close());
  return { emulator, addresses: { preview: preview.url, server: server.url } };
}

/** Past losses are read by the back-fill; a won deal when its card is first looked at, so the manager opens those. */
async function readPast(appUrl: string): Promise<void> {
  const manager = samplePortal.users.find((user) => user.role === 'manager');
  if (!manager) return;
  const hubspot = { appUrl, clientSecret: CLIENT_SECRET, portalId: samplePortal.portalId, appId: 1 };
  const ask = (path: string) =>
    proxyCardCall(hubspot, {
      url: `${appUrl}${path}`,
      method: 'GET',
      body: null,
      userId: manager.userId,
      userEmail: manager.email,
    });
  console.log(`07:50  Onus reads the losses of the last two years: ${await pastLossesRead(ask)} deals.`);
  const won = samplePortal.deals.filter((deal) => WON_STAGES.has(deal.stages.at(-1)?.stage ?? ''));
  console.log(`07:55  Ingrid opens the ${won.length} deals that were won, to have something to compare with.`);
  for (const { id } of won) await ask(`/hubspot/cards/deals/${id}`);
}

/** Waits for the back-fill that the server began at its start, and gives how many deals it read. */
async function pastLossesRead(ask: (path: string) => Promise<{ status: number; body: string }>): Promise<number> {
  const deadline = Date.now() + BACKFILL_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const { status, body } = await ask('/hubspot/settings');
    if (status !== 200) throw new Error(`the settings answered ${status}: ${body}`);
    const { backfill } = JSON.parse(body) as { backfill: { state: string; done: number } | null };
    if (backfill?.state === 'done') return backfill.done;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`the past losses were not read within ${BACKFILL_TIMEOUT_MS / 1000} s.`);
}

/** Plays one step and says what Onus makes of it. */
async function play(emulator: Emulator, step: StoryStep): Promise<void> {
  console.log(step.say);
  const deals = new Set<string>();
  const before = new Map<string, string>();
  for (const action of step.act) {
    const touched = 'deal' in action ? [action.deal] : 'deals' in action ? action.deals : [];
    for (const deal of touched) {
      deals.add(deal);
      before.set(deal, await stateOf(emulator, deal));
    }
  }
  for (const action of step.act) await emulator.control.act(action);
  for (const deal of deals) {
    const after = await changed(emulator, deal, before.get(deal) ?? '');
    if (after) console.log(`        → ${after}`);
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

async function dealProperties(emulator: Emulator, id: string): Promise<Record<string, string | null>> {
  try {
    return (await emulator.control.object('deals', id)).properties;
  } catch {
    return {};
  }
}

async function stateOf(emulator: Emulator, id: string): Promise<string> {
  const { onus_flag, onus_basis, onus_locus, onus_flag_probability, onus_scored_at, onus_discovery } =
    await dealProperties(emulator, id);
  return JSON.stringify([onus_flag, onus_basis, onus_locus, onus_flag_probability, onus_scored_at, onus_discovery]);
}

/** Waits for Onus to write something new onto the deal; what has not changed by then is taken as unchanged. */
async function changed(emulator: Emulator, id: string, before: string): Promise<string | null> {
  const properties = await dealProperties(emulator, id);
  const expectsVerdict = properties.hs_is_closed_lost === 'true' && !properties.onus_basis;
  const deadline = Date.now() + (expectsVerdict ? VERDICT_TIMEOUT_MS : CHANGE_TIMEOUT_MS);
  while (Date.now() < deadline) {
    if ((await stateOf(emulator, id)) !== before) {
      const now = await dealProperties(emulator, id);
      return now.hs_is_closed === 'true' || !now.onus_discovery ? say(now) : sayOfNeeds(emulator, id, now);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return null;
}

/** What Onus makes of an open deal that comes to its presentation. */
async function sayOfNeeds(emulator: Emulator, id: string, properties: Record<string, string | null>): Promise<string> {
  if (properties.onus_discovery !== 'none')
    return 'Onus: the need is logged before the presentation, nothing is asked.';
  const tasks = await emulator.control.objects('tasks');
  const task = tasks.find(
    (one) => one.associations.deals?.includes(id) && /before you present/.test(one.properties.hs_task_subject ?? ''),
  );
  if (!task) return 'Onus: nothing of the need is logged; the card asks for it.';
  return `Onus: nothing of the need is logged. A task for the owner: “${task.properties.hs_task_subject}”, due ${task.properties.hs_timestamp?.slice(0, 10)}.`;
}

function say(properties: Record<string, string | null>): string {
  if (!properties.onus_basis) return 'Onus clears its verdict: the deal is no longer lost.';
  if (properties.onus_basis === 'housekeeping') return 'Onus: not a lost sale, left out of every rate.';
  if (properties.onus_basis === 'thin')
    return 'Onus: too thin to judge, the rep is invited to write a fuller note. Never flagged.';
  const quote = properties.onus_evidence?.split('\n')[0];
  const flag = properties.onus_flag === 'yes' ? `flagged (${percent(properties.onus_flag_probability)})` : 'no flag';
  if (properties.onus_locus === 'unclear') return 'Onus: the note names no cause, no flag.';
  return `Onus: the note puts the cause on ${LOCUS_WORDS[properties.onus_locus ?? ''] ?? properties.onus_locus}, ${flag}${quote ? `: ${quote}` : ''}`;
}

function percent(probability: string | null | undefined): string {
  return `${Math.round(Number(probability ?? 0) * 100)} %`;
}

/** Prints the lost deals of the day and returns the names of those without a verdict. */
async function printTable(emulator: Emulator): Promise<string[]> {
  const owners = new Map(samplePortal.users.map((user) => [user.ownerId, `${user.firstName} ${user.lastName}`]));
  const stages = new Map(
    samplePortal.pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [stage.id, stage.label] as const)),
  );
  const unread: string[] = [];
  const rows: string[][] = [];
  for (const id of storyDeals) {
    const deal = await dealProperties(emulator, id);
    if (!deal.onus_basis) unread.push(deal.dealname ?? id);
    rows.push([
      deal.dealname ?? id,
      owners.get(deal.hubspot_owner_id ?? null) ?? '–',
      stages.get(deal.dealstage ?? '') ?? deal.dealstage ?? '–',
      deal.onus_basis === 'account' ? (deal.onus_flag ?? '–') : (deal.onus_basis ?? '–'),
      deal.onus_locus ?? '–',
      deal.onus_basis === 'account' ? percent(deal.onus_flag_probability) : '–',
      deal.onus_evidence?.split('\n')[0] ?? '',
    ]);
  }
  console.log(drawTable(['Deal', 'Rep', 'Stage', 'Flag', 'Locus', 'Prob.', 'First quote'], rows));
  return unread;
}
