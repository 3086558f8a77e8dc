/** How strongly weights are held back; chosen on writers left out. */
export const SETTINGS = {
  clauseL2: 12,
  excuseL2: 4,
  basisL2: 3,
  dealL2: 8,
  patternL2: 12,
  flagL2: 20,
  atLeast: 3,
  /** Clauses with an excuse are few. */
  atLeastExcuses: 2,
  innerFolds: 5,
  /** Aimed at on cross-fitted predictions; above the wanted 0.85, since new writers differ. */
  flagPrecision: 0.87,
  steps: 50,
};
