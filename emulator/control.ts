import type { Call } from './calls.ts';
import type { Delivery } from './deliver-webhooks.ts';
import type { Fault } from './faults.ts';
import type { LimitOptions } from './limits.ts';
import type { SeedPipeline, UserAction } from './seed.ts';
import type { ApiWrite } from './store.ts';

/** An object as the control port shows it: all values, and the ids of its associated objects by their type. */
export interface ShownObject {
  id: string;
  archived: boolean;
  properties: Record<string, string>;
  associations: Record<string, string[]>;
}

/** A client of the control port. Without a portal id the first portal is meant. All methods throw on a wrong argument. */
export interface Control {
  /** A person does something in HubSpot's pages; the webhooks follow. */
  act(action: UserAction, portalId?: number): Promise<{ id: string }>;
  /** The API calls since the last reset, with their bodies if asked for. */
  calls(options?: { bodies?: boolean }): Promise<Call[]>;
  resetCalls(): Promise<void>;
  inject(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  outage(on: boolean, how?: 'reset' | '503'): Promise<void>;
  limits(options: LimitOptions): Promise<void>;
  webhooks(options: {
    targetUrl?: string;
    clientSecret?: string;
    signedUrl?: string;
    paused?: boolean;
    duplicate?: number;
    disorder?: boolean;
  }): Promise<void>;
  /** Every attempt to deliver, with the events sent if asked for. */
  deliveries(options?: { bodies?: boolean }): Promise<(Omit<Delivery, 'body'> & Partial<Pick<Delivery, 'body'>>)[]>;
  /** Resolves when nothing is left to deliver or to retry. */
  idle(): Promise<void>;
  object(type: string, id: string, portalId?: number): Promise<ShownObject>;
  objects(type: string, portalId?: number): Promise<ShownObject[]>;
  /** Every write that came through the API onto one object, oldest first. */
  writes(type: string, id: string, portalId?: number): Promise<ApiWrite[]>;
  /** The admin changes the pipelines. */
  pipelines(portalId: number, pipelines: SeedPipeline[]): Promise<void>;
  /** The admin demands a property of deals in a stage. */
  requireProperty(rule: { pipeline: string; stage: string; property: string; portalId?: number }): Promise<void>;
  /** The admin gives an access token these scopes (null: takes it away). */
  token(token: string, scopes: string[] | null, portalId?: number): Promise<void>;
  /** The admin uninstalls the OAuth apps of a portal. */
  uninstall(portalId?: number): Promise<void>;
  /** A contact is erased for privacy: it is gone, and `contact.privacyDeletion` follows. */
  erase(contactId: string, portalId?: number): Promise<void>;
}

const POLL_MS = 15;

/** The control port's client. */
export function controlOf(controlUrl: string): Control {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(controlUrl + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok)
      throw new Error(answer.error ?? `The control port answered ${response.status} to ${method} ${path}.`);
    return answer;
  };
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await ask(method, path, body);
  };
  const of = (portalId: number | undefined) => (portalId === undefined ? '' : `?portalId=${portalId}`);
  return {
    act: (action, portalId) => ask('POST', '/act', { action, portalId }),
    calls: (options) => ask('GET', `/calls?bodies=${options?.bodies ?? false}`),
    resetCalls: () => tell('DELETE', '/calls'),
    inject: (fault) => tell('POST', '/faults', fault),
    clearFaults: () => tell('DELETE', '/faults'),
    outage: (on, how) => tell('POST', '/outage', { on, how }),
    limits: (options) => tell('POST', '/limits', options),
    webhooks: (options) => tell('POST', '/webhooks', options),
    deliveries: (options) => ask('GET', `/deliveries?bodies=${options?.bodies ?? false}`),
    idle: async () => {
      while (!(await ask<{ idle: boolean }>('GET', '/idle')).idle) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    object: (type, id, portalId) => ask('GET', `/objects/${type}/${id}${of(portalId)}`),
    objects: (type, portalId) => ask('GET', `/objects/${type}${of(portalId)}`),
    writes: (type, id, portalId) => ask('GET', `/objects/${type}/${id}/writes${of(portalId)}`),
    pipelines: (portalId, pipelines) => tell('POST', '/pipelines', { portalId, pipelines }),
    requireProperty: (rule) => tell('POST', '/rules', rule),
    token: (token, scopes, portalId) => tell('POST', '/tokens', { token, scopes, portalId }),
    uninstall: (portalId) => tell('POST', '/uninstall', { portalId }),
    erase: (contactId, portalId) => tell('POST', '/erase', { contactId, portalId }),
  };
}
