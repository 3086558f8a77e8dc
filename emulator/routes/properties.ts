import { type Response, Router } from 'express';
import { z } from 'zod';
import { type Access, accessOf, requireScope } from '../access.ts';
import { answerBatch, inputsOf, MOST_INPUTS } from '../batch-answer.ts';
import { conflict, invalid, notFound, type RecordError, recordError } from '../hubspot-error.ts';
import { OBJECT_TYPES, type ObjectType } from '../object-types.ts';
import { parseBody } from '../parse-body.ts';
import { defineProperty, type PropertyDefinition } from '../property-catalog.ts';
import type { Portal } from '../store.ts';
import { type Parts, typeOf } from './parts.ts';

const optionSchema = z.object({
  label: z.string(),
  value: z.string(),
  displayOrder: z.number().int().default(-1),
  hidden: z.boolean().default(false),
  description: z.string().optional(),
});
const changeable = {
  label: z.string().min(1),
  description: z.string().default(''),
  groupName: z.string(),
  type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string']),
  fieldType: z.enum([
    'booleancheckbox',
    'calculation_equation',
    'checkbox',
    'date',
    'file',
    'html',
    'number',
    'phonenumber',
    'radio',
    'select',
    'text',
    'textarea',
  ]),
  options: z.array(optionSchema).default([]),
  displayOrder: z.number().int().default(-1),
  hidden: z.boolean().default(false),
  formField: z.boolean().default(false),
  hasUniqueValue: z.boolean().default(false),
};
const createSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'must be lower case letters, digits and underscores'),
  ...changeable,
});
const updateSchema = z.object(changeable).partial();
const batchSchema = z.object({ inputs: z.array(createSchema) });
const namesSchema = z.object({ inputs: z.array(z.object({ name: z.string() })) });

/** Property definitions: `/crm/properties/2026-09/{type}` and its older twins. */
export function propertyRoutes(parts: Parts): Router {
  const router = Router();
  const isoNow = () => new Date(parts.now()).toISOString();

  router.get('/:type', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    const archived = request.query.archived === 'true';
    response.json({ results: [...portal.properties[type].values()].filter((one) => one.archived === archived) });
  });

  router.post('/:type', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const made = addProperty(portal, type, parseBody(createSchema, request), isoNow());
    if ('context' in made) throw conflict(made.message);
    response.status(201).json(made);
  });

  router.post('/:type/batch/create', (request, response) => {
    const startedAt = parts.now();
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const inputs = inputsOf(parseBody(batchSchema, request).inputs, MOST_INPUTS);
    const made = inputs.map((input) => addProperty(portal, type, input, isoNow()));
    const errors = made.filter((one): one is RecordError => 'context' in one);
    if (errors[0] && errors.length === inputs.length) throw conflict(errors[0].message);
    answerBatch(
      response,
      200,
      made.filter((one) => !('context' in one)),
      errors,
      startedAt,
      parts.now(),
    );
  });

  router.post('/:type/batch/read', (request, response) => {
    const startedAt = parts.now();
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    const names = inputsOf(parseBody(namesSchema, request).inputs, MOST_INPUTS).map(({ name }) => name);
    const missing = names.filter((name) => !portal.properties[type].has(name));
    const errors = missing.map((name) =>
      recordError('OBJECT_NOT_FOUND', `Property ${name} does not exist.`, { name: [name] }),
    );
    const results = names.flatMap((name) => portal.properties[type].get(name) ?? []);
    answerBatch(response, 200, results, errors, startedAt, parts.now());
  });

  router.get('/:type/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    response.json(propertyNamed(portal, type, request.params.name));
  });

  router.patch('/:type/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const definition = propertyNamed(portal, type, request.params.name);
    if (definition.modificationMetadata.readOnlyDefinition) {
      throw invalid(`The definition of ${definition.name} is HubSpot's own and cannot be changed.`);
    }
    const given = parseBody(updateSchema, request);
    const named = Object.keys(request.body as object);
    const changes = Object.fromEntries(Object.entries(given).filter(([key]) => named.includes(key)));
    if (changes.type !== undefined && changes.type !== definition.type) {
      throw invalid(`The type of ${definition.name} cannot be changed from ${definition.type} to ${changes.type}.`);
    }
    checkGroup(portal, type, given.groupName ?? definition.groupName);
    Object.assign(definition, changes, { updatedAt: isoNow() });
    response.json(definition);
  });

  router.delete('/:type/:name', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayWriteSchema(response, type);
    const definition = propertyNamed(portal, type, request.params.name);
    if (definition.hubspotDefined)
      throw invalid(`${definition.name} is HubSpot's own property and cannot be archived.`);
    portal.properties[type].delete(definition.name);
    response.status(204).end();
  });

  return router;
}

/** Any of these scopes opens the definitions of a type for reading, as HubSpot's API description lists them. */
export function mayReadSchema(response: Response, type: ObjectType): Access {
  const access = accessOf(response);
  const { read, write } = OBJECT_TYPES[type];
  requireScope(access, `crm.schemas.${schemaOf(type)}.read`, read, write);
  return access;
}

export function mayWriteSchema(response: Response, type: ObjectType): Access {
  const access = accessOf(response);
  requireScope(access, `crm.schemas.${schemaOf(type)}.write`);
  return access;
}

function schemaOf(type: ObjectType): string {
  return type === 'deals' || type === 'companies' ? type : 'contacts';
}

function addProperty(
  portal: Portal,
  type: ObjectType,
  given: z.infer<typeof createSchema>,
  at: string,
): PropertyDefinition | RecordError {
  if (portal.properties[type].has(given.name)) {
    const message = `A property named '${given.name}' already exists.`;
    return recordError('OBJECT_ALREADY_EXISTS', message, { name: [given.name] });
  }
  checkGroup(portal, type, given.groupName);
  const definition = defineProperty(given, at);
  portal.properties[type].set(given.name, definition);
  return definition;
}

function checkGroup(portal: Portal, type: ObjectType, name: string): void {
  if (!portal.groups[type].has(name)) throw invalid(`The property group "${name}" does not exist.`);
}

function propertyNamed(portal: Portal, type: ObjectType, name: string): PropertyDefinition {
  const definition = portal.properties[type].get(name);
  if (!definition) throw notFound(`Property ${name} does not exist.`);
  return definition;
}
