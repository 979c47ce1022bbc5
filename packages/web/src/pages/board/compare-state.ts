import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { LightOrNone } from '../../components/light.tsx';
import { headlineField, headlineUnit, lightOf, type Shown, shownOf } from './row-state.ts';

/** What the later month says against the earlier one: better or worse by the indicator's own direction. */
type Verdict = 'better' | 'worse' | 'same' | 'unclear';

/** One indicator in two months. */
export interface ComparedRow {
  readonly now: BoardRowBody;
  readonly before: BoardRowBody;
  readonly unit: string;
  readonly shownNow: Shown | undefined;
  readonly shownThen: Shown | undefined;
  /** Difference of the figures shown first, as it is printed, without a sign of plus; absent where they are not of one kind. Worked out
   *  from the printed figures, so that who subtracts them gets it. */
  readonly difference: string | undefined;
  readonly places: { readonly now: number | undefined; readonly before: number | undefined };
  readonly lights: { readonly now: LightOrNone; readonly before: LightOrNone };
  readonly verdict: Verdict;
}

/** Two boards of one region, indicator by indicator (两个月对比), what grew worse first. Those that both months hold; an indicator of one
 *  and the same cut-off in both has not moved, and is unclear. */
export function comparedRows(then: readonly BoardRowBody[], now: readonly BoardRowBody[]): readonly ComparedRow[] {
  const before = new Map(then.map((row) => [row.indicator, row]));
  const rows = now.flatMap((row) => {
    const was = before.get(row.indicator);
    return was === undefined ? [] : [comparedRow(was, row)];
  });
  const order: readonly Verdict[] = ['worse', 'better', 'same', 'unclear'];
  return rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

function comparedRow(then: BoardRowBody, now: BoardRowBody): ComparedRow {
  const field = headlineField(now);
  const [shownNow, shownThen] = [shownOf(now, field), shownOf(then, headlineField(then))];
  const isOneKind = field === headlineField(then) && now.unit === then.unit && isAnotherSpan(then, now);
  const difference =
    isOneKind && shownNow !== undefined && shownThen !== undefined
      ? differenceOf(shownNow.text, shownThen.text)
      : undefined;
  return {
    now,
    before: then,
    unit: headlineUnit(now),
    shownNow,
    shownThen,
    difference,
    places: { now: placeOf(now), before: placeOf(then) },
    lights: { now: lightOf(now), before: lightOf(then) },
    // Amounts add up over the year: a larger one is later, not better.
    verdict: field === 'value' && isSumOfOneYear(then, now) ? 'unclear' : verdictOf(now, difference),
  };
}

function isAnotherSpan(then: BoardRowBody, now: BoardRowBody): boolean {
  return !isMissing(then.cutoff) && !isMissing(now.cutoff) && then.cutoff.interval !== now.cutoff.interval;
}

function isSumOfOneYear(then: BoardRowBody, now: BoardRowBody): boolean {
  const beginning = ({ cutoff }: BoardRowBody): string =>
    isMissing(cutoff) ? '' : (cutoff.interval.split('/')[0] ?? '');
  return beginning(then) === beginning(now);
}

/** `a − b` with as many decimals as the finer of both has. */
function differenceOf(a: string, b: string): string | undefined {
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const difference = Number(a) - Number(b);
  return Number.isFinite(difference) ? difference.toFixed(decimals).replace(/^-(0(?:\.0+)?)$/u, '$1') : undefined;
}

function verdictOf({ better }: BoardRowBody, difference: string | undefined): Verdict {
  if (difference === undefined || better === 'neutral') return 'unclear';
  const moved = Number(difference);
  if (moved === 0) return 'same';
  return moved > 0 === (better === 'higher') ? 'better' : 'worse';
}

function placeOf({ rank }: BoardRowBody): number | undefined {
  return isMissing(rank) ? undefined : rank.place;
}
