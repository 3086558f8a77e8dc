import type { Deal, TimelineEntry } from '../read-portal.ts';
import type { PreviewUser } from '../start-preview.ts';

export interface PortalInfo {
  portalId: number;
  name: string;
  appUrl: string;
  users: PreviewUser[];
}
export interface DealPage {
  deal: Deal;
  stages: string[];
  timeline: TimelineEntry[];
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The preview cannot read ${path}: ${response.status}`);
  return response.json() as Promise<T>;
}

export const readPortal = () => read<PortalInfo>('/api/portal');
export const readDeals = () => read<Deal[]>('/api/deals');
export const readDealPage = (id: string) => read<DealPage>(`/api/deals/${id}`);
