import type { Account, Passage } from '../account/account.ts';
import { compileRules, type Hit } from './match-rules.ts';
import { type Clause, readText } from './read-text.ts';
import { RULEBOOK } from './rulebook.ts';

/** Where in the account a clause stands: the reason field, the last thing the rep wrote, or something before. */
export type Zone = 'reason' | 'last' | 'earlier';

/** A clause of the seller's side with the rules that match in it. */
export interface ReadClause extends Clause {
  passage: Passage;
  zone: Zone;
  rules: ReadonlySet<string>;
  /** Position among the clauses of its passage. */
  index: number;
  of: number;
}

/** The account as the scorer sees it: clauses of the rep's own words, and apart from them what others wrote. */
export interface ReadAccount {
  clauses: ReadClause[];
  /** Machine-written recaps: they may show discovery (guide, section 0), never the cause. */
  recap: ReadClause[];
  passages: Passage[];
  incoming: number;
  machine: number;
}

const findHits = compileRules(RULEBOOK);

/** Reads an account clause by clause. The last word of the rep is the newest passage besides the reason. */
export function readAccount(account: Account): ReadAccount {
  const own = account.passages.filter(isOwn);
  const last = own.findLast((passage) => passage.kind !== 'reason');
  const machine = account.passages.filter((passage) => passage.author === 'machine');
  return {
    clauses: own.flatMap((passage) => readPassage(passage, zoneOf(passage, last))),
    recap: machine.flatMap((passage) => readPassage(passage, 'earlier')),
    passages: own,
    incoming: account.passages.filter((passage) => passage.author === 'prospect').length,
    machine: machine.length,
  };
}

/** Only the seller's side speaks for the account (guide, first section). */
export function isOwn(passage: Passage): boolean {
  return passage.author === 'owner' || passage.author === 'colleague';
}

function zoneOf(passage: Passage, last: Passage | undefined): Zone {
  if (passage.kind === 'reason') return 'reason';
  return passage === last ? 'last' : 'earlier';
}

function readPassage(passage: Passage, zone: Zone): ReadClause[] {
  const clauses = readText(passage.text).flatMap((sentence) => {
    const hits = findHits(sentence.tokens);
    let from = 0;
    return sentence.clauses.map((clause) => {
      const to = from + clause.tokens.length;
      const rules = new Set(hits.filter((hit) => overlaps(hit, from, to)).map((hit) => hit.rule));
      from = to;
      return { ...clause, passage, zone, rules };
    });
  });
  return clauses.map((clause, index) => ({ ...clause, index, of: clauses.length }));
}

function overlaps(hit: Hit, from: number, to: number): boolean {
  return hit.from < to && hit.to > from;
}
