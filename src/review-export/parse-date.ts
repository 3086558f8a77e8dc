import { DateTime } from 'luxon';

/** Whether 03/04/2026 is the third of April or the fourth of March; the file says it by a date that only one reading allows. */
export type DayOrder = 'day first' | 'month first';

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const NAMED = ['MMM d, yyyy', 'MMMM d, yyyy', 'd MMM yyyy', 'd MMMM yyyy', 'd. MMMM yyyy', 'd. MMM yyyy'];
const LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv'];

/** Reads a date as HubSpot writes it (ISO, epoch, slashed, dotted, with month names) as `2026-03-12`; null when it is none. */
export function parseDate(text: string, order: DayOrder): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^\d{12,13}$/.test(trimmed)) return DateTime.fromMillis(Number(trimmed), { zone: 'utc' }).toISODate();
  const slashed = SLASHED.exec(trimmed);
  if (slashed) {
    const [, first = '', second = '', year = ''] = slashed;
    const dotted = trimmed.includes('.');
    const [day, month] = dotted || order === 'day first' ? [first, second] : [second, first];
    return valid(DateTime.utc(Number(year), Number(month), Number(day)));
  }
  const iso = valid(DateTime.fromISO(trimmed.replace(' ', 'T').slice(0, 10), { zone: 'utc' }));
  if (iso) return iso;
  const date = trimmed.replace(/\s+\d{1,2}:\d{2}.*$/, '').replace(/,?\s+(?:at|um|à|a las)$/, '');
  for (const locale of LOCALES)
    for (const format of NAMED) {
      const named = valid(DateTime.fromFormat(date, format, { locale, zone: 'utc' }));
      if (named) return named;
    }
  return null;
}

/** What one date tells of the order; null when both readings are possible, or it is written otherwise. */
export function orderOf(text: string): DayOrder | null {
  const [, first, second] = SLASHED.exec(text.trim()) ?? [];
  if (!first || !second || text.includes('.')) return null;
  if (Number(first) > 12) return 'day first';
  return Number(second) > 12 ? 'month first' : null;
}

function valid(date: DateTime): string | null {
  return date.isValid ? date.toISODate() : null;
}
