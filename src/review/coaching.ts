import type { Pattern } from '../scoring/verdict.ts';

/**
 * What a rep may say against the question that opens a pattern, and how a manager can answer: with the rep, not against them,
 * and back to what the seller can do. Wording is about the deal, never about the person.
 */
export const ANSWERS: Record<Pattern, { objection: string; answer: string }> = {
  did_everything_right: {
    objection: '“I would do it all the same again, there was nothing to do better.”',
    answer:
      'Agree that the work was good, and ask for the buyer’s view of it: “What would they say was missing?” If nothing comes, call the buyer together and ask them for five minutes of honesty.',
  },
  failed_to_understand: {
    objection: '“I explained it three times, they just do not see it.”',
    answer:
      'Explaining again is the answer to a question they have not asked. “What were they trying to get done before we came? Say it in their words.” Plan one discovery call in which nothing is shown.',
  },
  no_need: {
    objection: '“They have no need, you cannot sell to that.”',
    answer:
      'Perhaps; then the gain is to know it earlier. “Which question shows it in the first call?” Where there was a call before the demo, listen to it together for the moment at which a need could have come up.',
  },
  no_money: {
    objection: '“They have no budget, what can I do?”',
    answer:
      'Budgets follow problems. “What does it cost them each month to leave it as it is, and who pays that?” If nobody asked, that is the next open deal’s first question, before any price.',
  },
  went_dark: {
    objection: '“I wrote five times. They do not answer.”',
    answer:
      'Silence says where we stand on their list. “What did the last talk end with, a date or a hope?” Agree that no call ends without a next step that serves the buyer too.',
  },
  would_not_decide: {
    objection: '“They never decide anything over there.”',
    answer:
      'Doing nothing was their decision. “What did it cost them, who felt it, and did that person sit in our meetings?” Draw the map of who decides for the deals that are open now.',
  },
  never_serious: {
    objection: '“They only wanted a quote to compare.”',
    answer:
      'Then the proposal was free. “What could we have asked for before we wrote it: a talk with whoever decides, their figures, a date?” Pick that one thing for every open proposal.',
  },
  chose_worse: {
    objection: '“The other product is worse in every way.”',
    answer:
      'Not in the way that counted for them. “What did it do that mattered on Monday morning?” Ask the buyer, and write their sentence into the note.',
  },
  objections_as_reason: {
    objection: '“They had one objection after the other.”',
    answer:
      'Objections come where a need is not understood yet. “Take the first: what were they afraid of?” Practise one answer that is a question.',
  },
};
