import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { z } from 'zod';
import { buildExtension } from './build-extension.ts';
import { buildPage } from './build-page.ts';
import { proxyCardCall } from './proxy-card-call.ts';
import { portalReader } from './read-portal.ts';

export interface PreviewUser {
  userId: number;
  email: string;
  name: string;
  ownerId: string | null;
  role: 'manager' | 'rep' | 'other';
}

export interface PreviewOptions {
  port?: number;
  hubspotUrl: string;
  hubspotToken: string;
  appUrl: string;
  clientSecret: string;
  portalId: number;
  portalName: string;
  appId?: number;
  users: PreviewUser[];
}

const fetchBody = z.object({
  url: z.url(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  body: z.unknown().optional(),
  userId: z.number(),
});

/**
 * Serves deal records, the app's pages and its settings as a CRM shows them, each the real bundle in a worker, on 127.0.0.1. HubSpot's own part (who
 * looks, the signed fetch) is played here; everything that is shown comes from HubSpot's API and from the app.
 */
export async function startPreview(options: PreviewOptions): Promise<{ url: string; close(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onus-preview-'));
  const bundles: Record<string, string> = {};
  for (const name of ['card', 'pages', 'settings'] as const)
    bundles[name] = await buildExtension(name, path.join(folder, name));
  await buildPage(path.join(folder, 'page'));
  const reader = portalReader(options.hubspotUrl, options.hubspotToken);
  const proxy = {
    appUrl: options.appUrl,
    clientSecret: options.clientSecret,
    portalId: options.portalId,
    appId: options.appId ?? 1,
  };

  const app = express();
  app.disable('x-powered-by');
  app.get('/extensions/:name.js', (request, response) => {
    const bundle = bundles[request.params.name];
    if (!bundle) return void response.status(404).end();
    response.type('js').send(fs.readFileSync(bundle, 'utf8'));
  });
  app.use('/assets', express.static(path.join(folder, 'page')));
  app.get('/api/portal', (_request, response) => {
    response.json({
      portalId: options.portalId,
      name: options.portalName,
      appUrl: options.appUrl,
      users: options.users,
    });
  });
  app.get('/api/deals', async (_request, response) => {
    response.json(await reader.readDeals());
  });
  app.get('/api/deals/:id', async (request, response) => {
    response.json(await reader.readDeal(request.params.id));
  });
  app.post('/hubspot-fetch', express.json({ limit: '1mb' }), async (request, response) => {
    const call = fetchBody.parse(request.body);
    const user = options.users.find((one) => one.userId === call.userId);
    if (!user) return void response.status(400).json({ message: 'No such user.' });
    const answer = await proxyCardCall(proxy, { ...call, body: call.body, userEmail: user.email });
    response.status(answer.status).type('json').send(answer.body);
  });
  app.get('/style.css', (_request, response) => response.sendFile(path.join(import.meta.dirname, 'page/style.css')));
  app.get(['/', '/deals/:id', '/settings', '/app', '/app/*path'], (_request, response) =>
    response.sendFile(path.join(import.meta.dirname, 'page/index.html')),
  );

  const server = http.createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${options.port} is in use: stop the other program, or give another port.`)
          : error,
      ),
    );
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
