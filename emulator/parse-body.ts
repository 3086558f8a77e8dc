import type { Request } from 'express';
import { z } from 'zod';
import { invalid } from './hubspot-error.ts';

/** HubSpot takes numbers, booleans and null as values too and makes strings of them; null clears. */
export const valuesSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]).transform((value) => (value === null ? '' : String(value))),
);

/** Reads a JSON body; what does not fit gets HubSpot's 400, which names the fields. */
export function parseBody<T>(schema: z.ZodType<T>, request: Request): T {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
  const missing = parsed.error.issues.filter(
    (issue) => issue.code === 'invalid_type' && /undefined/.test(issue.message),
  );
  const message =
    missing.length === parsed.error.issues.length
      ? `Invalid input JSON on line 1, column 1: Some required fields were not set: [${fields.join(', ')}]`
      : `Invalid input JSON: ${parsed.error.issues.map((issue, index) => `${fields[index]}: ${issue.message}`).join('; ')}`;
  throw invalid(message);
}

/** A query parameter that is a list: given several times, or once with commas. */
export function listOf(request: Request, name: string): string[] {
  const given = request.query[name];
  const values = Array.isArray(given) ? given.map(String) : given === undefined ? [] : [String(given)];
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

/** A page size from the query, refused above `most`. */
export function limitOf(request: Request, usual: number, most: number): number {
  const given = request.query.limit;
  if (given === undefined) return usual;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1) throw invalid(`limit must be a positive number, was ${String(given)}`);
  if (limit > most) throw invalid(`limit must be less than or equal to ${most}, was ${limit}`);
  return limit;
}

/** The link to the next page. */
export function nextPage(request: Request, after: string): { after: string; link: string } {
  const url = new URL(`${request.protocol}://${request.get('host') ?? 'localhost'}${request.originalUrl}`);
  url.searchParams.set('after', after);
  return { after, link: url.toString() };
}
