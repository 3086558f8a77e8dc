/** A moment (ISO 8601) as a day, as the reader writes it. */
export function dayOf(at: string, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}
