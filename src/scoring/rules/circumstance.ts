import type { Rule } from './rule.ts';

/** Events and third parties that neither side controls: locus `circumstance` (guide, section 1). */
export const CIRCUMSTANCE: Rule[] = [
  {
    name: 'takeover',
    guide: '1: acquired',
    phrases: `acquire, acquired, acquisition, takeover, taken over, take over, bought by, bought out, buyout, buy-out, sold to, sold the business, sold up, sold the company, selling the business, merge, merger, merged with, m&a, roll-up, rollup, private equity, pe firm, pe fund, new owner, new owners, change of ownership, share purchase, parent, parent company, holding, group decision, group level, group hq, mother company, consolidated into, consolidation, absorbed, swallowed up by, carved out, spun off, spin-off, closed on them, integrated into, sister company, global mandate, global contract, group contract, group frame, framework agreement, mandate, mandated, centralised, centralized, decided in, decided at, decision at hq, from above, from the top, moved to corporate`,
    hits: ['they were acquired in May', 'bought by a group from Dallas', 'global LMS mandate'],
    misses: ['they are stubborn', 'our price'],
  },
  {
    name: 'crisis_event',
    guide: '1: lay-offs, freeze after an event',
    phrases: `layoff, layoffs, lay-off, lay-offs, laid off, rif, redundancies, redundancy, furlough, job cuts, restructuring, restructure, reorg, reorganisation, reorganization, freeze, frozen, froze, spending freeze, hiring freeze, budget freeze, pulled all, pulled the budget, all spend, discretionary, suspended, suspension, on hold by, halted, stop order, insolvency, insolvent, insolvenz, bankrupt, bankruptcy, chapter 11, receiver, receivership, liquidation, liquidator, wound up, went under, went bust, ceased trading, shut down, shutting down, shut the, closing down, closure, closed the site, closed its, closed their, lost the contract, lost their biggest, lost its, lost his biggest, contract ended, contract cancelled, order cancelled, project cancelled, project canceled, programme cancelled, program cancelled, event cancelled, cancelled, canceled, cancelled by, scrapped, shelved, called off, pulled the plug, funding fell, funding pulled, funding cut, funding round, subsidy, subsidies, rescinded, bank pulled, bank refused, bank said no, lender, loan refused, loan denied, mortgage declined, refinancing, covenant, creditor, investor pulled, investors pulled, missed q1, missed quarter, profit warning, share price, stock price, crash, recession, downturn, budget|budgets|cost|spending|staff cut|cuts, budget|spending was|were|got|is cut, cut the|all|half|its|their|his|her budget|budgets|staff|jobs|spending|crews|shifts|workforce, in|into administration, grant was|fell|got|rescinded|cancelled|refused, market collapsed|crashed|died|dropped|fell, store|plant|site|school|branch|office|factory closes`,
    hits: ['RIF announced Tuesday', 'CFO froze all spend', 'receiver appointed'],
    misses: ['he never replied', 'I forgot', 'I did not know that they cut titanium'],
  },
  {
    name: 'force',
    guide: '1: an event or third party that neither side controls',
    phrases: `fire, burnt down, burned down, burned, flood, flooded, flooding, storm, hurricane, typhoon, cyclone, tornado, hail, hailstorm, drought, frost, frosts, earthquake, landslide, lightning, roof collapsed, collapsed, explosion, power cut, blackout, ransomware, hacked, cyber attack, cyberattack, breach, stolen, theft, accident, strike, strikes, union, walked out on, picket, war, sanctions, sanction, embargo, port closed, tariff, tariffs, customs, duty, duties, currency, devaluation, exchange rate, peso, lira, naira, inflation, interest rates, rates went up, pandemic, covid, lockdown, outbreak, bird flu, avian flu, swine fever, foot and mouth, blight, disease, quarantine, election, elections, coup, died, death, passed away, funeral, stroke, heart attack, hospitalised, cancer, illness, ill, surgery, accident, maternity, divorce, bereavement, widow, pregnant, baby, act of god, force majeure, nobody saw it coming, no one could, nothing we could, nothing anyone could, nothing either, out of our hands, out of our control, outside our control, beyond our control, out of her hands, out of his hands, out of their hands, not her fault, not his fault, no fault of, nobody's fault, no one's fault, nothing to do with us, bad luck, sheer bad luck, unlucky, overnight, fell ill, very sick, is sick, border closed`,
    hits: ['Union walked out 6/2', 'ransomware at the clinic', 'out of our hands'],
    misses: ['they are cheap', 'we forgot', 'The hospital wants a quote', 'They passed on it'],
  },
  {
    name: 'law',
    guide: '1: law',
    phrases: `law, laws, legislation, regulation, regulations, regulator, regulatory, directive, ordinance, decree, ban, banned, prohibited, not allowed any more, permit refused, permit denied, planning permission, planning office, zoning, heritage office, licence revoked, license revoked, ministry, court, court order, injunction, lawsuit, litigation, judge, ruling, tax, vat, tax change, reimbursement, medicare, fda, eu, gdpr, tender annulled, tender cancelled, procurement rules, public procurement, inspector, inspectorate, authority, authorities, city council, municipality, council voted, voted down, since 1 april, new rule, permit was|is|got refused|denied|withdrawn, no permit, state|federal law|rule|order|grant|agency, government rule|order|decree|ban, new .. rule`,
    hits: ['new IDD rule killed it', 'federal grant rescinded', 'the regulator banned it'],
    misses: ['he is slow', 'our bug', 'They act slowly'],
  },
  {
    name: 'champion_left',
    guide: '1: champion left the company',
    phrases: `champion left, champion gone, champion quit, sponsor left, contact left, left the company, left the business, left the firm, left the hospital, left the school, left for, has left, is leaving, leaving the company, last day, no longer works, no longer there, no longer with, not there anymore, not there any more, gone since, resigned, resignation, quit, retired, retires, retirement, retiring, let go, fired, sacked, dismissed, pushed out, ousted, stepped down, step down, transferred, promoted, moved to another, reassigned, relocated, replaced, replaced by, successor, new ceo, new cfo, new cio, new director, new manager, new head, new boss, new owner, new management, new gm, new chef, new principal, new dean, new md, new board, brings his own, brought his own, bringing her own, brings her own, from his old, from her old, old supplier, his former, her former, mind was made up, email bounced, bounced`,
    hits: ['Champion left', 'Devon walked out and resigned', 'new director brings her own supplier'],
    misses: ['no budget', 'too expensive'],
  },
  {
    name: 'rival_move',
    guide: '1: competitor undercut us, incumbent bundled it free',
    phrases: `went with, gone with, going with, chose, chosen, selected, picked, signed with, sign with, signed, awarded to, awarded, gave it to, given to, lost to, lost against, competitor, competition, incumbent, undercut, undercutting, underbid, dropped price, dropped their price, dropped 40%, slashed, dumped, dumping, bundled, bundle, threw in, thrown in, for free, free, at zero, zero cost, at no cost, no charge, at no charge, free of charge, gratis, given away, giving away, below cost, at cost, ca n't beat free, ca n't match, cannot match, could not match, could n't match, no one can match, came in, came in at, came in under, came back with, last minute offer, counter offer, counteroffer, matched, bought market, buying market, loss leader, exclusive, exclusivity, partnership with, owns a stake, stake, cap table, shareholder, family connection, renewed with, renewed, extended with, stayed with, staying with, in-house, built in house, internal build`,
    hits: ['Went with competitor', 'incumbent bundled it free', 'undercut us by 40%'],
    misses: ['they never called', 'our bug'],
  },
  {
    name: 'person_down',
    guide: '1: an event or third party that neither side controls',
    phrases: `broke his|her back|leg|hip|arm|neck|wrist|foot|ankle, broken back|leg|hip|arm, both hips, fell through|off|from the|a, fell ill, was hit, got hit, hit by, run over, crashed his|her, in a coma, intensive care, in hospital, in the hospital, hospitalised, hospitalized, surgery, operation on his|her, chemo, chemotherapy, cancer, tumour, tumor, diagnosed, diagnosis, on sick leave, sick leave, off sick, on leave, medical leave, burnout, burn-out, stroke, heart attack, passed away, died, buried, funeral, in mourning, lost his|her|their wife|husband|son|daughter|mother|father, in labour, gave birth, maternity, praying for, not expected back, early retirement, widow, arrested, in jail, in prison, his|her|their divorce, accident, concussion, dementia, bereavement`,
    hits: ['he broke his back on the roof in March', 'Gail was diagnosed in August', 'both hips'],
    misses: ['They broke off the call', 'I never asked', 'The hospital wants a quote'],
  },
  {
    name: 'moved_under',
    guide: '1: acquired',
    phrases: `merger with, moved under, came under, taken into, bought by, bought up by, part of the .. group, belongs to the .. group, buys centrally, buying centrally, bought centrally, buying is now, purchasing is now, buys everything out of, orders for everybody|all, own supplier for all, for all depots|sites|plants|branches|locations|schools, all plants|sites|depots must, group standard|hq|contract|supplier, holding, head office in, new management, new mgmt, new owners, merged with a|the, merged into a|the group|company|chain|hospital|school|holding, merged under`,
    hits: [
      'Merged with a hospital group in Lyon, new management buys centrally',
      'Moved under the Venlo group in June',
    ],
    misses: ['merged into the main record', 'They moved to Odoo'],
  },
  {
    name: 'long_bond',
    guide: '1: Bare "went with competitor": `circumstance`',
    phrases: `existing customer|client|user|shop of|going, customer|client of .. for|since, with .. since|for .. years, for .. years stayed|renewed, since 19|1990|1996|1998|2000, years relationship, year relationship, long relationship, renewed, have renewed, renewed with, stayed with, stayed, chose someone else, went with someone|somebody else, bought elsewhere, signed elsewhere`,
    hits: ['Existing customer of Atlas Copco for 30 years, stayed', 'They have renewed'],
    misses: ['They went quiet', 'I never asked'],
  },
];
