import fs from 'node:fs';
import path from 'node:path';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

/** The extensions of the project: where HubSpot's bundler starts. */
const ENTRIES = { card: 'cards/LossReviewCard.tsx', settings: 'settings/SettingsPage.tsx', pages: 'pages/Pages.tsx' };

export type ExtensionName = keyof typeof ENTRIES;

/** Builds one extension with HubSpot's own bundler into `outDir` and returns the path of the bundle. */
export async function buildExtension(name: ExtensionName, outDir: string): Promise<string> {
  const entryPoint = path.resolve(import.meta.dirname, '../app-card/app', ENTRIES[name]);
  await remoteBuild({
    root: path.dirname(entryPoint),
    entryPoint,
    outputDir: outDir,
    logLevel: 'error',
    appConfig: { variables: {} },
  } as never);
  const bundle = fs.readdirSync(outDir).find((file) => file.endsWith('.js'));
  if (!bundle) throw new Error(`HubSpot's bundler left no bundle in ${outDir}.`);
  return path.join(outDir, bundle);
}
