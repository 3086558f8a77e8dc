import { holderOf, wordForm } from './clause-features.ts';
import { rulesByWord, wordsOfRules } from './match-rules.ts';
import type { ReadAccount, ReadClause, Zone } from './read-account.ts';
import { reportFeatures } from './report-features.ts';
import { RULEBOOK } from './rulebook.ts';
import { wordGroup } from './word-groups.ts';

/** Clause-level causes, in the order of the clause model's classes. */
export const CAUSES = ['none', 'prospect', 'product', 'circumstance', 'rep'] as const;
export type Cause = (typeof CAUSES)[number];

/** Per clause: probability of each of CAUSES. */
export type ClauseCauses = readonly (readonly number[])[];

export type Feature = [name: string, value: number];

/**
 * What the deal's models weigh: rules and words by zone, who is spoken of, how much is there, and what the clause model
 * holds to be the causes.
 */
export function dealFeatures(account: ReadAccount, causes: ClauseCauses): Feature[] {
  const features = new Map<string, number>();
  const add = (name: string, value = 1) => features.set(name, value);
  addWords(add, account);
  addAmounts(add, account);
  addSubstance(add, account);
  addCauses(add, account, causes);
  addLastCause(add, causes);
  for (const name of reportFeatures(account)) add(name);
  for (const clause of account.recap) for (const rule of clause.rules) add(`recap:${rule}`);
  return [...features];
}

type Add = (name: string, value?: number) => void;

function addWords(add: Add, account: ReadAccount): void {
  for (const clause of account.clauses) {
    const { who } = holderOf(clause.tokens.filter((token) => token.isWord));
    add(`who:${who}`);
    add(`${clause.zone}:who:${who}`);
    for (const rule of clause.rules) {
      add(`r:${rule}`);
      add(`${clause.zone}:${rule}`);
    }
    for (const group of clause.tokens.map(wordGroup)) if (group) add(group);
    const forms = clause.tokens.filter((token) => token.isWord).map(wordForm);
    for (const [index, form] of forms.entries()) {
      add(`w:${form}`);
      if (form.length > 6) add(`s:${form.slice(0, 5)}`);
      if (clause.zone === 'reason') add(`reason:w:${form}`);
      add(`b:${form}_${forms[index + 1] ?? '$'}`);
    }
  }
}

const GLUE = new Set(
  'a an the to of on in for at by with w w/ and or & is was be this that it we i he she they them him her me my our from up out as'.split(
    ' ',
  ),
);
const SAYS_LITTLE = wordsOf('drop_down', 'pointer', 'activity_code');
const OF_RECORDS_RULES = ['housekeeping', 'record_talk'];
const OF_RECORDS = new Set(rulesByWord(RULEBOOK.filter(({ name }) => OF_RECORDS_RULES.includes(name))).keys());

/** How much of the words a drop-down could have said (guide, section 0), and what shapes stand for no account. */
function addSubstance(add: Add, account: ReadAccount): void {
  const words = account.clauses.flatMap((clause) => clause.tokens.filter((token) => token.isWord));
  const telling = words.filter(
    ({ word, lemma }) => !SAYS_LITTLE.has(word) && !SAYS_LITTLE.has(lemma) && !GLUE.has(word) && /^\p{L}/u.test(word),
  );
  add(`telling:${sizeOf(telling.length)}`);
  const only = account.passages.length === 1 ? account.passages[0]?.kind : 'several';
  add(`telling:${only}:${sizeOf(telling.length)}`);
  add('telling:share', telling.length / Math.max(1, words.length));
  add(`telling:names:${sizeOf(telling.filter((token) => token.capital).length)}`);
  const ofRecords = words.filter(({ word, lemma }) => OF_RECORDS.has(word) || OF_RECORDS.has(lemma)).length;
  add('records:share', (2 * ofRecords) / Math.max(1, words.length));
  if (telling.length > 0 && telling.every(({ word, lemma }) => OF_RECORDS.has(word) || OF_RECORDS.has(lemma)))
    add('records:all');
  add(`clauses:${sizeOf(account.clauses.length)}`);
  const text = account.passages.map((passage) => passage.text.slice(0, 2000)).join('\n');
  if (/\S@\S/.test(text)) add('shape:address');
  if (/\d[\d ()-]{6,}/.test(text)) add('shape:phone');
  const fields = text.split('\n').filter((line) => /^\s*[\p{L} ]{2,20}:/u.test(line)).length;
  add(`shape:fields:${Math.min(4, fields)}`);
}

