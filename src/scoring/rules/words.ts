import type { Rule } from './rule.ts';

/** Small word classes that other rules are built from. */
export const WORDS: Rule[] = [
  {
    name: 'neg',
    guide: '1: Look at the grammatical holder of the cause',
    phrases: `not, n't, never, no, nobody, none, nothing, neither, nor, cannot, cant, dont, didnt, doesnt, wont, wouldnt, couldnt, isnt, wasnt, arent, werent, havent, hasnt, hadnt, shouldnt, without, hardly, barely, nowhere, aint, no one, noone, nt, dnt, didn, don, won, nope, nil, zero, didnae, wouldnae, cannae, couldnae, wasnae, isnae, dinnae, havenae, hadnae, willnae, shouldnae, nae`,
    hits: ['never asked who signs', 'they dont have it'],
    misses: ['they have it', 'asked who signs'],
  },
  {
    name: 'modal_past',
    guide: '1: would do differently',
    phrases: `should have, shouldve, should of, should 've, could have, couldve, could of, could 've, would have, would 've, wouldve, ought to have, might have, must have, needed to have, should not have, should n't have`,
    hits: ['I should have called', 'could have brought the CISO in'],
    misses: ['I have called', 'they would not call'],
  },
  {
    name: 'ask',
    guide: '5: needs or motives were asked before the offer',
    phrases: `ask, question, enquire, inquire, find out, dig, probe, qualify, discover, listen, understand, learn, check, verify, confirm, clarify, research, map`,
    hits: ['never asked', 'did not listen'],
    misses: ['we sent it', 'they paid'],
  },
  {
    name: 'rep_act',
    guide: '1: what the rep or the selling team did',
    phrases: `ask, call, ring, phone, send, quote, price, propose, present, pitch, demo, show, explain, tell, promise, write, email, mail, follow, chase, book, schedule, invite, visit, meet, bring, involve, loop, include, prepare, prep,
      check, assume, guess, let, leave, wait, skip, forget, miss, lose, rush, push, talk, jump, rely, trust, pin, set, agree, confirm, read, open, bother, hand, put, go, spend, take, give, offer, start, drive, fly, build, make, get, add, copy, cc, sit, launch, lead, sell, discount, drop, hold, ignore, overlook, overpromise, undersell, oversell, misread, misjudge, underestimate, mispriced, misquote, botch, blow, fumble, screw, mess, ramble, wing, default, recycle, reuse, paste, stop, keep, measure, count, walk, sample, test, deliver, answer, reply, respond, return`,
    hits: ['I assumed he had it', 'we skipped the prep call'],
    misses: ['the law changed', 'it is cheap'],
  },
  {
    name: 'buyer_act',
    guide: '1: what the prospect is, lacks, thinks, feels or did',
    phrases: `refuse, decline, reject, ignore, ghost, vanish, disappear, avoid, dodge, stall, delay, postpone, drag, waver, hesitate, dither, procrastinate, flake, bail, back out, pull out, walk away, change mind, chicken, balk, sit on, sleep, think, want, prefer, like, love, enjoy, insist, demand, expect, believe, imagine,
      understand, grasp, realise, realize, appreciate, value, see, get, listen, read, reply, respond, answer, return, pick up, sign, decide, commit, buy, pay, spend, afford, invest, budget, compare, shop, haggle, negotiate, nickel, squeeze, complain, whine, moan, lie, pretend, promise, swear, smile, nod, talk, chat, waste, string, use, play, hang up, hide, choose, pick, opt, go, stay, stick, cling, fear, worry, panic, argue, fight, bicker`,
    hits: ['they would not commit', 'he ghosted me'],
    misses: ['the roof leaks', 'the feature is missing'],
  },
  {
    name: 'time_ref',
    guide: '4: a deadline',
    phrases: `monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun, january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, q1, q2, q3, q4, h1, h2, yesterday, overnight, last week, last month, this week, this morning, last night, today`,
    hits: ['announced on Tuesday', 'closes in March'],
    misses: ['they never answer', 'too dear'],
  },
  {
    name: 'deadline',
    guide: '4: a deadline',
    phrases: `deadline, due, by end, by the end, before the, by jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec, by january|february|march|april|august|september|october|november|december, by q1|q2|q3|q4, by monday|tuesday|wednesday|thursday|friday, before january|february|march|april|may|june|july|august|september|october|november|december, until, audit, inspection, renewal, expires, expire, runs out, run out, season, opening, go live, go-live, kickoff, hearing, permit, tender, harvest, christmas, easter, ramadan, summer, winter, autumn, spring, penalty, fine, fined, in time, otherwise, or else, or the`,
    hits: ['must be done before the audit', 'lease expires in May'],
    misses: ['they like it', 'sent the deck'],
  },
  {
    name: 'money',
    guide: '4: a cost',
    phrases: `cost, costs, lose, loses, losing, lost sales, revenue, margin, k, usd, eur, gbp, euro, euros, dollars, pounds, €, $, £, chf, inr, rs, lakh, lakhs, crore, aed, sar, zar, rand, pesos, mxn, brl, reais, sek, nok, dkk, pln, million, thousand, %, percent, per month, per year, a month, a year, a week, per week, per day, a day, an hour, per hour, overtime, refund, penalty, fine, scrap, waste, downtime, demurrage, write off, written off, bonus, hours, hrs`,
    hits: ['costs her about 9k a month', 'each stop is 400 euros'],
    misses: ['they like the portal', 'sent the deck'],
  },
];
