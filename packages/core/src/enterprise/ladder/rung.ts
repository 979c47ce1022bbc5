import type { IndicatorCode } from '../../indicator/indicator.ts';
import { type Day, dayNumber, daysInMonth, formatDay } from '../../instant.ts';

/** Steps of a declaration (申报环节), in the order in which a path may have them. */
export const ladderSteps = ['candidate', 'materials', 'county', 'city', 'province', 'state', 'in'] as const;

export type LadderStep = (typeof ladderSteps)[number];

/** When is declared (申报窗口): every month to a day, or once a year between two days. */
export type DeclarationWindow =
  | { readonly kind: 'monthly'; readonly until: number }
  | { readonly kind: 'yearly'; readonly name: string; readonly from: string; readonly to: string };

/** A rung of the ladder (梯度培育): 个转企、小升规、规改股、股上市、专精特新. An entry of the register `ladderRung`. */
export interface LadderRung {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly order: number;
  /** What one is before, and after. */
  readonly from: { readonly zh: string; readonly en: string };
  readonly to: { readonly zh: string; readonly en: string };
  /** Steps from candidate to in; the first and the last are always these. */
  readonly path: readonly LadderStep[];
  readonly windows: readonly DeclarationWindow[];
  /** What has to be handed in (申报材料). */
  readonly materials: readonly string[];
  /** Whether it leads over a {@link CategoryThreshold}: then the platform names who is near. */
  readonly overThreshold: boolean;
  /** The indicator whose target is the plan of the year. */
  readonly plan: IndicatorCode | null;
  readonly verified: boolean;
}

/** A window as it stands on a day. */
export interface WindowStanding {
  readonly window: DeclarationWindow;
  readonly from: Day;
  readonly to: Day;
  readonly isOpen: boolean;
  /** Days to its end where it is open, to its beginning where it is not. */
  readonly days: number;
}

/** Windows as they stand on a day, each the one open or the next: a monthly one that has ended is next month's. */
export function windowsOn(windows: readonly DeclarationWindow[], today: Day): readonly WindowStanding[] {
  return windows.map((window) => {
    const [from, to] = spanOf(window, today);
    const isOpen = from <= today && today <= to;
    return { window, from, to, isOpen, days: daysBetween(today, isOpen ? to : from) };
  });
}

function spanOf(window: DeclarationWindow, today: Day): readonly [from: Day, to: Day] {
  const year = Number(today.slice(0, 4));
  if (window.kind === 'yearly') {
    const of = (y: number): readonly [Day, Day] => [`${y}-${window.from}`, `${y}-${window.to}`];
    return today <= of(year)[1] ? of(year) : of(year + 1);
  }
  const month = Number(today.slice(5, 7));
  const isOver = Number(today.slice(8, 10)) > window.until;
  const [y, m] = !isOver ? [year, month] : month === 12 ? [year + 1, 1] : [year, month + 1];
  // A window to the 31st lasts to the end of a shorter month.
  return [formatDay(y, m, 1), formatDay(y, m, Math.min(window.until, daysInMonth(y, m)))];
}

function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}
