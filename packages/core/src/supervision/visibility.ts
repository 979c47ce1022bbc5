import type { ActingPerson } from './event.ts';
import type { Matter } from './matter.ts';

/** Roles that see matters before they are assigned. */
const drafters: ReadonlySet<string> = new Set(['supervisionOfficer', 'leader', 'operator']);

/** Whether a person sees a matter: what is assigned is seen by all who read matters; before that it is a draft of the Supervision
 *  Office, which units that it may name do not see. */
export function seesMatter(by: Pick<ActingPerson, 'roles'>, matter: Pick<Matter, 'assignedOn'>): boolean {
  return matter.assignedOn !== null || by.roles.some((role) => drafters.has(role));
}
