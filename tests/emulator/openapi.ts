import fs from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** One call as it was made; `status` and `answer` only where the answer is looked at. */
export interface MadeCall {
  method: string;
  /** Without the query. */
  path: string;
  query?: string;
  body?: unknown;
}

export interface ApiDescription {
  /** Where the call departs from the description, one line each; empty when it conforms. */
  checkRequest(call: MadeCall): string[];
  /** The same for what came back. */
  checkAnswer(call: MadeCall, status: number, body: unknown): string[];
}

/**
 * Where HubSpot itself is known to depart from its description: it sends `subCategory` as a string, `label` as null, and its
 * guide documents sorts as objects.
 */
const DEPARTURES: Record<string, Record<string, object>> = {
  StandardError: { subCategory: { type: 'string' } },
  AssociationSpecWithLabel: { label: { type: ['string', 'null'] } },
  PublicObjectSearchRequest: { sorts: { type: 'array' } },
};

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}
interface Route {
  file: string;
  method: string;
  pattern: RegExp;
  variables: number;
  operation: Operation;
}

/** The folder of HubSpot's OpenAPI files, or null where it is not at hand. */
export function apiDescriptionFolder(): string | null {
  const folder = process.env.HUBSPOT_OPENAPI_DIR ?? '../shared/hubspot-openapi';
  return fs.existsSync(`${folder}/objects.json`) ? folder : null;
}

/** Reads HubSpot's description of its API (OpenAPI 3.0) for checking calls and answers against it. */
export function readApiDescription(folder: string): ApiDescription {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const routes: Route[] = [];
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const description = JSON.parse(fs.readFileSync(`${folder}/${file}`, 'utf8'));
    const { schemas } = description.components;
    for (const [name, departures] of Object.entries(DEPARTURES)) {
      if (schemas[name]) Object.assign(schemas[name].properties, departures);
    }
    ajv.addSchema({ ...convert({ components: description.components }, false), $id: `open/${file}` });
    ajv.addSchema({ ...convert({ components: description.components }, true), $id: `closed/${file}` });
    for (const [path, operations] of Object.entries<Record<string, Operation>>(description.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        routes.push({ file, method: method.toUpperCase(), ...patternOf(path), operation });
      }
    }
  }
  routes.sort((a, b) => a.variables - b.variables);
  const find = ({ method, path }: MadeCall) => routes.find((one) => one.method === method && one.pattern.test(path));

  const compiled = new Map<string, ValidateFunction>();
  const check = (kind: 'open' | 'closed', file: string, schema: object, value: unknown, what: string): string[] => {
    const text = JSON.stringify(convert(schema, kind === 'closed')).replaceAll('"#/', `"${kind}/${file}#/`);
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
    compiled.set(text, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${what}${instancePath}: ${message} ${JSON.stringify(params)}`;
    });
  };
  const undescribed = ({ method, path }: MadeCall) => [`${method} ${path} is not in HubSpot's description`];

  return {
    checkRequest: (call) => {
      const route = find(call);
      if (!route) return undescribed(call);
      const known = (route.operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
      const faults = [...new URLSearchParams(call.query).keys()]
        .filter((name) => !known.includes(name))
        .map((name) => `${call.method} ${call.path} has no query parameter ${name}`);
      const schema = Object.values(route.operation.requestBody?.content ?? {})[0]?.schema;
      if (!schema) return call.body === undefined ? faults : [...faults, `${call.method} ${call.path} takes no body`];
      return [...faults, ...check('closed', route.file, schema, call.body, `${call.method} ${call.path} body`)];
    },
    checkAnswer: (call, status, body) => {
      const route = find(call);
      if (!route) return undescribed(call);
      const { responses } = route.operation;
      const success = status >= 200 && status < 300;
      const listed = responses[status] ?? (status === 207 ? (responses[200] ?? responses[201]) : undefined);
      if (success && !listed) {
        const any = Object.keys(responses).some((one) => one.startsWith('2'));
        return any ? [`${call.method} ${call.path} answers ${Object.keys(responses).join(', ')}, not ${status}`] : [];
      }
      const content = success ? listed?.content : { any: { schema: { $ref: '#/components/schemas/Error' } } };
      const schema = Object.values(content ?? {})[0]?.schema;
      const what = `${status} to ${call.method} ${call.path}`;
      if (!schema) return body === null || body === undefined ? [] : [`${what} has a body`];
      return check(success ? 'closed' : 'open', route.file, schema, body, what);
    },
  };
}

function patternOf(path: string): { pattern: RegExp; variables: number } {
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+');
  return { pattern: new RegExp(`^${pattern}$`), variables: path.split('{').length - 1 };
}

/** OpenAPI 3.0 to JSON Schema: `nullable`; `closed` also forbids fields that the description does not have. */
function convert<T>(value: T, closed: boolean): T {
  if (Array.isArray(value)) return value.map((item) => convert(item, closed)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'nullable' && key !== 'example');
  const converted: Record<string, unknown> = Object.fromEntries(
    entries.map(([key, one]) => [key, convert(one, closed)]),
  );
  if ('nullable' in value && value.nullable === true) converted.type = [converted.type, 'null'];
  const properties = converted.properties as object | undefined;
  if (closed && converted.type === 'object' && properties && Object.keys(properties).length > 0) {
    converted.additionalProperties ??= false;
  }
  return converted as T;
}
