import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

/** One line of a body as a reader sees it; `quoted` when the HTML marks it as part of an earlier message. */
export interface Line {
  text: string;
  quoted: boolean;
}

const BLOCK_TAGS = new Set(
  'p div br hr li ul ol tr table h1 h2 h3 h4 h5 h6 section article header footer blockquote pre dd dt'.split(' '),
);
const HIDDEN_TAGS = new Set(['style', 'script', 'head', 'title', 'noscript', 'template']);
const QUOTE_CLASSES = ['gmail_quote', 'yahoo_quoted', 'moz-cite-prefix', 'divRplyFwdMsg', 'OutlookMessageHeader'];
const KNOWN_TAG =
  /<\/?(?:p|div|br|span|b|i|u|em|strong|a|ul|ol|li|table|tr|td|h[1-6]|html|body|blockquote|font|pre)[\s>/]/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/**
 * Text or HubSpot HTML as lines of plain text. Streams through the markup once, so that a huge, malformed or deeply
 * nested body costs linear time; invisible and control characters go, since words could hide behind them.
 */
export function readLines(body: string): Line[] {
  const lines = KNOWN_TAG.test(body) ? linesOfHtml(body) : linesOfText(decodeEntities(body));
  return lines.map((line) => ({ ...line, text: line.text.replace(INVISIBLE, '').replaceAll('\u00A0', ' ').trim() }));
}

function linesOfText(text: string): Line[] {
  return text.split(/\r\n|\r|\n|\u2028|\u2029/).map((line) => ({ text: line, quoted: false }));
}

function linesOfHtml(html: string): Line[] {
  const lines: Line[] = [];
  const open: { name: string; quotes: boolean; hides: boolean }[] = [];
  let parts: string[] = [];
  let quotes = 0;
  let hidden = 0;
  const endLine = () => {
    const text = parts.join('');
    if (text.trim() || lines.at(-1)?.text) lines.push({ text: text.trim(), quoted: quotes > 0 });
    parts = [];
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (BLOCK_TAGS.has(name)) endLine();
      if (name === 'td' || name === 'th') parts.push(' ');
      const mark = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
      const tag = {
        name,
        quotes: name === 'blockquote' || QUOTE_CLASSES.some((quote) => mark.includes(quote)),
        hides: HIDDEN_TAGS.has(name),
      };
      quotes += Number(tag.quotes);
      hidden += Number(tag.hides);
      open.push(tag);
    },
    ontext(text) {
      if (hidden > 0) return;
      for (const [index, piece] of text.split('\n').entries()) {
        if (index > 0) endLine();
        parts.push(piece);
      }
    },
    onclosetag(name) {
      if (BLOCK_TAGS.has(name)) endLine();
      const tag = open.pop();
      quotes -= Number(tag?.quotes ?? false);
      hidden -= Number(tag?.hides ?? false);
    },
  });
  parser.write(html);
  parser.end();
  endLine();
  return lines;
}

function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}
