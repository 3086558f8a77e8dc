/** What a call to HubSpot is for, few enough for a label. */
export type KindOfCall =
  | 'read_deals'
  | 'read_engagements'
  | 'read_associations'
  | 'search'
  | 'update_deals'
  | 'write_engagements'
  | 'properties'
  | 'pipelines'
  | 'owners'
  | 'oauth'
  | 'other';

/** The kind of a call by its method and path. */
export function kindOfCall(method: string, path: string): KindOfCall {
  if (path.endsWith('/search')) return 'search';
  const [, area, , , objectType] = path.split(/[/?]/);
  if (area === 'oauth') return 'oauth';
  if (path.startsWith('/crm/associations/')) return 'read_associations';
  if (path.startsWith('/crm/properties/')) return 'properties';
  if (path.startsWith('/crm/pipelines/')) return 'pipelines';
  if (path.startsWith('/crm/owners/')) return 'owners';
  if (!path.startsWith('/crm/objects/')) return 'other';
  const reads = method === 'GET' || path.includes('/batch/read');
  if (objectType === 'deals') return reads ? 'read_deals' : 'update_deals';
  return reads ? 'read_engagements' : 'write_engagements';
}
