import { BASES, DISCOVERIES, LOCI, PATTERNS } from '../scoring/verdict.ts';

/** A deal property as HubSpot's properties API takes it. */
export interface PropertyDefinition {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: 'enumeration' | 'number' | 'string' | 'datetime';
  fieldType: 'select' | 'checkbox' | 'number' | 'textarea' | 'text' | 'date' | 'booleancheckbox';
  options?: { label: string; value: string; displayOrder: number; hidden: boolean }[];
}

export const PROPERTY_GROUP = { name: 'onus', label: 'Onus: loss review', displayOrder: -1 };

const WORDS: Record<string, string> = {
  yes: 'Yes',
  no: 'No',
  account: 'An account',
  thin: 'Too thin to judge',
  housekeeping: 'Not a lost sale',
  prospect: "The buyer's side",
  product: 'Product or offer',
  circumstance: 'An outside event',
  rep: "The seller's own part",
  unclear: 'No clear cause',
  none: 'None logged',
  surface: 'On the surface',
  real: 'Need and motive logged',
  did_everything_right: 'Everything was done right',
  failed_to_understand: 'The buyer did not see it',
  no_need: 'No need',
  no_money: 'No money',
  went_dark: 'Stopped answering',
  would_not_decide: 'Would not decide',
  never_serious: 'Was never serious',
  chose_worse: 'Chose the worse option',
  objections_as_reason: 'Objections given as the reason',
  open: 'Not reviewed',
  contested: 'Contested by the rep',
  confirmed: 'Confirmed by a manager',
  overruled: 'Overruled by a manager',
};

function choice(
  name: string,
  label: string,
  description: string,
  values: readonly string[],
  several = false,
): PropertyDefinition {
  const options = values.map((value, index) => ({
    label: WORDS[value] ?? value,
    value,
    displayOrder: index,
    hidden: false,
  }));
  return {
    name,
    label,
    description,
    groupName: PROPERTY_GROUP.name,
    type: 'enumeration',
    fieldType: several ? 'checkbox' : 'select',
    options,
  };
}

function plain(
  name: string,
  label: string,
  description: string,
  type: 'number' | 'string' | 'datetime',
  fieldType: 'number' | 'textarea' | 'text' | 'date',
): PropertyDefinition {
  return { name, label, description, groupName: PROPERTY_GROUP.name, type, fieldType };
}

/** The properties that Onus keeps on deals, for lists, reports and workflows. Their names are relied on by others. */
export const PROPERTIES: PropertyDefinition[] = [
  choice(
    'onus_flag',
    'Onus: responsibility left with the buyer',
    'Yes when the note leaves the result with the buyer and names nothing of the seller’s own. About the note, not the person.',
    ['yes', 'no'],
  ),
  choice(
    'onus_basis',
    'Onus: basis',
    'Whether there is an account to read at all. Thin and housekeeping records are never flagged.',
    BASES,
  ),
  choice('onus_locus', 'Onus: where the note puts the cause', 'What the rep’s own account explains the loss by.', LOCI),
  plain('onus_flag_probability', 'Onus: probability of the flag', 'From 0 to 1, calibrated.', 'number', 'number'),
  choice(
    'onus_ownership',
    'Onus: own part named',
    'Whether the note names something the seller did, left undone or will do differently.',
    ['yes', 'no'],
  ),
  plain('onus_evidence', 'Onus: evidence', 'Verbatim quotes from the rep’s own text.', 'string', 'textarea'),
  choice('onus_patterns', 'Onus: patterns', 'Recurring explanations found in the note.', PATTERNS, true),
  choice(
    'onus_discovery',
    'Onus: discovery',
    'Whether the notes show that the buyer’s needs were understood.',
    DISCOVERIES,
  ),
  choice(
    'onus_discovery_before_presentation',
    'Onus: discovery before the presentation',
    'Whether needs were logged before the deal reached the presentation stage.',
    ['yes', 'no'],
  ),
  choice('onus_review', 'Onus: review', 'What became of the verdict.', ['open', 'contested', 'confirmed', 'overruled']),
  plain('onus_scored_at', 'Onus: scored at', 'When the verdict was given.', 'datetime', 'date'),
  plain('onus_scorer', 'Onus: scorer', 'Which version of the scorer gave the verdict.', 'string', 'text'),
];

export const ONUS_PROPERTY_NAMES = PROPERTIES.map((property) => property.name);
