import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { LightOrNone } from '../../components/light.tsx';
import { headlineField, headlineUnit, lightOf, shownOf } from './row-state.ts';

/** One indicator that says something else than it did. */
interface Moved<T> {
  readonly row: BoardRowBody;
  readonly from: T;
  readonly to: T;
}

/** What a board says that an earlier one of the same month did not (上次查看以来). */
export interface BoardChanges {
  /** Indicators with a later cut-off than before, or their first. */
  readonly released: readonly BoardRowBody[];
  /** Pace lights of one and the same kind of target that changed, those that grew worse first. */
  readonly lights: readonly Moved<LightOrNone>[];
  /** Ranks that changed, the largest step first. */
  readonly ranks: readonly Moved<number>[];
  /** Figures of the same cut-off that say something else: revisions. As they are printed, with their unit. */
  readonly revised: readonly (Moved<string> & { readonly unit: string; readonly figure: string | undefined })[];
}

const steps: Readonly<Record<LightOrNone, number>> = { none: 0, green: 0, yellow: 1, red: 2 };

/** Compares two boards, row by row; an indicator that only one of them has is none of it but for its release. */
export function boardChanges(before: readonly BoardRowBody[], now: readonly BoardRowBody[]): BoardChanges {
  const held = new Map(before.map((row) => [row.indicator, row]));
  const pairs = now.map((row) => ({ row, was: held.get(row.indicator) }));
  const released = pairs.filter(
    ({ row, was }) => cutoffOf(row) !== undefined && cutoffOf(row) !== (was && cutoffOf(was)),
  );
  return {
    released: released.map(({ row }) => row),
    lights: pairs
      .flatMap(({ row, was }) => {
        const [from, to] = [was === undefined ? 'none' : lightOf(was), lightOf(row)];
        return from === to || from === 'none' || to === 'none' ? [] : [{ row, from, to }];
      })
      .toSorted((a, b) => steps[b.to] - steps[b.from] - (steps[a.to] - steps[a.from])),
    ranks: pairs
      .flatMap(({ row, was }) => {
        const [from, to] = [was && placeOf(was), placeOf(row)];
        return from === undefined || to === undefined || from === to ? [] : [{ row, from, to }];
      })
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)),
    revised: pairs.flatMap(({ row, was }) => {
      if (was === undefined || cutoffOf(was) !== cutoffOf(row) || cutoffOf(row) === undefined) return [];
      const field = headlineField(row);
      const [from, shown] = [shownOf(was, field)?.text, shownOf(row, field)];
      const to = shown?.text;
      return from === undefined || to === undefined || from === to
        ? []
        : [{ row, from, to, unit: headlineUnit(row), figure: shown?.figure }];
    }),
  };
}

/** Whether there is anything to tell. */
export function hasChanged({ released, lights, ranks, revised }: BoardChanges): boolean {
  return [released, lights, ranks, revised].some((list) => list.length > 0);
}

function cutoffOf(row: BoardRowBody): string | undefined {
  return isMissing(row.cutoff) ? undefined : row.cutoff.interval;
}

function placeOf(row: BoardRowBody): number | undefined {
  return isMissing(row.rank) ? undefined : row.rank.place;
}
