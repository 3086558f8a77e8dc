import express, { type Router } from 'express';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { onlyWithToken } from '../operations/only-with-token.ts';
import type { Store } from '../store/open-store.ts';
import { writeBackup } from './write-backup.ts';

const request = z.object({ file: z.string().min(1) });

/**
 * `POST /backup`: the running server writes a backup to a file of its machine. No other process can, since the embedded
 * database takes one.
 */
export function backupRoute(parts: { store: Store; log: Log; token: string }): Router {
  const router = express.Router();
  router.post('/backup', onlyWithToken(parts.token), express.json(), async (asked, response) => {
    try {
      const { file } = request.parse(asked.body);
      const started = performance.now();
      const bytes = await writeBackup(parts.store, file);
      parts.log.info({ file, bytes, ms: Math.round(performance.now() - started) }, 'backup written');
      response.json({ bytes });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      parts.log.error(`no backup: ${message}`);
      response.status(500).json({ error: message });
    }
  });
  return router;
}
