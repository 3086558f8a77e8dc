import { Router } from 'express';
import { accessOf } from '../access.ts';
import type { Parts } from './parts.ts';

const ACCOUNT_TYPES = ['APP_DEVELOPER', 'DEVELOPER_TEST', 'SANDBOX', 'STANDARD'];

/** `/account-info/2026-09/details`: which account the token belongs to. */
export function accountInfoRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/details', (_request, response) => {
    const { portal } = accessOf(response);
    const offset = offsetOf(portal.timeZone, new Date(parts.now()));
    response.json({
      portalId: portal.portalId,
      accountType: ACCOUNT_TYPES.includes(portal.accountType) ? portal.accountType : 'STANDARD',
      timeZone: portal.timeZone,
      companyCurrency: portal.currency,
      additionalCurrencies: [],
      utcOffset: offset,
      utcOffsetMilliseconds: millisecondsOf(offset),
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    });
  });
  return router;
}

/** `-05:00` for a time zone at this moment. */
function offsetOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

function millisecondsOf(offset: string): number {
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
