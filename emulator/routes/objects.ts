import { Router } from 'express';
import { z } from 'zod';
import { idSchema } from '../batch-answer.ts';
import { checkProperties } from '../check-properties.ts';
import { invalid, notFound } from '../hubspot-error.ts';
import { mergeObjects } from '../merge-objects.ts';
import { limitOf, listOf, nextPage, parseBody, valuesSchema } from '../parse-body.ts';
import { readObject } from '../read-object.ts';
import { searchObjects, searchSchema } from '../search-objects.ts';
import { type CrmObject, findObject, indexAfter, type Portal } from '../store.ts';
import { archiveObject } from '../write-object.ts';
import { admit, type Parts, typeOf, writerOf } from './parts.ts';
import { createRecord, refusalOf, throwRefusal, updateRecord } from './write-record.ts';

export const newRecordSchema = z.object({
  properties: valuesSchema,
  associations: z
    .array(
      z.object({
        to: z.object({ id: idSchema }),
        types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.number() })).min(1),
      }),
    )
    .default([]),
});
const mergeSchema = z.object({ primaryObjectId: idSchema, objectIdToMerge: idSchema });
const MOST_PER_PAGE = 100;

/** CRM objects one by one, listed, searched and merged: `/crm/objects/2026-09/{type}` and its older twins. */
export function objectRoutes(parts: Parts): Router {
  const router = Router();

  router.post('/:type/search', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal, scopes } = admit(response, type, 'read');
    const search = parseBody(searchSchema, request);
    const { total, objects, after } = searchObjects(portal, type, search);
    response.json({
      total,
      results: objects.map((object) => readObject(portal, object, { properties: search.properties, scopes })),
      ...(after === null ? {} : { paging: { next: { after } } }),
    });
  });

  router.post('/:type/merge', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal, scopes } = admit(response, type, 'write');
    const { primaryObjectId, objectIdToMerge } = parseBody(mergeSchema, request);
    const into = existing(portal, type, primaryObjectId);
    const from = existing(portal, type, objectIdToMerge);
    if (into === from) throw invalid('A record cannot be merged with itself.');
    mergeObjects(portal, into, from, writerOf(parts, request), parts.now());
    response.json(readObject(portal, into, { properties: [], scopes }));
  });

  router.get('/:type', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal, scopes } = admit(response, type, 'read');
    const archived = request.query.archived === 'true';
    const { byId, ids } = portal.objects[type];
    const selection = {
      properties: listOf(request, 'properties'),
      propertiesWithHistory: listOf(request, 'propertiesWithHistory'),
      associations: listOf(request, 'associations'),
      scopes,
    };
    const most = selection.propertiesWithHistory.length > 0 ? MOST_PER_PAGE / 2 : MOST_PER_PAGE;
    const limit = limitOf(request, 10, most);
    const after = request.query.after;
    const page: CrmObject[] = [];
    let index = after === undefined ? 0 : indexAfter(ids, String(after));
    for (; index < ids.length && page.length <= limit; index++) {
      const object = byId.get(ids[index] ?? '');
      if (object && (object.archivedAt !== null) === archived) page.push(object);
    }
    const last = page[limit - 1];
    response.json({
      results: page.slice(0, limit).map((object) => readObject(portal, object, selection)),
      ...(page.length > limit && last ? { paging: { next: nextPage(request, last.id) } } : {}),
    });
  });

  router.post('/:type', (request, response) => {
    const type = typeOf(request.params.type);
    const access = admit(response, type, 'write');
    const created = createRecord(parts, request, access, type, parseBody(newRecordSchema, request));
    if ('message' in created) throwRefusal(created);
    const { portal, scopes } = access;
    const properties = [...created.versions.keys()];
    response.status(201).json(readObject(portal, created, { properties, scopes }));
  });

  router.get('/:type/:id', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal, scopes } = admit(response, type, 'read');
    const object = existing(portal, type, request.params.id, request.query.archived === 'true');
    response.json(
      readObject(portal, object, {
        properties: listOf(request, 'properties'),
        propertiesWithHistory: listOf(request, 'propertiesWithHistory'),
        associations: listOf(request, 'associations'),
        scopes,
      }),
    );
  });

  router.patch('/:type/:id', (request, response) => {
    const type = typeOf(request.params.type);
    const access = admit(response, type, 'write');
    const { portal, scopes } = access;
    const object = existing(portal, type, request.params.id);
    const given = parseBody(z.object({ properties: valuesSchema }), request).properties;
    const properties = checkProperties(portal, type, given, object);
    const refusal = refusalOf(request, response, access, object, properties);
    if (refusal) throwRefusal(refusal);
    updateRecord(parts, request, access, object, properties);
    response.json(readObject(portal, object, { properties: Object.keys(properties), scopes }));
  });

  router.delete('/:type/:id', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = admit(response, type, 'write');
    const object = findObject(portal, type, request.params.id);
    if (object) archiveObject(portal, object, writerOf(parts, request), parts.now());
    response.status(204).end();
  });

  return router;
}

function existing(portal: Portal, type: ReturnType<typeof typeOf>, id: string, archived = false): CrmObject {
  const object = findObject(portal, type, id, archived);
  if (!object) throw notFound(/^\d+$/.test(id) ? undefined : 'Object not found.  objectId are usually numeric.');
  return object;
}
