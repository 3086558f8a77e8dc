import type { Response } from 'express';
import { z } from 'zod';
import { invalid, type RecordError } from './hubspot-error.ts';

/** HubSpot's limits of a batch (live answers of its API). */
export const MOST_INPUTS = 100;
export const MOST_INPUTS_WITH_HISTORY = 50;

/** The inputs of a batch; more than `most` are refused in HubSpot's words. */
export function inputsOf<T>(inputs: T[], most: number, ofWhat = 'a batch'): T[] {
  if (inputs.length > most) {
    throw invalid(
      `The maximum number of inputs supported in ${ofWhat} is ${most}. Please reduce the number of items and try again`,
    );
  }
  return inputs;
}

export const idSchema = z.union([z.string(), z.number().int()]).transform(String);

/** Answers a batch: the given status, or 207 when some of its records failed. */
export function answerBatch(
  response: Response,
  status: number,
  results: unknown[],
  errors: RecordError[],
  startedAt: number,
  now: number,
): void {
  response.status(errors.length > 0 ? 207 : status).json({
    status: 'COMPLETE',
    results,
    ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
    startedAt: new Date(startedAt).toISOString(),
    completedAt: new Date(now).toISOString(),
  });
}
