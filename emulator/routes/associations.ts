import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { associate, associatedWith, defaultTypes, dissociate } from '../associate.ts';
import { isAssociationType } from '../association-types.ts';
import { answerBatch, idSchema, inputsOf } from '../batch-answer.ts';
import { invalid, notFound, type RecordError, recordError } from '../hubspot-error.ts';
import { OBJECT_TYPES, type ObjectType } from '../object-types.ts';
import { limitOf, nextPage, parseBody } from '../parse-body.ts';
import { findObject } from '../store.ts';
import { admit, type Parts, typeOf, writerOf } from './parts.ts';

/** HubSpot's limits of an association batch (changelog of February 2025; associations guide). */
const MOST_READ = 1000;
const MOST_CREATED = 2000;

const readSchema = z.object({ inputs: z.array(z.object({ id: idSchema, after: z.string().optional() })) });
const typesSchema = z.array(z.object({ associationCategory: z.string(), associationTypeId: z.number().int() }));
const endsSchema = { from: z.object({ id: idSchema }), to: z.object({ id: idSchema }) };
const createSchema = z.object({ inputs: z.array(z.object({ ...endsSchema, types: typesSchema.min(1) })) });
const defaultSchema = z.object({ inputs: z.array(z.object(endsSchema)) });

/** `/crm/associations/2026-09/{from}/{to}/batch/…` and `/crm/v4/associations/…`. */
export function associationRoutes(parts: Parts): Router {
  const router = Router();

  router.post('/:from/:to/batch/read', (request, response) => {
    const startedAt = parts.now();
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const { portal } = admit(response, from, 'read');
    admit(response, to, 'read');
    const inputs = inputsOf(parseBody(readSchema, request).inputs, MOST_READ);
    const results: unknown[] = [];
    const errors: RecordError[] = [];
    for (const { id, after } of inputs) {
      const object = findObject(portal, from, id);
      const all = object ? associatedWith(portal, object, to) : [];
      if (all.length === 0) {
        errors.push(noneFound(from, to, id));
        continue;
      }
      results.push({ from: { id }, ...pageOf(request, all, Number(after ?? 0), parts.associationPageSize) });
    }
    answerBatch(response, 200, results, errors, startedAt, parts.now());
  });

  router.post('/:from/:to/batch/create', (request, response) => {
    const startedAt = parts.now();
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const access = admit(response, from, 'write');
    const results: unknown[] = [];
    const errors: RecordError[] = [];
    for (const input of inputsOf(parseBody(createSchema, request).inputs, MOST_CREATED)) {
      const typeIds = input.types.map((type) => type.associationTypeId);
      const done = connect(parts, request, access, [from, input.from.id], [to, input.to.id], typeIds);
      if ('message' in done) errors.push(done);
      else results.push(done);
    }
    answerBatch(response, isV4(request) ? 201 : 200, results, errors, startedAt, parts.now());
  });

  router.post('/:from/:to/batch/associate/default', (request, response) => {
    const startedAt = parts.now();
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const access = admit(response, from, 'write');
    const results: unknown[] = [];
    const errors: RecordError[] = [];
    for (const input of inputsOf(parseBody(defaultSchema, request).inputs, MOST_CREATED)) {
      const typeIds = defaultTypes(from, to);
      const done = connect(parts, request, access, [from, input.from.id], [to, input.to.id], typeIds);
      if ('message' in done) errors.push(done);
      else results.push(...defaultResults(input.from.id, input.to.id, typeIds));
    }
    answerBatch(response, 200, results, errors, startedAt, parts.now());
  });

  return router;
}

