import { callCard } from './call-card.ts';
import { type Behaviour, type ModelRequest, type ModelServer, runModelServer } from './model-server.ts';
import { eventually, type RunningPortal, runPortal } from './run-portal.ts';
import { BOSS, smallPortal } from './small-portal.ts';
import type { FreshStore } from './stores.ts';

/** What the card shows of a verdict, as far as these tests look. */
export interface ShownVerdict {
  id: string;
  scorer: string;
  locus: string;
  flag: boolean;
  secondReading: string | null;
}

/** What the settings page shows of the second reader, as far as these tests look. */
export interface ShownReader {
  error: string;
  spent: number;
  deals: { dealId: string; name: string; isSent: boolean }[] & number;
  account: string;
  address: string;
  trials: { dealId: string; state: string; why: string | null }[];
}

/** Onus with a portal, and a model server that its second reader asks. */
export interface WithModel {
  portal: RunningPortal;
  model: ModelServer;
  /** The environment, which a restart reads anew. */
  env: Record<string, string>;
  settings(body?: object, path?: string): Promise<{ status: number; body: ShownReader }>;
  verdictOf(deal: string): Promise<ShownVerdict>;
  /** Waits until a reader of this name gave the verdict. */
  givenBy(deal: string, scorer: RegExp): Promise<ShownVerdict>;
  close(): Promise<void>;
}

/** The environment of a server whose second reader reads all deals at this address, for prices and within a budget. */
export function modelVariables(endpoint: string): Record<string, string> {
  return {
    ONUS_MODEL_MODE: 'all',
    ONUS_MODEL: 'test-model',
    ONUS_MODEL_ENDPOINT: endpoint,
    ONUS_MODEL_INPUT_PRICE: '1',
    ONUS_MODEL_OUTPUT_PRICE: '10',
    ONUS_MODEL_BUDGET: '5',
  };
}

/** Starts them with the switch at `all`, free of charge, and no key; `env` changes that. */
export async function runWithModel(
  store: FreshStore,
  behave: (request: ModelRequest) => Behaviour,
  options: { env?: Record<string, string>; note?: string; deals?: number } = {},
): Promise<WithModel> {
  const model = await runModelServer(behave);
  const env: Record<string, string> = {
    ...modelVariables(model.url),
    ONUS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...options.env,
  };
  const seed = smallPortal({ deals: options.deals ?? 3, ...(options.note ? { note: options.note } : {}) });
  const portal = await runPortal(store, { seed, env });
  const boss = { ...BOSS, portalId: 777 };
  const verdictOf = async (deal: string) => {
    const { body } = await callCard(portal.server.url, boss, `/hubspot/cards/deals/${deal}`);
    if (!body.verdict) throw new Error('not scored yet');
    return body.verdict as ShownVerdict;
  };
  return {
    portal,
    model,
    env,
    verdictOf,
    settings: (body, path = '') =>
      callCard(portal.server.url, boss, `/hubspot/settings/second-reader${path}`, body) as never,
    givenBy: (deal, scorer) =>
      eventually(async () => {
        const verdict = await verdictOf(deal);
        expect(verdict.scorer).toMatch(scorer);
        return verdict;
      }),
    close: async () => {
      await portal.close();
      await model.close();
    },
  };
}
