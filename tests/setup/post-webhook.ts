import { Signature } from '@hubspot/api-client';
import { CLIENT_SECRET } from './names.ts';

/** Posts a webhook as HubSpot signs it. `publicUrl` is what HubSpot thinks it calls, where that differs from `serverUrl`. */
export async function postWebhook(
  serverUrl: string,
  body: unknown,
  change: { secret?: string; timestamp?: number; signature?: string; publicUrl?: string } = {},
): Promise<{ status: number; body: string; signature: string; timestamp: number }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = change.timestamp ?? Date.now();
  const signature =
    change.signature ??
    Signature.getSignature('POST', 'v3', {
      clientSecret: change.secret ?? CLIENT_SECRET,
      requestBody: text,
      url: `${change.publicUrl ?? serverUrl}/hubspot/webhooks`,
      timestamp,
    } as never);
  const response = await fetch(`${serverUrl}/hubspot/webhooks`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-HubSpot-Signature-v3': signature,
      'X-HubSpot-Request-Timestamp': String(timestamp),
    },
    body: text,
  });
  return { status: response.status, body: await response.text(), signature, timestamp };
}

/** A stage change of one deal, in the generic form. */
export function stageChange(objectId: number, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventId: 100,
    subscriptionId: 7,
    portalId: 777,
    appId: 5,
    occurredAt: 1_790_000_000_000 + objectId,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId,
    objectTypeId: '0-3',
    changeSource: 'CRM_UI',
    propertyName: 'dealstage',
    propertyValue: 'closedlost',
    ...change,
  };
}
