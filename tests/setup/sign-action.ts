import { createHash } from 'node:crypto';
import { CLIENT_SECRET } from './names.ts';

/** A workflow action's call as HubSpot's guide describes it: signed with v2, without a time stamp. */
export function signAction(url: string, body: object, secret = CLIENT_SECRET): RequestInit {
  const text = JSON.stringify(body);
  const signature = createHash('sha256').update(`${secret}POST${url}${text}`).digest('hex');
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-HubSpot-Signature': signature,
      'X-HubSpot-Signature-Version': 'v2',
    },
    body: text,
  };
}
