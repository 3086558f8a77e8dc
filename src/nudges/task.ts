import { z } from 'zod';
import { GiveUp } from '../errors.ts';
import { paths } from '../hubspot/api-version.ts';
import { readAssociations, readBatch } from '../hubspot/batches.ts';
import { callHubSpot } from '../hubspot/call-hubspot.ts';
import type { Portal } from '../portals/portals.ts';

/** HubSpot's association type from a task to its deal. */
const TASK_TO_DEAL = 216;
const SUBJECT = 'Log what they need before you present';
const BODY = [
  'Nothing is logged yet of what this buyer needs. An offer that is presented before the need is known can only meet objections.',
  'Ask what it costs them today, who cares most about it and why, how they will decide, and what happens if they do nothing.',
  'The Onus card on this deal has five short questions; it takes a minute, and this task is completed when they are logged.',
];
const created = z.object({ id: z.string() });
const anyAnswer = z.unknown();

/** Gives the deal's owner a task to log the needs. A task of ours that stands there already is not repeated. Returns its id. */
export async function createTask(
  portal: Portal,
  deal: { dealId: string; ownerId: string },
  due: Date,
): Promise<string> {
  const standing = await standingTask(portal, deal.dealId);
  if (standing) return standing;
  const body = {
    properties: {
      hs_timestamp: due.toISOString(),
      hs_task_subject: SUBJECT,
      hs_task_body: BODY.map((line) => `<p>${line}</p>`).join(''),
      hs_task_status: 'NOT_STARTED',
      hs_task_priority: 'HIGH',
      hs_task_type: 'TODO',
      hubspot_owner_id: deal.ownerId,
    },
    associations: [
      { to: { id: deal.dealId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TASK_TO_DEAL }] },
    ],
  };
  const task = await callHubSpot(portal.hubspot, { method: 'POST', path: paths.object('tasks'), body }, created);
  return task.id;
}

/** Completes the task; one that the rep deleted is as good as done. */
export async function completeTask(portal: Portal, taskId: string): Promise<void> {
  const call = {
    method: 'PATCH',
    path: `${paths.object('tasks')}/${taskId}`,
    body: { properties: { hs_task_status: 'COMPLETED' } },
  } as const;
  try {
    await callHubSpot(portal.hubspot, call, anyAnswer);
  } catch (error) {
    if (!(error instanceof GiveUp && error.status === 404)) throw error;
  }
}

/** The process may have died between HubSpot's answer and our commit. */
export async function standingTask(portal: Portal, dealId: string): Promise<string | null> {
  const associated = await readAssociations(portal.hubspot, 'deals', 'tasks', [dealId]);
  const tasks = await readBatch(portal.hubspot, 'tasks', associated.get(dealId) ?? [], ['hs_task_subject']);
  for (const task of tasks.values()) if (task.properties.hs_task_subject === SUBJECT) return task.id;
  return null;
}
