import { z } from 'zod';
import { GiveUp, MissingScope } from '../errors.ts';
import { engagementsOf } from '../gather/engagement-kinds.ts';
import { isWithheld, propertiesOf } from '../gather/read-engagements.ts';
import { readAccountInfo } from '../hubspot/account-info.ts';
import { paths } from '../hubspot/api-version.ts';
import { type Call, callHubSpot, type HubSpot } from '../hubspot/call-hubspot.ts';
import { readStages } from '../hubspot/pipelines.ts';
import { OPTIONAL_SCOPES } from '../oauth/scopes.ts';
import { speaksOfPresenting } from '../presentation/presentation-words.ts';
import { ONUS_PROPERTY_NAMES } from '../write-back/properties.ts';
import { type Finding, said } from './finding.ts';

const anyAnswer = z.unknown();

/**
 * Looks at one portal: whose it is, what the app may read and write there, its properties and stages. `what` names the first line;
 * `granted` are the scopes that its admin granted, where HubSpot told them.
 */
export async function* checkPortal(
  hubspot: HubSpot,
  what: string,
  granted: readonly string[] = [],
): AsyncGenerator<Finding> {
  const token = await said(what, async () => {
    const { portalId, timeZone } = await readAccountInfo(hubspot);
    return `it belongs to portal ${portalId}${timeZone ? ` (${timeZone})` : ''}`;
  });
  yield token;
  if (token.state !== 'ok') return;
  for (const probe of PROBES) yield await scope(hubspot, probe);
  yield await emails(hubspot, granted);
  yield await properties(hubspot);
  yield* stages(hubspot);
}

interface Probe {
  scope: string;
  for: string;
  call: Call;
}

/** No object of HubSpot has this id, nor any property this name. */
const NONE = { id: '0', property: 'onus_asks_for_the_scope' };
const get = (path: string): Call => ({ method: 'GET', path });
const change = (path: string, body: object): Call => ({ method: 'PATCH', path, body });

/**
 * Calls that each need one of the scopes: cheap reads, and changes of nothing to something that does not exist. HubSpot looks at
 * the scope before it looks for the record, so such a change is refused with 403 or not found.
 */
const PROBES: Probe[] = [
  { scope: 'crm.objects.deals.read', for: 'reading deals', call: get(`${paths.object('deals')}?limit=1`) },
  {
    scope: 'crm.objects.deals.write',
    for: 'writing verdicts onto deals',
    call: change(`${paths.object('deals')}/${NONE.id}`, { properties: {} }),
  },
  { scope: 'crm.objects.owners.read', for: 'reading the names of owners', call: get(paths.owners('limit=1')) },
  { scope: 'crm.schemas.deals.read', for: 'reading pipelines and properties', call: get(paths.properties('deals')) },
  {
    scope: 'crm.schemas.deals.write',
    for: 'making the onus_* properties',
    call: change(paths.property('deals', NONE.property), {}),
  },
  {
    scope: 'crm.objects.contacts.read',
    for: 'reading notes, calls and meetings',
    call: get(`${paths.object('notes')}?limit=1`),
  },
  {
    scope: 'crm.objects.contacts.write',
    for: "writing the rep's own part and the nudges as notes and tasks",
    call: change(`${paths.object('tasks')}/${NONE.id}`, { properties: {} }),
  },
];

async function scope(hubspot: HubSpot, probe: Probe): Promise<Finding> {
  const what = `scope ${probe.scope}`;
  const ok: Finding = { what, state: 'ok', says: probe.for };
  try {
    await callHubSpot(hubspot, probe.call, anyAnswer);
    return ok;
  } catch (error) {
    if (error instanceof MissingScope)
      return { what, state: 'broken', says: `It is missing, and with it ${probe.for}. ${hubspot.mends.scope}` };
    if (probe.call.method === 'PATCH' && error instanceof GiveUp) return ok;
    return { what, state: 'broken', says: error instanceof Error ? error.message : String(error) };
  }
}

const [EMAIL_SCOPE = ''] = OPTIONAL_SCOPES;
const EMAILS = engagementsOf('email');
const emailList = z.object({ results: z.array(z.object({ properties: z.record(z.string(), z.string().nullable()) })) });

/** Without this scope HubSpot lists e-mails and leaves their texts out, so a list alone tells nothing. */
async function emails(hubspot: HubSpot, granted: readonly string[]): Promise<Finding> {
  const what = `scope ${EMAIL_SCOPE}`;
  const missing: Finding = {
    what,
    state: 'look',
    says: `It is missing: the card says that e-mails cannot be read. If they should be: ${hubspot.mends.scope}`,
  };
  if (granted.length > 0 && !granted.includes(EMAIL_SCOPE)) return missing;
  try {
    const path = `${paths.object(EMAILS.objectType)}?limit=10&properties=${propertiesOf(EMAILS).join(',')}`;
    const { results } = await callHubSpot(hubspot, get(path), emailList);
    const readable = results.some((email) => !isWithheld(EMAILS, email));
    if (results.length > 0 && !readable) return missing;
    const says = readable || granted.length > 0 ? 'reading e-mails' : 'reading e-mails: none is there to show it yet';
    return { what, state: 'ok', says };
  } catch (error) {
    if (error instanceof MissingScope) return missing;
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
