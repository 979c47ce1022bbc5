import type { Instant } from '../../instant.ts';
import type { FaultParams } from '../fault-words.ts';
import { dayOf } from '../../instant.ts';
import { isPercentage } from '../../indicator/indicator.ts';
import { measureOfSlot } from '../readings-buffer.ts';
import {
  type Accusation,
  agree,
  type CheckScope,
  figureAt,
  type HeldFigure,
  type Known,
  measuredIn,
  regionAt,
  written,
} from './check-scope.ts';
import { subjectOf } from './names.ts';

/** What the file changes of the record: the vintages in force now of what it states otherwise. */
function* changesIn(scope: CheckScope): Iterable<{
  readonly position: number;
  readonly figure: Known;
  readonly held: readonly HeldFigure[];
  readonly inForce: HeldFigure;
}> {
  const { readings } = scope.upload;
  for (const indicatorId of scope.indicatorIds) {
    const code = readings.indicators.value(indicatorId);
    for (const { slot, positions } of scope.upload.blocks(indicatorId)) {
      if (slot < scope.slots.from || slot >= scope.slots.to) continue;
      for (const position of positions) {
        const figure = figureAt(scope, position);
        const held = figure && scope.held(code, regionAt(scope, position), slot);
        const inForce = held?.at(-1);
        if (figure === undefined || held === undefined || inForce === undefined || agree(figure, inForce)) continue;
        yield { position, figure, held, inForce };
      }
    }
  }
}

/** Values that would go back behind what is in force (退回旧值): a file released before the vintage in force that says otherwise,
 *  or a value that the vintage in force, or one before it, had replaced. Such a file is refused until somebody confirms it.
 *
 *  Confirmed, a file of an earlier release is kept as a vintage of the past: it tells what was known then, and what is in force stays.
 *  One of the same or a later release puts its values in force again. */
export function* checkRevisesBack(scope: CheckScope): Iterable<Accusation> {
  for (const { position, figure, held, inForce } of changesIn(scope)) {
    if (!goesBack(scope, position, figure, held)) continue;
    const params = (): FaultParams => ({
      ...subjectOf(scope, position),
      held: written(inForce),
      heldFrom: dayOf(inForce.knownFrom),
    });
    yield { code: 'revises-back', at: position, params };
  }
}

function goesBack(scope: CheckScope, position: number, figure: Known, held: readonly HeldFigure[]): boolean {
  const knownFrom: Instant = scope.upload.readings.knownFrom(position) ?? scope.knownFrom;
  const inForce = held.at(-1);
  if (inForce !== undefined && knownFrom < inForce.knownFrom) return true;
  return held.slice(0, -1).some((vintage) => agree(figure, vintage));
}

/** What a revision may change without a question: levels by so many percent, percentages by so many points. */
const usualPercent = 30;
const usualPoints = 10;
const usualCount = 5;

/** A revision (修订) so large that it may be a mistake. Ranks move as they like. */
export function* checkLargeRevision(scope: CheckScope): Iterable<Accusation> {
  for (const { position, figure, held, inForce } of changesIn(scope)) {
    if (goesBack(scope, position, figure, held)) continue;
    const measure = measureOfSlot(scope.upload.readings.slot(position));
    const before = measuredIn(inForce, figure.unit);
    if (measure === 'rank' || before === undefined) continue;
    const change = Math.abs(figure.value - before.value);
    const relative = (change / Math.abs(before.value)) * 100;
    const large = isPercentage(measure)
      ? change >= usualPoints
      : relative >= usualPercent && (measure !== 'count' || change >= usualCount);
    if (!large) continue;
    yield {
      code: 'large-revision',
      at: position,
      params: () => ({ ...subjectOf(scope, position), held: written(inForce) }),
    };
  }
}
