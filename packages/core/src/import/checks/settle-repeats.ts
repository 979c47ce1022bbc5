import type { Indicator, IndicatorCode } from '../../indicator/indicator.ts';
import { measureOfSlot, type ReadingsBuffer } from '../readings-buffer.ts';
import type { Settle } from '../upload.ts';
import { agree } from './check-scope.ts';

/** How what a file says twice is settled. Two ranks in one row, 总量 | 位次 | 增速 | 位次, are ranks of two measures: the one directly
 *  behind the measure that the indicator is ranked by is its rank, the other is none of ours. */
export function settleRepeats(readings: ReadingsBuffer, indicators: ReadonlyMap<IndicatorCode, Indicator>): Settle {
  const figure = (p: number): { value: number; decimals: number; unit: string } => ({
    value: readings.value(p),
    decimals: readings.decimals(p),
    unit: readings.unit(p),
  });
  return (kept, later) => {
    if (isSecondRank(readings, kept, later)) {
      const rankedBy = indicators.get(readings.indicators.value(readings.indicatorId(kept)))?.rankedBy;
      const [first, second] = [kept, later].map((p) => measureBefore(readings, p) === rankedBy);
      if (first !== second) return first ? 'first' : 'second';
    }
    return agree(figure(kept), figure(later)) ? 'same' : 'different';
  };
}

function isSecondRank(readings: ReadingsBuffer, kept: number, later: number): boolean {
  return measureOfSlot(readings.slot(kept)) === 'rank' && sameRow(readings, kept, later);
}

function sameRow(readings: ReadingsBuffer, a: number, b: number): boolean {
  return readings.row(a) === readings.row(b) && readings.sheet(a) === readings.sheet(b);
}

/** What the cell to the left says: rows are read cell by cell, so it is the reading before. */
function measureBefore(readings: ReadingsBuffer, p: number): string | undefined {
  const before = p - 1;
  if (before < 0 || !sameRow(readings, before, p) || readings.column(before) !== readings.column(p) - 1)
    return undefined;
  return measureOfSlot(readings.slot(before));
}
