import { detectAll } from 'tinyld';
import { FOREIGN_WORDS } from './foreign-words.ts';
import type { Sentence } from './read-text.ts';
import { RULEBOOK } from './rulebook.ts';
import { singleWordsOf } from './rules/rule.ts';

/** Business languages that are told apart from English; a narrow list keeps slang and codes from being taken for Klingon. */
const LANGUAGES = {
  ar: 'Arabic',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  es: 'Spanish',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sv: 'Swedish',
  th: 'Thai',
  tr: 'Turkish',
  uk: 'Ukrainian',
  vi: 'Vietnamese',
  zh: 'Chinese',
} as const;
/** Languages that have no name here, but are taken for one that has if they are not asked for. */
const NEIGHBOURS = 'bg sr mk be kk mn sk lt lv et la fa ur ga is'.split(' ');
const CODES = ['en', ...Object.keys(LANGUAGES)];
const CODES_AND_NEIGHBOURS = [...CODES, ...NEIGHBOURS];

const ENGLISH_WORDS = new Set(
  `the a an and or but if of to in on at for with from by as is are was were be been has have had do does did not n't no it its
  this that they them their he she him her his we us our i me my you your pls please mr who what when which there then than just only out up
  off so all one two can could would will should never after before about into over still went said got test client customer price call demo deal quote offer sent note with`.split(
    /\s+/,
  ),
);

/** What the rules know is English, whatever else they are for. */
const VOCABULARY = new Set(RULEBOOK.flatMap(singleWordsOf));

/** Words of trade that other languages have taken from English. */
const LOAN_WORDS = new Set('demo client budget deal call test meeting team lead pitch mail'.split(' '));

const LETTERS_OF_OTHER_SCRIPTS =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Scripts that only one of the languages is written in. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Han}/u, 'zh'],
];
const DETECT_AT_MOST = 300;
const NOT_ENGLISH = 'not English';
/** By this much a language must be likelier than the next one to be named. */
const MARGIN = 0.1;

/**
 * The languages of sentences, in their order, null for English. Each sentence is judged by itself; those too short to tell
 * go with the other sentences of their passage that are not plainly English.
 */
export function foreignLanguagesOf(sentences: readonly Sentence[], text: string): (string | null)[] {
  const stretches = sentences.map((sentence) => stretchOf(sentence, text));
  const found = sentences.map((sentence, index) => foreignLanguageOf(sentence, stretches[index] ?? ''));
  const open = stretches.filter((stretch, index) => found[index] !== null || isOpen(stretch));
  if (open.length < 2) return found;
  const together = open.join(' ').slice(0, DETECT_AT_MOST);
  const language = languageByWords(together);
  if (!language) return found;
  return found.map((own, index) => own ?? (isOpen(stretches[index] ?? '') ? language : null));
}

function stretchOf({ tokens }: Sentence, text: string): string {
  const start = tokens[0]?.start ?? 0;
  return text.slice(start, Math.min(tokens.at(-1)?.end ?? start, start + DETECT_AT_MOST));
}

/** Mostly in a script in which no English is written. */
export function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const others = text.match(LETTERS_OF_OTHER_SCRIPTS)?.length ?? 0;
  return letters > 0 && others / letters > 0.5;
}

/** Null where the sentence is not surely foreign: three words are too few to tell, and most reasons are that short. */
function foreignLanguageOf(sentence: Sentence, stretch: string): string | null {
  if (isOtherScript(stretch)) return languageOfScript(stretch);
  return languageByWords(stretch) ?? languageByTrigrams(sentence, stretch);
}

function languageOfScript(stretch: string): string {
  const [, code] = SCRIPTS.find(([script]) => script.test(stretch)) ?? [];
  return nameOf(code) ?? surelyNamed(stretch);
}

/** What a stretch has of each language's small words and letters, beside its English. */
function languageByWords(stretch: string): string | null {
  const written = stretch.match(/\p{L}+/gu) ?? [];
  const words = written.map((word) => word.toLowerCase());
  const found = FOREIGN.map(({ code, words: own, shared, letters }) => {
    const isTheirs = (word: string, index: number) =>
      own.has(word) || (letters?.test(word) === true && !isCapital(written[index] ?? ''));
    const theirs = words.filter(isTheirs).length;
    const english = words.filter((word, index) => !isTheirs(word, index) && !shared.has(word) && soundsEnglish(word));
    return { code, theirs, english: english.length };
  }).toSorted((a, b) => b.theirs - a.theirs);
  const [best, next] = found;
  if (!best || best.theirs < LEAST_WORDS || best.theirs < LEAST_PART * words.length) return null;
  if (best.theirs <= 2 * best.english) return null;
  return best.theirs > (next?.theirs ?? 0) ? nameOf(best.code) : surelyNamed(stretch);
}

const LEAST_WORDS = 2;
const LEAST_PART = 0.25;

function languageByTrigrams(sentence: Sentence, stretch: string): string | null {
  const words = sentence.tokens.filter((token) => token.isWord);
  const english = words.filter((token) => ENGLISH_WORDS.has(token.word)).length;
  const known = words.filter((token) => token.word.length > 3 && VOCABULARY.has(token.word)).length;
  const plain = words.filter((token) => !token.capital && /^\p{L}/u.test(token.word)).length;
  const letters = stretch.match(/\p{L}/gu)?.length ?? 0;
  if (words.length < 4 || plain < 3 || letters < 18 || english / words.length > MOST_ENGLISH) return null;
  if (known / words.length >= 0.35) return null;
  const guesses = detectAll(stretch, { only: CODES });
  const likeliest = guesses.find((guess) => guess.lang !== 'en');
  const asEnglish = guesses.find((guess) => guess.lang === 'en')?.accuracy ?? 0;
  if (!likeliest || likeliest.accuracy < (words.length < 6 ? 0.8 : 0.5) + asEnglish) return null;
  return surelyNamed(stretch);
}

const MOST_ENGLISH = 0.12;

/** Without a single English word: a short sentence that goes with its neighbours. */
function isOpen(stretch: string): boolean {
  const words = stretch.match(/\p{L}+/gu) ?? [];
  return words.every(
    (word) => !isEnglish(word.toLowerCase()) || FOREIGN.some(({ shared }) => shared.has(word.toLowerCase())),
  );
}

function isEnglish(word: string): boolean {
  return ENGLISH_WORDS.has(word) && !LOAN_WORDS.has(word);
}

function soundsEnglish(word: string): boolean {
  return isEnglish(word) || (word.length > 3 && VOCABULARY.has(word) && !LOAN_WORDS.has(word));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The language's name if no other is nearly as likely. */
function surelyNamed(stretch: string): string {
  const [first, second] = detectAll(stretch, { only: CODES_AND_NEIGHBOURS });
  const sure = first !== undefined && first.accuracy - (second?.accuracy ?? 0) >= MARGIN;
  return (sure ? nameOf(first.lang) : null) ?? NOT_ENGLISH;
}

const FOREIGN = Object.entries(FOREIGN_WORDS).map(([code, { words, shared, letters }]) => ({
  code,
  words: new Set(words.split(/\s+/)),
  shared: new Set(shared.split(' ')),
  letters: letters ? new RegExp(`[${letters}]`, 'u') : null,
}));

function nameOf(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as keyof typeof LANGUAGES] : null;
}
