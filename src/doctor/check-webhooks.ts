import manifest from '../../app-card/app/webhooks/webhooks-hsmeta.json' with { type: 'json' };
import type { LastWebhook } from '../operations/last-webhooks.ts';
import type { Finding } from './finding.ts';

const ELSE = 'and look again; if it does not arrive: docs/upload.md, “When no webhooks arrive”.';

/** A kind of change that the app is subscribed to, in the words of the event that it leads to. */
interface Kind {
  of: string;
  change: string;
  property: string | null;
}

/**
 * Whether the webhooks come that the app is subscribed to. HubSpot lets nobody read the subscriptions of a project's app: its
 * webhooks API serves legacy apps alone (API guide, webhooks), and the journal's subscriptions are others. So this says
 * what arrived, a line per object; one of which nothing ever arrived needs a look, since it may also be that nobody made any.
 */
export async function* checkWebhooks(arrived: () => Promise<LastWebhook[]>): AsyncGenerator<Finding> {
  let last: LastWebhook[];
  try {
    last = await arrived();
  } catch (error) {
    return yield { what: 'webhooks', state: 'look', says: (error as Error).message };
  }
  if (last.length === 0)
    return yield {
      what: 'webhooks',
      state: 'look',
      says: `None arrived yet. Close a test deal as lost ${ELSE}`,
    };
  for (const [of, kinds] of Map.groupBy(subscribedKinds(), ({ of }) => of)) yield ofObject(of, kinds, last);
}

function subscribedKinds(): Kind[] {
  const { crmObjects, hubEvents } = manifest.config.subscriptions;
  const kinds = crmObjects.map(({ subscriptionType, objectType, ...more }): Kind => {
    const change = subscriptionType.split('.')[1] ?? '';
    // The event of an association names the deal, whatever is associated with it.
    if (change === 'associationChange') return { of: 'associations', change, property: null };
    return { of: objectType, change, property: 'propertyName' in more ? (more.propertyName ?? null) : null };
  });
  const erasures = hubEvents.map(({ subscriptionType }): Kind => {
    const [of = '', change = ''] = subscriptionType.split('.');
    return { of, change, property: null };
  });
  const once = new Map([...kinds, ...erasures].map((kind) => [JSON.stringify(kind), kind]));
  return [...once.values()];
}

function ofObject(of: string, kinds: Kind[], last: LastWebhook[]): Finding {
  const seen = kinds.map((kind) => ({ name: kind.property ?? kind.change, at: lastOf(kind, last) }));
  const came = seen.filter(({ at }) => at).map(({ name, at }) => `${name} ${minute(at as Date)}`);
  const never = seen.filter(({ at }) => !at).map(({ name }) => name);
  const what = `webhooks, ${of}`;
  const nothing = `none in thirty days of ${never.join(', ')}`;
  // What everything begins with: without it the other kinds are of little use.
  const begins = of === 'deal' && never.includes('dealstage');
  if (came.length > 0 && !begins)
    return { what, state: 'ok', says: `last ${came.join(', ')}${never.length > 0 ? `; ${nothing}` : ''}` };
  // Nobody may ever have asked to be erased.
  if (of === 'contact') return { what, state: 'ok', says: nothing };
  return { what, state: 'look', says: `${nothing}. Make one in HubSpot ${ELSE}` };
}

function lastOf({ of, change, property }: Kind, last: LastWebhook[]): Date | null {
  const objectType = of === 'associations' ? 'deal' : of;
  const same = last.filter(
    (one) => one.objectType === objectType && one.change === change && (one.property ?? null) === property,
  );
  return same.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
