import type { Owner } from './owners.ts';

/** The name of the user with this e-mail address, or the address itself. */
export function nameOfUser(email: string, owners: ReadonlyMap<string, Owner>): string {
  for (const owner of owners.values()) if (owner.email === email) return owner.name;
  return email;
}

/** The owner who is this user, or null. */
export function ownerOfUser(user: { userId: string; email: string }, owners: ReadonlyMap<string, Owner>): Owner | null {
  for (const owner of owners.values()) if (isUser(owner, user)) return owner;
  return null;
}

/** Is the owner this user? HubSpot names both the user id and the e-mail address. */
export function isUser(owner: Owner, user: { userId: string; email: string }): boolean {
  return owner.userId === user.userId || owner.email === user.email;
}
