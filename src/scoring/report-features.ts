import type { ReadAccount, ReadClause } from './read-account.ts';

/**
 * A buyer's wish and what we did next is a report, not a cause (guide, section 1), as long as no word says how it ended;
 * and the order in which needs and offer are told (guide, section 5).
 */
export function reportFeatures(account: ReadAccount): string[] {
  return [...openEnd(account), ...orderOfSelling(account.clauses)];
}

/** Is this clause answered by a step of ours, with no word of how it ended? */
export function isAnswered(clause: ReadClause, next: ReadClause | undefined): boolean {
  return clause.rules.has('wish') && next !== undefined && next.passage === clause.passage && isStep(next);
}

function isStep({ rules }: ReadClause): boolean {
  return (rules.has('our_step') || rules.has('pending')) && !rules.has('outcome');
}

function openEnd({ clauses }: ReadAccount): string[] {
  const told = clauses.filter(({ zone }) => zone !== 'reason');
  const last = told.filter(({ zone }) => zone === 'last');
  const end = last.at(-1);
  if (!end) return ['report:none'];
  const found = ['step', 'wish', 'outcome'].filter((name) => (name === 'step' ? isStep(end) : end.rules.has(name)));
  const open = last.every(({ rules }) => !rules.has('outcome'));
  const answered = last.some((clause, index) => isAnswered(clause, last[index + 1]));
  const only = last.every((clause) => isStep(clause) || clause.rules.has('wish'));
  return [
    ...found.map((name) => `ends:${name}${open ? ':open' : ''}`),
    ...(open ? ['report:open'] : []),
    ...(answered ? ['report:answered', `report:answered:${open ? 'open' : 'ended'}`] : []),
    ...(only ? ['report:only', `report:only:${open ? 'open' : 'ended'}`] : []),
  ];
}

/** Were needs asked before the offer, or is the offer told with no need before it? */
function orderOfSelling(clauses: readonly ReadClause[]): string[] {
  const first = (...rules: string[]) => clauses.findIndex((clause) => rules.some((rule) => clause.rules.has(rule)));
  const asked = first('asked_first');
  const offered = first('presented');
  const need = first('need_verb', 'consequence', 'facts_only');
  if (offered < 0) return asked < 0 ? [] : ['order:only_asked'];
  return [
    asked < 0 ? 'order:only_offered' : asked < offered ? 'order:asked_before' : 'order:asked_after',
    need < 0 ? 'order:no_need' : need < offered ? 'order:need_before' : 'order:need_after',
  ];
}
