import type { Rule } from './rule.ts';

/** The selling team's own part: locus `rep` (guide, section 1) and ownership (section 2). */
export const REP: Rule[] = [
  {
    name: 'never_asked',
    guide: '1: demoed before knowing what they needed',
    phrases: `never|not|n't|nobody|none|didnt|without .. ask|asked|asking, never|not|n't|didnt .. find|found out, never|not|n't|didnt .. listen|check|checked|qualify|qualified|confirm|confirmed|verify|verified|probe|dig|dug, never|n't|not got|get to the, never|n't met|meet|spoke|speak|reached|reach, nobody on our side, no one on our side, none of us, not one of us, without knowing, before knowing, before i knew, before we knew, without asking, no idea what, had no idea, no clue what, did n't know what, did n't know who, never knew who, not once did i, not once did we, checked with nobody, asked nobody, not a single question, zero questions, no discovery, skipped discovery`,
    hits: ['I never asked who signs', 'Not one of us put a question to them', 'without asking what it is for'],
    misses: ['she asked for a quote', 'they never pay'],
  },
  {
    name: 'i_failed',
    guide: '1: what the rep or the selling team did, failed to do, or would do differently',
    phrases: `i|we never, i|we did n't, i|we did not, i|we didnt, i|we had n't, i|we hadnt, i|we failed, i|we forgot, i|we missed, i|we skipped, i|we assumed, i|we let, i|we waited, i|we lost, i|we blew, i|we dropped, i|we botched, i|we rushed, i|we overlooked, i|we ignored, i|we misread, i|we misjudged, i|we underestimated, i|we overestimated, i|we took for granted, i|we relied, i|we left, i|we sat on, i|we should, i|we could have, i|we pushed too, i|we talked, i|we kept, i|we went straight, i|we jumped, i|we led with, i|we opened with, i|we only|just had, i had nobody, i had no one, i had nothing, i was too, we were too, i was late, we were late, i was slow, we were slow, i got the, i messed, i screwed, i fumbled, i put, i gave, i sent, i quoted, i priced, i showed, i pitched, i ran, i went, i took, i made, i thought, i figured, i chased, i treated, i hid, i avoided, i ducked, i blamed, i bluffed, i guessed, i winged, i copied, i pasted, i rambled, i stopped, i stayed, we stayed, we sent, we showed, we pitched, we ran, we treated, we thought, we quoted, we spent, we put, i spent, i handed, we handed, i promised, we promised, i told, we told, i said, we said, i read, i wrote, i answered, we answered, i brought, we brought, i built, we built, i spoke|dealt only, i booked, i counted, i trusted`,
    hits: ['I let Greg carry it alone', 'we didn’t bring a case', 'I assumed Kai had it'],
    misses: ['they didn’t reply', 'she let it lapse'],
  },
  {
    name: 'counterfactual_own',
    guide: '1: would do differently',
    phrases: `had i, had we, if i had, if i 'd, if we had, if we 'd, if id, if i would have, i should have, i should 've, i shouldve, we should have, we should 've, we shouldve, i could have, i could 've, we could have, we could 've, should have asked|called|started|brought|checked|gone|sent|shown|told|got|gotten|put|set|booked|involved|met|known|read|pushed|looked|listened|quoted|offered|insisted|walked|qualified|mapped|tested|made|taken|given|visited|confirmed|had, ought to have, i wish i, would have helped if i, were i to, should of, if only i, if only we`,
    hits: ['Had I taken the train to Vevey', 'if I’d driven there once', 'should have asked mileage first'],
    misses: ['if they had replied', 'had they paid'],
  },
  {
    name: 'next_time',
    guide: '2: will do differently next time',
    phrases: `next time, from now on, going forward, in future, in the future i, note to self, lesson, lesson learned, lessons, learning, learned, takeaway, take away, wo n't happen again, never again, will start, i will|'ll ask|start|open|bring|book|check|call|visit|send|confirm|insist|get|make|put|set|always|never, we will|'ll ask|start|open|bring|book|check|call|visit|send|confirm|insist, going to start|ask|open|bring|check|write|redo|rewrite|change|call|book, redoing, rewriting, rewrite, redo, reworking, changing my, changed my, adding to my, added to my, put it in, it 's in the diary|template|checklist, checklist, i now, first question, ask first, before i quote, before i send, before any demo, before the next, no quote|poc|demo|proposal|offer without, always ask, must ask, have to ask, need to ask, remind myself, promised myself, homework, do better, doing a, will do, is now, starting monday|tomorrow|next, step one, rule, next one, for the next, for the next one, i now start, starting with the`,
    hits: ['Next time ask mileage first', 'from now on no POC without a plan', 'Redoing my talk track this week'],
    misses: ['they will call next year', 'next quarter maybe'],
  },
  {
    name: 'on_me',
    guide: '2: something the rep did, left undone, or will do differently next time',
    phrases: `on me, on us, my fault, our fault, my own fault, my mistake, our mistake, my bad, my miss, our miss, my doing, my error, our error, own it, own that, i own, own this one, that 's mine, is mine, was mine, us problem, me problem, blame myself, i'm to blame, my responsibility, mea culpa, shame on me, hands up, hand up, guilty, self inflicted, own goal, shot myself, shot ourselves, my blunder, i cost us, cost us, we cost, i deserve, fair enough, rookie, stupid of me, dumb of me, lazy of me, can't blame, ca n't blame, ca n't be mad, do n't blame, no one to blame but, nobody to blame but, embarrassed, embarrassing, ashamed, ouch, my part, our part, sloppy, i take that, i 'll take that, take the hit, fell asleep, dropped the ball, wrong call, bad call, bad demo, bad pitch, wrong pitch, blew the, blown, botched, mine to lose, my call`,
    hits: ['that’s on both of us and more on me', 'an us problem top to bottom', 'wrong call on my side'],
    misses: ['their fault', 'depends on the board'],
  },
  {
    name: 'too_late_own',
    guide: '1: lost control of the next step',
    phrases: `too late, days late, weeks late, a week late, a day late, a week too late, took me, took us, too long to, too slow, sat in my, sat on it, on my desk, in my drafts, in my inbox, on pto, on vacation, on holiday when, forgot to, slipped my mind, slipped through, fell through, without a next step, no next step, set no, next step, no next meeting, no mutual plan, no close plan, no mutual action plan, never followed up, did n't follow up, not follow up, no follow up, did not follow up, follow-up came, follow up came, let it slide, let it drift, let it sit, lost control, lost momentum, lost touch, let go cold, let it go cold, went cold on my, missed the deadline, missed the window`,
    hits: ['the quote sat in my drafts for a week', 'set no next step'],
    misses: ['they paid well', 'a nice meeting'],
  },
  {
    name: 'one_contact',
    guide: '1: "champion left and I had nobody else": `rep`',
    phrases: `single thread, single-threaded, single threaded, one contact, only contact, one name, only name, only spoke, only talked, only knew, only met, only one person, nobody else, no one else, no other contact, wrong person, wrong people, wrong guy, wrong contact, wrong level, too low, above him, above her, over his head, over her head, above my contact, behind him, never got to, never got past, never got in front, never in the room, not in the room, who signs, who decides, who signs off, who pays, real decision maker, economic buyer, someone else signs, needed sign off, did n't get past, multi thread, multithread, went around, went over, went straight at, carry upstairs, on his own, on her own, alone upstairs, put all my eggs`,
    hits: ['I had only one contact', 'I never found out who signs'],
    misses: ['they signed', 'a nice contact'],
  },
  {
    name: 'no_case',
    guide: '1: no business case',
    phrases: `no business case, no case, prove the roi, show the roi, prove roi, no roi, could n't prove, could not prove, could n't show, failed to show, did n't show, did not show, never showed, not shown, generic deck, generic demo, standard deck, standard demo, standard proposal, same deck, usual deck, boilerplate, template proposal, wrong deck, wrong slides, feature dump, talked at, talked over, talk too much, talked too much, i talk, talked about ourselves, read the slides, one size, pricing before, price before, quote before, quoted before, demo before, demoed before, demo'd before, too early, too soon, jumped to, jumped straight, straight into, straight to price, straight to demo, nothing to do with, not what he asked, not what she asked, not what they asked, did not connect, did n't connect, never tied, did n't tie, never linked, never made, never put a number, in their numbers, wrong numbers, wrong figures, wrong quote, wrong price, old price, typo, copy paste, copy-paste, last year's, wrong name, wrong version, wrong size, miscalculated, miscounted, mismeasured`,
    hits: ['we couldn’t prove the ROI', 'demoed before we knew the pain', 'no business case'],
    misses: ['they liked it', 'he rang twice', 'He did not want slides'],
  },
  {
    name: 'insight_own',
    guide: '2: something controllable that was or will be done',
    phrases: `turns out, turned out, in hindsight, looking back, with hindsight, listened back, re-listened, listening to the recording, recording, my manager, post mortem, post-mortem, debrief, debriefed, what really happened, truth is, honest truth, to be honest i, honestly i, if i'm honest, being honest, fair point, she was right, he was right, they were right, he 's right, she 's right, true, rightly so, and rightly, deserved, we deserved, real reason, the reason is me, i can see, i see now, now i know, only then, only later, only afterwards, too busy, so busy, comfortable, stupid, dumb, lazy, cocky, arrogant, complacent, happy ears, got lazy, got cocky`,
    hits: ['Looking back I led with price', 'turns out the vans do 48k a year'],
    misses: ['they paid', 'no money'],
  },
  {
    name: 'false_ownership',
    guide:
      '2: also the false kinds: "I should have known they weren\'t serious", "my mistake was trusting them", "I wasted three months on this guy"',
    phrases: `should have known, should 've known, shouldve known, my mistake was, my mistake for, my fault for, my own fault for, fault entirely for, for believing, for trusting, for thinking, for assuming, for imagining, for expecting, for hoping, was trusting, was believing, was thinking, silly me, foolish me, stupid me, more fool me, fool me, shame on me for, wasted, i wasted, we wasted, wasted my time, waste of, waste my, wasting, hours wasted, i 'll never get back, never get back, too nice, too generous, too patient, too kind, too soft, too trusting, too honest, gave too much, serves me right, i am just not, i'm just not, not good at this, i suck, i'm useless, maybe i'm, shame on me, next time i 'll trust, trust nobody, never trust, lesson learned never, lesson learned trust, lesson learned do n't, note to self never, note to self do n't, should have spotted, should have seen it coming, should have smelled, should have walked away, should have run, should have dropped, should have qualified out, should have disqualified, believe anyone, believing anyone, wo n't waste, wo n't be fooled, will not waste`,
    hits: [
      'My own fault for believing him',
      'should have known they weren’t serious',
      'I wasted three months on this guy',
    ],
    misses: ['I never asked', 'my quote was late'],
  },
  {
    name: 'bad_self_only',
    guide: '2: Nor is self-reproach without an act ("my bad", "I\'m just not good at this")',
    phrases: `my bad, oh well, mea culpa, sorry, not my best, not my day, not my finest, rookie mistake, i suck, i blew it, blew it, we blew it, on me, i guess i, shame, just not good at, i failed, failed, we failed, lost it, i lost it, could have done better, could do better, did n't do enough, do more, try harder, work harder`,
    hits: ['my bad', 'we blew it'],
    misses: ['I quoted the wrong size', 'she left'],
  },
  {
    name: 'own_passive',
    guide: '1: "We didn\'t show the integration", "we couldn\'t prove the ROI": `rep`',
    phrases: `was|were|been|got never|not|n't|only shown|sent|asked|explained|told|called|invited|followed|briefed|answered|delivered|booked|raised|offered|presented|checked|confirmed|prepared|included|brought|trained|involved|contacted, he|she|they was|were never|not|n't asked|shown|told, never shown|asked|explained|followed|briefed|offered|sent|put|brought|invited, had not been followed|sent|checked|asked, nobody|none|no|noone one? of|from us|our|on|here, nobody from us|our|here, no one from us|our|here, nobody on our, neither of us, not one of us, no one ever explained|asked|told|showed|called, nobody ever explained|asked|told|showed|called,
      went out|off late|after|days|a|two|three|the, went out .. after|late, reached them|him|her .. after|late|day, came after the, arrived after the, after the committee|board|bank|deadline|tender|meeting had, by the time i|we|our|it, day|days|week|weeks after the|they|he|she, took me|us|our, all we|i had was, only had a, quoted blind, quoting before|without|blind, pasted the, presales showed|set|sent|ran|demoed, pre-sales showed|set|sent|ran|demoed, wrong edition|people|person|version|size|tank|line|model, turned|showed up with|late|without|unprepared, for the first time in the, i|we did not|n't arrange|offer|mention|ask|bring|listen, without a word about, never put it, handover got lost, got lost between`,
    hits: [
      'The integration was never shown to their IT lead',
      'the ROI sheet went out after the committee had met',
      'nobody from us turned up',
    ],
    misses: ['They never called back', 'our portal has no French UI'],
  },
  {
    name: 'our_selling',
    guide: '1: what the rep or the selling team did, failed to do, or would do differently',
    phrases: `my|our discovery|demo|pitch|presentation|deck|slides|mails|emails|calls|questions|follow-up|followup|handover|homework|prep|preparation|talk|story|timing, what|how my|our discovery|demo|pitch|mails|follow-up, my own discovery|demo|pitch, of my|our mails|emails|calls|demos, at my|our mails|emails|notes|recording`,
    hits: ['which tells you what my discovery was worth', 'Looking back at my mails'],
    misses: ['our portal has no French UI', 'their demo was nicer'],
  },
  {
    name: 'agrees',
    guide: '6: the same words owned by the rep ("went dark because I set no next step") are not an excuse',
    phrases: `true, yup, true enough, he|she|they|client|customer 's|is|was|are|were|'re right, has|have a point, fair enough, fair point, fair criticism, ca n't|cannot|not|n't blame|argue|fault, hard to blame|argue, i agree, and i|we agree, i|we would|'d have done the same, understandable, understandably, ouch, no wonder, rightly, rightly so, with reason, had it coming, what did i expect, why would he|she|they, nor should they|he|she, i 'd do the same, we|i deserved, it was ours, was ours, is ours, true we did n't, true i did n't, i never did, quite right too, is right we, and rightly`,
    hits: ['honestly he’s right', 'can’t blame them', 'you didn’t listen to us – ouch but true', 'they have a point'],
    misses: ['They never called back', 'no budget'],
  },
];
