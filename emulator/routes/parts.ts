import type { Request, Response } from 'express';
import { type Access, accessOf, requireScope } from '../access.ts';
import { notFound } from '../hubspot-error.ts';
import { OBJECT_TYPES, type ObjectType, objectTypeNamed } from '../object-types.ts';
import type { Store } from '../store.ts';
import type { Writer } from '../write-object.ts';

/** What the routes need. */
export interface Parts {
  store: Store;
  /** Milliseconds. */
  now: () => number;
  appId: number;
  /** Associations a page in a batch read. */
  associationPageSize: number;
}

/** The object type of a path; 404 if HubSpot (as far as it is emulated) has none of this name. */
export function typeOf(name: unknown): ObjectType {
  const type = objectTypeNamed(String(name));
  if (!type) throw notFound(`Unable to infer object type from: ${String(name)}`);
  return type;
}

/** The caller's portal, once it has been checked that the token may read (or write) this type. */
export function admit(response: Response, type: ObjectType, may: 'read' | 'write'): Access {
  const access = accessOf(response);
  requireScope(access, OBJECT_TYPES[type][may]);
  return access;
}

/** Changes through the API are the app's. */
export function writerOf(parts: Parts, request: Request): Writer {
  const [path = ''] = request.originalUrl.split('?');
  return { source: { type: 'INTEGRATION', id: String(parts.appId) }, api: { method: request.method, path } };
}

/** Whether this call came on a dated path of 2026-09 or later, where the portal's own rules hold for API writes. */
export function enforcesRules(request: Request): boolean {
  const version = /\/(\d{4}-\d{2})\//.exec(request.originalUrl)?.[1];
  return version !== undefined && version >= '2026-09';
}
