import type { Discovery } from '../scoring/verdict.ts';

/** The five parts of an understood need (coding guide, section 4, and how the buyer will decide). */
export const NEEDS = ['problem', 'consequence', 'who', 'decision', 'nothing'] as const;
export type Need = (typeof NEEDS)[number];

/** What the form asks, what helps to find out, and the label under which the answer stands in the note. */
export const ASK: Record<Need, { question: string; help: string; label: string }> = {
  problem: {
    question: 'What do they want to solve or reach?',
    help: 'In their words: what goes wrong today, or what must become possible.',
    label: 'Problem or goal',
  },
  consequence: {
    question: 'What does it cost them today, or by when must it be solved?',
    help: 'Money, hours, customers, a date. Ask: “What does it cost you today?”',
    label: 'What it costs, or by when',
  },
  who: {
    question: 'Who cares most, and why?',
    help: 'A person and what is in it for them.',
    label: 'Who cares, and why',
  },
  decision: {
    question: 'How will they decide?',
    help: 'Who says yes, in which steps, by which measure.',
    label: 'How they will decide',
  },
  nothing: {
    question: 'What happens if they do nothing?',
    help: 'Ask: “What if you leave it as it is?”',
    label: 'If they do nothing',
  },
};

/** What is logged of the buyer's needs, and what is missing. */
export interface LoggedNeeds {
  discovery: Discovery;
  known: { need: Need; quote: string; source: string }[];
  missing: Need[];
  /** The language of notes that could not be read, when nothing else shows a need: then nobody can say that there is none. */
  unread: string | null;
}
