import { type Account, type Actor, type RegionCode, reachOf } from '@shigan/core';
import { type Application, nowOf } from '../application.ts';

/** The actor that an account is: its roles, and how far they reach by the registers of units, leaders and regions in force. */
export async function actorOf(app: Application, city: RegionCode, account: Account, via: string): Promise<Actor> {
  const { id, name, roles, unit, leader } = account;
  const [first, ...others] = roles;
  const base = { id, name, via, city, ...(unit === null ? {} : { unit }), ...(leader === null ? {} : { leader }) };
  if (first === undefined) return { ...base, roles: ['stranger'] };
  const actor: Actor = { ...base, roles: [first, ...others] };
  if (unit === null && leader === null) return actor;
  const now = nowOf(await app.store.cities.get(city), app.clock);
  const { registers } = app.store;
  const [units, leaders, regions] = await Promise.all([
    registers.asOf(city, 'unit', now),
    registers.asOf(city, 'leader', now),
    registers.asOf(city, 'region', now),
  ]);
  const reach = reachOf(
    units.find((entry) => entry.key === unit)?.body ?? undefined,
    leaders.find((entry) => entry.key === leader)?.body ?? undefined,
    { units: units.flatMap(({ body }) => body ?? []), regions: regions.flatMap(({ body }) => body ?? []) },
  );
  return { ...actor, reach };
}

/** Somebody without an account: a visitor (演示访客) where the figures are invented, a stranger elsewhere. */
export async function unnamedActor(app: Application, city: RegionCode, via: string): Promise<Actor> {
  const held = await app.store.cities.get(city);
  const roles = [held?.demo === true ? 'visitor' : 'stranger'] as const;
  return { id: 'anonymous', name: '', roles, via, city };
}
