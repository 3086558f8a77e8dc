import type { Rule } from './rule.ts';

/** Were needs understood (guide, section 4), and how the selling is told (section 5). */
export const NEEDS: Rule[] = [
  {
    name: 'need_verb',
    guide: '4: a generic need ("needs a CRM", "wants better reporting")',
    phrases: `need, needs, needing, needed, require, requires, requirement, requirements, want, wants, wanted, looking for, looking to, look for, searching for, hoping to, would like, wishes, wish list, seeking, must have, must, has to, have to, goal, goals, objective, target, aim, aims, trying to, plans to, planning to, interested in, use case, pain, pains, pain point, pain points, problem, problems, issue, issues, challenge, challenges, struggle, struggles, struggling, frustrated, frustration, complains, bottleneck, headache, headaches, worry, worries, worried, keeps her up, keeps him up, keep her up, current state, desired state, priority is, kpi`,
    hits: ['needs a CRM', 'wants better reporting'],
    misses: ['ghosted', 'union strike'],
  },
  {
    name: 'facts_only',
    guide: '4: only facts (headcount, current tool, budget)',
    phrases: `employees, ees, ee, fte, ftes, headcount, seats, users, licenses, licences, lines, sites, site, stores, locations, branches, vehicles, vans, trucks, beds, rooms, hectares, acres, sqm, sq ft, square, units, machines, staff, ppl, people, currently, current, currently on, currently using, uses, using, on paper, on excel, in excel, spreadsheet, spreadsheets, contract until, contract ends, contract end, contract up, renewal date, budget of, budget is, turnover, revenue of, annual, per annum, pax, guests, covers, head of cattle, cows, litres, tons, tonnes, kg, kw, kwp, kwh, m2, km, tier, tool, source, acct, attendees, attended`,
    hits: ['22 panel vans, contract end 31/10', '300 ee, uses paper'],
    misses: ['ghosted', 'he hung up'],
  },
  {
    name: 'consequence',
    guide: '4: its consequence or motive (a cost, a deadline, a person who cares and why)',
    phrases: `lost .. on, wants .. by, cost them, costs them, cost her, costs her, cost him, costs him, costing, loses, losing, lose about, lost about, lost two, lost three, last year, last yr, last season, every monday, every month, every week, each month, each week, by hand, manually, rework, re-key, re-keys, retype, overtime, scrap, scrapped, spoiled, spoilage, thrown away, returns, returned, refunds, complaints, fined, fine, penalty, penalties, demurrage, downtime, stands still, standing still, stopped the line, line stops, turned away, turn away, missed, audit, auditor, auditors, insurer, insurance requires, regulator, deadline, or else, otherwise, otherwise they, otherwise she, otherwise he, if not, or she, or he, or they, her boss, his boss, her job, his job, his bonus, her bonus, bonus, promised the board, told the board, promised her, promised his, board asked, board wants, reports to the board, on the hook, on her scorecard, gets yelled, got yelled, chewed out, embarrassed, embarrassing, afraid of, worried about, wants it before, wants it by, before the season, before winter, before summer, before the audit, before the season starts, because her, because his, because their, because of the, since the, after the, ever since, keeps her, keeps him, she 's tired, he 's tired, fed up, sick of, tired of, cares about, cared about, matters, what matters, that 's why she, that 's why he, personally, her own, his daughter, her mother, retire, handover, succession, expansion, opening a second, opening in`,
    hits: ['lost 60k on a dead campaign in Nov', 'she re-keys 300 changes by hand', 'the bank wants 8 by Q4'],
    misses: ['ghosted', 'wrong pipeline'],
  },
  {
    name: 'asked_first',
    guide: '5: needs or motives were asked before the offer, and the offer is tied to them',
    phrases: `asked what, asked how, asked why, asked who, asked when, asked her what, asked him what, asked them what, asked her, asked him, asked about, disco, discovery, discovery call, discovery workshop, needs analysis, assessment, site visit, site survey, walked the, walkthrough of their, toured, sat with, sat down with, spent a day, spent the morning, shadowed, rode along, ride along, ride-along, interviewed, workshop, working session, built around, built on, built from, built for, built out of, built back from, based on, tailored, tailored to, on her own, on his own, on their own, with her own, with his own, with their own data, her numbers, his numbers, their numbers, her data, his data, their data, because she, because he, for exactly, exactly that, exactly what, only what, sized for, sized to, designed for, designed around, scoped, scoped to, scoping, so that the, so the, so they could, so she could, so he could, to match, to fit their, mapped, agreed on, proposal around, proposal for exactly, quoted only, offer only, showed her, showed him how, that 's what she, that 's what he, in return, she timed, calculated with, did the maths, did the math, told her, told him straight, told him, told them`,
    hits: ['Asked what happens today when a laptop goes missing', 'Demo built on her own numbers'],
    misses: ['ghosted', 'union strike'],
  },
  {
    name: 'presented',
    guide: '5: presenting, demoing, sending material, countering objections, with no need established before',
    phrases: `demo, demos, demoed, demo'd, demonstrated, demonstration, presented, presentation, present, pitch, pitched, pitching, walked through, walked them through, walkthrough, walk through, tour, toured, slides, deck, decks, powerpoint, brochure, brochures, catalogue, catalog, flyer, leaflet, datasheet, data sheet, whitepaper, white paper, case study, case studies, one-pager, one pager, reference, references, sent info, sent information, sent pricing, sent price, sent quote, sent offer, sent proposal, sent the, sent over, sent him, sent her, sent them, shared, shared the, emailed the, quote sent, offer sent, proposal sent, proposal out, quotation, quoted, quote, offer, offered, proposal, sample, samples, video, explained, explain, explained all, showed, shown, show, told about, told them about, told her about, told him about, features, benefits, roi calculator, calculator, trial, pilot, poc, eval, test drive, tasting, discount, discounted, reduced, sweetened, threw in, extended offer, follow-up, followed up, follow up, nudged, nudge, reminder, objection, objections, rebuttal, countered, script, full script, spiel, gave a, gave the, went over, went through, covered, overview, product tour, deep dive, bake-off, webinar, installed, loaner, on loan`,
    hits: ['Presented the Growth bundle', 'sent the deck'],
    misses: ['the union is on strike', 'ghosted'],
  },
  {
    name: 'disqualified',
    guide:
      '3: it is not a reasoned disqualification (the rep asked, learned what the need is, and ended it for a stated reason',
    phrases: `disqualified, disqualify, dq, dq'd, dqed, qualified out, qualify out, not a fit, no fit, spreadsheet will do, does the job, do the job, enough for, is enough, no business case for, would not pay back, pays back, not worth, not worth it for, no case for, cost her more, cost him more, more than it saves, honestly told, walked away, we withdrew, withdrew our, we declined, i declined, i ended it, i closed it, ended it, no audit, no auditor, no regulator, no compliance, 3 users, too small for, come back if, come back when, call me if, ring me if, she 'll ring, he 'll ring, if they pass, if she opens, shook hands, parted, we|i walked away, told|advised her|him|them to stay|keep|switch|wait|buy|hire|skip|come|call|ring, told|advised her|him|them .. should|will|would just|do|stay|keep, told|advised her|him|them honestly|straight, told|advised her|him|them .. is fine|enough, told|advised her|him|them .. will do, sent|pointed|referred her|him|them to a|an|the, stopping here, closed|ended it myself, qualified out by me|us, told|advised her|him|them .. do|does|did not|n't need`,
    hits: ['told them a spreadsheet will do', 'told her that she should just switch on call waiting'],
    misses: ['ghosted', 'union strike', 'He did not want slides, so we walked the floor', 'They agreed to meet'],
  },
];
