import fs from 'node:fs';

/**
 * Version of the coding guide that a language model is given. A test holds it against the text of docs/coding-guide.md: a changed
 * guide needs a new version, since verdicts by the old one must be told from those by the new one.
 */
export const GUIDE = 'guide-2026.11';

let read: string | null = null;

/** The coding guide's text. Read when first needed; throws an error that names the file when it is not there. */
export function guideText(): string {
  const file = new URL('../../../docs/coding-guide.md', import.meta.url);
  try {
    read ??= fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error('docs/coding-guide.md is missing: a language model reads by it. Ship it with the server.', {
      cause: error,
    });
  }
  return read;
}
