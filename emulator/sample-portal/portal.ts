import type { PortalSeed } from '../seed.ts';
import { pipelines } from './pipelines.ts';
import { camille } from './reps/camille.ts';
import { camilleYear } from './reps/camille-year.ts';
import { emre } from './reps/emre.ts';
import { jana } from './reps/jana.ts';
import { nora } from './reps/nora.ts';
import { nobody, vogel } from './reps/others.ts';
import { piotr } from './reps/piotr.ts';
import { piotrYear } from './reps/piotr-year.ts';
import { rick } from './reps/rick.ts';
import { rickYear } from './reps/rick-year.ts';
import { tom } from './reps/tom.ts';
import { tomYear } from './reps/tom-year.ts';
import { seedOf } from './sample-deal.ts';
import { users } from './users.ts';

const SCOPES = [
  'oauth',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.deals.read',
  'crm.schemas.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'sales-email-read',
];

const seeds = [
  seedOf('701', nora),
  seedOf('702', [...tom, ...tomYear]),
  seedOf('703', [...camille, ...camilleYear]),
  seedOf('704', [...rick, ...rickYear]),
  seedOf('705', jana),
  seedOf('706', [...piotr, ...piotrYear]),
  seedOf('707', emre),
  seedOf('799', vogel),
  seedOf(null, nobody),
];

/** The invented portal that the demo, the preview and the tests run on. See the README beside this file. */
export const samplePortal: PortalSeed = {
  portalId: 4242001,
  name: 'Halden',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  accountType: 'STANDARD',
  users,
  pipelines,
  deals: seeds.flatMap((seed) => seed.deals),
  engagements: seeds.flatMap((seed) => seed.engagements),
  tokens: [
    { token: 'emulator-access-token', scopes: SCOPES },
    { token: 'emulator-token-without-mail', scopes: SCOPES.filter((scope) => scope !== 'sales-email-read') },
    {
      token: 'emulator-token-without-notes',
      scopes: SCOPES.filter((scope) => !scope.startsWith('crm.objects.contacts')),
    },
  ],
  oauthApps: [
    {
      clientId: 'emulator-client-id',
      clientSecret: 'emulator-client-secret',
      redirectUris: ['http://localhost:3000/oauth/callback'],
      scopes: SCOPES,
    },
  ],
};
