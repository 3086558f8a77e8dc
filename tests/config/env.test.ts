import fs from 'node:fs';
import { readEnv } from '../../src/env.ts';

const good = { HUBSPOT_ACCESS_TOKEN: 'token', HUBSPOT_CLIENT_SECRET: 'secret' };
const faults = (variables: Record<string, string>) => {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

test('two variables are enough, the rest has defaults', () => {
  expect(readEnv(good)).toMatchObject({
    PORT: 3000,
    HUBSPOT_API_BASE_URL: 'https://api.hubapi.com',
    ONUS_SETTLE_SECONDS: 60,
  });
});

test('every fault gets a line of its own that names the variable and the mend', () => {
  const lines = faults({
    HUBSPOT_CLIENT_SECRET: ' ',
    PORT: 'eighty',
    PUBLIC_URL: 'onus.example.com',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
    ONUS_MANAGERS: 'Mona',
    ONUS_SETTLE_SECONDS: '-1',
  });
  for (const name of [
    'HUBSPOT_ACCESS_TOKEN',
    'HUBSPOT_CLIENT_SECRET',
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
    'ONUS_MANAGERS',
    'ONUS_SETTLE_SECONDS',
  ]) {
    expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
  }
  expect(lines).toHaveLength(8);
  expect(lines.find((line) => line.startsWith('HUBSPOT_ACCESS_TOKEN'))).toMatch(/is missing\. Set it to/);
  expect(lines.find((line) => line.startsWith('PORT'))).toMatch(/is not a number\. Give a port/);
});

describe('one account or many', () => {
  const key = Buffer.alloc(32, 1).toString('base64');
  const many = { HUBSPOT_CLIENT_SECRET: 'secret', HUBSPOT_CLIENT_ID: 'id', ONUS_ENCRYPTION_KEY: key };

  test('a fixed token works for one, client id and key for many; with both, the token goes first', () => {
    expect(readEnv(good).access).toEqual({ mode: 'fixed', accessToken: 'token' });
    expect(readEnv({ ...good, ...many }).access).toMatchObject({ mode: 'fixed' });
    expect(readEnv(many).access).toMatchObject({
      mode: 'oauth',
      clientId: 'id',
      keys: [{ bytes: Buffer.alloc(32, 1) }],
    });
    expect(readEnv({ ...many, ONUS_ENCRYPTION_KEY: `${key}, ${key}` }).access).toMatchObject({ keys: [{}, {}] });
  });

  test('what is missing for many accounts is named: the key, or either way in', () => {
    expect(faults({ ...many, ONUS_ENCRYPTION_KEY: '' })).toEqual([
      expect.stringMatching(/^ONUS_ENCRYPTION_KEY is missing\. .*openssl rand -base64 32/),
    ]);
    expect(faults({ ...many, HUBSPOT_CLIENT_ID: '' })).toEqual([
      expect.stringMatching(/^HUBSPOT_ACCESS_TOKEN is missing\. .*HUBSPOT_CLIENT_ID and ONUS_ENCRYPTION_KEY/),
    ]);
  });

  test('a key that is short or no base64 is refused, also beside a fixed token, and not repeated', () => {
    for (const variables of [many, { ...good, ...many }]) {
      const [line, ...more] = faults({ ...variables, ONUS_ENCRYPTION_KEY: 'c2hvcnQ=' });
      expect([line, more]).toEqual([expect.stringMatching(/^ONUS_ENCRYPTION_KEY holds a key that has 5 bytes/), []]);
      expect(line).not.toContain('c2hvcnQ');
    }
  });
});

test('a secret is never repeated in a complaint', () => {
  expect(
    faults({ ...good, HUBSPOT_CLIENT_SECRET: 'hush', DATABASE_URL: 'mysql://user:hush@host' }).join(''),
  ).not.toContain('hush');
});

test('managers are read from a list, whatever its spacing and case', () => {
  expect(readEnv({ ...good, ONUS_MANAGERS: ' Mona@Example.com ,, 123 ' }).ONUS_MANAGERS).toEqual([
    'mona@example.com',
    '123',
  ]);
});

test('.env.example explains every variable, and no other', () => {
  const explained = [...fs.readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);
  const files = ['src/env.ts', 'src/readers/model-variables.ts'];
  const source = files.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
  const known = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]);
  expect(explained.sort()).toEqual(known.sort());
});
