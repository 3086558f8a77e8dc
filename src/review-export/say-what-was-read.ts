import type { Assessment } from './assessment.ts';

const MOST_NAMES = 12;

/** What a reader of the figures must know of how the export was read, a sentence each, the gravest first: summary and report say the same. */
export function sayWhatWasRead(found: Assessment): string[] {
  return [...aboutLost(found), ...aboutRows(found), ...aboutDates(found), ...aboutNotes(found)];
}

function aboutLost({ team, stages, unreadLost, notLost }: Assessment): string[] {
  const none = team.losses + team.housekeeping === 0 && notLost > 0;
  const seen = none && stages.size > 0 ? ` The stages seen are ${names([...stages.keys()])}.` : '';
  const taken = [...stages].filter(([, { lost }]) => lost > 0).map(([name]) => name);
  return [
    ...(none
      ? [
          `No row could be taken as a lost deal.${seen} Add the column “Is closed lost” in HubSpot’s export: it does not depend on names.`,
        ]
      : []),
    ...[...unreadLost].map(
      ([word, rows]) =>
        `“${word}” in the column “Is closed lost” is not known (${rows} ${rows === 1 ? 'row' : 'rows'}): there the name of the stage decided.`,
    ),
    ...(taken.length > 0 ? [`Taken as lost: ${names(taken)}.`] : []),
  ];
}

function aboutRows({ skippedRows, skipped }: Assessment): string[] {
  if (skippedRows <= skipped.length) return [];
  return [`${skippedRows} rows were skipped; the first ${skipped.length} are listed.`];
}

function aboutDates({ undated, dates }: Assessment): string[] {
  return [
    ...(undated > 0
      ? [`${undated} lost ${undated === 1 ? 'deal has' : 'deals have'} no close date that could be read.`]
      : []),
    ...(dates.doubtful
      ? [
          `No date of the export tells whether the day or the month comes first: “${dates.doubtful}” was read day first. Export again with dates like 2026-03-12 if that is wrong.`,
        ]
      : []),
  ];
}

function aboutNotes({ notes, hasNotes }: Assessment): string[] {
  const missing = `This export holds no calls, meetings and e-mails${hasNotes ? '' : ' and no notes'}: needs that were logged there count as not logged.`;
  if (!notes || notes.matched === notes.count) return [missing];
  const few =
    notes.matched === 0
      ? `No note belongs to a deal of the export (${notes.count} were read): “Associated Deal IDs” of the notes must hold the “Record ID” of the deals.`
      : `${notes.matched} of ${notes.count} notes belong to deals of the export.`;
  return [few, missing];
}

function names(all: readonly string[]): string {
  const shown = all
    .slice(0, MOST_NAMES)
    .map((name) => `“${name}”`)
    .join(', ');
  return all.length > MOST_NAMES ? `${shown} and ${all.length - MOST_NAMES} more` : shown;
}
