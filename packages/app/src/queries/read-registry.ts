import { buildRegistry, type Registry, type RegisterName } from '@shigan/core';
import type { Application } from '../application.ts';
import type { Store } from '../ports.ts';
import type { Moment } from './moment.ts';

const names: readonly RegisterName[] = ['indicator', 'region', 'peerSet', 'target', 'rule', 'calendar', 'settings'];

/** Registries laid open lately, per store. What an edition reads stays the same for as long as the store's count of changes does. */
const opened = new WeakMap<Store, Map<string, Promise<Registry>>>();
const keptOpen = 8;

/** All registers in force at a moment. */
export async function readRegistry(app: Application, moment: Moment): Promise<Registry> {
  const kept = opened.get(app.store) ?? new Map<string, Promise<Registry>>();
  opened.set(app.store, kept);
  const key = `${moment.city.code} ${moment.edition} ${moment.changes}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = open(app, moment);
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
