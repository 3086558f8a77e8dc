import { Tokenizer } from 'htmlparser2';

/** An opened element, as far as it matters for who wrote the text in it. */
export interface Tag {
  name: string;
  /** It holds part of an earlier message. */
  quotes: boolean;
  /** Its text is not shown. */
  hides: boolean;
}

export interface TagReader {
  onText: (text: string) => void;
  onOpen: (tag: Tag) => void;
  onClose: (name: string) => void;
}

const HIDDEN_TAGS = new Set(['style', 'script', 'head', 'title', 'noscript', 'template']);
const QUOTE_MARKS = /gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg|OutlookMessageHeader/;

/**
 * Reports tags and texts of HTML in order. Uses the library's tokenizer rather than its parser, whose list of open
 * elements takes quadratic time in the depth of the nesting.
 */
export function readTags(html: string, reader: TagReader): void {
  let name = '';
  let attribute = '';
  let mark = '';
  const open = () =>
    reader.onOpen({ name, quotes: name === 'blockquote' || QUOTE_MARKS.test(mark), hides: HIDDEN_TAGS.has(name) });
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => reader.onText(html.slice(start, end)),
      ontextentity: (codepoint) => reader.onText(String.fromCodePoint(codepoint)),
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        mark = '';
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
      },
      onattribdata(start, end) {
        if (attribute === 'class' || attribute === 'id') mark += ` ${html.slice(start, Math.min(end, start + 200))}`;
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => reader.onClose(html.slice(start, end).toLowerCase()),
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
