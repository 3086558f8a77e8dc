import type { Tables } from '../store/tables.ts';

/**
 * Every table with data of portals, those that refer to others first, as they can be deleted. `installation` comes last and alone:
 * it remembers that a portal is to be erased.
 */
export const SCOPED_TABLES = [
  'log_entry',
  'nudge',
  'contest',
  'review',
  'reflection',
  'verdict',
  'deal_contact',
  'deal',
  'presentation_stage',
  'portal_settings',
  'event',
  'ignored_event',
  'backfill',
  'held_deal',
  'call_budget',
  'nightly_look',
  'reading',
  'model_spending',
  'model_trial',
  'second_reader',
  'portal',
] as const satisfies (keyof Tables)[];