/** The associations of one record: `/crm/objects/2026-09/{type}/{id}/associations/…`, also under `/crm/v4/objects`. */
export function recordAssociationRoutes(parts: Parts): Router {
  const router = Router();

  router.put('/:from/:fromId/associations/default/:to/:toId', (request, response) => {
    const startedAt = parts.now();
    const { fromId, toId } = request.params;
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const access = admit(response, from, 'write');
    const typeIds = defaultTypes(from, to);
    const done = connect(parts, request, access, [from, fromId], [to, toId], typeIds);
    if ('message' in done) throw notFound(done.message);
    answerBatch(response, 200, defaultResults(fromId, toId, typeIds), [], startedAt, parts.now());
  });

  router.put('/:from/:fromId/associations/:to/:toId', (request, response) => {
    const { fromId, toId } = request.params;
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const access = admit(response, from, 'write');
    const typeIds = parseBody(typesSchema.min(1), request).map((type) => type.associationTypeId);
    const done = connect(parts, request, access, [from, fromId], [to, toId], typeIds);
    if ('message' in done) throw notFound(done.message);
    response.status(201).json(done);
  });

  router.delete('/:from/:fromId/associations/:to/:toId', (request, response) => {
    const { fromId, toId } = request.params;
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const { portal } = admit(response, from, 'write');
    const [one, other] = [findObject(portal, from, fromId), findObject(portal, to, toId)];
    if (one && other) dissociate(portal, one, other, writerOf(parts, request), parts.now());
    response.status(204).end();
  });

  router.get('/:from/:fromId/associations/:to', (request, response) => {
    const [from, to] = [typeOf(request.params.from), typeOf(request.params.to)];
    const { portal } = admit(response, from, 'read');
    const object = findObject(portal, from, request.params.fromId);
    if (!object) throw notFound();
    const start = Number(request.query.after ?? 0);
    const page = pageOf(request, associatedWith(portal, object, to), start, limitOf(request, 500, 500));
    response.json({
      results: page.to,
      ...(page.paging ? { paging: { next: nextPage(request, page.paging.next.after) } } : {}),
    });
  });

  return router;
}

/** One page of associations. v4 gives ids as numbers, the dated versions as strings. */
function pageOf(request: Request, all: ReturnType<typeof associatedWith>, start: number, size: number) {
  if (!Number.isInteger(start)) throw invalid('Invalid paging cursor.');
  const to = all.slice(start, start + size).map(({ id, typeIds }) => ({
    toObjectId: isV4(request) ? Number(id) : id,
    associationTypes: typeIds.map((typeId) => ({ category: 'HUBSPOT_DEFINED', typeId, label: null })),
  }));
  return { to, ...(start + size < all.length ? { paging: { next: { after: String(start + size) } } } : {}) };
}

function connect(
  parts: Parts,
  request: Request,
  { portal }: Access,
  [fromType, fromId]: [ObjectType, string],
  [toType, toId]: [ObjectType, string],
  typeIds: number[],
):
  | { fromObjectTypeId: string; fromObjectId: string; toObjectTypeId: string; toObjectId: string; labels: string[] }
  | RecordError {
  const wrong = typeIds.find((typeId) => !isAssociationType(fromType, toType, typeId));
  if (wrong !== undefined || typeIds.length === 0) {
    throw invalid(`${wrong ?? 'No association type'} is not a valid association type from ${fromType} to ${toType}.`);
  }
  const [from, to] = [findObject(portal, fromType, fromId), findObject(portal, toType, toId)];
  if (!from) return noObject(fromType, fromId);
  if (!to) return noObject(toType, toId);
  associate(portal, from, to, typeIds, writerOf(parts, request), parts.now());
  return {
    fromObjectTypeId: OBJECT_TYPES[fromType].id,
    fromObjectId: from.id,
    toObjectTypeId: OBJECT_TYPES[toType].id,
    toObjectId: to.id,
    labels: [],
  };
}

function defaultResults(fromId: string, toId: string, typeIds: number[]) {
  return typeIds.map((associationTypeId) => ({
    from: { id: fromId },
    to: { id: toId },
    associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId },
  }));
}

function noObject(type: ObjectType, id: string): RecordError {
  const word = OBJECT_TYPES[type].singular.toUpperCase();
  return recordError('OBJECT_NOT_FOUND', `${word} ${id} does not exist.`, { ids: [id] });
}

/** HubSpot says the same of a record without associations and of one that does not exist. */
function noneFound(from: ObjectType, to: ObjectType, id: string): RecordError {
  const [fromWord, toWord] = [OBJECT_TYPES[from].singular, OBJECT_TYPES[to].singular];
  return recordError(
    'OBJECT_NOT_FOUND',
    `No ${toWord} is associated with ${fromWord} ${id}.`,
    { fromObjectId: [id], fromObjectType: [fromWord], toObjectType: [toWord] },
    { subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND' },
  );
}

function isV4(request: Request): boolean {
  return request.originalUrl.startsWith('/crm/v4/');
}
