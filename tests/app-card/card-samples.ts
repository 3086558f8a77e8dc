import type { CardData, CardVerdict } from '../../app-card/app/cards/card-data.ts';

export const verdict: CardVerdict = {
  id: '55',
  basis: 'account',
  locus: 'prospect',
  flag: true,
  flagProbability: 0.93,
  probabilities: { prospect: 0.9, product: 0.04, circumstance: 0.03, rep: 0.02, unclear: 0.01 },
  ownership: false,
  discovery: 'none',
  approach: 'present_and_counter',
  patterns: ['failed_to_understand'],
  evidence: [{ quote: "they just don't get it", from: 'note', at: '2026-03-12T09:00:00Z', author: 'Tom Berg' }],
  ownPart: null,
  need: null,
  reason: "This note puts the cause on the buyer's side.",
  scorer: 'local-1',
  secondReading: null,
  scoredAt: '2026-03-12T10:00:00Z',
  before: { presentedAt: '2026-03-01T10:00:00Z', discovered: 'no' },
};

export const card: CardData = {
  deal: { id: '987', name: 'A deal', stage: 'Lost', owner: 'Tom Berg' },
  viewer: 'manager',
  state: 'scored',
  needs: null,
  verdict,
  review: null,
  earlierReview: null,
  contest: null,
  reflections: [],
  unreadable: [],
  questions: ['What did they see as their problem?', 'What was the need?'],
  log: [{ at: '2026-03-14T09:00:00Z', by: 'Mona Manager', what: 'looked at the card' }],
  notWritten: null,
  message: null,
};
