import { published, type Workings } from '../board/workings.ts';
import { measures } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import type { Region } from '../region/region.ts';
import { compareSpans } from '../span/span.ts';
import type { RevisedFigure } from './detail.ts';

/** Every value of an indicator that was changed in some regions (修订), the latest change first. The old value is a figure as of the
 *  moment it was known from; one that was replaced at that very moment was never in force, and is left out. */
export function revisionsOf(w: Workings, regions: readonly Region[]): readonly RevisedFigure[] {
  const found: RevisedFigure[] = [];
  for (const region of regions)
    for (const measure of measures)
      for (const o of w.book.series(w.indicator.code, region.code, measure)?.all() ?? [])
        found.push(...revisionsOfOne(w, region, o));
  return found.toSorted(
    (a, b) =>
      compareText(b.observation.knownFrom, a.observation.knownFrom) ||
      compareSpans(b.span, a.span) ||
      compareText(a.region.code, b.region.code),
  );
}

function revisionsOfOne(w: Workings, region: Region, latest: Observation): readonly RevisedFigure[] {
  const found: RevisedFigure[] = [];
  let now = latest;
  for (let old = w.book.previousVintage(now); old !== undefined; old = w.book.previousVintage(now)) {
    if (old.knownFrom !== now.knownFrom && isChanged(old, now))
      found.push({
        region,
        span: now.span,
        old: { ...published(w, old), asOf: old.knownFrom },
        now: now === latest ? published(w, now) : { ...published(w, now), asOf: now.knownFrom },
        observation: now,
      });
    now = old;
  }
  return found;
}

/** A further status alone changes no value. */
function isChanged(old: Observation, now: Observation): boolean {
  return old.value !== now.value || old.decimals !== now.decimals || old.unit !== now.unit;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
