import { z } from 'zod';
import { MissingScope } from '../errors.ts';
import { readAccountInfo } from '../hubspot/account-info.ts';
import { paths } from '../hubspot/api-version.ts';
import { callHubSpot, type HubSpot } from '../hubspot/call-hubspot.ts';
import { readStages } from '../hubspot/pipelines.ts';
import { speaksOfPresenting } from '../presentation/presentation-words.ts';
import { ONUS_PROPERTY_NAMES } from '../write-back/properties.ts';
import { type Finding, said } from './finding.ts';

const anyAnswer = z.unknown();

/** Looks at one portal: whose it is, what the app may read there, its properties and stages. `what` names the first line. */
export async function* checkPortal(hubspot: HubSpot, what: string): AsyncGenerator<Finding> {
  const token = await said(what, async () => {
    const { portalId, timeZone } = await readAccountInfo(hubspot);
    return `it belongs to portal ${portalId}${timeZone ? ` (${timeZone})` : ''}`;
  });
  yield token;
  if (token.state !== 'ok') return;
  for (const probe of PROBES) yield await scope(hubspot, probe);
  yield await properties(hubspot);
  yield* stages(hubspot);
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
        says: `It is missing: ${probe.for} cannot be read. ${hubspot.mends.scope}`,
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
