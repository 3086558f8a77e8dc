import { invalid } from './hubspot-error.ts';
import type { ObjectType } from './object-types.ts';
import { type PropertyDefinition, STAGE_DATE } from './property-catalog.ts';
import type { CrmObject, Portal } from './store.ts';
import { latest } from './store.ts';

/** HubSpot's limit for a text property, in characters. */
const LONGEST_TEXT = 65_536;

interface Fault {
  name: string;
  error: string;
  message: string;
}

/**
 * Checks values as HubSpot does before a write and returns them in its own form (dates as ISO 8601).
 * Throws HubSpot's 400 that names every faulty property. `object` is what the values are written onto, null for a new one.
 */
export function checkProperties(
  portal: Portal,
  type: ObjectType,
  properties: Record<string, string>,
  object: CrmObject | null,
): Record<string, string> {
  const faults: Fault[] = [];
  const checked: Record<string, string> = {};
  const pipeline = properties.pipeline ?? (object && latest(object, 'pipeline')) ?? null;
  for (const [name, value] of Object.entries(properties)) {
    const definition = portal.properties[type].get(name);
    const fault = (error: string, message: string) => faults.push({ name, error, message });
    if (definition?.modificationMetadata.readOnlyValue || (type === 'deals' && STAGE_DATE.test(name))) {
      fault('READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
    } else if (!definition) {
      fault('PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
    } else if (value === '') {
      checked[name] = '';
    } else {
      checked[name] = checkValue(portal, definition, value, pipeline, fault);
    }
  }
  if (faults.length > 0) throw refusal(portal.portalId, faults);
  return checked;
}

function checkValue(
  portal: Portal,
  definition: PropertyDefinition,
  value: string,
  pipeline: string | null,
  fault: (error: string, message: string) => void,
): string {
  const { type, fieldType, name } = definition;
  if (type === 'number' && !Number.isFinite(Number(value))) fault('INVALID_DOUBLE', `${value} was not a valid number.`);
  if (type === 'bool' && !/^(true|false)$/.test(value)) fault('INVALID_BOOLEAN', `${value} was not a valid boolean.`);
  if (type === 'string' && value.length > LONGEST_TEXT) {
    fault(
      'INVALID_LENGTH',
      `The value of "${name}" has ${value.length} characters; at most ${LONGEST_TEXT} are allowed.`,
    );
  }
  if (type === 'datetime' || type === 'date') {
    const time = /^-?\d+$/.test(value) ? Number(value) : Date.parse(value);
    if (!Number.isFinite(time)) fault('INVALID_DATE', `${value} was not a valid date.`);
    else return type === 'date' ? new Date(time).toISOString().slice(0, 10) : new Date(time).toISOString();
  }
  if (type === 'enumeration') {
    const allowed = allowedValues(portal, definition, pipeline);
    const given = fieldType === 'checkbox' ? value.split(';').filter(Boolean) : [value];
    const wrong = given.find((one) => !allowed.includes(one));
    if (wrong !== undefined) {
      fault('INVALID_OPTION', `${wrong} was not one of the allowed options: [${allowed.join(', ')}]`);
    }
  }
  return value;
}

function allowedValues(portal: Portal, definition: PropertyDefinition, pipeline: string | null): string[] {
  if (definition.name === 'pipeline') return portal.pipelines.map(({ id }) => id);
  if (definition.name === 'dealstage') {
    const pipelines = portal.pipelines.filter(({ id }) => pipeline === null || id === pipeline);
    return pipelines.flatMap(({ stages }) => stages.map(({ id }) => id));
  }
  if (definition.externalOptions) return portal.users.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId]));
  return definition.options.map((option) => option.value);
}

function refusal(portalId: number, faults: Fault[]) {
  const details = faults.map(({ name, error, message }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(details)}`, {
    errors: faults.map(({ name, error, message }) => ({ message, code: error, context: { propertyName: [name] } })),
  });
}

/**
 * The properties that the portal's own rules demand of a deal as it would be after the write, and that it would lack.
 * Enforced on API writes from version 2026-09 on (HubSpot's changelog: CRM API write validation enforcement).
 */
export function propertiesRequired(
  portal: Portal,
  type: ObjectType,
  object: CrmObject | null,
  properties: Record<string, string>,
): string[] {
  if (type !== 'deals' || portal.rules.length === 0) return [];
  const after = (name: string) => properties[name] ?? (object && latest(object, name)) ?? '';
  return portal.rules
    .filter((rule) => rule.pipeline === after('pipeline') && rule.stage === after('dealstage') && !after(rule.property))
    .map((rule) => rule.property);
}
