import fs from 'node:fs';

/** What a rule says it serves: a section of the guide (`intro` is what comes before section 0) and words that stand there. */
export function servedBy(guide: string): { section: string; words: string } {
  const [, section = '', words = ''] = /^(intro|[0-7]): (.+)$/.exec(guide) ?? [];
  return { section, words };
}

/** The sentences of the coding guide: a row of a table, or what ends with a full stop; headings are none. */
export function guideSentences(): { section: string; sentence: string }[] {
  const [intro = '', ...sections] = fs.readFileSync('docs/coding-guide.md', 'utf8').split(/^## /m);
  return [['intro', intro] as const, ...sections.map((text) => [text.charAt(0), text] as const)].flatMap(
    ([section, text]) =>
      unitsOf(text.slice(text.indexOf('\n')))
        .flatMap((unit) => (unit.startsWith('|') ? [unit] : unit.split(/(?<=[.?][")]*) (?=[A-Z"])/)))
        .map((sentence) => ({ section, sentence })),
  );
}

/** Paragraphs, items of lists and rows of tables, each in one line and without emphasis. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let open = false;
  for (const line of text.replaceAll('**', '').split('\n')) {
    const starts = !open || /^[-|]/.test(line);
    if (starts) units.push(line);
    else units.push(`${units.pop()} ${line.trim()}`);
    open = line.trim() !== '';
  }
  return units
    .map((unit) => unit.replace(/^- /, '').trim())
    .filter((unit) => unit && !/^\|(?:[-| ]+| code .*)\|$/.test(unit));
}
