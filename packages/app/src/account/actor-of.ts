import {
  type Account,
  type Actor,
  type Leader,
  type Reach,
  reachOf,
  type Region,
  type RegionCode,
  type Unit,
} from '@shigan/core';
import { type Application, nowOf } from '../application.ts';
import type { City, Store } from '../ports.ts';

/** The actor that an account is: its roles, and how far they reach by the registers of units, leaders and regions in force. */
export async function actorOf(app: Application, city: RegionCode, account: Account, via: string): Promise<Actor> {
  const { id, name, roles, unit, leader } = account;
  const [first, ...others] = roles;
  const base = { id, name, via, city, ...(unit === null ? {} : { unit }), ...(leader === null ? {} : { leader }) };
  if (first === undefined) return { ...base, roles: ['stranger'] };
  const actor: Actor = { ...base, roles: [first, ...others] };
  if (unit === null && leader === null) return actor;
  return { ...actor, reach: await reachAt(app, city, unit, leader) };
}

/** What reach is worked out from, as it stood at an edition. */
interface Tree {
  readonly version: string;
  readonly units: readonly Unit[];
  readonly leaders: readonly Leader[];
  readonly regions: readonly Region[];
}

/** The latest tree of each city: it changes far less often than somebody asks for something. */
const trees = new WeakMap<Store, Map<RegionCode, Tree>>();

async function reachAt(app: Application, city: RegionCode, unit: string | null, leader: string | null): Promise<Reach> {
  const { units, leaders, regions } = await treeOf(app, city);
  const own = units.find(({ code }) => code === unit);
  return reachOf(
    own,
    leaders.find(({ code }) => code === leader),
    { units, regions },
  );
}

/** As long as nothing was added and no later entry is in force, the registers are those laid open before: that is asked each time. */
async function treeOf({ store, clock }: Application, code: RegionCode): Promise<Tree> {
  const { city, edition, changes } = await store.cities.standing(code, clock.now());
  const version = `${edition} ${changes}`;
  const kept = trees.get(store) ?? new Map<RegionCode, Tree>();
  trees.set(store, kept);
  const known = kept.get(code);
  if (known?.version === version) return known;
  const now = nowOf(city, clock);
  const [units, leaders, regions] = await Promise.all([
    store.registers.asOf(code, 'unit', now),
    store.registers.asOf(code, 'leader', now),
    store.registers.asOf(code, 'region', now),
  ]);
  const tree = { version, units: bodiesOf(units), leaders: bodiesOf(leaders), regions: bodiesOf(regions) };
  kept.set(code, tree);
  return tree;
}

function bodiesOf<T>(entries: readonly { readonly body: T | null }[]): readonly T[] {
  return entries.flatMap(({ body }) => (body === null ? [] : [body]));
}

/** Somebody without an account: a visitor (演示访客) where the figures are invented, a stranger elsewhere. */
export async function unnamedActor(app: Application, city: RegionCode, via: string): Promise<Actor> {
  return unnamedIn(city, await app.store.cities.get(city), via);
}

/** The same in a city that has been read. */
export function unnamedIn(code: RegionCode, city: City | undefined, via: string): Actor {
  const roles = [city?.demo === true ? 'visitor' : 'stranger'] as const;
  return { id: 'anonymous', name: '', roles, via, city: code };
}
