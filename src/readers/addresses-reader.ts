import type { Account } from '../account/account.ts';

/**
 * Text that speaks to whoever reads the note instead of telling of the deal. It is data like all else, but a language model can
 * be talked to, so an account that holds any is never sent: the local verdict, which cannot be talked to, stands. A word list
 * ends somewhere: what it misses takes no flag back (`carriesAlone`), so words that reps use of deals are left out.
 */
const SPEAKS: RegExp[] = [
  // Setting aside what was said before.
  /\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|discard|cancel)\b.{0,40}\b(?:instructions?|guidelines?|guidance|prompts?|codebook|system message|(?:everything|all|anything|text|words|lines|sentences?) (?:above|before this|so far|preceding))\b/,
  /\b(?:ignore|disregard|forget|override|overrule|bypass) (?:all |any |every |of |the |your |these |those |previous |prior |above |other |earlier ){0,4}(?:rules?|guide|directions?|context|polic(?:y|ies))\b/,
  /\b(?:new|updated|revised|real|actual|true|following|hidden|secret|important) (?:instructions?|directives?|system (?:message|prompt)|rules? for (?:you|the (?:reader|model|ai)))\b/,
  // Who the reader is, or is to be.
  /\b(?:you are|you're|ur|act as|behave as|pretend (?:to be|that|you)|imagine you|roleplay|from now on,? you|your (?:task|job|role|instructions?|prompt|guide|answer|output|response|verdict|reply) )\b.{0,60}\b(?:ai|a\.i\.|assistants?|models?|llm|bots?|classifiers?|coders?|readers?|graders?|reviewers?|judges?|scorers?|evaluators?|instructions?|answer|output|verdict|flag|dan|json|unrestricted|prompt|guide|reply)\b/,
  /\b(?:you are now|as an ai|dear (?:ai|assistant|model|reader|scorer|coder|classifier|bot|llm|robot|machine|algorithm|system)|hey (?:ai|assistant|gpt|claude|siri|bot|model)|hello (?:ai|assistant|bot|model)|(?:note|memo|message|instruction|reminder|attention|info)s? (?:to|for) (?:the )?(?:ai|a\.i\.|assistants?|models?|llm|bots?|classifiers?|coders?|readers?|graders?|reviewers?|judges?|scorers?|evaluators?|systems?|algorithms?|machines?|whoever|analysts?|auditors?|onus))\b/,
  /\b(?:as a language model|system prompt|prompt injection|jailbreak|ai (?:reader|scorer|grader|reviewer|coder|judge|classifier))\b/,
  /\b(?:whoever|anyone|anybody|whatever|any (?:system|tool|software|model|bot|ai)|to the (?:person|system|tool|software|one)) (?:who |that |which )?(?:is |may be |might be |will be )?(?:read|scor|grad|cod|classif|evaluat|assess|judg|review|rat|process|analy[sz])(?:s|es|ing|ed|e)?\b/,
  // The codes of the guide as orders.
  /\b(?:flag(?:ged)?|locus|basis|ownership|verdict|flag ?probability|label|category|classification|code)\b["'` ]{0,3}(?::|=|:=|->|→|must be|should be|shall be|has to be|needs to be|is to be|to be set)\s{0,3}["'` ]{0,3}(?:yes|no|true|false|none|null|real|surface|prospect|product|circumstance|rep|unclear|account|thin|housekeeping|0|1|zero)\b/,
  /\b(?:probabilit(?:y|ies)|discovery|evidence|score|rating)\b["'` ]{0,3}(?::|=|:=|->|→|must be|should be|shall be|has to be|needs to be|is to be|to be set)\s{0,3}["'` ]{0,3}(?:true|false|null|prospect|product|circumstance|rep|unclear|housekeeping)\b/,
  /\b(?:set|mark|code|classify|label|score|rate|grade|treat|output|return|answer|respond|reply|report|print|record|log|count|give)\b[^,.;]{0,50}\b(?:flag(?:ged)?|unflagged|locus|housekeeping|verdict|ownership|flag ?probability|circumstance|as (?:the |a )?(?:product|rep|prospect|unclear|thin|surface|real)|with (?:json|true|false|yes|no|only)|json|true|false)\b/,
  /\b(?:do not|don't|dont|never|must not|mustn't|should not|shouldn't|please don't|cannot|can't|no need to) (?:flag|classify|cite|(?:code|count|score|judge|evaluate|grade|rate|quote) (?:this|it|the (?:note|account)))\b/,
  /\b(?:unflag|no flag (?:needed|required|necessary|please|here|for|on)|(?:must|should|may|can|shall|do) not be flag(?:ged)?|without (?:a )?flag|flag (?:this|as|yes|no|off)|remove the flag|clear the flag|take (?:back|off) the flag)\b/,
  // Asking for what the reader holds.
  /\b(?:reveal|repeat|print|show|output|display|list|quote|copy|summari[sz]e|translate|tell me|give me|dump|leak|disclose|echo|paste|recite)\b.{0,40}\b(?:your (?:instructions?|rules|guide)|prompts?|guidelines|codebook|coding guide|system message|other (?:notes|accounts)|api key|passwords?|(?:text|words|everything|all) (?:above|before)|conversation)\b/,
  /\b(?:reveal|repeat|dump|leak|disclose|echo|recite) (?:the |all |these |those ){0,2}(?:instructions?|guide|rules)\b/,
  // Turns and frames of a conversation that are none.
  /(?:^|[\n.;>)\]"'*#-])\s{0,3}(?:\*\*|\[|<)?(?:assistant|ai|instructions?|prompt|final answer|verdict|end of (?:note|notes|account|data|input|passage|document|text))(?:\*\*|\]|>)?\s?(?::|>>|\]|=|-{2,}|\n|$)/,
  /(?:^|\n)\s{0,3}(?:#{1,6} ?)?(?:system|user|human|developer|model|tool)\s?(?:>>|\n|$)|(?:\*\*|\[|<)(?:system|user|human|developer|tool|model|admin(?:istrator)?|root|operator|response|answer|output)(?:\*\*|\]|>)/,
  /<\|[^|]{0,40}\|>|\[\/?(?:inst|sys|system|assistant|user)\]|<\/?(?:s|sys|system|assistant|user|human|instructions?|prompt|note|notes|account|passage|data|document|input|output|answer|context|untrusted|thinking|tool|function|result|xml|json)\b[^>]{0,40}>|<<\s?\/?sys|```|#{2,} ?(?:system|instruction|response|assistant|end|new)|-{3,} ?(?:end|begin|system|new)|={3,} ?(?:end|begin|system|new)|<<<|>>>/,
  /[{[]\s{0,4}"[\w ]{2,30}"\s{0,3}:/,
  /\b(?:passage \d+|end of (?:the )?(?:passages?|account|notes?|data|input)|begin(?:ning)? of (?:the )?(?:instructions?|answer))\b/,
  // A stretch of encoded text.
  /[a-z0-9+/]{48,}={0,2}|(?:%[0-9a-f]{2}){8}|(?:\\u[0-9a-f]{4}){4}|(?:&#x?[0-9a-f]{2,6};){4}|(?:\b[01]{8}\b\s?){4}|\b(?:base64|rot13|decode (?:this|the following))\b/,
  // The same orders in other languages.
  /\b(?:ignorier|missacht|vergiss|vergesst|beachte nicht|überspring)\w{0,4}\b.{0,60}\b(?:anweisung|anleitung|vorherig|obig|oben|bisherig|regel|alles|vorgabe)/,
  /\b(?:ignore[zr]?|oublie[zr]?|négligez|ne tenez pas compte)\b.{0,60}\b(?:instructions?|consignes?|précédent|ci-dessus|règles?|tout)/,
  /\b(?:ignor[ae]|olvid[ae]|descart[ae]|dimentica|esqueç?a|desconsidere)\w{0,3}\b.{0,60}\b(?:instruc|instruções|instruzion|anterior|preceden|regla|regras|regol|todo|tutto|tudo|arriba|sopra|acima)/,
  /\b(?:negeer|vergeet|glöm|ignorera|bortse|ignorer|glem|zignoruj|pomiń|zapomnij|ignoruj|unohda)\b.{0,60}\b(?:instructi|instruktion|instruks|instrukcj|pokyn|regel|regler|ovan|boven|powyżej|poprzedni|vorige|alles|allt|alt)/,
  /(?:игнорир|забудь|не учитывай).{0,60}(?:инструк|выше|предыдущ|правил)|(?:忽略|無視|忘记|无视).{0,20}(?:指示|指令|以上|之前|上記|上の)/,
  /\b(?:setz\w?|markier\w?|setze die|marque[zr]?|mettez|pon|marca|segna|imposta|zet|sätt|ustaw)\b.{0,40}\b(?:flag|flagge|drapeau|bandera|marcador|false|falsch|faux|falso)\b/,
];

/** Reads at most this much of a passage: beyond it nothing is sent anyway. */
const READ_AT_MOST = 60_000;

/** Does any of the seller's own passages speak to its reader? */
export function addressesReader(account: Account): boolean {
  return account.passages.some(
    ({ author, text }) => (author === 'owner' || author === 'colleague') && speaksToReader(text),
  );
}

/** Does this text? Looks behind letters of other alphabets, letters set apart, and digits put for letters. */
export function speaksToReader(text: string): boolean {
  const plain = straighten(text.slice(0, READ_AT_MOST));
  return variants(plain).some((variant) => SPEAKS.some((pattern) => pattern.test(variant)));
}

function straighten(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„«»]/g, '"');
}

/** Letters of other alphabets that look like Latin ones, and those. */
const FOREIGN = 'аеорсхуіѕјԁһкмтгԍьαειορυντκηɡӏ';
const LATIN = 'aeopcxyisjdhkmtrgbaeiopuvtkngl';
const LOOKS_LIKE = new Map([...FOREIGN].map((letter, index) => [letter, [...LATIN][index] ?? letter]));

function variants(plain: string): string[] {
  const found = [plain];
  const latin = plain.replace(/[^\p{ASCII}]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter);
  if (latin !== plain) found.push(latin);
  if (/(?:\b[a-z][ ._*-]){5}/.test(latin)) found.push(latin.replace(/\b([a-z])[ ._*-](?=[a-z]\b)/g, '$1'));
  if (/[a-z][013457@$!][a-z]/.test(latin))
    found.push(latin.replace(/[013457@$!]/g, (sign) => LETTER_FOR[sign] ?? sign));
  return found;
}

const LETTER_FOR: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
