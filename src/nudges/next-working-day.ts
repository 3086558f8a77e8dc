import { DateTime } from 'luxon';

const MORNING = 9;
const SATURDAY = 6;

/** Nine in the morning of the next working day (Monday to Friday) in the portal's time zone; UTC where the zone is not known. */
export function nextWorkingDay(now: Date, timeZone: string | null): Date {
  const here = DateTime.fromJSDate(now, { zone: timeZone ?? 'utc' });
  let day = (here.isValid ? here : DateTime.fromJSDate(now, { zone: 'utc' })).plus({ days: 1 });
  while (day.weekday >= SATURDAY) day = day.plus({ days: 1 });
  return day.startOf('day').set({ hour: MORNING }).toJSDate();
}
