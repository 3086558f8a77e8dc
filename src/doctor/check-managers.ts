import type { Env } from '../env.ts';
import type { Finding } from './finding.ts';

/** Who manages by the configuration: needed for one account, and too much where many install the app. */
export function checkManagers({ access, ONUS_MANAGERS }: Pick<Env, 'access' | 'ONUS_MANAGERS'>): Finding {
  const what = 'managers';
  const named = ONUS_MANAGERS.length;
  if (access.mode === 'fixed')
    return named > 0
      ? { what, state: 'ok', says: `${named} named in ONUS_MANAGERS` }
      : {
          what,
          state: 'look',
          says: "ONUS_MANAGERS is empty: nobody but a deal's owner sees its review. Name the sales managers there.",
        };
  return named > 0
    ? {
        what,
        state: 'look',
        says: `ONUS_MANAGERS names ${named}, who manage every account that installs the app. Leave it empty, unless they are meant to.`,
      }
    : { what, state: 'ok', says: 'each account names its own; until then whoever installed the app is the one' };
}
