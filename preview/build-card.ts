import fs from 'node:fs';
import path from 'node:path';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

/** Builds the card with HubSpot's own bundler into `outDir` and returns the path of the bundle. */
export async function buildCard(outDir: string): Promise<string> {
  const root = path.resolve(import.meta.dirname, '../app-card/app/cards');
  await remoteBuild({
    root,
    entryPoint: path.join(root, 'LossReviewCard.tsx'),
    outputDir: outDir,
    logLevel: 'error',
    appConfig: { variables: {} },
  } as never);
  const bundle = fs.readdirSync(outDir).find((name) => name.endsWith('.js'));
  if (!bundle) throw new Error(`HubSpot's bundler left no bundle in ${outDir}.`);
  return path.join(outDir, bundle);
}
