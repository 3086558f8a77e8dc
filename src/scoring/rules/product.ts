import type { Rule } from './rule.ts';

/** What the seller's company offers or does: locus `product` (guide, section 1). */
export const PRODUCT: Rule[] = [
  {
    name: 'missing_feature',
    guide: '1: "Chose X because it has SSO and we don\'t": `product`',
    phrases: `feature, missing feature, feature gap, product gap, gap, functionality, function missing, missing function, roadmap, not on the roadmap, integration, no integration, api, sso, scim, does n't support, do n't support, not support, not supported, unsupported, does n't do, we do n't do, we do n't have, we do not have, we dont have, we do n't offer, we do not offer, we do n't make, we do n't carry, we do n't sell, we do n't stock, we ca n't do, we ca n't make, we ca n't supply, we ca n't offer, we cannot do, we cannot supply, we cannot offer, we can not, we could n't match, we stop at, we only do, we only go, we only have, they do it we, they have it, they do and we, ours does n't, ours do n't, ours ca n't, ours is, ours only, our product does n't, not possible with us, not with us, not existing, not available, unavailable, out of stock, discontinued, end of life, no longer make, no longer offer, stopped making, not certified, no certificate, certification, certificate, not approved, not licensed, no licence, no license, not in our, outside our, out of our area, no coverage, does n't reach, do n't deliver, wo n't deliver, ca n't deliver, not rated, spec, specs, limitation, limit, maximum, max load, capacity, workaround, beta, not ready, not before, no date, earliest, version, module, multi-language, offline, mobile, arm, in-region, data residency, on-prem, compatible, incompatible, does n't fit, too small, too big, too heavy, too wide, too long, too short, too loud, resolution, range, battery, voltage, colour, color, size`,
    hits: ['They do it, we don’t have it', 'not on the roadmap', 'no SSO'],
    misses: ['they would not sign', 'I never asked'],
  },
  {
    name: 'our_price',
    guide: '1: our price level or terms',
    phrases: `our price, our prices, our pricing, our rate, our rates, our premium, our fee, our fees, our quote, our list, list price, price list, price book, price increase, price level, price point, price, pricing, priced, overpriced, cost, expensive, too expensive, too dear, pricey, pricier, more expensive, % above, % over, % higher, % more, percent above, percent over, percent higher, percent more, times the, twice the, double the, above the, upcharge, surcharge, mark-up, markup, setup fee, minimum order, moq, minimum, minimums, minimum term, contract length, lock in, lock-in, payment terms, prepayment, deposit, upfront, up front, no discount, no room, could n't go lower, ca n't go lower, could n't come down, no lower, margin, packaging, per seat, per user, light seat, credit terms, penalty clause, liability cap, warranty, excess, exclusions, interest rate, apr, commission, excess, could n't match, ca n't match, undercut, too|so|very dear, are|is|was|were dear, our floor, price floor, our terms, commercial terms, terms and conditions, contract terms, cheaper than us|ours, were|was|is|are cheaper, % cheaper`,
    hits: ['our premium landed 40% above', 'price', 'our sso upcharge'],
    misses: ['they went quiet', 'law changed', 'We walked the floor', 'Dear Ann'],
  },
  {
    name: 'failure',
    guide: '1: delivery, support, brand',
    phrases: `bug, bugs, outage, down for, crashed, crash, crashes, broke, broken, breaks, failed, fails, failure, failing, defect, defective, fault, faulty, glitch, error, timed out, time out, slow, lag, laggy, froze, leak, leaked, leaking, cracked, rusted, warped, rejected batch, wrong part, wrong parts, wrong item, damaged, late delivery, delivered late, delivery late, came late, arrived late, arrived, lead time, lead times, weeks lead, backlog, backorder, back order, backordered, no stock, stock, delay, delays, delayed, slipped, pushed back, no show by our, ticket, tickets, unanswered, escalation, rate limit, downtime, recall, complaint, complaints, warranty claim, poor service, bad service, service, support, stars, reviews, review, reputation, trustpilot, google review, brand, unknown brand, never heard of us, small company, too small, reference, no references, no local, no rep in, nobody local, no presence, nearest, auto-closed, invoice, invoiced, double billed, overcharged, wrong invoice, died, dead, fell apart, smelled, mouldy, moldy, mold, stale, dirty, scratched, dented, wobbly, noisy, burnt`,
    hits: ['the bulk import bug', 'trial key died on day 3', 'ticket unanswered for two weeks'],
    misses: ['they like it', 'the owner is stubborn'],
  },
  {
    name: 'bad_lead',
    guide: '1: lead quality, marketing',
    phrases: `bad lead, bad leads, lead quality, leads, lead, mql, mqls, sql, webinar, webinar list, badge scan, expo, trade fair list, raffle, giveaway, ebook, e-book, download, downloaded, ebook download, hand raiser, high intent, hot lead, warm lead, cold list, purchased list, list, form fill, ad, ads, campaign, facebook lead, google ad, promo, marketing, sdr, bdr, call centre booked, telemarketing, appointment setter, routed, assigned me, landing page, competition entry, prize draw, thought it was free, thought we were, thought we sell, student, not in our territory, wrong country, wrong industry, not my lead, booked as, qual fields, handover, handed over as, never should have reached, intake, referral partner`,
    hits: ['Webinar list again', 'badge scan from the expo', 'Marketing dumped 400 of these'],
    misses: ['they lost a driver', 'no interest'],
  },
  {
    name: 'seller_org_acts',
    guide: "1: what the seller's company offers or does",
    phrases: `deal desk, head office, our hq, from hq, hq said, hq dropped, hq changed, credit said no, credit refused, credit declined, risk said, legal took, our legal, legal dept, legal department, redlines took, seven weeks, approval took, internal approval, internally declined, declined internally, not approved by, management refused, mgmt refused, mgmt said no, boss said no, my boss refused, my director refused, pricing refused, finance refused, finance would not, compliance said, compliance blocked, not allowed to, i'm not allowed, we 're not allowed, were not allowed, refused to, would n't approve, would not approve, wo n't approve, denied, no exception, no exceptions, exception denied, our policy, company policy, policy says, policy, we stopped, we discontinued, we no longer, we closed, we moved, we changed, they changed our, new price book, no grandfathering, changed the terms, cancelled our slot, pulled our, reassigned, no one from, nobody from, not one person from, no engineer, no engineers, no technician, no installer, no crew, no slot, no slots, fully booked, overbooked, no capacity, short staffed, understaffed, product team, engineering said, pm said, pm confirms, promised by product, planning, dispatch, production, the lab, factory, plant said, the warehouse, tell pricing, tell product, tell marketing, product again, cc product, told product, raised with product, feature request, third one this, third this month, again this month, keeps happening, how am i supposed to, how i'm supposed to, supposed to sell, ca n't sell, i ca n't defend, ca n't defend`,
    hits: ['deal desk said no', 'Credit said no in 4 lines', 'I can’t defend our packaging'],
    misses: ['the client said no', 'he left the firm'],
  },
  {
    name: 'our_fact',
    guide: "1: what the seller's company offers or does",
    phrases: `our|the release|roadmap|firmware|update slipped|slips|is|was late|delayed, release .. slipped, slipped to|from|twice|again, not|n't homologated|certified|approved|rated|cleared|calibrated, no homologation|calibration|certification|approval|iso|soc|roaming, api docs, docs are from, 404, 404d, 404'd, half the links, went down, was down, were down, out of spec|tolerance, drifted, does not roam, does not|n't register|reach|support|fit|read|scan|print|export, we|ours have|has|had only|no|nobody|none, we cap it, we cap, we have nobody for, runs only, only from our own, only the cloud, corporate does|do n't, head office does|do not, our floor, our minimum, our finance would not, our trainers, our dealer|factory|plant had|quotes|has|said, less than us, above us|the, weeks|months lead, no office in, no one in, they had a slot, we do n't before, ours is roadmap, is roadmap, on our list since, score sheet, scored us, we were 2nd|3rd|4th|second|third|fourth|last`,
    hits: [
      'If our release hadn’t slipped to autumn',
      'the crane version she needs is not homologated for Norway',
      'Our SIM does not roam past Isiolo',
    ],
    misses: ['They were never serious', 'I never asked'],
  },
];
