import type { RegionCode } from '../region/region.ts';

/** Code of a unit (单位代码): chosen by the city, never changed. A department's is its short name (市商务局), a county's that of its
 *  region (431224). */
export type UnitCode = string;

export type UnitKind = 'government' | 'office' | 'department' | 'county' | 'park';

/** A unit (单位): a government, an office of it, a department, a county's government, a park's committee. Units form a tree. */
export interface Unit {
  readonly code: UnitCode;
  readonly kind: UnitKind;
  readonly name: { readonly zh: string; readonly en: string };
  /** Short names that mean this unit and no other (发改委). */
  readonly aliases: readonly string[];
  readonly parent: UnitCode | null;
  /** The region whose affairs it sees to: the city for its departments, the county for a county's units. */
  readonly region: RegionCode;
}

/** A leader (领导) with the portfolio (分管领域) that the division of labour gives. */
export interface Leader {
  readonly code: string;
  readonly name: string;
  /** Post (职务), as documents write it. */
  readonly post: string;
  /** Order of precedence (排序) in documents, from 1. */
  readonly order: number;
  readonly portfolio: {
    /** Fields in words: 工业和信息化、商务. */
    readonly fields: readonly string[];
    /** Units that the leader sees to, each with all below it. */
    readonly units: readonly UnitCode[];
  };
}

/** How far somebody's rights of a region or department go. */
export interface Reach {
  /** Regions, each with all below it already listed. */
  readonly regions: readonly RegionCode[];
  /** Units, each with all below it already listed. */
  readonly units: readonly UnitCode[];
}

interface Node {
  readonly code: string;
  readonly parent: string | null;
}

/** The codes of a tree's node and of everything below it. A loop in the tree, which no register should hold, ends where it began. */
export function subtree(nodes: Iterable<Node>, root: string): readonly string[] {
  const below = new Map<string, string[]>();
  for (const { code, parent } of nodes) {
    if (parent === null) continue;
    const held = below.get(parent);
    if (held) held.push(code);
    else below.set(parent, [code]);
  }
  const found = new Set([root]);
  // What is added while the set is walked is walked too.
  for (const code of found) for (const child of below.get(code) ?? []) found.add(child);
  return [...found];
}

/** Reach of a person of a unit: the unit's region and everything in it, the unit and everything below it, and of a leader the
 *  units of the portfolio too. A unit that is no longer in force reaches nothing. */
export function reachOf(
  unit: Unit | undefined,
  leader: Leader | undefined,
  registers: { readonly units: readonly Unit[]; readonly regions: readonly Node[] },
): Reach {
  const ownUnits = unit === undefined ? [] : [unit.code];
  const units = [...ownUnits, ...(leader?.portfolio.units ?? [])].flatMap((code) => subtree(registers.units, code));
  const regions = unit === undefined ? [] : subtree(registers.regions, unit.region);
  return { regions, units: [...new Set(units)] };
}
