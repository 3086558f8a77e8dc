import { rulesByWord } from './match-rules.ts';
import type { ReadClause } from './read-account.ts';
import type { Token } from './read-text.ts';
import { isAnswered } from './report-features.ts';
import { RULEBOOK } from './rulebook.ts';
import { wordGroup } from './word-groups.ts';

const RULES_BY_WORD = rulesByWord(RULEBOOK);

/** Rules that say who a word is, in the order in which they are asked. */
const WHO_RULES = ['i', 'we', 'they', 'he_she', 'you'] as const;
const PRONOUNS = new Map<string, string>(
  Object.entries({
    i: "i i'm im ive id",
    we: 'we weve',
    they: 'they theyre theyve theyd',
    he_she: 'he she hes shes',
    you: 'you u',
    it: 'it this that there which',
    none_at_all: 'nobody none noone nothing neither',
    everyone: 'everyone everybody all somebody someone',
  }).flatMap(([who, words]) => words.split(' ').map((word) => [word, who])),
);
const POSSESSIVES = new Map<string, string>(
  Object.entries({ our: 'our my', their: 'their his her thier', the: 'the a an', your: 'your' }).flatMap(
    ([who, words]) => words.split(' ').map((word) => [word, who]),
  ),
);
const NEGATIONS = new Set(
  "not n't never no nobody none nothing neither nor cannot cant dont didnt doesnt wont without hardly isnt wasnt couldnt wouldnt havent hasnt".split(
    ' ',
  ),
);
const CONDITIONALS = new Set(['if', 'had', 'should', 'could', 'would', "'d"]);

/**
 * What the linear models weigh in one clause: its words, the rules that match, the grammatical holder of the cause,
 * negation, and where it stands. Names are not looked at (a buyer called Price must not count as a price).
 */
export function clauseFeatures(clauses: readonly ReadClause[], at: number): string[] {
  const clause = clauses[at] as ReadClause;
  const features = new Set<string>([
    'bias',
    `zone:${clause.zone}`,
    `kind:${clause.passage.kind}`,
    `by:${clause.passage.author}`,
  ]);
  const words = clause.tokens.filter((token) => token.isWord);
  const forms = words.map(wordForm);
  const holder = holderOf(words);
  const negated = words.some(isNegation);
  const conditional = words.some((token) => CONDITIONALS.has(token.word));
  for (const [index, form] of forms.entries()) {
    features.add(`w:${form}`);
    const next = forms[index + 1];
    features.add(`b:${form}_${next ?? '$'}`);
    if (index === 0) features.add(`b:^_${form}`);
    if (form.length > 6) features.add(`s:${form.slice(0, 5)}`);
    const third = forms[index + 2];
    if (next && third) features.add(`t:${form}_${next}_${third}`);
  }
  for (const group of words.map(wordGroup)) if (group) features.add(group);
  for (const rule of clause.rules) {
    features.add(`r:${rule}`);
    features.add(`r:${rule}&${holder.who}`);
    features.add(`r:${rule}&${clause.zone}`);
    if (negated) features.add(`r:${rule}&neg`);
  }
  features.add(`who:${holder.who}`);
  features.add(`who:${holder.who}&${clause.zone}`);
  if (negated) features.add(`who:${holder.who}&neg`);
  if (conditional) features.add(`who:${holder.who}&if`);
  for (const rule of rulesOf(holder.subject)) {
    features.add(`subj:${rule}`);
    if (negated) features.add(`subj:${rule}&neg`);
    for (const act of rulesOf(holder.verbToken)) features.add(`subj:${rule}&${act}${negated ? '&neg' : ''}`);
  }
  for (const act of rulesOf(holder.verbToken)) features.add(`act:${holder.who}&${act}${negated ? '&neg' : ''}`);
  if (holder.verb) {
    features.add(`v:${holder.verb}`);
    features.add(`v:${holder.who}_${holder.verb}${negated ? '_neg' : ''}`);
  }
  for (const who of WHO_RULES) if (clause.rules.has(who) && holder.who !== who) features.add(`about:${who}`);
  addShape(features, clause, words);
  if (isAnswered(clause, clauses[at + 1])) features.add('answered');
  addNeighbour(features, clauses[at - 1], clause, 'before');
  addNeighbour(features, clauses[at + 1], clause, 'after');
  return [...features];
}

function isNegation({ word }: Token): boolean {
  return (
    NEGATIONS.has(word) || /^(?:did|would|could|was|is|has|had|have|does|wo|ca|can|should)(?:nae|nt|n't)$/.test(word)
  );
}

/** The word as a feature: base form, numbers and names by kind. */
export function wordForm(token: Token): string {
  if (/\p{N}/u.test(token.word)) return /[%€$£]|k$/.test(token.word) ? '#sum' : '#num';
  return token.lemma;
}

/** Who or what holds the clause's predicate. */
export interface Holder {
  who: string;
  verb: string | null;
  subject: Token | null;
  verbToken: Token | null;
}

/** The subject before the first verb, as far as it can be told; telegram style leaves it out. */
export function holderOf(words: readonly Token[]): Holder {
  const verbAt = words.findIndex((token) => token.pos === 'VERB' || token.pos === 'AUX');
  if (verbAt < 0) {
    const [who, subject] = subjectOf(words.slice(0, 4));
    return { who: `phrase_${who}`, verb: null, subject, verbToken: null };
  }
  const [who, subject] = subjectOf(words.slice(0, verbAt));
  const verbToken = words.slice(verbAt).find((token) => token.pos === 'VERB') ?? words[verbAt] ?? null;
  return { who, verb: verbToken?.lemma ?? null, subject, verbToken };
}

function subjectOf(before: readonly Token[]): [who: string, subject: Token | null] {
  for (const token of before.toReversed()) {
    const pronoun = PRONOUNS.get(token.word);
    if (pronoun) return [pronoun, token];
    if (token.pos === 'NOUN' || token.pos === 'PROPN') {
      const owner = before.map(({ word }) => POSSESSIVES.get(word)).findLast(Boolean);
      return [token.pos === 'PROPN' ? 'name' : `${owner ?? 'bare'}_noun`, token];
    }
  }
  return ['left_out', null];
}

function rulesOf(token: Token | null): string[] {
  if (!token) return [];
  return [...new Set([...(RULES_BY_WORD.get(token.word) ?? []), ...(RULES_BY_WORD.get(token.lemma) ?? [])])];
}

function addShape(features: Set<string>, clause: ReadClause, words: readonly Token[]): void {
  const text = clause.passage.text.slice(clause.start, clause.end + 2);
  features.add(`len:${Math.min(6, Math.ceil(words.length / 4))}`);
  if (text.includes('!')) features.add('shape:!');
  if (text.includes('?')) features.add('shape:?');
  if (/["“”]/.test(text)) features.add('shape:quote');
  if (text.length > 8 && text === text.toUpperCase()) features.add('shape:caps');
  if (clause.index === 0) features.add(`first:${clause.zone}`);
  if (clause.index === clause.of - 1) features.add(`final:${clause.zone}`);
}

function addNeighbour(
  features: Set<string>,
  neighbour: ReadClause | undefined,
  clause: ReadClause,
  where: string,
): void {
  if (!neighbour || neighbour.passage !== clause.passage) {
    features.add(`${where}:edge`);
    return;
  }
  for (const rule of neighbour.rules) features.add(`${where}:${rule}`);
}
