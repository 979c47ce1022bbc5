import type { Actor } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { City, Store } from '../ports.ts';

export interface Health {
  readonly store: Awaited<ReturnType<Store['status']>>;
  readonly cities: readonly City[];
}

/** The state of the store, and whose data it holds (运行状态). Which cities there are is no secret: who signs in chooses one. */
export async function readHealth(app: Application, actor: Actor): Promise<Health> {
  const [store, cities] = await Promise.all([app.store.status(), app.store.cities.list()]);
  authorise(actor, 'health.read', actor.city ?? cities[0]?.code ?? '');
  return { store, cities };
}
