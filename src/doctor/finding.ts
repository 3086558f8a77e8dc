/** One line of the check-up: what was looked at, how it stands, and what to do if it does not. */
export interface Finding {
  what: string;
  state: 'ok' | 'look' | 'broken';
  says: string;
}

/** What a look finds in words, or why it failed. */
export async function said(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', says: await look() };
  } catch (error) {
    return { what, state: 'broken', says: error instanceof Error ? error.message : String(error) };
  }
}
