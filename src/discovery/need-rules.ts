import type { Rule } from '../scoring/rules/rule.ts';

/** Which part of a need a sentence speaks of. One entry a part (or part of a part); the examples are its tests. */
export const NEED_RULES: Rule[] = [
  {
    name: 'problem',
    guide: '4: a specific problem or goal in the prospect’s own world',
    phrases: `need to, needs to, need a, needs a, want to, wants to, wants a, want a, wants .. fixed, wants .. solved, struggle, struggles, struggling, problem, problems, problem with, issue with,
      pain, trouble with, breaks, broke, fails, failing, late, short of, cannot find, ca n't find, too slow, takes .. hours, takes .. days, takes too long, by hand, on paper, manually,
      double booked, double bookings, errors, mistakes, complaints, complain, goal is, aim is, their goal, looking for a way, has to be able, done in an hour, re-keys, retypes, must be able, gaps, unfilled, overbooked, missed, misses`,
    hits: ['They struggle with night shifts', 'wants the rota done in an hour', 'she re-keys everything by hand'],
    misses: ['Sent the deck', 'Call outcome: connected'],
  },
  {
    name: 'consequence',
    guide: '4: its consequence: a cost, a deadline',
    phrases: `costs them, cost them, costs her, costs him, costing, loses, lost .. euros, lose .. a, per week, per month, a week, a month, a year, per year, each day, overtime, fine, fined, penalty, penalties,
      before the, by the end of, until march, deadline, by q1, by q2, by q3, by q4, by january, by february, by march, by april, by may, by june, by july, by august, by september, by october, by november, by december,
      before christmas, before easter, audit in, before the season, before the audit, every week, every month, written off, write off, thrown away, churn, cancelled`,
    hits: [
      'It costs them 9k a month',
      'has to be solved before the audit',
      'two patients a week are sent home, overtime 300 hours',
    ],
    misses: ['They use Excel', 'Booked the demo'],
  },
  {
    name: 'who',
    guide: '4: a person who cares and why',
    phrases: `she wants, he wants, she needs, he needs, cares about, cares because, promised her, promised his, promised the, promised to, reports to the, her bonus, his bonus, her boss, his boss, under pressure, is measured, are measured,
      has to report, must report, has to explain, must explain, fed up, worried, worries, afraid, her own, his own, personally, told the board, answer to, answers to, in trouble with, matters to`,
    hits: ['She promised the board to solve it', 'he is measured on overtime', 'The head nurse is fed up'],
    misses: ['They have 40 staff', 'no answer'],
  },
  {
    name: 'decision',
    guide: '4 and field practice: how they will decide',
    phrases: `decides, decide by, will decide, decision is made, decision will, decided by, decision maker, decision makers, sign off, signs off, sign-off, signs the, approval, approves, has to approve, board meets, committee meets,
      procurement, tender, shortlist, criteria, three offers, compare offers, budget holder, budget owner, works council, purchase order, final say, has the last word`,
    hits: ['The CFO signs off anything above 10k', 'board meets on the 4th and decides', 'works council must agree'],
    misses: ['They like the reports', 'left a voicemail'],
  },
  {
    name: 'nothing',
    guide: '4 and field practice: what happens if they do nothing',
    phrases: `if they do nothing, if nothing, do nothing, if they wait, if it stays, stays as it is, stay as they are, leave it as it is, otherwise, or else, if not solved, if not fixed, without a solution, next time it, will lose, would lose, will cost, will have to close, could lose`,
    hits: ['If they do nothing they lose the ward in spring', 'otherwise the licence is gone'],
    misses: ['nothing new', 'They do everything in Excel'],
  },
];
