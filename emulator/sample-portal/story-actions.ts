import type { UserAction } from '../seed.ts';
import { htmlOf } from './html.ts';

/** The people of the story by their user ids. */
export const INGRID = 4100;
export const NORA = 4101;
export const TOM = 4102;
export const CAMILLE = 4103;
export const RICK = 4104;
export const JANA = 4105;
export const PIOTR = 4106;

/** Moves a deal to another stage; without a reason, the one it has stays. */
export function moveTo(stage: string, as: number, deal: string, reason?: string): UserAction {
  const properties = { dealstage: stage, ...(reason === undefined ? {} : { closed_lost_reason: reason }) };
  return { kind: 'set', as, deal, properties };
}

/** Writes only the reason, as reps do who move the card first. */
export const giveReason = (as: number, deal: string, reason: string): UserAction => ({
  kind: 'set',
  as,
  deal,
  properties: { closed_lost_reason: reason },
});

/** Logs a note from HubSpot's editor. */
export const writeNote = (as: number, deal: string, text: string): UserAction => ({
  kind: 'log',
  as,
  type: 'notes',
  deals: [deal],
  properties: { hs_note_body: htmlOf(text) },
});
