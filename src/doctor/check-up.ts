import { createHmac } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { type Env, readEnv, WrongEnvironment } from '../env.ts';
import { MissingScope } from '../errors.ts';
import { readAccountInfo } from '../hubspot/account-info.ts';
import { paths } from '../hubspot/api-version.ts';
import { callHubSpot, type HubSpot } from '../hubspot/call-hubspot.ts';
import { connectHubSpot } from '../hubspot/connect.ts';
import { readStages } from '../hubspot/pipelines.ts';
import { speaksOfPresenting } from '../presentation/presentation-words.ts';
import { ONUS_PROPERTY_NAMES } from '../write-back/properties.ts';

/** One line of the check-up: what was looked at, how it stands, and what to do if it does not. */
export interface Finding {
  what: string;
  state: 'ok' | 'look' | 'broken';
  says: string;
}

/** Signatures more than five minutes old are refused; a quarter of that is worth a word. */
const CLOCK_OFF_MS = 75_000;
const TIMEOUT_MS = 10_000;
const anyAnswer = z.unknown();

/** Looks at everything that an installation needs, one after the other, and goes on past what is broken. */
export async function* checkUp(variables: Record<string, string | undefined>): AsyncGenerator<Finding> {
  let env: Env;
  try {
    env = readEnv(variables);
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    for (const line of error.message.split('\n')) yield { what: 'configuration', state: 'broken', says: line };
    return;
  }
  yield { what: 'configuration', state: 'ok', says: 'every variable can be read' };
  if (env.ONUS_MANAGERS.length === 0)
    yield {
      what: 'managers',
      state: 'look',
      says: "ONUS_MANAGERS is empty: nobody but a deal's owner sees its review.",
    };
  yield await database(env);
  yield await clock(env);
  const hubspot = connectHubSpot(env.HUBSPOT_ACCESS_TOKEN, env.HUBSPOT_API_BASE_URL);
  const token = await said('access token', async () => {
    const { portalId, timeZone } = await readAccountInfo(hubspot);
    return `it belongs to portal ${portalId}${timeZone ? ` (${timeZone})` : ''}`;
  });
  yield token;
  if (token.state === 'ok') {
    for (const probe of PROBES) yield await scope(hubspot, probe);
    yield await properties(hubspot);
    yield* stages(hubspot);
  }
  yield await door(env);
}

async function said(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', says: await look() };
  } catch (error) {
    return { what, state: 'broken', says: error instanceof Error ? error.message : String(error) };
  }
}

async function database(env: Env): Promise<Finding> {
  const { DATABASE_URL } = env;
  if (!DATABASE_URL)
    return { what: 'database', state: 'ok', says: `embedded, in ${env.ONUS_DATA_DIR} (one process at a time)` };
  const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return { what: 'database', state: 'ok', says: 'PostgreSQL answers' };
  } catch (error) {
    const why = error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
    return {
      what: 'database',
      state: 'broken',
      says: `PostgreSQL cannot be reached (${why}). Check DATABASE_URL and that the server runs.`,
    };
  } finally {
    await client.end().catch(() => {});
  }
}

/** HubSpot's answers carry its time; signatures depend on ours being near it. */
async function clock(env: Env): Promise<Finding> {
  try {
    const answer = await fetch(env.HUBSPOT_API_BASE_URL, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const off = Date.now() - Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(off)) return { what: 'clock', state: 'look', says: 'HubSpot sent no date to compare with.' };
    const seconds = Math.round(Math.abs(off) / 1000);
    return Math.abs(off) <= CLOCK_OFF_MS
      ? { what: 'clock', state: 'ok', says: `within ${Math.max(seconds, 1)} s of HubSpot's` }
      : {
          what: 'clock',
          state: 'broken',
          says: `It is ${seconds} s off HubSpot's, and signatures of more than 300 s are refused. Set the clock of the server.`,
        };
  } catch {
    return {
      what: 'clock',
      state: 'broken',
      says: `${env.HUBSPOT_API_BASE_URL} cannot be reached. Check HUBSPOT_API_BASE_URL and the network.`,
    };
  }
}

