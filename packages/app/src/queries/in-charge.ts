import { type Leader, type RegionCode, subtree, type Unit } from '@shigan/core';
import type { Application } from '../application.ts';

/** The units and leaders of a city, from whom those are proposed who answer for a matter. */
export interface Directory {
  readonly units: readonly Unit[];
  readonly leaders: readonly Leader[];
}

/** Units and leaders as they were at a moment. */
export async function readDirectory(app: Application, city: RegionCode, asOf: string): Promise<Directory> {
  const entries = async <N extends 'unit' | 'leader'>(name: N) =>
    (await app.store.registers.asOf(city, name, asOf)).flatMap((entry) => entry.body ?? []);
  const [units, leaders] = await Promise.all([entries('unit'), entries('leader')]);
  return { units, leaders };
}

/** The unit of a code, a name or another name of its own. */
export function unitNamed(named: string, { units }: Directory): Unit | undefined {
  return units.find(({ code, name, aliases }) => code === named || name.zh === named || aliases.includes(named));
}

/** The government of a county. */
export function countyUnit(region: RegionCode | null, { units }: Directory): Unit | undefined {
  return units.find((unit) => unit.region === region && unit.kind === 'county');
}

/** The leader in whose portfolio a unit lies (分管领导): of several the one whose portfolio holds the fewest units, those below its own
 *  counted as well (the mayor's one unit is the whole city), then the last in rank. */
export function leaderOver(unit: string | undefined, { units, leaders }: Directory): Leader | undefined {
  if (unit === undefined) return undefined;
  return leaders
    .map((leader) => ({ leader, held: new Set(leader.portfolio.units.flatMap((code) => subtree(units, code))) }))
    .filter(({ held }) => held.has(unit))
    .toSorted((a, b) => a.held.size - b.held.size || b.leader.order - a.leader.order)[0]?.leader;
}

/** A leader as a matter names them. */
export function asPerson(leader: Leader): { readonly id: string; readonly name: string } {
  return { id: leader.code, name: `${leader.name}（${leader.post}）` };
}
