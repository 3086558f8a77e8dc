import type { Account, Passage } from '../account/account.ts';
import { foreignLanguagesOf } from './language.ts';
import { compileRules, type Hit } from './match-rules.ts';
import { type Clause, readText } from './read-text.ts';
import { RULEBOOK } from './rulebook.ts';

/**
 * Where in the account a clause stands: the reason field, the last thing the rep wrote, or something before. A reason
 * that is all there is, and more than a drop-down value, is itself the rep's last word.
 */
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
  /** Sentences not read because they are not in English, by language. */
  foreign: Map<string, number>;
}

const findHits = compileRules(RULEBOOK);

/** Reads an account clause by clause. The last word of the rep is the newest passage besides the reason. */
export function readAccount(account: Account): ReadAccount {
  const own = account.passages.filter(isOwn);
  const last = own.findLast((passage) => passage.kind !== 'reason') ?? own.find(isTold);
  const machine = account.passages.filter((passage) => passage.author === 'machine');
  const foreign = new Map<string, number>();
  return {
    clauses: own.flatMap((passage) => readPassage(passage, zoneOf(passage, last), foreign)),
    recap: machine.flatMap((passage) => readPassage(passage, 'earlier', new Map())),
    foreign,
    passages: own,
    incoming: account.passages.filter((passage) => passage.author === 'prospect').length,
    machine: machine.length,
  };
}

/** The same account as if nothing but the reason field had been filled in; null when it is empty. */
export function reasonAlone(account: ReadAccount): ReadAccount | null {
  const passages = account.passages.filter((passage) => passage.kind === 'reason');
  const [value] = passages;
  if (!value) return null;
  const zone: Zone = isTold(value) ? 'last' : 'reason';
  const clauses = account.clauses.filter((clause) => clause.passage === value).map((clause) => ({ ...clause, zone }));
  return clauses.length > 0 ? { ...account, clauses, passages, recap: [], incoming: 0, machine: 0 } : null;
}

/** Only the seller's side speaks for the account (guide, first section). */
export function isOwn(passage: Passage): boolean {
  return passage.author === 'owner' || passage.author === 'colleague';
}

function zoneOf(passage: Passage, last: Passage | undefined): Zone {
  if (passage === last) return 'last';
  return passage.kind === 'reason' ? 'reason' : 'earlier';
}

const DROP_DOWN_WORDS = 3;

function isTold(passage: Passage): boolean {
  return passage.text.slice(0, 400).trim().split(/\s+/).length > DROP_DOWN_WORDS;
}

function readPassage(passage: Passage, zone: Zone, foreign: Map<string, number>): ReadClause[] {
  const sentences = readText(passage.text);
  const languages = foreignLanguagesOf(sentences, passage.text);
  const clauses = sentences.flatMap((sentence, at) => {
    const language = languages[at];
    if (language) {
      foreign.set(language, (foreign.get(language) ?? 0) + 1);
      return [];
    }
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
