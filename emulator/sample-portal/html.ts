/** HubSpot's HTML of notes and mails, made from plain text. */

/** Somebody with an address. */
export interface Person {
  name: string;
  email: string;
}

/** The two sides of a deal, as a mail names them. `signature`: the lines under each of the rep's mails. */
export interface Parties {
  rep: Person;
  signature: readonly string[];
  contact: Person;
}

/** An earlier message under a mail, as the writer's mail program quotes it; it is always by the other side. */
export interface Thread {
  program: 'gmail' | 'gmail-de' | 'outlook';
  when: string;
  text: string;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraph = (line: string) => `<p style="margin:0;">${escapeHtml(line) || '&nbsp;'}</p>`;
const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

/** Text as HubSpot's editor stores it; lines that begin with "- " become a list. */
export function htmlOf(text: string): string {
  const parts = text
    .split(/((?:^- .*\n?)+)/m)
    .filter(Boolean)
    .map((part) =>
      part.startsWith('- ')
        ? `<ul>${part
            .trimEnd()
            .split('\n')
            .map((line) => `<li>${paragraph(line.slice(2))}</li>`)
            .join('')}</ul>`
        : part.replace(/\n$/, '').split('\n').map(paragraph).join(''),
    );
  return `<div style="" dir="auto" data-top-level="true">${parts.join('')}</div>`;
}

/** An e-mail as HubSpot logs it. */
export function composeMail(
  direction: 'EMAIL' | 'INCOMING_EMAIL',
  parties: Parties,
  subject: string,
  text: string,
  thread?: Thread,
): Record<string, string> {
  const outgoing = direction === 'EMAIL';
  const [from, to] = outgoing ? [parties.rep, parties.contact] : [parties.contact, parties.rep];
  const signature =
    outgoing && parties.signature.length > 0 ? `<br><br>${parties.signature.map(lines).join('<br>')}` : '';
  const own = `<div dir="ltr">${lines(text)}${signature}</div>`;
  return {
    hs_email_subject: subject,
    hs_email_html: own + (thread ? quote(thread, to, subject) : ''),
    hs_email_direction: direction,
    hs_email_status: 'SENT',
    hs_email_from_email: from.email,
    hs_email_to_email: to.email,
    hs_email_headers: JSON.stringify({ from: { email: from.email }, to: [{ email: to.email }], cc: [], bcc: [] }),
  };
}

function quote({ program, when, text }: Thread, writer: Person, subject: string): string {
  const address = `${writer.name} &lt;${writer.email}&gt;`;
  if (program === 'outlook') {
    const header = `<p class="MsoNormal"><b>From:</b> ${address}<br><b>Sent:</b> ${when}<br><b>Subject:</b> ${escapeHtml(subject.replace(/^Re: /, ''))}</p>`;
    return `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">${header}</div><p class="MsoNormal">${lines(text)}</p>`;
  }
  const wrote = program === 'gmail-de' ? `Am ${when} schrieb ${address}:` : `On ${when}, ${address} wrote:`;
  const style = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex';
  return `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${wrote}<br></div><blockquote class="gmail_quote" style="${style}">${lines(text)}</blockquote></div>`;
}
