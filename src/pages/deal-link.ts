/** Where HubSpot shows this deal (object type 0-3). */
export function dealLink(portalId: string, dealId: string): string {
  return `https://app.hubspot.com/contacts/${portalId}/record/0-3/${dealId}`;
}
