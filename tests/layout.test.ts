import fs from 'node:fs';
import path from 'node:path';

/** The rules of the folder map, executable. */
const FOLDERS = ['src', 'webhooks', 'app-card/app', 'emulator', 'preview', 'corpus', 'bench'];
const files = FOLDERS.filter((folder) => fs.existsSync(folder)).flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => path.join(folder, name)),
);
const importsOf = (file: string) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map((match) =>
    path.join(path.dirname(file), match[1] ?? ''),
  );

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

test('only the commands read the environment', () => {
  const readers = files.filter((file) => /process\.env\b/.test(fs.readFileSync(file, 'utf8')));
  expect(readers.filter((file) => !/(start|command|demo|build-page|eval|bench)\.ts$/.test(file))).toEqual([]);
});

test('the product does not know the emulator, nor the emulator the product', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) =>
          (/^(src|webhooks|app-card)/.test(file) && /^(emulator|preview)/.test(target)) ||
          (/^emulator/.test(file) && /^(src|webhooks|preview)/.test(target)),
      )
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('no drawer: every file name says what is in it', () => {
  expect(
    files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|managers?|services?|controllers?|index)\.tsx?$/.test(file),
    ),
  ).toEqual([]);
});

test('the subscriptions that HubSpot gets are kinds that the door understands', async () => {
  const { parseEvents } = await import('../webhooks/parse-events.ts');
  const manifest = JSON.parse(fs.readFileSync('app-card/app/webhooks/webhooks-hsmeta.json', 'utf8'));
  const { crmObjects, hubEvents } = manifest.config.subscriptions;
  expect(crmObjects.length).toBeGreaterThan(20);
  expect(hubEvents.map((one: { subscriptionType: string }) => one.subscriptionType)).toEqual([
    'contact.privacyDeletion',
  ]);
  const typeIds: Record<string, string> = { deal: '0-3', note: '0-46', meeting: '0-47', call: '0-48', email: '0-49' };
  for (const { subscriptionType, objectType } of [...crmObjects, ...hubEvents]) {
    const event = {
      portalId: 1,
      occurredAt: 5,
      subscriptionType,
      objectTypeId: typeIds[objectType],
      objectId: 9,
      fromObjectId: 9,
      toObjectId: 8,
      toObjectTypeId: '0-3',
    };
    const parsed = parseEvents(Buffer.from(JSON.stringify([event])));
    expect([subscriptionType, objectType, parsed?.ignored]).toEqual([subscriptionType, objectType, []]);
  }
});

test('every page that a page or a message names is there, and every command that they name exists', () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const pages = [
    'README.md',
    ...fs
      .readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const missing = pages.flatMap((page) => {
    const text = fs.readFileSync(page, 'utf8');
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
    const commands = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    return [
      ...links
        .filter((link) => !/^https?:/.test(link) && !fs.existsSync(path.join(path.dirname(page), link)))
        .map((link) => `${page}: ${link}`),
      ...commands.filter((name) => !scripts[name]).map((name) => `${page}: npm run ${name}`),
    ];
  });
  const sources = fs
    .globSync(['src/**/*.ts', '.env.example', 'compose.yaml', 'Containerfile'])
    .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/docs\/[\w-]+\.md/g)].map(([page]) => page));
  expect([...missing, ...sources.filter((page) => !fs.existsSync(page))]).toEqual([]);
});
