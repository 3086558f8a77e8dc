import { createDecipheriv, randomBytes } from 'node:crypto';
import { CannotDecrypt, decrypt, encrypt, isUnderOldKey, type Key, parseKeys } from '../../src/secrets/encrypt.ts';

const KEY_TEXT = Buffer.alloc(32, 7).toString('base64');
const OTHER_TEXT = Buffer.alloc(32, 9).toString('base64');
const keysOf = (text: string): [Key, ...Key[]] => {
  const keys = parseKeys(text);
  if (typeof keys === 'string') throw new Error(keys);
  return keys;
};
const place = { portalId: '111', purpose: 'portal.refresh_token' };

describe('a secret at rest', () => {
  const keys = keysOf(KEY_TEXT);

  test('comes back as it was, also with umlauts and nothing in it', () => {
    for (const text of ['na1-refresh-token', 'größer ✓', '']) {
      expect(decrypt(encrypt(text, place, keys), place, keys)).toBe(text);
    }
  });

  test('is AES-256-GCM as Node itself decrypts it, with portal and column as associated data', () => {
    const [, , body = ''] = encrypt('hello', place, keys).split('.');
    const bytes = Buffer.from(body, 'base64url');
    const plain = createDecipheriv('aes-256-gcm', Buffer.alloc(32, 7), bytes.subarray(0, 12))
      .setAAD(Buffer.from('["v1","111","portal.refresh_token"]'))
      .setAuthTag(bytes.subarray(-16));
    expect(plain.update(bytes.subarray(12, -16), undefined, 'utf8') + plain.final('utf8')).toBe('hello');
  });

  test('never looks the same twice and shows nothing of the text', () => {
    const [first, second] = [encrypt('hello', place, keys), encrypt('hello', place, keys)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first).includes('hello')).toBe(false);
  });

  test('cannot be read in another portal or another column', () => {
    const sealed = encrypt('hello', place, keys);
    expect(() => decrypt(sealed, { ...place, portalId: '112' }, keys)).toThrow(CannotDecrypt);
    expect(() => decrypt(sealed, { ...place, purpose: 'portal.access_token' }, keys)).toThrow(CannotDecrypt);
  });

  test('is refused when one bit of it was changed, or its end cut off', () => {
    const [version, id, body = ''] = encrypt('hello', place, keys).split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => decrypt([version, id, changed.toString('base64url')].join('.'), place, keys)).toThrow(CannotDecrypt);
    }
    for (const length of [0, 5, 12, 20, bytes.length - 1]) {
      const cut = bytes.subarray(0, length).toString('base64url');
      expect(() => decrypt([version, id, cut].join('.'), place, keys)).toThrow(CannotDecrypt);
    }
    for (const damaged of ['', 'v1', 'v2.a.b', 'hello']) {
      expect(() => decrypt(damaged, place, keys)).toThrow(/damaged/);
    }
  });
});

describe('keys', () => {
  test('rotate: the new one encrypts, the old one still decrypts, and old secrets are recognised', () => {
    const before = encrypt('hello', place, keysOf(KEY_TEXT));
    const rotated = keysOf(`${OTHER_TEXT}, ${KEY_TEXT}`);
    expect(decrypt(before, place, rotated)).toBe('hello');
    expect(isUnderOldKey(before, rotated)).toBe(true);
    const after = encrypt('hello', place, rotated);
    expect(isUnderOldKey(after, rotated)).toBe(false);
    expect(decrypt(after, place, keysOf(OTHER_TEXT))).toBe('hello');
    expect(() => decrypt(after, place, keysOf(KEY_TEXT))).toThrow(/Add that key after the present one/);
  });

  test('that are short, long or no base64 are refused with what is wrong and how to make one', () => {
    expect(parseKeys(randomBytes(16).toString('base64'))).toMatch(/has 16 bytes, not 32.*openssl rand -base64 32/);
    expect(parseKeys(`${KEY_TEXT},${randomBytes(33).toString('base64')}`)).toMatch(/number 2\) that has 33 bytes/);
    expect(parseKeys('a secret!')).toMatch(/is not base64/);
    expect(parseKeys(`${KEY_TEXT},`)).toMatch(/number 2\) that is not base64/);
  });
});
