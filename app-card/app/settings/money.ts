/** An amount in words of its currency; a small one with as many digits as show it, since a reading costs parts of a cent. */
export function money(amount: number, currency: string, locale: string): string {
  const zeros = amount > 0 && amount < 1 ? Math.floor(-Math.log10(amount)) : 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.min(8, zeros + 2),
  }).format(amount);
}
