import type { DealLine, DealListData } from '../../app-card/app/pages/page-data.ts';
import type { Owner } from '../hubspot/owners.ts';
import type { FoundLoss } from '../review/read-losses.ts';
import type { WonDeal } from '../review/read-won.ts';
import { LOCUS_NAMES } from '../review/words.ts';
import { nameOfOwner } from './build-team.ts';
import { dealLink } from './deal-link.ts';

const PER_PAGE = 50;

/** What a list of deals is made of. */
export interface ListRows {
  title: string;
  deals: readonly (FoundLoss | WonDeal)[];
  page: number;
  portalId: string;
  owners: ReadonlyMap<string, Owner>;
  rep: DealListData['rep'];
  within: string;
}

/** One page of the deals behind a number. */
export function buildDealList({ title, deals, page, portalId, owners, rep, within }: ListRows): DealListData {
  const pages = Math.max(1, Math.ceil(deals.length / PER_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  return {
    kind: 'deals',
    title,
    rep,
    within,
    total: deals.length,
    page: at,
    pages,
    deals: deals.slice((at - 1) * PER_PAGE, at * PER_PAGE).map((deal) => ({
      dealId: deal.dealId,
      name: deal.name,
      url: dealLink(portalId, deal.dealId),
      rep: nameOfOwner(deal.ownerId, owners),
      closedAt: deal.closedAt,
      ...readingOf(deal),
    })),
  };
}

function readingOf(deal: FoundLoss | WonDeal): Pick<DealLine, 'cause' | 'flag' | 'quote' | 'review'> {
  if (!('standing' in deal)) return { cause: null, flag: false, quote: null, review: 'open' };
  return { cause: LOCUS_NAMES[deal.locus], flag: deal.flag, quote: deal.quote, review: deal.standing };
}
