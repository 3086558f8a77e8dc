import { randomUUID } from 'node:crypto';
import type { Example } from '../../../app-card/app/settings/second-reader-data.ts';
import { readContactNames } from '../../gather/contact-names.ts';
import { gatherDeals } from '../../gather/gather-deals.ts';
import type { Portal } from '../../portals/portals.ts';
import type { Store } from '../../store/open-store.ts';
import { countHidden } from '../model/mask.ts';
import { hide, promptFor, whyNotSent } from '../model/model-reader.ts';
import type { ReaderState } from '../reader-config.ts';

/**
 * Exactly what would be sent for one deal, but for the boundary, which is drawn anew for each request. Sends nothing. Null when
 * the deal is not lost, or there is none.
 */
export async function exampleFor(
  store: Store,
  portal: Portal,
  state: ReaderState,
  dealId: string,
): Promise<Example | null> {
  const deal = (await gatherDeals(store.db, portal, [dealId])).get(dealId);
  if (!deal?.account) return null;
  const contacts = state.placeholders ? await readContactNames(portal.hubspot, [dealId]) : new Map<string, string[]>();
  const owners = [...(await portal.owners.get()).values()].map(({ name }) => name);
  const names = [...owners, ...(contacts.get(dealId) ?? [])];
  const { guide, rules, account } = promptFor(
    { placeholders: state.placeholders, drawBoundary: randomUUID },
    deal.account,
    names,
  );
  return {
    dealId,
    name: deal.name,
    address: `${state.endpoint}${state.provider === 'anthropic' ? '/messages' : '/chat/completions'}`,
    instructions: `${guide}\n\n${rules}`,
    account,
    hidden: countHidden(hide(deal.account, state.placeholders, names)),
    never: whyNotSent(deal.account),
  };
}
