import { signedHeaders, signV1, signV3 } from '../../emulator/sign-webhook.ts';

// The vectors stand in the tests of HubSpot's own clients (Node.js, PHP, Python).
const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const EVENTS =
  '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';

test('v1 gives the hash of the example in HubSpot’s documentation', () => {
  expect(signV1(SECRET, EVENTS)).toBe('232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de');
});

test('v3 gives the signature of the example in HubSpot’s Python client', () => {
  const body = "{'example_field':'example_value'}";
  expect(signV3(SECRET, 'POST', 'https://www.example.com/webhook_uri', body, '1693657560000')).toBe(
    'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
  );
});

test('v3 decodes the twelve listed escapes of the address, in either case, and no others', () => {
  const sign = (url: string) => signV3(SECRET, 'POST', url, '', '1693657560000');
  const plain = "https://x.example/a?b=:/?@!$'()*,;";
  expect(sign('https://x.example/a?b=%3A%2F%3f%40%21%24%27%28%29%2A%2c%3B')).toBe(sign(plain));
  expect(sign('https://x.example/a%20b')).not.toBe(sign('https://x.example/a b'));
});

test('both signatures and the time stamp are sent', () => {
  const headers = signedHeaders(SECRET, 'POST', 'https://x.example/', EVENTS, 1_693_657_560_000);
  expect(headers).toMatchObject({
    'X-HubSpot-Signature': signV1(SECRET, EVENTS),
    'X-HubSpot-Signature-Version': 'v1',
    'X-HubSpot-Signature-v3': signV3(SECRET, 'POST', 'https://x.example/', EVENTS, '1693657560000'),
    'X-HubSpot-Request-Timestamp': '1693657560000',
  });
});
