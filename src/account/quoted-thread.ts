import type { Line } from './plain-text.ts';

/** How mail programs of one language head the message that is answered; each a part of a regular expression. */
interface MailWords {
  /** The verb of "On 3 March Ann wrote:", at any place of the line. */
  wrote: string;
  /** The rule above a message that is passed on or answered. */
  rule: string;
  /** The label of the sender's line. */
  from: string;
  /** The labels of the lines below it. */
  headers: string;
}

const MAIL_WORDS = {
  en: {
    wrote: 'wrote|writes',
    rule: 'original message|original appointment|forwarded message|begin forwarded message',
    from: 'from',
    headers: 'sent|date|to|cc|subject|reply-to',
  },
  de: {
    wrote: 'schrieb',
    rule: 'ursprüngliche nachricht|weitergeleitete nachricht|original-?nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)',
    from: 'von',
    headers: 'gesendet|datum|an|betreff',
  },
  fr: {
    wrote: 'a écrit',
    rule: "message d['’]origine|message original|message transféré|début du message (?:réexpédié|transféré)",
    from: 'de|expéditeur',
    headers: 'envoyé|date|à|objet',
  },
  es: {
    wrote: 'escribió',
    rule: 'mensaje original|mensaje reenviado',
    from: 'de',
    headers: 'enviado(?: el)?|fecha|para|asunto',
  },
  pt: {
    wrote: 'escreveu',
    rule: 'mensagem original|mensagem encaminhada',
    from: 'de',
    headers: 'enviado|enviada em|data|para|assunto',
  },
  it: {
    wrote: 'ha scritto',
    rule: 'messaggio originale|messaggio inoltrato|inizio messaggio inoltrato',
    from: 'da',
    headers: 'inviato|data|a|oggetto',
  },
  nl: {
    wrote: 'schreef|heeft (?:het volgende )?geschreven',
    rule: 'oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd bericht',
    from: 'van',
    headers: 'verzonden|datum|aan|onderwerp',
  },
  sv: {
    wrote: 'skrev',
    rule: 'ursprungligt meddelande|vidarebefordrat meddelande',
    from: 'från',
    headers: 'skickat|datum|till|ämne',
  },
  da: {
    wrote: 'skrev',
    rule: 'oprindelig meddelelse|videresendt meddelelse|opprinnelig melding|videresendt melding',
    from: 'fra',
    headers: 'sendt|dato|til|emne',
  },
  fi: {
    wrote: 'kirjoitti',
    rule: 'alkuperäinen viesti|välitetty viesti',
    from: 'lähettäjä',
    headers: 'lähetetty|päivämäärä|vastaanottaja|aihe',
  },
  pl: {
    wrote: 'napisał(?:\\(a\\)|a)?|pisze',
    rule: 'oryginalna wiadomość|wiadomość oryginalna|wiadomość przekazana',
    from: 'od|nadawca',
    headers: 'wysłano|data|do|temat',
  },
  cs: {
    wrote: 'napsal(?:\\(a\\)|a)?',
    rule: 'původní zpráva|přeposlaná zpráva',
    from: 'od',
    headers: 'odesláno|datum|komu|předmět',
  },
  ro: { wrote: 'a scris', rule: 'mesaj original|mesaj redirecționat', from: 'de la', headers: 'trimis|către|subiect' },
  hu: { wrote: 'írta', rule: 'eredeti üzenet|továbbított üzenet', from: 'feladó', headers: 'elküldve|címzett|tárgy' },
  tr: { wrote: 'yazdı', rule: 'özgün ileti|orijinal mesaj', from: 'kimden', headers: 'gönderildi|tarih|kime|konu' },
  ru: {
    wrote: 'написал(?:\\(а\\)|а)?|пишет',
    rule: 'исходное сообщение|пересылаемое сообщение',
    from: 'от',
    headers: 'отправлено|дата|кому|тема',
  },
} satisfies Record<string, MailWords>;

const anyOf = (part: keyof MailWords) =>
  Object.values(MAIL_WORDS)
    .map((one) => one[part])
    .join('|');
const whole = (part: string) => `(?<!\\p{L})(?:${part})(?!\\p{L})`;

const ENGLISH_WROTE = new RegExp(whole(MAIL_WORDS.en.wrote), 'iu');
const WROTE = new RegExp(whole(anyOf('wrote')), 'iu');
const ENDS_WITH_WROTE = new RegExp(`${whole(anyOf('wrote'))}\\s?:?$`, 'iu');
const NAME_WROTE = new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]*,? ){1,4}(?:${anyOf('wrote')})\\s?:$`, 'u');
const DATE_OPENS = /^(?:on|am|le|el|il|em|op|den|pe|w dniu|dnia|dne|în|på)\s/i;
const THREAD_RULE = new RegExp(
  `^(?:[-_*=\\s]{2,}\\s{0,3}(?:original|${anyOf('rule')})|(?:${anyOf('rule')})\\s?:$)`,
  'iu',
);
const FROM_LINE = new RegExp(`^(?:${anyOf('from')})\\s?:\\s?\\S`, 'iu');
const MAIL_HEADER = new RegExp(`^(?:${anyOf('headers')})\\s?:`, 'iu');
const ADDRESS = /[<([]?[^\s<>@]{1,64}@[^\s<>@]{1,190}\.[\p{L}]{2,}[>)\]]?/u;
const ENDS_IN_COLON = /\s?:$/;
const LONGEST_HEADING = 300;

/** Does the message that this one answers begin here, or one that is passed on? What stands below is somebody else's. */
export function startsThread(lines: readonly Line[], index: number, isEmail: boolean): boolean {
  const text = plain(lines[index]);
  if (text.length > LONGEST_HEADING) return false;
  if (THREAD_RULE.test(text) || saysWhoWrote(text)) return true;
  if (isEmail && NAME_WROTE.test(text)) return true;
  const next = plain(lines[index + 1]);
  if (next.length < 120 && /\d/.test(text) && DATE_OPENS.test(text) && saysWhoWrote(`${text} ${next}`)) return true;
  if (!FROM_LINE.test(text)) return false;
  return [1, 2, 3].some((ahead) => MAIL_HEADER.test(plain(lines[index + ahead])));
}

/**
 * "On 3 March Ann wrote:", and what other programs and languages make of it. A rep who writes "Ann wrote: we need it" has
 * the words of others in a sentence of their own: there the line does not end with the colon.
 */
function saysWhoWrote(text: string): boolean {
  if (DATE_OPENS.test(text) && ENDS_WITH_WROTE.test(text)) return true;
  if (!ENDS_IN_COLON.test(text)) return false;
  const dated = /\d/.test(text);
  if (ADDRESS.test(text)) return WROTE.test(text) || /^\W?\d/.test(text);
  return dated && WROTE.test(text) && (DATE_OPENS.test(text) || /^\d/.test(text) || !ENGLISH_WROTE.test(text));
}

/** Some programs keep the bold of the labels as asterisks. */
function plain(line: Line | undefined): string {
  return (line?.text ?? '')
    .slice(0, LONGEST_HEADING + 1)
    .replace(/[*_]{1,2}(?=[\p{L}\s:])|(?<=[\p{L}:])[*_]{1,2}/gu, '');
}
