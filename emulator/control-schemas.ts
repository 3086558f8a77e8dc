import { z } from 'zod';

/** The bodies that the control port takes. */

const values = z.record(z.string(), z.string());
const engagement = z.enum(['notes', 'calls', 'meetings', 'emails', 'tasks']);
const removable = z.enum(['notes', 'calls', 'meetings', 'emails', 'tasks', 'deals']);
const as = z.number();

export const actionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set'),
    as,
    deal: z.string(),
    properties: values,
    source: z.enum(['CRM_UI', 'WORKFLOWS', 'IMPORT', 'INTEGRATION']).exactOptional(),
  }),
  z.object({ kind: z.literal('log'), as, type: engagement, deals: z.array(z.string()), properties: values }),
  z.object({ kind: z.literal('edit'), as, type: engagement, id: z.string(), properties: values }),
  z.object({ kind: z.literal('remove'), as, type: removable, id: z.string() }),
  z.object({ kind: z.literal('restore'), as, type: removable, id: z.string() }),
  z.object({ kind: z.literal('merge'), as, into: z.string(), from: z.string() }),
  z.object({ kind: z.literal('create'), as, properties: values }),
]);

export const faultSchema = z.object({
  match: z.string().optional(),
  portalId: z.number().int().optional(),
  status: z.number().int().min(400).max(599).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  latencyMs: z.number().min(0).optional(),
  times: z.number().int().min(1).optional(),
  hang: z.boolean().optional(),
  perRecord: z.object({ id: z.string(), message: z.string() }).optional(),
});

export const limitsSchema = z.object({
  perTenSeconds: z.number().int().min(1).optional(),
  daily: z.number().int().min(1).optional(),
  searchPerSecond: z.number().int().min(1).optional(),
});

export const webhooksSchema = z.object({
  targetUrl: z.url().exactOptional(),
  clientSecret: z.string().exactOptional(),
  signedUrl: z.url().exactOptional(),
  paused: z.boolean().exactOptional(),
  duplicate: z.number().min(0).max(1).exactOptional(),
  disorder: z.boolean().exactOptional(),
});

export const pipelinesSchema = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    stages: z.array(z.object({ id: z.string(), label: z.string(), metadata: values })),
  }),
);
