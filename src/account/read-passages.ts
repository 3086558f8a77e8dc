import type { Passage, PassageAuthor } from './account.ts';
import { readLines } from './plain-text.ts';
import { splitAuthors } from './split-authors.ts';

/** One logged body with its place and its writer; `author` is who it would be by HubSpot's record alone. */
export interface LoggedBody {
  source: string;
  kind: Passage['kind'];
  author: PassageAuthor;
  ownerId: string | null;
  at: string | null;
  body: string;
}

/**
 * The passages of one body, one per author: the writer's own words under `source`, a quoted thread under
 * `source#quoted`, recaps and log lines under `source#machine`. Parts without text are left out.
 */
export function readPassages({ body, author, ...place }: LoggedBody): Passage[] {
  const parts = splitAuthors(readLines(body), place.kind === 'email');
  const passages: Passage[] = [
    { ...place, author, text: parts.own },
    { ...place, source: `${place.source}#quoted`, author: 'prospect', ownerId: null, text: parts.quoted },
    { ...place, source: `${place.source}#machine`, author: 'machine', ownerId: null, text: parts.machine },
  ];
  return passages.filter((passage) => passage.text !== '');
}
