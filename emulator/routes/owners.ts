import { Router } from 'express';
import { accessOf, requireScope } from '../access.ts';
import { notFound } from '../hubspot-error.ts';
import { limitOf, nextPage } from '../parse-body.ts';
import type { SeedUser } from '../seed.ts';
import type { Portal } from '../store.ts';

const SCOPE = 'crm.objects.owners.read';

/** Owners: `/crm/owners/2026-09`. Deactivated ones appear only with `archived=true`, then without their user id. */
export function ownerRoutes(): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const access = accessOf(response);
    requireScope(access, SCOPE);
    const limit = limitOf(request, 100, 500);
    const after = Number(request.query.after ?? 0);
    const email = request.query.email === undefined ? null : String(request.query.email).toLowerCase();
    const owners = ownersOf(access.portal, request.query.archived === 'true')
      .filter((user) => email === null || user.email.toLowerCase() === email)
      .filter((user) => Number(user.ownerId) > after);
    const page = owners.slice(0, limit);
    const last = page.at(-1)?.ownerId;
    response.json({
      results: page.map((user) => readOwner(access.portal, user)),
      ...(owners.length > limit && last ? { paging: { next: nextPage(request, last) } } : {}),
    });
  });

  router.get('/:id', (request, response) => {
    const access = accessOf(response);
    requireScope(access, SCOPE);
    const byUser = request.query.idProperty === 'userId';
    const owner = ownersOf(access.portal, request.query.archived === 'true').find(
      (user) => String(byUser ? user.userId : user.ownerId) === request.params.id,
    );
    if (!owner) throw notFound();
    response.json(readOwner(access.portal, owner));
  });

  return router;
}

function ownersOf(portal: Portal, archived: boolean): SeedUser[] {
  return portal.users
    .filter((user) => user.ownerId !== null && (user.archived ?? false) === archived)
    .sort((a, b) => Number(a.ownerId) - Number(b.ownerId));
}

function readOwner(portal: Portal, user: SeedUser) {
  const at = new Date(portal.startedAt).toISOString();
  const archived = user.archived ?? false;
  return {
    id: user.ownerId,
    type: 'PERSON',
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    ...(archived ? {} : { userId: user.userId }),
    userIdIncludingInactive: user.userId,
    createdAt: at,
    updatedAt: at,
    archived,
  };
}
