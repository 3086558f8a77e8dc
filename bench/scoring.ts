import Sentiment from 'sentiment';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadCorpus } from '../corpus/load-corpus.ts';
import type { Account } from '../src/account/account.ts';
import { accountOfCase } from '../src/account/account-of-case.ts';
import { score } from '../src/scoring/score.ts';

const LENGTHS = [20, 200, 2_000, 20_000];

/**
 * Microseconds a deal over the corpus and by length of the note, growth with length, and memory; against the language
 * library alone (tokens and parts of speech) and a sentiment lexicon library, in the same run.
 */
export async function benchScoring(): Promise<void> {
  const accounts = loadCorpus(new URL('../corpus', import.meta.url).pathname, 'training').map((one) =>
    accountOfCase(one.case),
  );
  const language = languageLibrary();
  const sentiment = sentimentLexicon();
  for (const account of accounts.slice(0, 200)) score(account);
  const times = accounts.map((account) => timeOf(() => score(account))).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const total = perDeal(accounts, score);
  const alone = perDeal(accounts, language);
  const lexicon = perDeal(accounts, sentiment);
  line(
    `${accounts.length} deals of the corpus: median ${show(median)}, mean ${show(total)}, slowest ${show(times.at(-1) ?? 0)} a deal; ${Math.round(1e6 / total)} deals a second`,
  );
  line(`language library alone ${show(alone)}, sentiment lexicon ${show(lexicon)} a deal`);
  const byLength = LENGTHS.map((length) => ({ length, time: timeAt(length) }));
  for (const { length, time } of byLength) line(`note of ${length} characters: ${show(time)}`);
  const growth = growthOf(byLength);
  const memory = await memoryOf(accounts);
  line(`heap after 100 deals ${memory.few.toFixed(1)} MB, after 10,000 ${memory.many.toFixed(1)} MB`);
  line(
    `scoring: ${(total / alone).toFixed(1)}× the language library, ${(total / lexicon).toFixed(1)}× a sentiment lexicon, ten times the text takes ${growth.toFixed(1)}× the time, 10,000 deals hold ${(memory.many / memory.few).toFixed(2)}× the memory of 100, median ${show(median)}`,
  );
}

function languageLibrary(): (account: Account) => unknown {
  const nlp = winkNLP(model, ['pos']);
  return (account) =>
    account.passages.map(({ text }) =>
      nlp
        .readDoc(text)
        .tokens()
        .out(nlp.its.pos as never),
    );
}

function sentimentLexicon(): (account: Account) => unknown {
  const lexicon = new Sentiment();
  return (account) => account.passages.map(({ text }) => lexicon.analyze(text).score);
}

/** Mean microseconds over all accounts, the best of three rounds. */
function perDeal(accounts: readonly Account[], work: (account: Account) => unknown): number {
  const rounds = [1, 2, 3].map(() =>
    timeOf(() => {
      for (const account of accounts) work(account);
    }),
  );
  return Math.min(...rounds) / accounts.length;
}

function timeAt(length: number): number {
  const sentence = 'They never asked us for it, and we did not show the report because I was late. ';
  const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
  const account: Account = {
    passages: [{ source: 'note/1', kind: 'note', author: 'owner', ownerId: null, at: null, text }],
    closedBy: 'person',
    unreadable: [],
  };
  return Math.min(...Array.from({ length: 7 }, () => timeOf(() => score(account))));
}

/** How many times longer ten times the text takes, between the two longest notes: about 10 when linear. */
function growthOf(byLength: readonly { time: number }[]): number {
  const [shorter, longer] = byLength.slice(-2);
  return (longer?.time ?? 0) / (shorter?.time ?? 1);
}

async function memoryOf(accounts: readonly Account[]): Promise<{ few: number; many: number }> {
  const heapAfter = async (deals: number) => {
    for (let index = 0; index < deals; index++) score(accounts[index % accounts.length] as Account);
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return process.memoryUsage().heapUsed / 1e6;
  };
  return { few: await heapAfter(100), many: await heapAfter(10_000) };
}

/** Microseconds. */
function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) * 1000;
}

function show(microseconds: number): string {
  return microseconds < 1000 ? `${microseconds.toFixed(0)} µs` : `${(microseconds / 1000).toFixed(2)} ms`;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
