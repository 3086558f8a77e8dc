import type { Rule } from './rule.ts';

/** What is told of a deal without saying why it was lost: the buyer's wishes, our next step; and the words that say how it ended. */
export const REPORT: Rule[] = [
  {
    name: 'wish',
    guide: '1: nothing, or several causes with none in the lead',
    phrases: `wants|wanted|want|wished|wish|wishes to see|know|compare|test|try|check|talk|meet|read|show|discuss|think|start|begin|have|hear|look|ask|keep|visit,
      wants|wanted|want|wished a|an|the|another|two|three|more|less|fewer|some|it|him|her|us|them, asked|asks|asking for|if|whether|about|us|me, would like, would|'d rather|prefer|sooner,
      prefers|preferred|prefer to|a|an|the|our, requested, requests, request for, per your|his|her|their ask|wish|request, as you|he|she|they wished|asked|requested|wanted, his|her|their wish|request|question,
      did|does|do not|n't want|like|need|care|fancy a|an|the|our|another|to|one|it|any, not into the|our, preference for, needs|need .. first, fine with, insisted on, asking about, rather have|see|start|begin|lease, did|does|do not|n't want|like|care|fancy`,
    hits: ['He’d rather see it on-prem', 'They wanted a cheaper option', 'Did not want slides'],
    misses: ['They went quiet', 'I never called'],
  },
  {
    name: 'our_step',
    guide: '1: nothing, or several causes with none in the lead',
    phrases: `sent, sending, resent, send .. today|tomorrow|over, emailed, mailed, shared, forwarded, forwarding, shipped, passed it|them|that|this|on, quoted, requoted, revised, adjusted, changed the|it, swapped, switched, reworked, redid, re-did, re-papered, rewrote, rewrote the, updated the, made the, making one|the, took it|them out, left out, left it|the .. with, put it|them|the, proposed, suggested, offered, ordered, is ordered, booked, booking, scheduled, set it|up, arranged, organised, organized, invited,
      asked our|engineering|finance|legal, checking with, check with, checking, will|'ll check|speak|talk|ask|call|send|ring|visit|revert|follow|prepare|quote|book|arrange|see, shall revert|send|call|ring, i call again, calling again, call again|back|him|her|them next|on|tomorrow|thursday|monday|friday, visited, met, drove to|up|down|out, flew to, walked the|them|him|her, showed him|her|them|the, gave him|her|them a|an|the|my|our, have given, told him|her|them sure|yes|ok, working on, waiting for, awaiting, chasing, following up, looped in, put in the diary, it is in the diary, is attached, attached, pulled the, so we|i, goes out|over|with, is with him|her|them|his|the, with legal|procurement|finance`,
    hits: ['sent the S line', 'Checking with finance', 'so we walked the floor'],
    misses: ['They were never serious', 'our bug'],
  },
  {
    name: 'outcome',
    guide: 'intro: It is where the account *puts* the responsibility for the result',
    phrases: `lost, lose, dead, died, no deal, no go, is off, was off, fell through, over, ended, there it ended, closed the matter, the end, end of, killed, sank, cost us, said no, says no, a no, still no, not going ahead|forward, not moving|proceeding, wo n't proceed|continue|buy|happen, declined, rejected, refused, turned down, dropped us|it|the, drop us, cancelled, canceled, frozen, stopped, stopped all, shelved, parked, postponed, went with|for|elsewhere|to, gone with|elsewhere, going with, moved to, chose, picked, selected, bought, signed with, renewed, stayed with, stayed, awarded, gave it to, other one has, others do, ghosted, silence, quiet, dark, gone, vanished, disappeared, never, nothing, nobody, because, too expensive, no budget|money|need|interest, not interested, no decision, out, without us`,
    hits: ['there it ended', 'They moved to Trackwell', 'Lost on price'],
    misses: ['sent him the bare version', 'He would like to see a plan'],
  },
  {
    name: 'prefers',
    guide: '1: what the prospect is, lacks, thinks, feels or did',
    phrases: `would|'d rather|sooner, rather have, prefer, prefers, preferred, preference, inclined to, leaning towards|to`,
    hits: ['Their CFO would rather lease than buy', 'She preferred a shorter term'],
    misses: ['They rather liked it', 'I never called'],
  },
  {
    name: 'told_them',
    guide: '3: told them a spreadsheet will do',
    phrases: `told her|him|them|straight|honestly, advised, advised her|him|them, recommended, recommended her|him|them, pointed her|him|them, referred, referred her|him|them, we agreed, agreed with her|him|them, shook hands, honest, honestly`,
    hits: ['told them a spreadsheet will do', 'Advised her to wait'],
    misses: ['ghosted', 'they told us nothing'],
  },
];
