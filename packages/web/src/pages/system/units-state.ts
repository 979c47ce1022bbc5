import type { Leader, Unit } from '@shigan/core';

/** A line of the tree of units: how deep it stands, and who sees to it. */
export interface UnitLine {
  readonly unit: Unit;
  readonly depth: number;
  readonly leaders: readonly Leader[];
}

/** The tree of units line by line, each under its parent, in the order of the register. What hangs on no unit stands at the root. */
export function unitLines(units: readonly Unit[], leaders: readonly Leader[]): readonly UnitLine[] {
  const codes = new Set(units.map(({ code }) => code));
  const lines: UnitLine[] = [];
  const place = (unit: Unit, depth: number): void => {
    // A loop, which no register should hold, is shown once.
    if (lines.some((line) => line.unit.code === unit.code)) return;
    const seeTo = leaders.filter(({ portfolio }) => portfolio.units.includes(unit.code));
    lines.push({ unit, depth, leaders: seeTo.toSorted((a, b) => a.order - b.order) });
    for (const child of units) if (child.parent === unit.code) place(child, depth + 1);
  };
  for (const unit of units) if (unit.parent === null || !codes.has(unit.parent)) place(unit, 0);
  for (const unit of units) place(unit, 0);
  return lines;
}
