import { DateTime, Info } from 'luxon';

/** Whether 03/04/2026 is the third of April or the fourth of March; the file says it by a date that only one reading allows. */
export type DayOrder = 'day first' | 'month first';

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
/** `12. März 2026`, `12 de mar. de 2026`, `12 févr. 2026 14:05`. */
const DAY_MONTH = /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/iu;
/** `Mar 12, 2026, 2:05 PM`. */
const MONTH_DAY = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)/u;
const WEEKDAY = /^\p{L}+\.?,\s+/u;
const LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'da', 'nb', 'fi', 'pl'];
const MONTHS = new Map(
  LOCALES.flatMap((locale) =>
    [
      Info.monthsFormat('short', { locale }),
      Info.monthsFormat('long', { locale }),
      Info.months('long', { locale }),
    ].flatMap((names) => names.map((name, index) => [plain(name), index + 1] as const)),
  ),
);

/** Reads a date as HubSpot and spreadsheets write it (ISO, epoch, slashed, dotted, with month names) as `2026-03-12`; null when it is none. */
export function parseDate(text: string, order: DayOrder): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^\d{12,13}$/.test(trimmed)) return DateTime.fromMillis(Number(trimmed), { zone: 'utc' }).toISODate();
  return inNumbers(trimmed, order) ?? inNames(trimmed);
}

function inNumbers(text: string, order: DayOrder): string | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return valid(DateTime.utc(Number(year), Number(month), Number(day)));
  const [, first, second, last = ''] = NUMBERS.exec(text) ?? [];
  if (!first) return valid(DateTime.fromISO(text.replace(' ', 'T').slice(0, 10), { zone: 'utc' }));
  const [dayOf, monthOf] = text[first.length] === '.' || order === 'day first' ? [first, second] : [second, first];
  return valid(DateTime.utc(Number(last) + (last.length === 2 ? 2000 : 0), Number(monthOf), Number(dayOf)));
}

function inNames(text: string): string | null {
  const date = text.replace(WEEKDAY, '');
  const [, day, name = '', year] = DAY_MONTH.exec(date) ?? [];
  if (day) return ofName(year, name, day);
  const [, first = '', second, last] = MONTH_DAY.exec(date) ?? [];
  return ofName(last, first, second);
}

function ofName(year: string | undefined, name: string, day: string | undefined): string | null {
  const month = MONTHS.get(plain(name));
  return month ? valid(DateTime.utc(Number(year), month, Number(day))) : null;
}

function plain(name: string): string {
  return name.toLowerCase().normalize('NFKD').replace(/\P{L}/gu, '');
}

/** What one date tells of the order; null when both readings are possible, or it is written otherwise. */
export function orderOf(text: string): DayOrder | null {
  const [first, second] = slashed(text) ?? [];
  if (first === undefined || second === undefined) return null;
  if (first > 12) return 'day first';
  return second > 12 ? 'month first' : null;
}

/** A date that is read differently in either order. */
export function isAmbiguous(text: string): boolean {
  const [first, second] = slashed(text) ?? [];
  return first !== undefined && second !== undefined && first <= 12 && second <= 12 && first !== second;
}

/** The first two numbers; where they are dotted the day comes first everywhere. */
function slashed(text: string): [number, number] | null {
  const [, first, second] = NUMBERS.exec(text.trim()) ?? [];
  return !first || !second || text.trim()[first.length] === '.' ? null : [Number(first), Number(second)];
}

function valid(date: DateTime): string | null {
  return date.isValid ? date.toISODate() : null;
}
