import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A key of 32 bytes; the first of a list encrypts, all decrypt. Made by `parseKeys`. */
export interface Key {
  /** Names the key inside what it encrypted; says nothing about the key itself. */
  id: string;
  bytes: Buffer;
}

/** What a secret belongs to. It is authenticated with the text: moved to another portal or column, it cannot be read. */
export interface SecretPlace {
  portalId: string;
  /** The column, or what the secret is for, for example `portal.refresh_token`. */
  purpose: string;
}

/** The text was encrypted with a key that is not (or no longer) given, was damaged, or belongs elsewhere. */
export class CannotDecrypt extends Error {
  override name = 'CannotDecrypt' as const;
}

const VERSION = 'v1';
/** NIST SP 800-38D §5.2: 96 bits of nonce and 128 of tag; random nonces are safe for 2³² messages a key (§8.3). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under the first key. Returns `v1.<key id>.<nonce, text and tag in base64url>`, for a text column. */
export function encrypt(text: string, place: SecretPlace, keys: readonly [Key, ...Key[]]): string {
  const [key] = keys;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(placeBytes(place));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, key.id, sealed.toString('base64url')].join('.');
}

/** The text that `encrypt` was given for the same place. Throws `CannotDecrypt`, which never tells the text. */
export function decrypt(sealed: string, place: SecretPlace, keys: readonly Key[]): string {
  const [version, keyId, body] = sealed.split('.');
  if (version !== VERSION || !keyId || !body) {
    throw new CannotDecrypt(`The secret ${place.purpose} of portal ${place.portalId} is damaged.`);
  }
  const key = keys.find(({ id }) => id === keyId);
  if (!key) {
    throw new CannotDecrypt(
      `The secret ${place.purpose} of portal ${place.portalId} was encrypted with a key that is not in ONUS_ENCRYPTION_KEY. Add that key after the present one, separated by a comma.`,
    );
  }
  const bytes = Buffer.from(body, 'base64url');
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(placeBytes(place));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new CannotDecrypt(
      `The secret ${place.purpose} of portal ${place.portalId} was changed since it was stored, or belongs to another portal.`,
    );
  }
}

/** Whether the secret was encrypted with another key than the first, so that it should be encrypted anew. */
export function isUnderOldKey(sealed: string, keys: readonly [Key, ...Key[]]): boolean {
  return sealed.split('.')[1] !== keys[0].id;
}

/**
 * Reads `ONUS_ENCRYPTION_KEY`: keys of 32 bytes in base64, separated by commas, the present one first.
 * Returns a sentence that says what is wrong instead, to be put behind the variable's name.
 */
export function parseKeys(value: string): [Key, ...Key[]] | string {
  const keys: Key[] = [];
  for (const [index, text] of value.split(',').entries()) {
    const which = value.includes(',') ? `holds a key (number ${index + 1}) that` : 'holds a key that';
    const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text.trim()) ? Buffer.from(text.trim(), 'base64') : Buffer.alloc(0);
    if (bytes.length !== 32) {
      const what = bytes.length === 0 ? 'is not base64' : `has ${bytes.length} bytes, not 32`;
      return `${which} ${what}. Make one with: ${MAKE_A_KEY}`;
    }
    const id = createHash('sha256').update('onus key id').update(bytes).digest('base64url').slice(0, 8);
    keys.push({ id, bytes });
  }
  const [first, ...others] = keys;
  if (!first) return `is empty. Make a key with: ${MAKE_A_KEY}`;
  return [first, ...others];
}

export const MAKE_A_KEY = 'openssl rand -base64 32';

/** An unambiguous spelling of the place, as associated data. */
function placeBytes({ portalId, purpose }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, portalId, purpose]));
}
