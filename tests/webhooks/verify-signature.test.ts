import { Signature } from '@hubspot/api-client';
import { verifySignature } from '../../webhooks/verify-signature.ts';

const now = 1_790_000_000_000;
const secret = 'a-secret-for-tests';

function signed(url: string, body: string, timestamp = now) {
  const signature = Signature.getSignature('POST', 'v3', {
    clientSecret: secret,
    requestBody: body,
    url,
    timestamp,
  } as never);
  return { method: 'POST', url, rawBody: Buffer.from(body), signature, timestamp: String(timestamp) };
}

test("accepts the example of HubSpot's Python SDK", () => {
  const request = {
    method: 'POST',
    url: 'https://www.example.com/webhook_uri',
    rawBody: Buffer.from("{'example_field':'example_value'}"),
    signature: 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
    timestamp: '1693657560000',
  };
  const verdict = verifySignature(request, 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy', 1_693_657_560_000);
  expect(verdict).toEqual({ ok: true });
});

test("accepts what HubSpot's own client signs", () => {
  expect(verifySignature(signed('https://onus.example.com/hubspot/webhooks', '[]'), secret, now)).toEqual({ ok: true });
});

test('decodes only the listed escapes of the address before it compares', () => {
  const asSigned = signed('https://onus.example.com/hubspot/cards/deals/1?userEmail=a@b.c&x=%20%26', '');
  const asReceived = { ...asSigned, url: 'https://onus.example.com/hubspot/cards/deals/1?userEmail=a%40b.c&x=%20%26' };
  expect(verifySignature(asReceived, secret, now)).toEqual({ ok: true });
  const decodedTooMuch = { ...asSigned, url: 'https://onus.example.com/hubspot/cards/deals/1?userEmail=a%40b.c&x= &' };
  expect(verifySignature(decodedTooMuch, secret, now)).toEqual({ ok: false, reason: 'forged' });
});

test.each([
  ['another body', { rawBody: Buffer.from('[1]') }, 'forged'],
  ['another address', { url: 'https://evil.example.com/hubspot/webhooks' }, 'forged'],
  ['another method', { method: 'PUT' }, 'forged'],
  ['no signature', { signature: undefined }, 'missing'],
  ['no time stamp', { timestamp: undefined }, 'missing'],
  ['a time stamp that is no number', { timestamp: 'yesterday' }, 'forged'],
  ['a signature of another length', { signature: 'AAAA' }, 'forged'],
])('refuses %s', (_what, change, reason) => {
  const request = { ...signed('https://onus.example.com/hubspot/webhooks', '[]'), ...change };
  expect(verifySignature(request, secret, now)).toEqual({ ok: false, reason });
});

test.each([
  ['five minutes old', 300_000, true],
  ['a millisecond older', 300_001, false],
  ['from a clock five minutes ahead', -300_000, true],
  ['from further ahead', -300_001, false],
])('a request %s', (_age, ageMs, accepted) => {
  const request = signed('https://onus.example.com/hubspot/webhooks', '[]');
  const verdict = verifySignature(request, secret, now + ageMs);
  expect(verdict).toEqual(accepted ? { ok: true } : { ok: false, reason: 'stale' });
});

test.each([
  ['without its padding', (signature: string) => signature.replace(/=+$/, '')],
  ['with something behind it', (signature: string) => `${signature}!!`],
  [
    'with a sign inside that base64 does not know',
    (signature: string) => `${signature.slice(0, 9)}*${signature.slice(9)}`,
  ],
])('a signature spelt anew (%s) is not taken: it would be a replay', (_, spelt) => {
  const request = signed('https://onus.example.com/hubspot/webhooks', '[]');
  const again = { ...request, signature: spelt(request.signature) };
  expect(verifySignature(again, secret, now)).toEqual({ ok: false, reason: 'forged' });
});
