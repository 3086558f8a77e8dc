const LOCUS: Record<string, string> = {
  prospect: "buyer's side",
  product: 'product or offer',
  circumstance: 'outside event',
  rep: "seller's part",
  unclear: 'no clear cause',
};

/** The `onus_*` properties of a lost deal in a few words, for the list. */
export function onusWords(properties: Record<string, string | null>): string {
  const { onus_basis, onus_flag, onus_locus, onus_review } = properties;
  if (!onus_basis) return 'not read yet';
  if (onus_basis === 'thin') return 'too thin to judge';
  if (onus_basis === 'housekeeping') return 'not a lost sale';
  const review = onus_review && onus_review !== 'open' ? `, ${onus_review}` : '';
  return `${onus_flag === 'yes' ? 'flagged: ' : ''}${LOCUS[onus_locus ?? ''] ?? onus_locus}${review}`;
}
