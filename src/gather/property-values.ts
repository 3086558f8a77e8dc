/** What is no decimal (HubSpot takes none, but an import may have left one) counts as none. */
export function decimalOf(amount: string | null | undefined): string | null {
  return amount && /^-?\d{1,15}(\.\d{1,10})?$/.test(amount) ? amount : null;
}

/** HubSpot gives moments as ISO 8601 or as milliseconds. */
export function momentOf(given: string | null | undefined): string | null {
  const date = new Date(/^\d+$/.test(given ?? '') ? Number(given) : (given ?? ''));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
