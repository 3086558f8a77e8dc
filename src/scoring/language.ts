import { detectAll } from 'tinyld';
import { rulesByWord } from './match-rules.ts';
import type { Sentence } from './read-text.ts';
import { RULEBOOK } from './rulebook.ts';

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
const CODES = ['en', ...Object.keys(LANGUAGES)];

const ENGLISH_WORDS = new Set(
  `the a an and or but if of to in on at for with from by as is are was were be been has have had do does did not n't no it its
  this that they them their he she him her his we us our i me my you your pls please mr who what when which there then than just only out up
  off so all one two can could would will should never after before about into over still went said got test client customer price call demo deal quote offer sent note with`.split(
    /\s+/,
  ),
);

/** What the rules know is English, whatever else they are for. */
const VOCABULARY = rulesByWord(RULEBOOK);

/** Letters of scripts in which no English is written; a CJK sign stands for about two letters. */
const OTHER_SCRIPTS =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const DETECT_AT_MOST = 300;

/**
 * The language of a sentence if it is surely not English, else null. Fragments default to English: three words are too
 * few to tell, and most reasons are that short.
 */
export function foreignLanguageOf(sentence: Sentence, text: string): string | null {
  const start = sentence.tokens[0]?.start ?? 0;
  const stretch = text.slice(start, Math.min(sentence.tokens.at(-1)?.end ?? start, start + DETECT_AT_MOST));
  const letters = stretch.match(/\p{L}/gu)?.length ?? 0;
  const others = stretch.match(OTHER_SCRIPTS)?.length ?? 0;
  if (letters > 0 && others / letters > 0.5)
    return nameOf(detectAll(stretch, { only: CODES })[0]?.lang) ?? 'not English';
  const words = sentence.tokens.filter((token) => token.isWord);
  const english = words.filter((token) => ENGLISH_WORDS.has(token.word)).length;
  const known = words.filter((token) => token.word.length > 3 && VOCABULARY.has(token.word)).length;
  const plain = words.filter((token) => !token.capital && /^\p{L}/u.test(token.word)).length;
  if (words.length < 4 || plain < 3 || letters < 18 || english / words.length > 0.15) return null;
  if (known / words.length >= 0.35) return null;
  const guesses = detectAll(stretch, { only: CODES });
  const likeliest = guesses.find((guess) => guess.lang !== 'en');
  const asEnglish = guesses.find((guess) => guess.lang === 'en')?.accuracy ?? 0;
  if (!likeliest || likeliest.accuracy < (words.length < 6 ? 0.8 : 0.5) + asEnglish) return null;
  return nameOf(likeliest.lang);
}

function nameOf(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as keyof typeof LANGUAGES] : null;
}
