import { Router } from 'express';
import { z } from 'zod';
import { answerBatch, idSchema, inputsOf, MOST_INPUTS, MOST_INPUTS_WITH_HISTORY } from '../batch-answer.ts';
import { checkProperties } from '../check-properties.ts';
import { invalid, type RecordError, recordError } from '../hubspot-error.ts';
import { OBJECT_TYPES, type ObjectType } from '../object-types.ts';
import { parseBody, valuesSchema } from '../parse-body.ts';
import { readObject } from '../read-object.ts';
import { findObject } from '../store.ts';
import { archiveObject } from '../write-object.ts';
import { newRecordSchema } from './objects.ts';
import { admit, type Parts, typeOf, writerOf } from './parts.ts';
import { createRecord, refusalOf, updateRecord } from './write-record.ts';

const readSchema = z.object({
  inputs: z.array(z.object({ id: idSchema })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
});
const updateSchema = z.object({ inputs: z.array(z.object({ id: idSchema, properties: valuesSchema })) });
const createSchema = z.object({ inputs: z.array(newRecordSchema) });
const archiveSchema = z.object({ inputs: z.array(z.object({ id: idSchema })) });

/** Batches of CRM objects: `/crm/objects/2026-09/{type}/batch/…` and its older twins. */
export function objectBatchRoutes(parts: Parts): Router {
  const router = Router();

  router.post('/:type/batch/read', (request, response) => {
    const startedAt = parts.now();
    const type = typeOf(request.params.type);
    const { portal, scopes } = admit(response, type, 'read');
    const { inputs, properties, propertiesWithHistory, idProperty } = parseBody(readSchema, request);
    if (idProperty && idProperty !== 'hs_object_id') throw invalid(`idProperty ${idProperty} is not emulated.`);
    if (propertiesWithHistory.length > 0) {
      inputsOf(inputs, MOST_INPUTS_WITH_HISTORY, 'a batch request for property histories');
    }
    const ids = [...new Set(inputsOf(inputs, MOST_INPUTS).map(({ id }) => id))];
    const archived = request.query.archived === 'true';
    const found = ids.map((id) => findObject(portal, type, id, archived)).filter((object) => object !== null);
    const missing = ids.filter((id) => findObject(portal, type, id, archived) === null);
    const results = [...new Set(found)].map((object) =>
      readObject(portal, object, { properties, propertiesWithHistory, scopes }),
    );
    answerBatch(response, 200, results, notFoundErrors(type, missing), startedAt, parts.now());
  });

  router.post('/:type/batch/update', (request, response) => {
    const startedAt = parts.now();
    const type = typeOf(request.params.type);
    const access = admit(response, type, 'write');
    const { portal, scopes } = access;
    const inputs = inputsOf(parseBody(updateSchema, request).inputs, MOST_INPUTS);
    const twice = inputs.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
    if (twice.length > 0) throw invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}].`);
    const checked = inputs.map(({ id, properties }) => {
      const object = findObject(portal, type, id);
      return { id, object, properties: checkProperties(portal, type, properties, object) };
    });
    const missing = checked.filter(({ object }) => object === null).map(({ id }) => id);
    const errors = notFoundErrors(type, missing);
    const results: unknown[] = [];
    for (const { object, properties } of checked) {
      if (!object) continue;
      const refusal = refusalOf(request, response, access, object, properties);
      if (refusal) {
        errors.push(refusal);
        continue;
      }
      updateRecord(parts, request, access, object, properties);
      results.push(readObject(portal, object, { properties: Object.keys(properties), scopes }));
    }
    answerBatch(response, 200, results, errors, startedAt, parts.now());
  });

  router.post('/:type/batch/create', (request, response) => {
    const startedAt = parts.now();
    const type = typeOf(request.params.type);
    const access = admit(response, type, 'write');
    const inputs = inputsOf(parseBody(createSchema, request).inputs, MOST_INPUTS);
    const made = inputs.map((input) => createRecord(parts, request, access, type, input));
    const errors = made.filter((one): one is RecordError => 'message' in one);
    const results = made.flatMap((one) =>
      'message' in one
        ? []
        : [readObject(access.portal, one, { properties: [...one.versions.keys()], scopes: access.scopes })],
    );
    answerBatch(response, 201, results, errors, startedAt, parts.now());
  });

  router.post('/:type/batch/archive', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = admit(response, type, 'write');
    for (const { id } of inputsOf(parseBody(archiveSchema, request).inputs, MOST_INPUTS)) {
      const object = findObject(portal, type, id);
      if (object) archiveObject(portal, object, writerOf(parts, request), parts.now());
    }
    response.status(204).end();
  });

  return router;
}

function notFoundErrors(type: ObjectType, ids: string[]): RecordError[] {
  if (ids.length === 0) return [];
  const word = OBJECT_TYPES[type].singular.toUpperCase();
  const message = `Could not get some ${word} objects, they may be deleted or not exist. Check that ids are valid.`;
  return [recordError('OBJECT_NOT_FOUND', message, { ids })];
}
