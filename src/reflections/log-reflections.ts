import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readLines } from '../account/plain-text.ts';
import { GiveUp } from '../errors.ts';
import { paths } from '../hubspot/api-version.ts';
import { readAssociations, readBatch } from '../hubspot/batches.ts';
import { callHubSpot } from '../hubspot/call-hubspot.ts';
import type { Portal } from '../portals/portals.ts';
import type { Tables } from '../store/tables.ts';

/** HubSpot's association type from a note to its deal. */
const NOTE_TO_DEAL = 214;
const created = z.object({ id: z.string() });

/**
 * Puts what reps added on the card onto their deals, as notes in their names, so that it is part of the account.
 * Returns, by deal, why HubSpot refused one; the text is kept and tried again at the next look.
 * A note that stands there already (the process died between HubSpot's answer and our commit) is recognised and not repeated.
 */
export async function logReflections(
  db: Kysely<Tables>,
  portal: Portal,
  dealIds: readonly string[],
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  if (dealIds.length === 0) return refused;
  const open = await db
    .selectFrom('reflection')
    .selectAll()
    .where('portal_id', '=', portal.portalId)
    .where('deal_id', 'in', dealIds)
    .where('note_id', 'is', null)
    .orderBy('id')
    .execute();
  if (open.length === 0) return refused;
  let standing: Map<string, string> | null = null;
  for (const reflection of open) {
    try {
      standing ??= await notesOn(portal, [...new Set(open.map((one) => one.deal_id))]);
      const noteId =
        standing.get(`${reflection.deal_id} ${textOf(asHtml(reflection.text))}`) ??
        (await createNote(portal, reflection.deal_id, reflection.owner_id, reflection.text, reflection.created_at));
      await db.updateTable('reflection').set({ note_id: noteId }).where('id', '=', reflection.id).execute();
    } catch (error) {
      if (!(error instanceof GiveUp)) throw error;
      refused.set(reflection.deal_id, `What the rep added could not be put on the deal as a note. ${error.message}`);
    }
  }
  return refused;
}

async function notesOn(portal: Portal, dealIds: string[]): Promise<Map<string, string>> {
  const associated = await readAssociations(portal.hubspot, 'deals', 'notes', dealIds);
  const notes = await readBatch(portal.hubspot, 'notes', [...associated.values()].flat(), ['hs_note_body']);
  const standing = new Map<string, string>();
  for (const [dealId, noteIds] of associated) {
    for (const id of noteIds) standing.set(`${dealId} ${textOf(notes.get(id)?.properties.hs_note_body ?? '')}`, id);
  }
  return standing;
}

async function createNote(portal: Portal, dealId: string, ownerId: string, text: string, at: Date): Promise<string> {
  const body = {
    properties: { hs_timestamp: at.toISOString(), hs_note_body: asHtml(text), hubspot_owner_id: ownerId },
    associations: [
      { to: { id: dealId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: NOTE_TO_DEAL }] },
    ],
  };
  const note = await callHubSpot(portal.hubspot, { method: 'POST', path: paths.object('notes'), body }, created);
  return note.id;
}

function asHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split(/\n+/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}

/** The words alone: HubSpot may store the HTML differently from how we sent it. */
function textOf(body: string): string {
  return readLines(body)
    .map((line) => line.text.trim())
    .filter(Boolean)
    .join('\n');
}