function wordsOf(...names: readonly string[]): Set<string> {
  const words = wordsOfRules(RULEBOOK.filter(({ name }) => names.includes(name)));
  return new Set([...words].filter((word) => !GLUE.has(word)));
}

function addAmounts(add: Add, account: ReadAccount): void {
  const words = { reason: 0, last: 0, earlier: 0 };
  for (const clause of account.clauses) words[clause.zone] += clause.tokens.filter((token) => token.isWord).length;
  const total = words.reason + words.last + words.earlier;
  for (const [zone, count] of Object.entries({ ...words, total })) {
    add(`words:${zone}`, Math.log1p(count) / 3);
    add(`words:${zone}:${sizeOf(count)}`);
  }
  add(`words:last+reason:${sizeOf(words.last + words.reason)}`);
  const kinds = account.passages.map((passage) => passage.kind);
  for (const kind of new Set(kinds)) add(`kind:${kind}`);
  for (const kind of new Set(kinds))
    add(`only:${kind}`, kinds.every((other) => other === kind || other === 'reason') ? 1 : 0);
  add(`passages:${Math.min(6, account.passages.length)}`);
  add(`incoming:${Math.min(2, account.incoming)}`);
  add(`machine:${Math.min(2, account.machine)}`);
}

function sizeOf(words: number): string {
  for (const limit of [0, 1, 2, 3, 5, 8, 12, 20, 35, 60, 100]) if (words <= limit) return `<=${limit}`;
  return '>100';
}

const ZONES: Zone[] = ['reason', 'last', 'earlier'];

function addCauses(add: Add, account: ReadAccount, causes: ClauseCauses): void {
  for (const [column, cause] of CAUSES.entries()) {
    if (cause === 'none') continue;
    const at = (clause: ReadClause, index: number) => ({ zone: clause.zone, p: causes[index]?.[column] ?? 0 });
    const held = account.clauses.map(at);
    addHeld(
      add,
      `cause:${cause}`,
      held.map(({ p }) => p),
    );
    addRulesOf(
      add,
      cause,
      account.clauses,
      held.map(({ p }) => p),
    );
    for (const zone of ZONES)
      addHeld(
        add,
        `cause:${cause}:${zone}`,
        held.filter((one) => one.zone === zone).map(({ p }) => p),
      );
  }
}

/** The last cause named is often the one in the lead (guide, section 3). */
function addLastCause(add: Add, causes: ClauseCauses): void {
  const last = causes.findLast(([none = 1]) => none < 0.5);
  for (const [column, cause] of CAUSES.entries())
    if (last && cause !== 'none') add(`last_cause:${cause}`, 2 * (last[column] ?? 0));
}

/** A pattern is an excuse only where the clause also puts the cause there (guide, section 6). */
function addRulesOf(add: Add, cause: Cause, clauses: readonly ReadClause[], ps: readonly number[]): void {
  const top = new Map<string, number>();
  for (const [index, clause] of clauses.entries()) {
    const p = ps[index] ?? 0;
    for (const rule of clause.rules) top.set(rule, Math.max(p, top.get(rule) ?? 0));
  }
  for (const [rule, p] of top) if (p > 0.05) add(`${cause}:${rule}`, p);
}

/** The strongest clause, and how likely it is that any clause holds this cause. */
function addHeld(add: Add, name: string, ps: readonly number[]): void {
  if (ps.length === 0) return;
  const top = Math.max(...ps);
  add(`${name}:top`, logit(top) / 2);
  add(`${name}:p`, top * 2);
  add(`${name}:any`, 2 * (1 - ps.reduce((none, p) => none * (1 - p), 1)));
}

function logit(p: number): number {
  const safe = Math.min(0.999, Math.max(0.001, p));
  return Math.log(safe / (1 - safe));
}
