import type { Account, Passage } from '../../src/account/account.ts';

/** An account of one or more of the owner's passages; a string is a reason without notes. */
export function accountOf(reason: string, ...notes: (string | Partial<Passage>)[]): Account {
  const passages = notes.map(
    (note, index): Passage => ({
      source: `note/${index}`,
      kind: 'note',
      author: 'owner',
      ownerId: null,
      at: null,
      text: '',
      ...(typeof note === 'string' ? { text: note } : note),
    }),
  );
  const last: Passage = { source: 'reason', kind: 'reason', author: 'owner', ownerId: null, at: null, text: reason };
  return { passages: reason ? [...passages, last] : passages, closedBy: 'person', unreadable: [] };
}
