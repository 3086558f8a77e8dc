import fs from 'node:fs';

interface Entry {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}
const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };

/** Where npm would look for `name` as seen from the package at `path`: beside it, then further up. */
function isLocked(path: string, name: string): boolean {
  const above = path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '';
  return `${path ? `${path}/` : ''}node_modules/${name}` in packages || (path !== '' && isLocked(above, name));
}

// npm leaves out what its registry could not give at the time, and `npm ci` then refuses the lock file on every machine.
test('the lock file has the optional packages of every platform, so that npm ci takes it anywhere', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry host', () => {
  expect(Object.values(packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([]);
});
