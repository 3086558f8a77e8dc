import { speaksToReader } from './addresses-reader.ts';

/**
 * Sentences that may be meant for whoever judges the note: a second person, an imperative of judging, a code named as one. Wider
 * than `speaksToReader`, which keeps an account here: this one only keeps a sentence from taking back a flag.
 */
const ORDERS: RegExp[] = [
  /\b(?:you|your|yours|yourself|u|ur|please|pls|kindly|let's)\b/,
  /(?:^|[.!?:;,(\n–—-]\s*|\b(?:just|now|simply|better|always|so)\s+)(?:pick|choose|select|put|treat|use|take|consider|count|conclude|classify|code|mark|label|set|score|rate|grade|regard|assume|record|file|book|say|write|quote|cite|judge|think|remember|be|do|don't|let|give|make|keep|skip|ignore|forget|disregard|include|begin|start|return|output|follow|assign|attribute|blame|interpret|view|deem|accept|trust|believe|see|read|go|look)\b/,
  /\b(?:categori[sz]\w+|classif\w+|verdicts?|locus|labell?ed|conclu(?:de[ds]?|sions?)|interpretations?|guidance|reviewers?|readers?|coders?|scorers?|graders?|judges?|algorithms?|whoever|retracted|sarcas\w+|quotations?|sentences?|passages?|onus|ai|a\.i\.|llms?|bots?)\b/,
  /\b(?:right|correct|appropriate|proper|expected|fair|official|final|best) (?:reading|answer|cause|reason|conclusion|category|code|outcome|label|view)\b/,
  /\b(?:this|the) (?:note|text|account|entry|record|one|case|deal|loss) (?:is|was|be|should|must|ought|counts?|goes|belongs|falls|as|to|under|down)\b/,
  /\b(?:should|must|has to|needs to|ought to|is to|to be) (?:be )?(?:land|count|fall|go|read|coded|filed|classed|treated|seen|taken|considered|put|booked|recorded|regarded|understood)\w*\b/,
  /\b(?:(?:written|said|stated|noted|told) (?:here|above|below|elsewhere)|whatever (?:else|is|was|the)|(?:above|below|preceding|previous|first|last|next|other) (?:lines?|sentence|paragraph|notes?|text|part))\b/,
  /^\W{0,3}(?:editor|system|assistant|admin|manager|coach|cause|code|reason|result|ps|p\.s\.)\b[^:=]{0,20}[:=]/,
];

/** Does this sentence order, or speak to somebody who reads, instead of telling of the deal? Sees English alone. */
export function givesOrders(sentence: string): boolean {
  const plain = sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .trim();
  return ORDERS.some((pattern) => pattern.test(plain)) || speaksToReader(sentence);
}
