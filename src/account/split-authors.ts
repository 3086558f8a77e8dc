import { endsRecap, recapByFooter, startsRecap } from './machine-recap.ts';
import type { Line } from './plain-text.ts';
import { startsThread } from './quoted-thread.ts';

/** A logged body taken apart: what its author wrote, what is quoted from a thread, what a machine wrote. */
export interface SplitBody {
  own: string;
  quoted: string;
  machine: string;
}

type Part = 'own' | 'quoted' | 'machine' | 'dropped';

/**
 * Gives each line to whoever wrote it. Quoted threads, recaps by a meeting assistant and call-log lines are not the
 * rep's account (coding guide, first section); signatures and disclaimers are nobody's words and are dropped.
 */
export function splitAuthors(lines: readonly Line[], isEmail: boolean): SplitBody {
  const parts: Record<Part, string[]> = { own: [], quoted: [], machine: [], dropped: [] };
  let rest: Part = 'own';
  const recapFrom = isEmail ? -1 : recapByFooter(lines);
  for (const [index, line] of lines.entries()) {
    rest = index === recapFrom ? 'machine' : restFrom(lines, index, rest, isEmail);
    if (rest !== 'own') {
      parts[rest].push(line.text);
    } else if (line.quoted || line.text.startsWith('>')) {
      parts.quoted.push(line.text);
    } else {
      const [logged, own] = cutLogEntry(line.text);
      if (logged) parts.machine.push(logged);
      if (own || !logged) parts.own.push(own);
    }
  }
  return { own: paragraph(parts.own), quoted: paragraph(parts.quoted), machine: paragraph(parts.machine) };
}

/** Which part this line and those after it belong to, as far as markers tell. */
function restFrom(lines: readonly Line[], index: number, rest: Part, isEmail: boolean): Part {
  const text = lines[index]?.text ?? '';
  if (rest === 'machine' && endsRecap(text)) return 'own';
  if (rest === 'quoted') return rest;
  if (startsThread(lines, index, isEmail)) return 'quoted';
  if (rest === 'dropped') return rest;
  if (startsRecap(lines, index)) return 'machine';
  if (rest === 'own' && startsFooter(text)) return 'dropped';
  if (rest === 'own' && isEmail && startsSignature(lines, index)) return 'dropped';
  return rest;
}

const FOOTER =
  /^(?:--\s?$|__+$|sent from my |get outlook for |this (?:e-?mail|message)[\w ,-]{0,60}(?:confidential|intended|attachments)|confidentiality notice|disclaimer\b|unsubscribe\b|diese e-?mail|please consider the environment)/i;

function startsFooter(text: string): boolean {
  return FOOTER.test(text.slice(0, 160));
}

const CLOSING =
  /^(?:(?:kind|best|warm|warmest|many|with (?:kind|best|warm))? ?(?:regards|wishes|greetings)|best|all the best|yours(?: sincerely| truly| faithfully)?|sincerely|cheers|thanks|thank you|many thanks|thx|rgds|br|kr|bw|warmly|cordially|respectfully|saludos|mit freundlichen grüßen|mfg|vg|lg|cordialement|hugs[\w ]{0,20}|xx|x)\s?[,.!]?$/i;

/** A closing word with little after it but a disclaimer or a thread, in the last lines of a mail. */
function startsSignature(lines: readonly Line[], index: number): boolean {
  if (!CLOSING.test(lines[index]?.text ?? '')) return false;
  const below = lines.slice(index + 1, index + 9);
  const ends = below.findIndex(({ text }, at) => startsThread(lines, index + 1 + at, true) || startsFooter(text));
  const after = below.slice(0, ends < 0 ? undefined : ends).filter((line) => line.text && !line.quoted);
  return after.length <= 8 && after.every((line, at) => line.text.length < (at === 0 ? 60 : 120));
}

const OUTCOMES =
  'connected|no answer|left (?:a )?(?:voicemail|live message|message)|busy|wrong number|completed|no[- ]show|scheduled|rescheduled|cancell?ed|n\\/a';
const LOG_ENTRY = new RegExp(
  `^(?:(?:call |meeting )?outcome|call status|call disposition|disposition)\\s?:\\s?(?:${OUTCOMES})?\\s?[.;,|\\-–]?\\s?`,
  'i',
);
const LOG_LINE =
  /^(?:(?:call |meeting )?duration|recording(?: url| link)?|call direction|from number|to number|dialed number|call id|logged (?:by|via|from)|tracked (?:by|via)|email (?:opened|clicked|bounced|delivered)|task completed|workflow|sequence step)\s?[:#]/i;

/** `Call outcome: Connected. She is in.` → the log entry, and what the rep added behind it. */
function cutLogEntry(text: string): [logged: string, own: string] {
  if (LOG_LINE.test(text)) {
    const time =
      /^[\w ]{0,24}:\s?(?:\d{1,2}:\d{2}(?::\d{2})?|\d+\s?(?:m|min|mins|minutes|s|sec|h)\b(?:\s?\d+\s?(?:s|sec|seconds|m|min)\b)?)\s?[.;,|\-–]?\s?/i.exec(
        text,
      );
    return time ? [time[0].trim(), text.slice(time[0].length)] : [text, ''];
  }
  const entry = LOG_ENTRY.exec(text);
  if (!entry) return ['', text];
  const [, more] = cutInnerDuration(text.slice(entry[0].length));
  return [entry[0].trim(), more];
}

function cutInnerDuration(text: string): [string, string] {
  const duration = /^duration\s?:\s?[\d:]+(?:\s?(?:m|min|mins|s|sec)\b)?(?:\s?\d+s)?\s?[.;,|\-–]?\s?/i.exec(text);
  return duration ? [duration[0], text.slice(duration[0].length)] : ['', text];
}

function paragraph(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
