import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseProjectConfig } from '@hubspot/project-parsing-lib/projects';
import { translate } from '@hubspot/project-parsing-lib/translate';
import type * as Card from '../../app-card/app/cards/card-data.ts';
import { BASIS_HEADLINE, DISCOVERY_GAP, LOCUS_HEADLINE, PATTERN_WORDS } from '../../app-card/app/cards/words.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/oauth/scopes.ts';
import { type APPROACHES, BASES, DISCOVERIES, LOCI, PATTERNS } from '../../src/scoring/verdict.ts';

const root = process.cwd();

test.each(['development', 'production'])(
  "HubSpot's own library finds exactly our components, with the profile %s",
  async (profile) => {
    const config = parseProjectConfig(root) as { srcDir: string; platformVersion: string };
    const source = {
      projectSourceDir: path.join(root, config.srcDir),
      platformVersion: config.platformVersion,
      accountId: 1,
    };
    const result = await translate(source as never, { skipValidation: true, profile } as never);
    const nodes = Object.values(result.intermediateRepresentation.intermediateNodesIndexedByUid) as {
      uid: string;
      componentType: string;
      config: Record<string, unknown>;
    }[];
    expect(nodes.map((node) => [node.uid, node.componentType]).sort()).toEqual([
      ['onus_app', 'APPLICATION'],
      ['onus_check_discovery', 'WORKFLOW_ACTION'],
      ['onus_loss_review_card', 'CARD'],
      ['onus_pages', 'PAGE'],
      ['onus_settings', 'SETTINGS'],
      ['onus_webhooks', 'WEBHOOKS'],
    ]);
    expect((result as { skippedHsMetaFiles?: unknown[] }).skippedHsMetaFiles ?? []).toEqual([]);
    const entry = nodes.find((node) => node.componentType === 'CARD')?.config.entrypoint as string;
    expect(fs.existsSync(path.join(root, config.srcDir, entry))).toBe(true);
    expect(JSON.stringify(nodes)).not.toContain('${');
  },
);

test('what the guide for many accounts puts into the manifest makes it an OAuth app, by HubSpot’s own library', async () => {
  const guide = fs.readFileSync('docs/install-many-portals.md', 'utf8');
  const change = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '{}');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-app-'));
  for (const file of fs.readdirSync('app-card', { recursive: true, encoding: 'utf8' })) {
    if (!/(-hsmeta|hsprofile[^/]*)\.json$/.test(file) || file.includes('node_modules')) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(path.join('app-card', file), path.join(folder, file));
  }
  const manifest = path.join(folder, 'app/app-hsmeta.json');
  const app = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const { optionalScopes, requiredScopes, ...rest } = app.config.auth;
  const mail = 'sales-email-read';
  const auth = {
    ...rest,
    ...change.auth,
    requiredScopes: ['oauth', ...requiredScopes.filter((scope: string) => scope !== mail)],
    optionalScopes: [mail],
  };
  fs.writeFileSync(manifest, JSON.stringify({ ...app, config: { ...app.config, ...change, auth } }));
  const { platformVersion } = parseProjectConfig(root) as { platformVersion: string };
  const source = { projectSourceDir: folder, platformVersion, accountId: 1 };
  const { intermediateRepresentation } = await translate(
    source as never,
    {
      skipValidation: true,
      profile: 'production',
    } as never,
  );
  const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid) as {
    componentType: string;
    config: { distribution?: string; auth?: Record<string, unknown> };
  }[];
  const found = nodes.find(({ componentType }) => componentType === 'APPLICATION')?.config;
  expect(found?.distribution).toBe('marketplace');
  expect(found?.auth).toMatchObject({
    type: 'oauth',
    redirectUrls: ['https://onus.example.com/oauth/callback'],
    requiredScopes: REQUIRED_SCOPES,
    optionalScopes: OPTIONAL_SCOPES,
  });
  fs.rmSync(folder, { recursive: true });
});

test('every manifest of the project lies where HubSpot looks for it', () => {
  const manifests = fs
    .readdirSync('app-card', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('-hsmeta.json') && !name.includes('node_modules'));
  expect(manifests.sort()).toEqual([
    'app/app-hsmeta.json',
    'app/cards/loss-review-card-hsmeta.json',
    'app/pages/pages-hsmeta.json',
    'app/settings/settings-hsmeta.json',
    'app/webhooks/webhooks-hsmeta.json',
    'app/workflow-actions/check-discovery-hsmeta.json',
  ]);
});

test.each([
  ['card', '/hubspot/cards/deals/'],
  ['settings', '/hubspot/settings'],
  ['pages', '/hubspot/pages'],
])(
  "HubSpot's own bundler builds the %s",
  (name, calls) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-card-'));
    const script = `import('./preview/build-extension.ts').then(async ({ buildExtension }) => console.log(await buildExtension('${name}', ${JSON.stringify(folder)})))`;
    const bundle = execFileSync('node', ['-e', script], { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
    expect(fs.statSync(bundle).size).toBeGreaterThan(2_000);
    expect(fs.readFileSync(bundle, 'utf8')).toContain(calls);
    fs.rmSync(folder, { recursive: true });
  },
  60_000,
);

test('the card asks only for versions that its lock file has', () => {
  const { dependencies } = JSON.parse(fs.readFileSync('app-card/app/cards/package.json', 'utf8'));
  const lock = JSON.parse(fs.readFileSync('app-card/app/cards/package-lock.json', 'utf8'));
  expect(lock.packages[''].dependencies).toEqual(dependencies);
});

test('hubspot.config.yml holds no key', () => {
  const text = fs.readFileSync('hubspot.config.yml', 'utf8');
  for (const key of ['personalAccessKey:', 'accessToken', 'clientSecret', 'apiKey', 'refreshToken'])
    expect(text).not.toContain(key);
});

test("the card's codes are the scorer's codes", () => {
  type Same<A, B> = [A, B] extends [B, A] ? true : never;
  const same: [
    Same<Card.Locus, (typeof LOCI)[number]>,
    Same<Card.Basis, (typeof BASES)[number]>,
    Same<Card.Discovery, (typeof DISCOVERIES)[number]>,
    Same<Card.Approach, (typeof APPROACHES)[number]>,
    Same<Card.Pattern, (typeof PATTERNS)[number]>,
  ] = [true, true, true, true, true];
  expect(same).toHaveLength(5);
  expect(Object.keys(LOCUS_HEADLINE).sort()).toEqual([...LOCI].sort());
  expect(Object.keys(PATTERN_WORDS).sort()).toEqual([...PATTERNS].sort());
  expect(Object.keys(DISCOVERY_GAP).sort()).toEqual([...DISCOVERIES].sort());
  expect(['account', ...Object.keys(BASIS_HEADLINE)].sort()).toEqual([...BASES].sort());
});

test('nothing the card says accuses a person', () => {
  const text =
    fs.readFileSync('app-card/app/cards/words.ts', 'utf8') + fs.readFileSync('src/cards/coaching-questions.ts', 'utf8');
  expect(text.match(/['"`][^'"`\n]*\b(blam\w*|excuses?|guilt\w*|fault|attitude)\b[^'"`\n]*['"`]/gi) ?? []).toEqual([]);
});
