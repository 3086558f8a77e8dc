import { createHmac } from 'node:crypto';
import { type Env, readEnv, WrongEnvironment } from '../env.ts';
import { connectHubSpot } from '../hubspot/connect.ts';
import { checkInstallations } from './check-installations.ts';
import { checkManagers } from './check-managers.ts';
import { checkPortal } from './check-portal.ts';
import { checkWebhooks } from './check-webhooks.ts';
import type { Finding } from './finding.ts';
import { reachData } from './reach-data.ts';

/** Signatures more than five minutes old are refused; a quarter of that is worth a word. */
const CLOCK_OFF_MS = 75_000;
const TIMEOUT_MS = 10_000;

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
  yield checkManagers(env);
  yield await clock(env);
  const data = await reachData(env);
  try {
    yield data.finding;
    if (env.access.mode === 'fixed')
      yield* checkPortal(connectHubSpot(env.access.accessToken, env.HUBSPOT_API_BASE_URL), 'access token');
    else yield* checkInstallations(env, env.access, data);
    yield* checkWebhooks(data.lastWebhooks);
  } finally {
    await data.close();
  }
  yield await door(env);
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
