import type { SeedDeal, SeedEngagement } from '../seed.ts';
import type { Logged } from './engagements.ts';
import type { Parties } from './html.ts';
import { pipelines } from './pipelines.ts';
import { signatures } from './signatures.ts';
import { users } from './users.ts';

/** A deal of the sample, as its file tells it: what it is, where it stands, and what is logged on it. */
export interface SampleDeal {
  id: string;
  name: string;
  amount: number;
  /** Stage id it stands in now. */
  stage: string;
  /** Days since it got there. */
  since: number;
  /** The open stage that a closed deal got to; the one of the presentation unless said. */
  reached?: string;
  /** Days from the first stage to the present one. */
  cycle?: number;
  pipeline?: string;
  reason?: string;
  /** Who moved it there; a person unless said. */
  by?: 'workflow' | 'import';
  /** "Claire Ashby, claire.ashby@brightwater.example": whom the mails go to and come from. */
  contact?: string;
  log?: Logged[];
}

const PRESENTATION = 2;
const DEFAULT_CYCLE = 60;
const MINUTE = 1 / 1440;

/** Turns one owner's deals into the emulator's seed; null for deals that nobody owns. */
export function seedOf(
  owner: string | null,
  deals: readonly SampleDeal[],
): { deals: SeedDeal[]; engagements: SeedEngagement[] } {
  return {
    deals: deals.map((deal) => seedDeal(owner, deal)),
    engagements: deals.flatMap((deal) =>
      (deal.log ?? []).map((logged, index) => seedLogged(owner, deal, logged, index)),
    ),
  };
}

function seedDeal(owner: string | null, deal: SampleDeal): SeedDeal {
  return {
    id: deal.id,
    name: deal.name,
    pipeline: deal.pipeline ?? 'default',
    owner,
    amount: String(deal.amount),
    stages: wayTo(deal),
    ...(deal.reason === undefined ? {} : { closedLostReason: deal.reason }),
    ...(deal.by ? { reasonBy: deal.by } : {}),
  };
}

/** The stages it went through, evenly spread over its cycle. An imported deal comes as it is. */
function wayTo(deal: SampleDeal): SeedDeal['stages'] {
  const stages = pipelines.find(({ id }) => id === (deal.pipeline ?? 'default'))?.stages ?? [];
  const open = stages.filter(({ metadata }) => metadata.isClosed === 'false').map(({ id }) => id);
  const last = { stage: deal.stage, daysAgo: deal.since, ...(deal.by ? { by: deal.by } : {}) };
  if (deal.by === 'import') return [last];
  const isOpen = open.includes(deal.stage);
  const reached = deal.reached === undefined ? PRESENTATION : open.indexOf(deal.reached);
  const before = open.slice(0, isOpen ? open.indexOf(deal.stage) : reached + 1);
  const step = (deal.cycle ?? DEFAULT_CYCLE) / Math.max(before.length, 1);
  const way = before.map((stage, index) => ({ stage, daysAgo: deal.since + step * (before.length - index) }));
  return [...way, last];
}

function seedLogged(owner: string | null, deal: SampleDeal, logged: Logged, index: number): SeedEngagement {
  // A minute between entries of the same day keeps them in the order of the file.
  const daysAgo = deal.since + logged.before - index * MINUTE;
  return {
    id: `${deal.id}${String(index).padStart(2, '0')}`,
    type: logged.type,
    deals: [deal.id],
    daysAgo,
    owner: logged.by === undefined ? owner : logged.by,
    properties: logged.write(partiesOf(owner, deal)),
  };
}

function partiesOf(owner: string | null, deal: SampleDeal): Parties {
  const user = users.find(({ ownerId }) => ownerId !== null && ownerId === owner);
  const [name = '', email = ''] = (deal.contact ?? '').split(', ');
  return {
    rep: { name: `${user?.firstName} ${user?.lastName}`, email: user?.email ?? '' },
    signature: (owner && signatures[owner]) || [],
    contact: { name, email },
  };
}
