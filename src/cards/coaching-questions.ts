import type { Locus, Pattern, Verdict } from '../scoring/verdict.ts';

/** For each pattern the question that opens it; about the deal and the next step, never about the person. */
const FOR_PATTERN: Record<Pattern, { manager: string; owner: string }> = {
  did_everything_right: {
    manager: 'If this deal could be played again from the first call, which one thing would you do differently?',
    owner: 'If I could play this deal again from the first call, what one thing would I do differently?',
  },
  failed_to_understand: {
    manager: 'What did they believe about their own problem when we met them, and what would they have needed to see?',
    owner: 'What did they see as their problem, in their own words, and where did my offer miss it?',
  },
  no_need: {
    manager: 'Which question told you that there was no need, and what does it cost them to stay as they are?',
    owner: 'What did I ask before I decided that there was no need?',
  },
  no_money: {
    manager: 'What is the problem worth to them in money, and who would have found the budget for that?',
    owner: 'Did we put a figure on what the problem costs them before the price was on the table?',
  },
  went_dark: {
    manager: 'What was the agreed next step at the last contact, and what was in it for them?',
    owner: 'Which next step, with a date and a reason for them, had we agreed at the last contact?',
  },
  would_not_decide: {
    manager: 'What would have happened to them if they decided nothing, and did they know it?',
    owner: 'What did deciding nothing cost them, and who felt it?',
  },
  never_serious: {
    manager: 'At which moment could we have known, and which question would have shown it?',
    owner: 'Which question would have shown me earlier how serious it was?',
  },
  chose_worse: {
    manager: 'What was the other offer better at in their eyes, and when did we learn of it?',
    owner: 'What mattered to them that the other offer did better?',
  },
  objections_as_reason: {
    manager: 'Take the objection that came first: what lay behind it, and what was it about for them?',
    owner: 'What lay behind the first objection?',
  },
};

const FOR_LOCUS: Record<Locus, { manager: string; owner: string }> = {
  prospect: {
    manager: 'What did they want to achieve, and for whom in their company did it matter?',
    owner: 'What did they want to achieve, and for whom did it matter?',
  },
  product: {
    manager: 'Was that feature or price the need itself, or what they said when the need was not clear?',
    owner: 'When did I learn that this would decide it, and how early could I have asked?',
  },
  circumstance: {
    manager: 'Who else in that company would still have the problem, and is it worth a date to come back?',
    owner: 'Who else there has the problem, and when do I come back?',
  },
  rep: {
    manager: 'What will you do at which moment in the next deal, and how can I help with it?',
    owner: 'What will I do differently, and in which open deal can I do it this week?',
  },
  unclear: {
    manager: 'In two sentences: what decided it, and what would you try next time?',
    owner: 'In two sentences: what decided it, and what would I try next time?',
  },
};

const NEED = {
  manager: 'What was the need, what did it cost them, and where is it written down?',
  owner: 'What did they need, and what did it cost them to go without?',
};

/** Two or three questions that fit the verdict: the patterns first, then the missing need, then the locus. */
export function coachingQuestions(verdict: Verdict, viewer: 'manager' | 'owner'): string[] {
  if (verdict.basis === 'housekeeping') return [];
  const questions = verdict.patterns.slice(0, 2).map((pattern) => FOR_PATTERN[pattern][viewer]);
  if (verdict.discovery === 'none' && verdict.locus !== 'unclear') questions.push(NEED[viewer]);
  questions.push(FOR_LOCUS[verdict.locus][viewer]);
  return questions.slice(0, 3);
}

/** What a manager asks where this pattern recurs. */
export function questionFor(pattern: Pattern): string {
  return FOR_PATTERN[pattern].manager;
}
