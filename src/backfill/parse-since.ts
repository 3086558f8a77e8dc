/** `2y`, `18m`, `90d` or a date such as 2025-01-31, as a moment before `now`. Throws an error that says what can be given. */
export function parseSince(given: string, now: Date): Date {
  const span = /^(\d{1,4})([dmy])$/.exec(given.trim().toLowerCase());
  const date = new Date(now);
  if (span) {
    const count = Number(span[1]);
    if (span[2] === 'd') date.setUTCDate(date.getUTCDate() - count);
    if (span[2] === 'm') date.setUTCMonth(date.getUTCMonth() - count);
    if (span[2] === 'y') date.setUTCFullYear(date.getUTCFullYear() - count);
    return date;
  }
  const day = new Date(`${given.trim()}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given.trim()) && !Number.isNaN(day.getTime()) && day < now) return day;
  throw new Error(
    `--since ${given} is no past time: give days, months or years such as 90d, 18m, 2y, or a date such as 2025-01-31.`,
  );
}
