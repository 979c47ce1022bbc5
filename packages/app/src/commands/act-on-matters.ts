import { type Actor, DomainError, type MatterId, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter } from '../ports/matter-store.ts';
import { type MatterActAsked, actOnMatter } from './act-on-matter.ts';

/** Most matters that one act is done on at once. */
export const mostAtOnce = 200;

export type MattersActAsked = Omit<MatterActAsked, 'version'> & { readonly matters: readonly MatterId[] };

/** Does one act on several matters (批量办理): a report that is written once stands in each of them, a reminder goes to each. All of it
 *  is done, or none: what one matter refuses is refused, with that matter named. Sent again under its key it changes nothing. Refuses
 *  `invalid-entry` for none, one twice, or more than two hundred. */
export async function actOnMatters(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { matters, key, ...asked }: MattersActAsked,
): Promise<readonly FiledMatter[]> {
  authorise(actor, 'matters.act', city);
  if (matters.length === 0 || matters.length > mostAtOnce || new Set(matters).size < matters.length)
    throw new DomainError('invalid-entry', { register: 'matter', key: String(matters.length) });
  return app.store.together(async () => {
    const done: FiledMatter[] = [];
    for (const id of matters) {
      const own = key === undefined ? {} : { key: `${key} ${id}` };
      try {
        done.push(await actOnMatter(app, actor, city, id, { ...asked, ...own }));
      } catch (error) {
        if (error instanceof DomainError) throw new DomainError(error.code, { ...error.params, matter: id });
        throw error;
      }
    }
    return done;
  });
}
