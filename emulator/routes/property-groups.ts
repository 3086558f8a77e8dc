import { Router } from 'express';
import { z } from 'zod';
import { conflict, invalid, notFound } from '../hubspot-error.ts';
import type { ObjectType } from '../object-types.ts';
import { parseBody } from '../parse-body.ts';
import type { PropertyGroup } from '../property-catalog.ts';
import type { Portal } from '../store.ts';
import { typeOf } from './parts.ts';
import { mayReadSchema, mayWriteSchema } from './properties.ts';

const createSchema = z.object({
  name: z.string().min(1),
  label: z.string().min(1),
  displayOrder: z.number().int().default(-1),
});
const updateSchema = z.object({ label: z.string().min(1).optional(), displayOrder: z.number().int().optional() });

/** Property groups: `/crm/properties/2026-09/{type}/groups`. Stands in front of the properties, whose names share the place. */
export function propertyGroupRoutes(): Router {
  const router = Router();

  router.get('/:type/groups', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    response.json({ results: [...portal.groups[type].values()] });
  });

  router.post('/:type/groups', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const group = { ...parseBody(createSchema, request), archived: false };
    if (portal.groups[type].has(group.name)) throw conflict(`A property group named '${group.name}' already exists.`);
    portal.groups[type].set(group.name, group);
    response.status(201).json(group);
  });

  router.get('/:type/groups/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    response.json(groupNamed(portal, type, request.params.name));
  });

  router.patch('/:type/groups/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const group = groupNamed(portal, type, request.params.name);
    const { label, displayOrder } = parseBody(updateSchema, request);
    if (label !== undefined) group.label = label;
    if (displayOrder !== undefined) group.displayOrder = displayOrder;
    response.json(group);
  });

  router.delete('/:type/groups/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const { name } = groupNamed(portal, type, request.params.name);
    if ([...portal.properties[type].values()].some((property) => property.groupName === name)) {
      throw invalid(`The property group "${name}" still has properties.`);
    }
    portal.groups[type].delete(name);
    response.status(204).end();
  });

  return router;
}

function groupNamed(portal: Portal, type: ObjectType, name: string): PropertyGroup {
  const group = portal.groups[type].get(name);
  if (!group) throw notFound(`Property group ${name} does not exist.`);
  return group;
}
