import { decodeHTML } from 'entities';
import { readTags, type Tag } from './read-tags.ts';

/** One line of a body as a reader sees it; `quoted` when the HTML marks it as part of an earlier message. */
export interface Line {
  text: string;
  quoted: boolean;
}

const BLOCK_TAGS = new Set(
  'p div br hr li ul ol tr table h1 h2 h3 h4 h5 h6 section article header footer blockquote pre dd dt'.split(' '),
);
const VOID_TAGS = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'area']);
/** A closing tag looks no further back than this for its opening one. */
const MISNESTED = 20;
const KNOWN_TAG =
  /<\/?(?:p|div|br|span|b|i|u|em|strong|a|ul|ol|li|table|tr|td|h[1-6]|html|body|blockquote|font|pre)[\s>/]/i;
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
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
  const open: Tag[] = [];
  let parts: string[] = [];
  let quotes = 0;
  let hidden = 0;
  const endLine = () => {
    const text = parts.join('').trim();
    if (text) lines.push({ text, quoted: quotes > 0 });
    parts = [];
  };
  const addText = (text: string) => {
    if (hidden > 0) return;
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) endLine();
      parts.push(piece);
    }
  };
  readTags(html, {
    onText: addText,
    onOpen(tag) {
      if (BLOCK_TAGS.has(tag.name)) endLine();
      if (tag.name === 'td' || tag.name === 'th') parts.push(' ');
      if (VOID_TAGS.has(tag.name)) return;
      open.push(tag);
      quotes += Number(tag.quotes);
      hidden += Number(tag.hides);
    },
    onClose(name) {
      if (BLOCK_TAGS.has(name)) endLine();
      const from = open.findLastIndex((tag, index) => tag.name === name || index < open.length - MISNESTED);
      if (open[from]?.name !== name) return;
      for (const tag of open.splice(from)) {
        quotes -= Number(tag.quotes);
        hidden -= Number(tag.hides);
      }
    },
  });
  endLine();
  return lines;
}

function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}
