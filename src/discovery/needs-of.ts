import type { Account } from '../account/account.ts';
import { sourcesOf } from '../verdicts/save-verdict.ts';
import { judgeDiscovery } from './judge-discovery.ts';
import type { Moment, StoredNeeds } from './stored-needs.ts';

/** What the card of an open deal shows of its needs. `stage` is the label of the presentation stage. */
export function needsOf(account: Account, moment: Moment, stage: string): StoredNeeds {
  const needs = judgeDiscovery(account);
  const quoted = needs.known.map(({ source }) => source);
  return { ...needs, moment, stage, sources: sourcesOf(account, quoted) };
}
