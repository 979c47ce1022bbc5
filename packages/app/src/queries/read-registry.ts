import { buildRegistry, type Registry, type RegisterName } from '@shigan/core';
import type { Application } from '../application.ts';
import type { Moment } from './moment.ts';

const names: readonly RegisterName[] = ['indicator', 'region', 'peerSet', 'target', 'rule', 'calendar', 'settings'];

/** All registers in force at a moment. */
export async function readRegistry(app: Application, moment: Moment): Promise<Registry> {
  const lists = await Promise.all(names.map((name) => app.store.registers.asOf(moment.city.code, name, moment.asOf)));
  return buildRegistry(lists.flat());
}
