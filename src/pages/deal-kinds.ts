import { Refused } from '../cards/signed-call.ts';
import { FIRST_LOSSES, LEAST_ACCOUNTS } from '../review/loss.ts';
import { THEMES, type Theme } from '../review/product-or-sales.ts';
import { counting, type FoundLoss } from '../review/read-losses.ts';
import { LOCUS_NAMES, PATTERN_NAMES, themeName } from '../review/words.ts';
import { LOCI, PATTERNS } from '../scoring/verdict.ts';
import type { PortalSettings } from '../settings/portal-settings.ts';

type CountOnly = PortalSettings['countOnly'];

/** Which lost deals stand behind a number of the pages. */
export interface LostKind {
  title: string;
  pick: (losses: readonly FoundLoss[], countOnly: CountOnly) => FoundLoss[];
  /** The number is of all time, whatever the filters say. */
  ofAllTime?: true;
}

/** Won deals stand behind won against lost alone. */
export interface WonKind {
  title: string;
  wonBefore: 'yes' | 'no';
}

const counted = (title: string, has: (loss: FoundLoss) => boolean): LostKind => ({
  title,
  pick: (losses, countOnly) => counting(losses, countOnly).counted.filter(has),
});
const accounts = (title: string, has: (loss: FoundLoss) => boolean): LostKind =>
  counted(title, (loss) => loss.basis === 'account' && has(loss));
const leftOut = (title: string, standing: FoundLoss['standing']): LostKind => ({
  title,
  pick: (losses) => losses.filter((loss) => loss.standing === standing),
});
const ofRep = (title: string, which: (dated: FoundLoss[]) => FoundLoss[]): LostKind => ({
  title,
  ofAllTime: true,
  pick: (losses, countOnly) => {
    const dated = counting(losses, countOnly).counted.filter(
      ({ basis, closedAt }) => basis === 'account' && closedAt !== null,
    );
    const oldestFirst = dated.toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? ''));
    return which(oldestFirst).toReversed();
  },
});

/** Every number of the pages that has one name, which is the value of `what` in a page's address. */
const KINDS = new Map<string, LostKind | WonKind>([
  ['losses', counted('Lost deals', ({ basis }) => basis !== 'housekeeping')],
  ['thin', counted('Too little written to say anything', ({ basis }) => basis === 'thin')],
  ['housekeeping', counted('Not lost sales', ({ basis }) => basis === 'housekeeping')],
  ['accounts', accounts('Accounts', () => true)],
  ['flagged', accounts('Accounts that leave the result with the buyer', ({ flag }) => flag)],
  ['owned', accounts('Accounts that name a part of their own', ({ ownership }) => ownership)],
  ['discovered', accounts('Accounts of deals whose need was logged', ({ discovery }) => discovery !== 'none')],
  ['contested', leftOut('Contested readings, to be answered', 'contested')],
  ['overruled', leftOut('Readings that are overruled', 'overruled')],
  ['unconfirmed', { title: 'Readings that nobody confirmed yet', pick: unconfirmed }],
  ['first', ofRep('The first ten losses with an account', (dated) => dated.slice(0, FIRST_LOSSES))],
  ['later', ofRep('The losses with an account after the first ten', (dated) => dated.slice(FIRST_LOSSES))],
  ['before-yes', before('yes', 'Lost, and the need was logged before the presentation')],
  ['before-no', before('no', 'Lost, and no need was logged before the presentation')],
  ['won-before-yes', { title: 'Won, and the need was logged before the presentation', wonBefore: 'yes' }],
  ['won-before-no', { title: 'Won, and no need was logged before the presentation', wonBefore: 'no' }],
  ...LOCI.map((locus): [string, LostKind] => [
    `locus-${locus}`,
    accounts(`Cause: ${LOCUS_NAMES[locus]}`, (loss) => loss.locus === locus),
  ]),
  ...PATTERNS.map((pattern): [string, LostKind] => [
    `pattern-${pattern}`,
    accounts(`Pattern: ${PATTERN_NAMES[pattern]}`, ({ patterns }) => patterns.includes(pattern)),
  ]),
  ...THEMES.map((theme): [string, LostKind] => [`theme-${theme}`, themeKind(theme)]),
]);

/** The deals behind a number. `what` is a name above, `month-2026-03`, `flagged-2026-03` or `quarter-2026-Q1`. Throws `Refused` for another. */
export function kindOf(what: string): LostKind | WonKind {
  const kind = KINDS.get(what) ?? ofSpan(what);
  if (!kind)
    throw new Refused(
      400,
      `what is “${what.slice(0, 50)}”, which is no number of these pages. Go back and choose one.`,
    );
  return kind;
}

function ofSpan(what: string): LostKind | null {
  const [, of = '', month = ''] = /^(month|flagged)-(\d{4}-\d{2})$/.exec(what) ?? [];
  if (of === 'month') return accounts(`Accounts of ${month}`, ({ closedAt }) => closedAt?.startsWith(month) ?? false);
  if (of === 'flagged')
    return accounts(
      `Accounts of ${month} that leave the result with the buyer`,
      ({ closedAt, flag }) => flag && (closedAt?.startsWith(month) ?? false),
    );
  const [, year, quarter] = /^quarter-(\d{4})-(Q[1-4])$/.exec(what) ?? [];
  if (!year) return null;
  const name = `${year} ${quarter}`;
  return accounts(`Accounts of ${name}`, ({ closedAt }) => closedAt !== null && quarterOf(closedAt) === name);
}

/** `2026 Q1`, of an ISO date. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function before(answer: 'yes' | 'no', title: string): LostKind {
  return counted(title, (loss) => loss.basis !== 'housekeeping' && loss.before === answer);
}

function unconfirmed(losses: readonly FoundLoss[]): FoundLoss[] {
  return losses.filter(({ standing, basis }) => standing === 'open' && basis === 'account');
}

/** "Product or sales?" counts reps with enough accounts only, so its list does too. */
function themeKind(theme: Theme): LostKind {
  return {
    title: `Theme: ${themeName(theme)}`,
    pick: (losses, countOnly) => {
      const found = counting(losses, countOnly).counted.filter(
        ({ basis, ownerId }) => basis === 'account' && ownerId !== null,
      );
      const ofReps = new Map<string | null, number>();
      for (const { ownerId } of found) ofReps.set(ownerId, (ofReps.get(ownerId) ?? 0) + 1);
      return found.filter(
        ({ ownerId, locus, patterns }) =>
          (ofReps.get(ownerId) ?? 0) >= LEAST_ACCOUNTS &&
          (theme === 'product' || theme === 'prospect' ? locus === theme : patterns.includes(theme)),
      );
    },
  };
}
