import { buildRegistry, type Registry, type RegisterName } from '@shigan/core';
import type { Application } from '../application.ts';
import type { Store } from '../ports.ts';
import type { Moment } from './moment.ts';

const names: readonly RegisterName[] = ['indicator', 'region', 'peerSet', 'target', 'rule', 'calendar', 'settings'];

/** Registries laid open lately, per store, and by what they were asked for. */
const opened = new WeakMap<Store, { readonly byMoment: Kept; readonly byVersion: Kept }>();
type Kept = Map<string, Promise<Registry>>;
const keptOpen = 8;

/** All registers in force at a moment. What an edition reads stays the same for as long as the store's count of changes does; where
 *  that moved on because figures came in, the registers are the ones laid open already. */
export async function readRegistry(app: Application, moment: Moment): Promise<Registry> {
  const kept = opened.get(app.store) ?? { byMoment: new Map(), byVersion: new Map() };
  opened.set(app.store, kept);
  const { city, edition, changes } = moment;
  return keep(kept.byMoment, `${city.code} ${edition} ${changes}`, async () => {
    const version = await registryVersion(app, moment);
    return keep(kept.byVersion, `${city.code} ${version}`, () => open(app, moment));
  });
}

/** What tells the registers in force at a moment from those of another. */
export async function registryVersion(app: Application, { city, asOf }: Moment): Promise<string> {
  return app.store.registers.version(city.code, names, asOf);
}

/** What is kept under a key, or else what reading gives, kept from now on unless it fails. */
async function keep(kept: Kept, key: string, read: () => Promise<Registry>): Promise<Registry> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = read();
  kept.set(key, reading);
  const oldest = kept.keys().next();
  if (kept.size > keptOpen && !oldest.done) kept.delete(oldest.value);
  try {
    return await reading;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function open(app: Application, moment: Moment): Promise<Registry> {
  const lists = await Promise.all(names.map((name) => app.store.registers.asOf(moment.city.code, name, moment.asOf)));
  return buildRegistry(lists.flat());
}
