import { ASK, NEEDS, type Need } from './needs.ts';

/** The heading by which our own note is known again. */
const HEADING = 'Needs discovered';
const LABELS = new Map(NEEDS.map((need) => [ASK[need].label.toLowerCase(), need]));

export type Answers = { [need in Need]?: string | undefined };

/** The note that the form writes: one labelled line an answer, in the order of the form. */
export function noteOfAnswers(answers: Answers): string {
  const lines = NEEDS.flatMap((need) => {
    const text = answers[need]?.trim().replace(/\s+/g, ' ');
    return text ? [`${ASK[need].label}: ${text}`] : [];
  });
  return [HEADING, ...lines].join('\n');
}

/** Reads the answers back from a note of ours, as it stands on the deal now: the rep may have changed it. */
export function answersOfNote(text: string): { need: Need; quote: string }[] {
  if (!text.trimStart().toLowerCase().startsWith(HEADING.toLowerCase())) return [];
  return text.split('\n').flatMap((line) => {
    const [label = '', ...rest] = line.split(':');
    const need = LABELS.get(label.trim().toLowerCase());
    const quote = rest.join(':').trim();
    return need && quote ? [{ need, quote }] : [];
  });
}
