import type { Rule } from './rule.ts';

/** Is there an account at all (guide, section 0), and how it is told: tone, explanation, report. */
export const ACCOUNT: Rule[] = [
  {
    name: 'housekeeping',
    guide: '0 housekeeping: duplicate, test, created by mistake, wrong pipeline, merged, closed by a rule',
    phrases: `duplicate, duplicated, duplicates, dupe, dup, dupl, doublon, doppelt, duplicado, double entry, entered twice, created twice, already exists, already in the system, same deal, same opp, same opportunity, same as, original deal, original record, main deal, main record, other record, other deal, live deal, real deal is, real one is, actual deal, tracked in, tracked under, tracked elsewhere, lives in, worked under, working that one, working it under, logged under, see other, see deal, see opp, replaced by, superseded, superseded by, test, testing, test record, test deal, test entry, dummy, sandbox record, training record, practice, demo record, sample record, ignore, disregard, pls ignore, please ignore, please delete, delete, deleted, delete this, pls delete, can be deleted, to be deleted, not a deal, not a sale, never a deal, not an opp, not an opportunity, no opportunity here, not a real deal, not a sales, not sales, not lost, nothing lost, nothing was lost, created by mistake, created in error, made by mistake, by mistake, by accident, in error, error, mistake, misclick, mis-click, fat finger, fat fingered, clicked wrong, wrong button, wrong pipeline, wrong board, wrong stage, wrong account, wrong company, wrong contact, wrong customer, wrong object, wrong record, wrong region, wrong team, wrong country, belongs to, belongs in, belongs under, moved to, moved over, moved into, migrated, migration, merge, merged, merged into, merging, combined, consolidated into, import, imported, csv, sync, sync error, synced, zapier, integration created, auto-created, auto created, automatically created, auto-closed, auto closed, autoclosed, auto-close, closed automatically, automatically closed, closed by system, closed by workflow, closed by admin, closed by rule, by automation, workflow, automation, bot, system, bulk, bulk close, bulk closed, mass close, mass closed, mass update, bulk update, clean up, cleanup, clean-up, cleaning up, cleaning, housekeeping, tidy, tidying, tidied, hygiene, purge, archive, archived, archiving, stale, no activity, inactive, inactivity, days inactive, older than, sla, past close date, expired record, spam, bot fill, fake, fake name, job applicant, job application, job seeker, cv, vendor pitch, supplier pitch, trying to sell us, wanted to sell us, sales pitch to us, existing customer, existing client, support request, support ticket, support case, service case, renewal, renewals, renewal handled, handled by, handled in, handed to, belongs to renewals, am team, reassigned to, territory, won elsewhere, already won, already closed, already signed, booked under, invoiced under, converted, recreated, re-created, re-entered, reopened as, new deal created, new opp created, split into, placeholder, forecast placeholder, internal, internal use, not customer`,
    hits: ['dupe of the Fairlane opp, working that one', 'created in error', 'Auto-closed: no activity 30 d.'],
    misses: ['they never replied', 'I quoted 15k'],
  },
  {
    name: 'pointer',
    guide: '0 thin: a pointer elsewhere',
    phrases: `see, see notes, see note, see thread, see email, see emails, see mail, see below, see above, see attached, see call, see timeline, see slack, as discussed, per, as per, per email, per call, per phone, per manager, details in, has the details, in the thread, refer, tbd, tba, tbc, will update, will fill, to fill, update later, later, fill in, unknown, n/a, na, n.a., n/k, nk, none, other, misc, various, closed, closed lost, lost, cl, dead, dead deal, no, nope, closing, close it, close out, closed out, not proceeding, not going ahead, not moving forward, did not proceed, no further action, nfa, dq, dq'd, disqualified, unqualified, not qualified, archive, filed, reason`,
    hits: ['see thread', 'tbd, will fill in later'],
    misses: ['they were acquired', 'he ghosted'],
  },
  {
    name: 'activity_code',
    guide: '0 thin: activity codes',
    phrases: `lvm, lm, vm, vms, gvm, cb, fu, f/u, fup, na, n/a, nr, ni, n/i, dm, gk, tt, em, eml, x2, x3, x4, x5, call, called, rang, email sent, emailed, sent email, left message, left msg, left voicemail, left vm, msg, texted, sms, whatsapp, whatsapped, linkedin, inmail, spoke, spoke to, spoke with, spoke w, talked to, call outcome, no answer, connected, busy, sent, sent quote, sent proposal, quote sent, proposal sent, sent deck, sent info, sent pricing, updated, amt, stage, task, reminder, tasks`,
    hits: ['lvm x3', 'Spoke with Al'],
    misses: ['he thinks the cloud is weather', 'union strike'],
  },
  {
    name: 'many_causes',
    guide: '1 unclear: several causes with none in the lead',
    phrases: `pick one, take your pick, bit of everything, a bit of everything, combination, combination of, mix of, mixture, several, several reasons, multiple, multiple reasons, many reasons, various, various reasons, a number of, all of the above, none of the above, or all, could be, might be, may be, maybe, perhaps, or maybe, who knows, hard to say, hard to tell, difficult to say, not sure, unsure, do n't know, dont know, dunno, no idea, no idea why, no clue why, could n't say, could not say, cannot say, ca n't say, could n't tell, cannot tell, unclear, unknown, wo n't say, would n't say, wouldnt say, did n't say, did not say, not say, no reason given, no reason, without reason, no explanation, gave no, given no, rather not, did n't elaborate, did not elaborate, no feedback, no detail, no details, no more detail, leaving it, leave it at that, that 's all i, all i know, all i got, either, either way, or the, or it, equally, among, partly, part, also, plus, and also, as well as, on top of, seven things, three explanations, three reasons, no single, not one single, nothing specific, nothing in particular, your guess, my guess, guess, mystery, honestly do n't know, still do n't know, no real reason, ask me`,
    hits: ['price, the reorg, our delay. pick one', 'dunno', 'Could be the rate, could be the cousin'],
    misses: ['they were acquired', 'he ghosted me'],
  },
  {
    name: 'explains',
    guide: '1: explanation, not mere report',
    phrases: `because, bc, b/c, cause, cos, coz, since, as a result, due to, owing to, thanks to, so, so that, reason, reason is, the reason, that 's why, thats why, which is why, hence, therefore, that 's what, that 's it, simple as that, that was the deal, that was it, that did it, did it, killed it, killed the, killed us, killed, sank, sank it, sunk, cost us, lost it, lost on, lost because, deal breaker, dealbreaker, breaker, decided it, decisive, end of story, full stop, period, the issue, the problem, problem was, issue was, came down to, comes down to, boils down, boiled down, bottom line, in the end, at the end of the day, ultimately, basically, essentially, really, actually, the truth, what happened, what it is, all there is, made the difference, tipped, tipped it, the point, turning point, final straw, last straw, main point, main reason, mainly, officially, unofficially, so much for`,
    hits: ['that’s what sank it', 'lost because of the lead time'],
    misses: ['demo on Monday', 'spoke with Al'],
  },
  {
    name: 'reported',
    guide: '1: what the rep reports the prospect as saying is part of the account when offered as the explanation',
    phrases: `said, says, say, told me, told us, tells me, according to, claims, claimed, claiming, stated, mentioned, informed, wrote, writes, emailed that, replied that, reply was, feedback, feedback was, apparently, supposedly, allegedly, per her, per him, his words, her words, their words, quote unquote, as she put it, as he put it, confirmed, announced, explained that, apologised, apologized, let me know, called to say, rang to say, admitted`,
    hits: ['said we are too expensive', 'she told me the board pulled it'],
    misses: ['acquired by a fund', 'no budget'],
  },
  {
    name: 'sarcasm',
    guide: '3: the account leaves it with the prospect in irony',
    phrases: `lol, lmao, haha, ha, hah, rofl, smh, sigh, ugh, meh, wow, yay, bravo, congrats, congratulations, genius, geniuses, brilliant idea, what a surprise, surprise surprise, shocker, shocking, naturally, of course, obviously, sure, yeah right, yeah sure, right, apparently, as if, god forbid, heaven forbid, god knows, lord knows, bless, bless him, bless her, bless their hearts, bless them, poor thing, poor lamb, lovely, lovely people, lovely man, lovely lady, lovely couple, nice people, nice guy, nice man, sweet man, wonderful, charming, delightful, with all due respect, highest regard, one respects, so be it, whatever, next, moving on, good riddance, thank you very much, thanks for nothing, round of applause, applause, medal, nobel, oscar, prize, picnic, rocket science, brain surgery, fairy tale, unicorn, magic, miracle, pray, prayer, god, jesus, christ, hell, damn, wtf, ffs, omg, fgs, bs, bullshit, crap, shit, fuck, fucking, bloody, bugger, arse, ass, sod, pathetic, ridiculous, absurd, laughable, unbelievable, incredible, amazing, imagine, go figure, figures, classic, typical, story of my life, what can you say, what can you do, ca n't help some, ca nt help, cant help, cannot help, no helping, nobody can help, never mind, evergreen, again`,
    hits: ['lol no', 'Congratulations to Mr. Halloran', 'cant help some people'],
    misses: ['the plant closes', 'I misquoted the size'],
  },
  {
    name: 'warmth',
    guide: '1 circumstance: told with warmth',
    phrases: `sorry, apologised, apologized, apologetic, apology, crying, cried, in tears, tears, upset, gutted, devastated, sad, sad face, heartbroken, embarrassed, she fought, he fought, fought for, fought hard, argued for, pushed for, wanted it, still wants, still keen, was keen, loved us, on our side, visibly unhappy, unhappy about, feel for, feel sorry, wish them well, wished her well, wished him well, wished them well, stay in touch, keep in touch, keep warm, will revisit, reopen, reopen when, revisit when, check back, check in, call back in, door open, door is open, verbal, verbal yes, had the po, po ready, ready to sign, about to sign, was signing, paper was, contract was ready, money was fine, budget approved, had budget, had the budget, we won, no hard feelings, poor woman, poor man, poor guy, decent, gracious, kind of him, kind of her, nothing to argue`,
    hits: ['Lori was in tears on the call', 'Glenys had the PO ready to sign'],
    misses: ['they are cheap', 'we forgot'],
  },
];
