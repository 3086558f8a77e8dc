/**
 * The one place that knows HubSpot's API version and paths. Numbered paths end in 2027 (v4 in March, v1–v3 in September);
 * date-based ones are current.
 */
export const API_VERSION = '2026-09';

export const paths = {
  tokens: `/oauth/${API_VERSION}/token`,
  uninstall: `/appinstalls/${API_VERSION}/external-install`,
  accountInfo: `/account-info/${API_VERSION}/details`,
  owners: (query: string) => `/crm/owners/${API_VERSION}?${query}`,
  pipelines: `/crm/pipelines/${API_VERSION}/deals`,
  batchRead: (objectType: string) => `/crm/objects/${API_VERSION}/${objectType}/batch/read`,
  batchUpdate: (objectType: string) => `/crm/objects/${API_VERSION}/${objectType}/batch/update`,
  search: (objectType: string) => `/crm/objects/${API_VERSION}/${objectType}/search`,
  object: (objectType: string) => `/crm/objects/${API_VERSION}/${objectType}`,
  associations: (from: string, to: string) => `/crm/associations/${API_VERSION}/${from}/${to}/batch/read`,
  properties: (objectType: string) => `/crm/properties/${API_VERSION}/${objectType}`,
  property: (objectType: string, name: string) => `/crm/properties/${API_VERSION}/${objectType}/${name}`,
  propertiesBatchCreate: (objectType: string) => `/crm/properties/${API_VERSION}/${objectType}/batch/create`,
  propertyGroups: (objectType: string) => `/crm/properties/${API_VERSION}/${objectType}/groups`,
};

/** HubSpot's limits per call (API guide): inputs of a batch, of a batch with property history, of an association read; results of a search page. */
export const LIMITS = { batch: 100, batchWithHistory: 50, associations: 1000, searchPage: 200 };
