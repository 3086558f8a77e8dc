import type { Request, Response } from 'express';
import type { Access } from '../access.ts';
import { associate } from '../associate.ts';
import { isAssociationType } from '../association-types.ts';
import { checkProperties, propertiesRequired } from '../check-properties.ts';
import { refusedRecords } from '../faults.ts';
import { invalid, type RecordError, recordError } from '../hubspot-error.ts';
import { OBJECT_TYPE_NAMES, OBJECT_TYPES, type ObjectType } from '../object-types.ts';
import { type CrmObject, findObject } from '../store.ts';
import { createObject, updateObject } from '../write-object.ts';
import { enforcesRules, type Parts, writerOf } from './parts.ts';

export interface NewRecord {
  properties: Record<string, string>;
  associations: {
    to: { id: string };
    types: { associationCategory: string; associationTypeId: number }[];
  }[];
}

/** Creates a record with its associations, or says why HubSpot would refuse it. */
export function createRecord(
  parts: Parts,
  request: Request,
  { portal }: Access,
  type: ObjectType,
  given: NewRecord,
): CrmObject | RecordError {
  const pipeline = portal.pipelines[0]?.id;
  const completed = type === 'deals' && pipeline ? { pipeline, ...given.properties } : given.properties;
  const properties = checkProperties(portal, type, completed, null);
  if (!['deals', 'contacts', 'companies'].includes(type) && !properties.hs_timestamp) {
    throw invalid('Some required properties were not set.', {
      errors: [
        { message: 'hs_timestamp is required', code: 'MISSING_PROPERTY', context: { properties: ['hs_timestamp'] } },
      ],
    });
  }
  const targets = given.associations.map(({ to, types }) => {
    const [first] = types;
    const toType = OBJECT_TYPE_NAMES.find((name) => first && isAssociationType(type, name, first.associationTypeId));
    if (!toType) {
      throw invalid(
        `${first?.associationTypeId ?? 'No association type'} is not a valid association type from ${type}.`,
      );
    }
    const target = findObject(portal, toType, to.id);
    if (!target) {
      throw invalid(`Object not found. ${OBJECT_TYPES[toType].singular.toUpperCase()} ${to.id} does not exist.`);
    }
    return { target, typeIds: types.map((one) => one.associationTypeId) };
  });
  if (enforcesRules(request)) {
    const required = propertiesRequired(portal, type, null, properties);
    if (required.length > 0) return requiredError([], required);
  }
  const writer = writerOf(parts, request);
  const at = parts.now();
  const object = createObject(portal, type, properties, writer, at);
  for (const { target, typeIds } of targets) associate(portal, object, target, typeIds, writer, at);
  return object;
}

/** Why this one record would be refused, values aside: an injected refusal or the portal's own rules. */
export function refusalOf(
  request: Request,
  response: Response,
  { portal }: Access,
  object: CrmObject,
  properties: Record<string, string>,
): RecordError | null {
  const injected = refusedRecords(response).get(object.id);
  if (injected !== undefined) return recordError('VALIDATION_ERROR', injected, { ids: [object.id] });
  if (!enforcesRules(request)) return null;
  const required = propertiesRequired(portal, object.type, object, properties);
  return required.length > 0 ? requiredError([object.id], required) : null;
}

function requiredError(ids: string[], properties: string[]): RecordError {
  const context = { ...(ids.length > 0 ? { ids } : {}), properties };
  return recordError('VALIDATION_ERROR', `Some required properties were not set: [${properties.join(', ')}]`, context, {
    errors: properties.map((name) => ({
      message: `${name} is required at this stage by the account's own rules`,
      code: 'MISSING_REQUIRED_PROPERTY',
      context: { propertyName: [name] },
    })),
  });
}

/** Turns one record's refusal into the refusal of the whole call. */
export function throwRefusal({ message, errors, context }: RecordError): never {
  throw invalid(message, { context, ...(errors.length > 0 ? { errors } : {}) });
}

export function updateRecord(
  parts: Parts,
  request: Request,
  { portal }: Access,
  object: CrmObject,
  properties: Record<string, string>,
): void {
  updateObject(portal, object, properties, writerOf(parts, request), parts.now());
}
