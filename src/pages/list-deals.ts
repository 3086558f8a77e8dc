import type { DealLine, DealListData } from '../../app-card/app/pages/page-data.ts';
import { Refused } from '../cards/signed-call.ts';
import type { Owner } from '../hubspot/owners.ts';
import { counting, type FoundLoss } from '../review/read-losses.ts';
import { LOCUS_NAMES, PATTERN_NAMES } from '../review/words.ts';
import { LOCI, PATTERNS } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';
import { nameOfOwner } from './build-team.ts';
import { dealLink } from './deal-link.ts';

interface Kind {
  title: string;
  has: (loss: FoundLoss) => boolean;
}

/** Every number of the pages, and which deals stand behind it. Names are the values of `what` in a page's address. */
const ACCOUNT_KINDS: Record<string, Kind> = {
  accounts: { title: 'Accounts', has: () => true },
  flagged: { title: 'Accounts that leave the result with the buyer', has: ({ flag }) => flag },
  owned: { title: 'Accounts that name a part of their own', has: ({ ownership }) => ownership },
  discovered: { title: 'Accounts of deals whose need was logged', has: ({ discovery }) => discovery !== 'none' },
  ...Object.fromEntries(
    LOCI.map((locus) => [
      `locus-${locus}`,
      { title: `Cause: ${LOCUS_NAMES[locus]}`, has: (loss: FoundLoss) => loss.locus === locus },
    ]),
  ),
  ...Object.fromEntries(
    PATTERNS.map((pattern) => [
      `pattern-${pattern}`,
      { title: `Pattern: ${PATTERN_NAMES[pattern]}`, has: (loss: FoundLoss) => loss.patterns.includes(pattern) },
    ]),
  ),
};
const OTHER_KINDS: Record<string, Kind> = {
  losses: { title: 'Lost deals', has: ({ basis }) => basis !== 'housekeeping' },
  thin: { title: 'Too little written to say anything', has: ({ basis }) => basis === 'thin' },
  housekeeping: { title: 'Not lost sales', has: ({ basis }) => basis === 'housekeeping' },
};
const LEFT_OUT: Record<string, FoundLoss['standing']> = { contested: 'contested', overruled: 'overruled' };

/** The deals of one kind. `what` is one of the kinds above, `contested`, `overruled` or `month-2026-03`. Throws `Refused` for another. */
export function dealsOf(
  losses: readonly FoundLoss[],
  what: string,
  countOnly: PortalSettings['countOnly'],
): { title: string; deals: FoundLoss[] } {
  const leftOut = LEFT_OUT[what];
  if (leftOut)
    return { title: `Readings that are ${leftOut}`, deals: losses.filter((one) => one.standing === leftOut) };
  const { counted } = counting(losses, countOnly);
  const other = OTHER_KINDS[what];
  if (other) return { title: other.title, deals: counted.filter(other.has) };
  const month = /^month-(\d{4}-\d{2})$/.exec(what)?.[1];
  const kind = month
    ? { title: `Accounts of ${month}`, has: (loss: FoundLoss) => loss.closedAt?.startsWith(month) ?? false }
    : Object.hasOwn(ACCOUNT_KINDS, what)
      ? ACCOUNT_KINDS[what]
      : undefined;
  if (!kind)
    throw new Refused(
      400,
      `what is “${what.slice(0, 50)}”, which is no number of these pages. Go back and choose one.`,
    );
  return { title: kind.title, deals: counted.filter((loss) => loss.basis === 'account' && kind.has(loss)) };
}

const PER_PAGE = 50;

/** One page of the deals behind a number. */
export function buildDealList(
  { title, deals }: { title: string; deals: readonly FoundLoss[] },
  page: number,
  portalId: string,
  owners: ReadonlyMap<string, Owner>,
): DealListData {
  const pages = Math.max(1, Math.ceil(deals.length / PER_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const line = (loss: FoundLoss): DealLine => ({
    dealId: loss.dealId,
    name: loss.name,
    url: dealLink(portalId, loss.dealId),
    rep: nameOfOwner(loss.ownerId, owners),
    closedAt: loss.closedAt,
    locus: loss.locus,
    locusName: LOCUS_NAMES[loss.locus],
    flag: loss.flag,
    discovery: loss.discovery,
    quote: loss.quote,
    review: loss.standing,
  });
  return {
    kind: 'deals',
    title,
    total: deals.length,
    page: at,
    pages,
    deals: deals.slice((at - 1) * PER_PAGE, at * PER_PAGE).map(line),
  };
}
