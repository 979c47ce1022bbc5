import { type Actor, DomainError, type RegionCode, type RegisterEntry, type RegisterName } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from './moment.ts';

/** The entries of one register in force at a moment, in order of their keys. */
export async function listRegister<N extends RegisterName>(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  register: N,
  asOf?: string,
): Promise<readonly RegisterEntry<N>[]> {
  authorise(actor, 'register.read', cityCode);
  const moment = await resolveMoment(app, cityCode, asOf);
  const entries = await app.store.registers.asOf(cityCode, register, moment.asOf);
  return entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Every vintage of one entry, oldest first. */
export async function registerHistory<N extends RegisterName>(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  register: N,
  key: string,
): Promise<readonly RegisterEntry<N>[]> {
  authorise(actor, 'register.read', cityCode);
  const found = await app.store.registers.history(cityCode, register, key);
  if (found.length === 0) throw new DomainError('invalid-entry', { register, key });
  return found;
}