/** Cheap reads that each need one of the scopes. */
const PROBES: { scope: string; for: string; path: string }[] = [
  { scope: 'crm.objects.deals.read', for: 'reading deals', path: `${paths.object('deals')}?limit=1` },
  { scope: 'crm.objects.owners.read', for: 'names of owners', path: paths.owners('limit=1') },
  { scope: 'crm.schemas.deals.read', for: 'pipelines and properties', path: paths.properties('deals') },
  { scope: 'crm.objects.contacts.read', for: 'notes, calls and meetings', path: `${paths.object('notes')}?limit=1` },
  { scope: 'sales-email-read', for: 'e-mails', path: `${paths.object('emails')}?limit=1` },
];

async function scope(hubspot: HubSpot, probe: (typeof PROBES)[number]): Promise<Finding> {
  const what = `scope ${probe.scope}`;
  try {
    await callHubSpot(hubspot, { method: 'GET', path: probe.path }, anyAnswer);
    return { what, state: 'ok', says: probe.for };
  } catch (error) {
    if (error instanceof MissingScope)
      return {
        what,
        state: 'broken',
        says: `It is missing: ${probe.for} cannot be read. Add it to the app, install the app anew, and use its new token.`,
      };
    return { what, state: 'broken', says: error instanceof Error ? error.message : String(error) };
  }
}

const names = z.object({ results: z.array(z.object({ name: z.string() })) });

function properties(hubspot: HubSpot): Promise<Finding> {
  return said('deal properties', async () => {
    const { results } = await callHubSpot(hubspot, { method: 'GET', path: paths.properties('deals') }, names);
    const there = new Set(results.map(({ name }) => name));
    const missing = ONUS_PROPERTY_NAMES.filter((name) => !there.has(name));
    return missing.length === 0
      ? `all ${ONUS_PROPERTY_NAMES.length} are there`
      : `${missing.length} are not there yet: npm start creates them`;
  });
}

/** A pipeline without a lost stage gets no verdicts, one without a presentation no prompts. */
async function* stages(hubspot: HubSpot): AsyncGenerator<Finding> {
  try {
    for (const all of Map.groupBy((await readStages(hubspot)).values(), (stage) => stage.pipelineId).values()) {
      const what = `pipeline ${all[0]?.pipelineLabel}`;
      const lost = all.filter(({ outcome }) => outcome === 'lost').map(({ label }) => label);
      const presentation = all.find(({ outcome, label }) => outcome === 'open' && speaksOfPresenting(label));
      if (lost.length === 0)
        yield { what, state: 'look', says: 'No stage means lost (closed, probability 0): its deals get no verdict.' };
      else if (!presentation)
        yield {
          what,
          state: 'look',
          says: `lost: ${lost.join(', ')}. No stage is called a presentation: choose one in the app's settings.`,
        };
      else yield { what, state: 'ok', says: `lost: ${lost.join(', ')}; presentation: ${presentation.label}` };
    }
  } catch (error) {
    yield { what: 'pipelines', state: 'broken', says: error instanceof Error ? error.message : String(error) };
  }
}

/** Knocks at our own door as HubSpot does: reachable, and the same secret on both sides? An empty delivery changes nothing. */
async function door(env: Env): Promise<Finding> {
  const what = 'webhook address';
  if (!env.PUBLIC_URL)
    return {
      what,
      state: 'look',
      says: 'PUBLIC_URL is not set: HubSpot cannot reach this server. Fine for trying out.',
    };
  const url = `${env.PUBLIC_URL}/hubspot/webhooks`;
  const timestamp = String(Date.now());
  const signature = createHmac('sha256', env.HUBSPOT_CLIENT_SECRET).update(`POST${url}[]${timestamp}`).digest('base64');
  const headers = {
    'Content-Type': 'application/json',
    'X-HubSpot-Signature-v3': signature,
    'X-HubSpot-Request-Timestamp': timestamp,
  };
  try {
    const answer = await fetch(url, { method: 'POST', headers, body: '[]', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 204) return { what, state: 'ok', says: `${url} answers, and takes what this secret signs` };
    if (answer.status === 401)
      return {
        what,
        state: 'broken',
        says: `${url} refuses this signature: the running server has another HUBSPOT_CLIENT_SECRET or PUBLIC_URL. Restart it with this configuration.`,
      };
    return { what, state: 'broken', says: `${url} answers ${answer.status}. Does your proxy send it to Onus?` };
  } catch {
    return { what, state: 'broken', says: `${url} cannot be reached. Start Onus, and check PUBLIC_URL and the proxy.` };
  }
}
