import { type Request, type Response, Router } from 'express';
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { GiveUp, PortalPaused, RetryLater } from '../errors.ts';
import type { Log } from '../log.ts';
import { ATTEMPT_MS, cookieNameOf, openAttempt, readCookie, sealAttempt, takeAttempt } from './install-attempt.ts';
import { htmlOf, type InstallPage, pages } from './install-page.ts';
import { completeInstall, type InstallParts } from './install-portal.ts';
import { authorizeUrl } from './oauth-app.ts';
import { GrantRefused } from './token-endpoint.ts';

/**
 * `GET /oauth/install` sends an admin to HubSpot; `GET /oauth/callback` takes the answer. The state is bound to the browser by a
 * cookie and works once, so that nobody can make another person's browser complete an installation. `install` is null where
 * the server works by a fixed token.
 */
export function installRoutes(install: InstallParts | null, log: Log): Router {
  const router = Router();
  router.get('/oauth/install', async (_request, response) => {
    if (!install) return show(response, pages.fixedToken());
    const attempt = {
      state: generateRandomState(),
      verifier: generateRandomCodeVerifier(),
      expiresAt: install.now() + ATTEMPT_MS,
    };
    response.cookie(cookieNameOf(attempt.state), sealAttempt(attempt, install.keys), {
      ...cookieOf(install),
      maxAge: ATTEMPT_MS,
    });
    response.set('Cache-Control', 'no-store');
    response.redirect(authorizeUrl(install.app, attempt.state, await calculatePKCECodeChallenge(attempt.verifier)));
  });
  router.get('/oauth/callback', async (request, response) => {
    if (!install) return show(response, pages.fixedToken());
    const page = await answer(install, log, request, response);
    log.info({ requestId: request.id, status: page.status }, `installation: ${page.title}`);
    show(response, page);
  });
  return router;
}

async function answer(install: InstallParts, log: Log, request: Request, response: Response): Promise<InstallPage> {
  const callback = new URL(request.originalUrl, install.app.redirectUri).searchParams;
  const state = callback.get('state') ?? '';
  const name = cookieNameOf(state);
  const attempt = openAttempt(readCookie(request.get('cookie'), name), state, install.keys, install.now());
  response.clearCookie(name, cookieOf(install));
  if (!attempt || !(await takeAttempt(install.db, attempt))) return pages.lost();
  if (callback.has('error')) return pages.declined(callback.get('error_description')?.slice(0, 300) ?? '');
  try {
    return await completeInstall(install, callback, attempt);
  } catch (error) {
    if (error instanceof GrantRefused) return pages.refused();
    if (!(error instanceof RetryLater || error instanceof PortalPaused || error instanceof GiveUp)) throw error;
    log.error({ requestId: request.id }, `installation failed: ${error.message}`);
    return pages.away();
  }
}

function cookieOf({ app }: InstallParts) {
  return {
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: app.redirectUri.startsWith('https:'),
    path: '/oauth',
  };
}

/** The address holds a one-time code: it is neither kept nor passed on. */
function show(response: Response, page: InstallPage): void {
  response
    .status(page.status)
    .set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    })
    .type('html')
    .send(htmlOf(page));
}
