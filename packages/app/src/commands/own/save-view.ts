import { type Actor, DomainError, type RegionCode } from '@shigan/core';
import { type Application, authorise, nowOf } from '../../application.ts';
import type { SavedView } from '../../ports/own-store.ts';

/** Views that somebody can keep. */
export const mostViews = 100;

/** Keeps a view under a name (保存视图). Refuses `invalid-view` where the name is empty or long, the address is none of a page, or a
 *  hundred are kept. */
export async function saveView(
  app: Application,
  actor: Actor,
  city: RegionCode,
  view: Pick<SavedView, 'name' | 'address' | 'shared'>,
): Promise<SavedView> {
  authorise(actor, 'view.save', city, undefined, { person: actor.id });
  const name = view.name.normalize('NFC').trim();
  // An address of this server: one that begins with two slashes is another's.
  const isPage = /^\/(?![/\\])[^\s\\]{0,1999}$/.test(view.address);
  if (name === '' || name.length > 60 || !isPage)
    throw new DomainError('invalid-view', { name, address: view.address });
  const own = (await app.store.savedViews.of(city, actor.id)).filter(({ account }) => account === actor.id);
  if (own.length >= mostViews && !own.some((each) => each.name === name))
    throw new DomainError('invalid-view', { name, address: view.address });
  const at = nowOf(await app.store.cities.get(city), app.clock);
  const kept = { account: actor.id, name, address: view.address, shared: view.shared, at };
  return { ...kept, id: await app.store.savedViews.put(city, kept) };
}

/** Takes one's own view away. Refuses `unknown-view`, also for another's. */
export async function removeView(app: Application, actor: Actor, city: RegionCode, id: string): Promise<void> {
  authorise(actor, 'view.save', city, undefined, { person: actor.id });
  const at = nowOf(await app.store.cities.get(city), app.clock);
  if (!(await app.store.savedViews.remove(city, actor.id, id, at))) throw new DomainError('unknown-view', { view: id });
}

/** One's own views, and those that others share. */
export async function listViews(app: Application, actor: Actor, city: RegionCode): Promise<readonly SavedView[]> {
  authorise(actor, 'view.save', city, undefined, { person: actor.id });
  return app.store.savedViews.of(city, actor.id);
}
