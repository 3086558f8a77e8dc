import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readEnv } from '../../src/env.ts';

const containerfile = fs.readFileSync('Containerfile', 'utf8');
const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const example = fs.readFileSync('.env.example', 'utf8');
const known = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);

interface Service {
  image: string;
  command?: string[];
  environment: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  stop_grace_period?: string;
  env_file?: string;
}
const compose = parse(fs.readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};

/** The instructions, with continued lines joined and without comments. */
const instructions = containerfile
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean);
const all = (name: string) =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

const image = Object.fromEntries(
  all('ENV').flatMap((line) => [...line.matchAll(/([A-Z_]+)=(\S+)/g)].map((match) => [match[1], match[2]])),
);

test('the image is built on the Node that the project is tested with, by its full version, from no named registry', () => {
  expect(all('FROM').map((line) => line.split(' ')[0])).toEqual(
    Array(2).fill(`node:${dependencies.node}-bookworm-slim`),
  );
  for (const { image } of Object.values(compose.services)) expect(image).not.toMatch(/\./);
});

test('everything that the server imports is copied into the image, and nothing else of the project', () => {
  const copied = all('COPY')
    .filter((line) => !line.startsWith('--from'))
    .flatMap((line) => line.split(' ').slice(0, -1));
  expect([...new Set(copied)].sort()).toEqual(['app-card/app', 'package-lock.json', 'package.json', 'src', 'webhooks']);
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = fs.readFileSync(file, 'utf8');
    for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const resolved = path.join(path.dirname(file), target);
      expect([file, fs.existsSync(resolved)]).toEqual([file, true]);
      if (/\.tsx?$/.test(resolved)) follow(resolved);
      else seen.add(resolved);
    }
  };
  follow('src/start.ts');
  expect(seen.size).toBeGreaterThan(80);
  expect([...seen].filter((file) => !copied.some((folder) => file.startsWith(folder)))).toEqual([]);
  const ignored = fs.readFileSync('.containerignore', 'utf8');
  for (const one of new Set(copied)) expect(ignored).toContain(`!${one}\n`);
  expect(fs.readFileSync('.dockerignore', 'utf8')).toBe(ignored);
});

test('the packages that the server imports are not only for development', () => {
  const names = new Set<string>();
  for (const folder of ['src', 'webhooks']) {
    for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.startsWith('review-export')) continue;
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      for (const [, target = ''] of text.matchAll(/^(?:import (?!type)|\} from ).*'([^.'][^']*)';$/gm))
        if (!target.startsWith('node:')) names.add(target.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? '');
    }
  }
  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !(name in dependencies))).toEqual([]);
});

test('it does not run as root, gets signals itself, and says when it can work', () => {
  expect(all('USER')).toEqual(['node']);
  expect(JSON.parse(all('ENTRYPOINT')[0] ?? '')).toEqual(['node', 'src/start.ts']);
  expect(all('HEALTHCHECK')[0]).toContain('/readyz');
  expect(containerfile).not.toMatch(/TOKEN|SECRET|PASSWORD|_KEY/);
});

test('every variable of the compose file is one that is explained, and they make a valid configuration', () => {
  for (const name of ['web', 'worker']) {
    const service = compose.services[name] as Service;
    expect(service.command).toEqual([name]);
    expect(Object.keys(service.environment).filter((variable) => !known.includes(variable))).toEqual([]);
    expect(service.env_file).toBe('.env');
    const env = readEnv({ HUBSPOT_ACCESS_TOKEN: 'x', HUBSPOT_CLIENT_SECRET: 'x', ...service.environment });
    expect(env).toMatchObject({ PORT: 3000, ONUS_OPERATIONS_PORT: 9464 });
    expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(25);
  }
  expect(Object.keys(image).filter((variable) => variable !== 'NODE_ENV' && !known.includes(variable))).toEqual([]);
});

test('a container started with a copy of .env.example keeps its data in the volume, and is looked at from outside', () => {
  // `--env-file` goes over the image's ENV, with empty values too; lines with # are left out.
  const given = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
  const filled = { HUBSPOT_ACCESS_TOKEN: 'x', HUBSPOT_CLIENT_SECRET: 'x' };
  expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(filled)));
  expect(readEnv({ ...image, ...given, ...filled })).toMatchObject({
    ONUS_DATA_DIR: '/data/onus',
    ONUS_OPERATIONS_HOST: '0.0.0.0',
    ONUS_OPERATIONS_PORT: 9464,
  });
  expect(all('VOLUME')).toEqual(['/data']);
});

test('health and metrics are not published, the door only to this machine, and no secret stands in the file', () => {
  const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
  expect(ports).toEqual(['127.0.0.1:3000:3000']);
  const text = fs.readFileSync('compose.yaml', 'utf8');
  for (const [, value = ''] of text.matchAll(/PASSWORD: (.*)/g)) expect(value).toMatch(/^\$\{/);
});

test('PostgreSQL 18 keeps its data in the volume', () => {
  expect(compose.services.database).toMatchObject({ image: 'postgres:18', volumes: ['database:/var/lib/postgresql'] });
});
