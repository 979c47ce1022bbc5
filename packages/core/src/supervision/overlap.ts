import type { Matter } from './matter.ts';
import { isOpen } from './state.ts';

/** Matters that share an indicator, a region and a unit (交叉重叠): one report can serve them all. */
export interface Overlap {
  readonly indicator: string;
  readonly region: string;
  readonly unit: string;
  /** In the order of opening: the first is the one into which merging is proposed. */
  readonly matters: readonly string[];
}

type Overlapping = Pick<
  Matter,
  'id' | 'state' | 'indicator' | 'region' | 'leadUnit' | 'supportingUnits' | 'openedAt' | 'done'
>;

/** Every overlap among open matters. A unit counts whether it leads or supports. */
export function overlapsOf(matters: readonly Overlapping[]): readonly Overlap[] {
  const groups = new Map<string, { key: Omit<Overlap, 'matters'>; members: Overlapping[] }>();
  for (const matter of matters.filter((one) => isOpen(one.state))) {
    const indicator = aboutOf(matter);
    if (indicator === undefined) continue;
    for (const unit of unitsOf(matter)) {
      const name = JSON.stringify([indicator, matter.region, unit]);
      const group = groups.get(name) ?? { key: { indicator, region: matter.region, unit }, members: [] };
      group.members.push(matter);
      groups.set(name, group);
    }
  }
  return [...groups.values()]
    .filter(({ members }) => members.length > 1)
    .map(({ key, members }) => ({ ...key, matters: members.toSorted(byOpening).map((one) => one.id) }))
    .toSorted((a, b) => b.matters.length - a.matters.length);
}

/** Those of several matters that share an indicator, a region and a unit with one. */
export function overlappingWith<T extends Overlapping>(matter: Overlapping, others: readonly T[]): readonly T[] {
  const about = aboutOf(matter);
  if (about === undefined || !isOpen(matter.state)) return [];
  const units = unitsOf(matter);
  return others.filter(
    (other) =>
      other.id !== matter.id &&
      other.region === matter.region &&
      isOpen(other.state) &&
      aboutOf(other) === about &&
      [...unitsOf(other)].some((unit) => units.has(unit)),
  );
}

function aboutOf({ indicator, done }: Overlapping): string | undefined {
  return indicator ?? done?.condition?.indicator;
}

function unitsOf({ leadUnit, supportingUnits }: Overlapping): ReadonlySet<string> {
  return new Set([leadUnit, ...supportingUnits].flatMap((unit) => unit?.code ?? []));
}

function byOpening(a: Overlapping, b: Overlapping): number {
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.id < b.id ? -1 : 1;
}
