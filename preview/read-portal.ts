/** What the page shows of HubSpot, read from its API as any client would. */

export interface Deal {
  id: string;
  name: string;
  amount: string | null;
  pipeline: string;
  stage: string;
  outcome: 'open' | 'won' | 'lost';
  owner: string | null;
  ownerId: string | null;
  properties: Record<string, string | null>;
}

export interface TimelineEntry {
  id: string;
  kind: string;
  at: string | null;
  author: string | null;
  incoming: boolean;
  title: string | null;
  /** HTML as HubSpot stores it; the page shows its text. */
  body: string;
}

interface HubSpotObject {
  id: string;
  properties: Record<string, string | null>;
}
type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const DEAL_PROPERTIES = [
  ...[
    'dealname',
    'amount',
    'pipeline',
    'dealstage',
    'hubspot_owner_id',
    'closedate',
    'closed_lost_reason',
    'hs_is_closed_lost',
    'hs_is_closed_won',
  ],
  ...[
    'onus_flag',
    'onus_basis',
    'onus_locus',
    'onus_flag_probability',
    'onus_ownership',
    'onus_discovery',
    'onus_evidence',
    'onus_patterns',
    'onus_review',
    'onus_scorer',
  ],
];
const KINDS = [
  { kind: 'note', type: 'notes', title: '', bodies: ['hs_note_body'] },
  { kind: 'call', type: 'calls', title: 'hs_call_title', bodies: ['hs_call_body'] },
  {
    kind: 'meeting',
    type: 'meetings',
    title: 'hs_meeting_title',
    bodies: ['hs_meeting_body', 'hs_internal_meeting_notes'],
  },
  { kind: 'email', type: 'emails', title: 'hs_email_subject', bodies: ['hs_email_html', 'hs_email_text'] },
];

/** A reader of one portal. */
export function portalReader(hubspotUrl: string, token: string) {
  const ask: Ask = async (method, path, body) => {
    const response = await fetch(`${hubspotUrl}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`HubSpot answered ${response.status} to ${method} ${path}`);
    return response.json() as never;
  };
  return { readDeals: () => readDeals(ask), readDeal: (id: string) => readDeal(ask, id) };
}

async function readNames(ask: Ask) {
  const pipelines = await ask<{ results: { id: string; label: string; stages: { id: string; label: string }[] }[] }>(
    'GET',
    '/crm/pipelines/2026-09/deals',
  );
  const owners = new Map<string, string>();
  for (const archived of ['true', 'false']) {
    const answer = await ask<{ results: { id: string; firstName?: string; lastName?: string; email?: string }[] }>(
      'GET',
      `/crm/owners/2026-09?limit=500&archived=${archived}`,
    );
    for (const owner of answer.results)
      owners.set(owner.id, [owner.firstName, owner.lastName].filter(Boolean).join(' ') || (owner.email ?? owner.id));
  }
  return { pipelines: new Map(pipelines.results.map((one) => [one.id, one])), owners };
}
type Names = Awaited<ReturnType<typeof readNames>>;

function dealOf({ id, properties }: HubSpotObject, { pipelines, owners }: Names): Deal {
  const pipeline = pipelines.get(properties.pipeline ?? '');
  const ownerId = properties.hubspot_owner_id || null;
  return {
    id,
    name: properties.dealname ?? `Deal ${id}`,
    amount: properties.amount ?? null,
    pipeline: pipeline?.label ?? properties.pipeline ?? '',
    stage: pipeline?.stages.find((stage) => stage.id === properties.dealstage)?.label ?? properties.dealstage ?? '',
    outcome: properties.hs_is_closed_lost === 'true' ? 'lost' : properties.hs_is_closed_won === 'true' ? 'won' : 'open',
    owner: ownerId ? (owners.get(ownerId) ?? null) : null,
    ownerId,
    properties,
  };
}

async function readDeals(ask: Ask): Promise<Deal[]> {
  const names = await readNames(ask);
  const deals: Deal[] = [];
  let after: string | undefined;
  do {
    const page = await ask<{ results: HubSpotObject[]; paging?: { next?: { after: string } } }>(
      'POST',
      '/crm/objects/2026-09/deals/search',
      {
        limit: 200,
        properties: DEAL_PROPERTIES,
        sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'DESCENDING' }],
        ...(after ? { after } : {}),
      },
    );
    deals.push(...page.results.map((object) => dealOf(object, names)));
    after = page.paging?.next?.after;
  } while (after);
  return deals;
}

async function readDeal(ask: Ask, id: string) {
  const names = await readNames(ask);
  const object = await ask<HubSpotObject>(
    'GET',
    `/crm/objects/2026-09/deals/${id}?properties=${DEAL_PROPERTIES.join(',')}`,
  );
  const deal = dealOf(object, names);
  const stages = names.pipelines.get(object.properties.pipeline ?? '')?.stages.map((stage) => stage.label) ?? [];
  const timeline: TimelineEntry[] = [];
  for (const { kind, type, title, bodies } of KINDS) {
    const associated = await ask<{ results: { to: { toObjectId: string | number }[] }[] }>(
      'POST',
      `/crm/associations/2026-09/deals/${type}/batch/read`,
      { inputs: [{ id }] },
    );
    const ids = associated.results.flatMap((result) => result.to.map((to) => String(to.toObjectId)));
    if (ids.length === 0) continue;
    const properties = ['hs_timestamp', 'hubspot_owner_id', 'hs_email_direction', title, ...bodies].filter(Boolean);
    const read = await ask<{ results: HubSpotObject[] }>('POST', `/crm/objects/2026-09/${type}/batch/read`, {
      inputs: ids.map((one) => ({ id: one })),
      properties,
    });
    for (const { id: entryId, properties: values } of read.results) {
      timeline.push({
        id: entryId,
        kind,
        at: values.hs_timestamp ?? null,
        author: names.owners.get(values.hubspot_owner_id ?? '') ?? null,
        incoming: values.hs_email_direction === 'INCOMING_EMAIL',
        title: values[title] ?? null,
        body: bodies.map((name) => values[name]).find(Boolean) ?? '',
      });
    }
  }
  timeline.sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  return { deal, stages, timeline };
}
