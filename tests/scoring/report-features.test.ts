import { readAccount } from '../../src/scoring/read-account.ts';
import { reportFeatures } from '../../src/scoring/report-features.ts';
import { accountOf } from './notes.ts';

const featuresOf = (...notes: string[]) => reportFeatures(readAccount(accountOf('', ...notes)));

test('a wish of the buyer that we answered, with no word of how it ended, is an open report', () => {
  expect(featuresOf('They wanted a cheaper option, sent them the S line.')).toEqual(
    expect.arrayContaining(['report:answered:open', 'report:only:open', 'ends:step:open']),
  );
});

test('the same wish with an end is none', () => {
  const features = featuresOf(
    'They wanted a cheaper option, sent them the S line. They went for the cheap one anyway.',
  );
  expect(features).toContain('ends:outcome');
  expect(features).not.toContain('report:open');
});

test('a need told before the offer is told apart from one told after it, and from none', () => {
  expect(featuresOf('Asked what they lose today. They need batch trace by May. Demo built on it.')).toEqual(
    expect.arrayContaining(['order:asked_before', 'order:need_before']),
  );
  expect(featuresOf('Presented the platform and sent the deck.')).toContain('order:no_need');
});
