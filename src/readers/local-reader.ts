import { SCORER, score } from '../scoring/score.ts';
import { NOTHING_SPENT, type Reader } from './reader.ts';

/** The scorer of this process: private, free and instant; the default, and what stands when another reader fails. */
export const localReader: Reader = {
  scorer: SCORER,
  read: async (account) => ({ verdict: score(account), spent: NOTHING_SPENT }),
};
