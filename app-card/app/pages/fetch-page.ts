import { hubspot } from '@hubspot/ui-extensions';
import type { Filters, PageData } from './page-data.ts';

/** A large team takes a second, a slow network some more. */
const TIMEOUT_MS = 15_000;

/** Asks the server for a page. Throws an error whose message can be shown. */
export async function fetchPage(onusUrl: string, path: string, query: Record<string, string>): Promise<PageData> {
  const search = Object.entries(query)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  let response: Response;
  try {
    response = await hubspot.fetch(`${onusUrl}/hubspot/pages${path}${search ? `?${search}` : ''}`, {
      method: 'GET',
      timeout: TIMEOUT_MS,
    });
  } catch {
    throw new Error('Onus cannot be reached. Check your connection and try again.');
  }
  const body = (await response.json().catch(() => null)) as (PageData & { error?: string; message?: string }) | null;
  if (response.ok && body && 'kind' in body) return body;
  throw new Error(
    body?.error ?? body?.message ?? `Onus answered with an error (${response.status}). Try again in a minute.`,
  );
}

const NONE: Filters = { period: '365', pipeline: '', least: '', most: '', tenure: 'all' };

/** The filters of a page's address; what is missing or unknown counts as not chosen, the server checks the rest. */
export function filtersOf(params: Record<string, string>): Filters {
  return {
    period: params.period === '90' || params.period === '180' || params.period === 'all' ? params.period : NONE.period,
    pipeline: params.pipeline ?? NONE.pipeline,
    least: params.least ?? NONE.least,
    most: params.most ?? NONE.most,
    tenure: params.tenure === 'new' || params.tenure === 'established' ? params.tenure : NONE.tenure,
  };
}

/** Filters as parameters of a link: only what was chosen. */
export function paramsOf(filters: Filters, more: Record<string, string> = {}): Record<string, string> {
  const chosen = Object.entries(filters).filter(([name, value]) => value !== NONE[name as keyof Filters]);
  return { ...Object.fromEntries(chosen), ...more };
}
