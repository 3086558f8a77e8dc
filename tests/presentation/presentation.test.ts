import type { Stage, Stages } from '../../src/hubspot/pipelines.ts';
import { nextWorkingDay } from '../../src/nudges/next-working-day.ts';
import type { PresentationStage } from '../../src/presentation/presentation-stages.ts';
import { speaksOfPresenting } from '../../src/presentation/presentation-words.ts';
import { nearnessOf, whenPresented } from '../../src/presentation/when-presented.ts';

test.each([
  'Presentation scheduled',
  'Demo',
  'Product demo done',
  'Proposal sent',
  'Quote',
  'Angebot',
  'Vorführung',
  'Präsentation',
  'Démonstration',
  'Devis envoyé',
  'Propuesta',
  'Demostración',
  'Proposta comercial',
  'Apresentação',
  'Offerte uitgebracht',
  'Preventivo',
  'Tilbud sendt',
  'Nabídka',
  '提案',
  'デモ',
  'Produktpräsentation',
  'Preisangebot versendet',
  'Productdemonstratie',
  'Apresentação no cliente',
])('“%s” is a presentation', (name) => expect(speaksOfPresenting(name)).toBe(true));

test.each([
  'Qualified to buy',
  'Appointment scheduled',
  'Erstgespräch',
  'Bedarf geklärt',
  'Demo requested',
  'Contract sent',
  'Verhandlung',
  'Represented by an agency',
])('“%s” is none', (name) => expect(speaksOfPresenting(name)).toBe(false));

const stage = (pipelineId: string, id: string, order: number, outcome: Stage['outcome'] = 'open'): Stage => ({
  id,
  label: id,
  pipelineId,
  pipelineLabel: pipelineId,
  order,
  outcome,
});
const all = [
  stage('a', 'first', 0),
  stage('a', 'needs', 1),
  stage('a', 'demo', 2),
  stage('a', 'contract', 3),
  stage('a', 'won', 4, 'won'),
  stage('a', 'lost', 5, 'lost'),
  stage('b', 'talk', 0),
  stage('b', 'b-lost', 1, 'lost'),
];
const stages: Stages = new Map(all.map((one) => [`${one.pipelineId}/${one.id}`, one]));
const presentation = (pipelineId: string, stageId: string | null): PresentationStage => ({
  pipelineId,
  pipelineLabel: pipelineId,
  stageId,
  by: stageId ? 'name' : 'nobody',
  stages: all.filter((one) => one.pipelineId === pipelineId && one.outcome === 'open'),
});
const presentations = new Map([
  ['a', presentation('a', 'demo')],
  ['b', presentation('b', null)],
]);
const history = (...entries: [string, string][]) => entries.map(([value, timestamp]) => ({ value, timestamp }));

describe('when a deal was presented', () => {
  test.each([
    ['when it entered the stage', history(['lost', '5'], ['demo', '3'], ['first', '1']), '3'],
    ['the first time, if it went back and forth', history(['demo', '4'], ['needs', '3'], ['demo', '2']), '2'],
    ['when it jumped over the stage', history(['contract', '3'], ['first', '1']), '3'],
    ['when it was won without it', history(['won', '3'], ['first', '1']), '3'],
    ['never, if it was lost before', history(['lost', '3'], ['first', '1']), null],
    ['never, in a pipeline without a presentation', history(['b-lost', '2'], ['talk', '1']), null],
    ['before it changed the pipeline', history(['b-lost', '4'], ['talk', '3'], ['demo', '2']), '2'],
    ['never, as far as an empty history tells', [], null],
    ['never in a stage that is gone', history(['deleted-stage', '2']), null],
  ])('%s', (_, entries, expected) => expect(whenPresented(entries, stages, presentations)).toBe(expected));
});

test('nearness: far, the stage right before, and from the presentation on', () => {
  const one = presentations.get('a');
  expect(['first', 'needs', 'demo', 'contract'].map((id) => nearnessOf(id, one))).toEqual([
    'far',
    'next',
    'presenting',
    'presenting',
  ]);
  expect(nearnessOf('talk', presentations.get('b'))).toBe('far');
  expect(nearnessOf('first', undefined)).toBe('far');
});

test.each([
  ['on a Monday: Tuesday at nine, summer time', '2026-06-01T08:00:00Z', 'Europe/Berlin', '2026-06-02T07:00:00.000Z'],
  ['on a Friday: Monday', '2026-11-20T12:00:00Z', 'Europe/Berlin', '2026-11-23T08:00:00.000Z'],
  ['late on a Thursday that is Friday there: Monday', '2026-11-19T23:30:00Z', 'Asia/Tokyo', '2026-11-23T00:00:00.000Z'],
  ['without a zone: UTC', '2026-11-23T12:00:00Z', null, '2026-11-24T09:00:00.000Z'],
  ['with a zone that nobody knows: UTC', '2026-11-23T12:00:00Z', 'Moon/Base', '2026-11-24T09:00:00.000Z'],
])('the next working day %s', (_, now, zone, expected) =>
  expect(nextWorkingDay(new Date(now), zone).toISOString()).toBe(expected),
);
