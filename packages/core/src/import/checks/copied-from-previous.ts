import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import {
  type Accusation,
  blocksIn,
  type CheckScope,
  figureAt,
  type Known,
  known,
  regionAt,
  written,
} from './check-scope.ts';
import type { FaultParams } from '../fault-words.ts';
import { slotOf, spanOfSlot } from '../readings-buffer.ts';
import { previousKnown, significantDigits } from './earlier.ts';
import { spanName, subjectOf } from './names.ts';

/** How many regions of a block must repeat before one figure alone, without another that repeats beside it, tells anything. */
const enoughRegions = 5;

interface Repeated {
  readonly position: number;
  readonly span: Span;
  readonly figure: Known;
  /** Level or growth beside it repeats too (true), differs (false), or there is none to compare. */
  readonly beside: boolean | undefined;
}

/** Figures that are those of the previous cut-off once more (沿用上期数): level and growth of a region both equal to the last digit.
 *  One of them alone repeats by chance (a growth holds, no capital arrives in a month), so it counts only where a whole
 *  block of regions repeats. Small numbers, zeros, indices and rates are left alone. */
export function* checkCopiedFromPrevious(scope: CheckScope): Iterable<Accusation> {
  for (const { code, indicator, span, measure, positions } of blocksIn(scope, ['level', 'count', 'yoy'])) {
    if (indicator?.kind === 'index' || indicator?.kind === 'rate') continue;
    let compared = 0;
    const repeated: Repeated[] = [];
    for (const position of positions) {
      const now = figureAt(scope, position);
      if (now === undefined) continue;
      const region = regionAt(scope, position);
      const before = previousKnown(scope, code, region, span, measure);
      if (before === undefined) continue;
      compared++;
      if (!repeats(now, before.figure)) continue;
      repeated.push({ position, ...before, beside: besideRepeats(scope, code, region, span, before.span, measure) });
    }
    const wholeBlock = repeated.length >= enoughRegions && repeated.length === compared;
    for (const { position, span: previous, figure, beside } of repeated) {
      // Where level and growth both repeat the level is pointed at; the growth beside it says nothing more.
      const both = measure !== 'yoy' && beside === true && significantDigits(figure) >= 3;
      const alone = wholeBlock && beside === undefined && significantDigits(figure) >= 2;
      if (!both && !alone) continue;
      const otherSpan = spanName(scope, previous, code);
      const params = (): FaultParams => ({ ...subjectOf(scope, position), otherSpan, value: written(figure) });
      const implicates = besideOf(scope, position, measure);
      yield { code: 'copied-from-previous', at: position, params, implicates };
    }
  }
}

/** The growth beside a level, and the other way round. */
function besideOf(scope: CheckScope, position: number, measure: Measure): readonly number[] {
  const { upload } = scope;
  const { readings } = upload;
  const span = spanOfSlot(readings.slot(position));
  return measuresBeside(measure)
    .map((other) => upload.find(readings.indicatorId(position), slotOf(span, other), readings.regionId(position)))
    .filter((p) => p >= 0);
}

function measuresBeside(measure: Measure): readonly Measure[] {
  return measure === 'yoy' ? ['level', 'count'] : ['yoy'];
}

function repeats(a: Known, b: Known): boolean {
  return a.value === b.value && a.value !== 0 && a.decimals === b.decimals && a.unit === b.unit;
}

function besideRepeats(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  previous: Span,
  measure: Measure,
): boolean | undefined {
  for (const other of measuresBeside(measure)) {
    const now = known(scope, indicator, region, span, other);
    const before = known(scope, indicator, region, previous, other);
    if (now !== undefined && before !== undefined) return repeats(now, before);
  }
  return undefined;
}
