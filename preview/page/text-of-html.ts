/** The words of a note's HTML. Parsed, never inserted: nothing that a note contains can run or load. */
export function textOfHtml(html: string): string {
  const marked = html.replace(/<(br|\/p|\/div|\/li|\/blockquote)[^>]*>/gi, '\n$&');
  const parsed = new DOMParser().parseFromString(marked, 'text/html');
  return (parsed.body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}
