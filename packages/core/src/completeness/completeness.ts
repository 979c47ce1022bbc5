import { heldForm } from '../board/cutoff.ts';
import type { Period } from '../board/board.ts';
import type { Workings } from '../board/workings.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { addDays, type Day, dayNumber, type Instant } from '../instant.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { Region } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import { releaseDay, releasesOf } from '../span/release.ts';
import { endMonth, type Span } from '../span/span.ts';

/** How far a release has arrived (报送情况):
 *  - whole 报齐: every region that publishes it is held
 *  - part 部分报送: some are, and it is still within its days of grace
 *  - awaited 待报: its day is past, its days of grace are not
 *  - late 迟报: its days of grace are past and somebody is wanting
 *  - coming 未到期: its day is still to come */
export type ReleaseState = 'whole' | 'part' | 'awaited' | 'late' | 'coming';

/** One release (一期发布) of an indicator, for a region and its parts. */
export interface ReleaseArrival {
  readonly span: Span;
  /** Its usual day of release. */
  readonly due: Day;
  readonly state: ReleaseState;
  /** Regions held, of those that publish it by the catalogue and have sent it before. */
  readonly held: number;
  readonly of: number;
  /** Those that are not held, in the order of the set. */
  readonly wanting: readonly Region[];
  /** Days past its day; 0 where nobody is wanting or it is not due. */
  readonly daysLate: number;
}

/** An indicator's releases, the oldest first. */
export interface IndicatorArrivals {
  readonly indicator: Indicator;
  /** Regions of which no release looked at is held, though the catalogue has them publish it (从未报送): they are awaited by nobody,
   *  and counted in no release, unless nobody at all is held. */
  readonly never: readonly Region[];
  readonly releases: readonly ReleaseArrival[];
}

/** What has arrived of what was to come (完整性): the releases of the year up to a month and the one before, and those of the
 *  months after it whose day is near. */
export interface Completeness {
  readonly region: Region;
  readonly period: Period;
  readonly asOf: Instant;
  /** The city's day that lateness is counted by. */
  readonly today: Day;
  /** Days of grace (宽限天数), by the city's rule on late reports. */
  readonly grace: number;
  readonly rows: readonly IndicatorArrivals[];
}

export interface CompletenessSpec {
  readonly registry: Registry;
  readonly book: ObservationBook;
  readonly edition: Instant;
  readonly asOf: Instant;
  readonly today: Day;
  readonly region: Region;
  /** What the region is divided into; the region itself is looked at with them. */
  readonly parts: readonly Region[];
  readonly period: Period;
}

/** Releases looked at: those that end in the thirteen months up to the month asked for, and in the two after it. */
export const monthsBack = 12;
const monthsAhead = 2;

/** The rule that says how many days late is late. */
const lateRule = 'not-reported-by-date';
const usualGrace = 3;

/** Looks up, for every indicator of the catalogue that the region or its parts publish, which releases are held. Vendor's series
 *  have no calendar and are left out. */
export function completenessOf(spec: CompletenessSpec): Completeness {
  const { registry, period, region, today } = spec;
  const grace = registry.rules.get(lateRule)?.thresholds['days'] ?? usualGrace;
  const rows: IndicatorArrivals[] = [];
  for (const indicator of registry.indicators.values()) {
    if (indicator.section === 'external') continue;
    const publishing = [region, ...spec.parts].filter(({ level }) => (indicator.published[level] ?? []).length > 0);
    if (publishing.length === 0) continue;
    const spans = releasesAround(period, indicator);
    if (spans.length === 0) continue;
    const sending = publishing.filter((one) => spans.some((span) => isHeld(spec, indicator, one, span)));
    const expected = sending.length === 0 ? publishing : sending;
    rows.push({
      indicator,
      never: publishing.filter((one) => !expected.includes(one)),
      releases: spans.map((span) => arrival(spec, indicator, expected, span, grace)),
    });
  }
  return { region, period, asOf: spec.asOf, today, grace, rows };
}

function releasesAround({ year, month }: Period, indicator: Indicator): readonly Span[] {
  const last = year * 12 + month;
  return [year - 1, year, year + 1]
    .flatMap((each) => releasesOf(each, indicator))
    .filter((span) => {
      const end = span.year * 12 + endMonth(span);
      return end >= last - monthsBack && end <= last + monthsAhead;
    });
}

function arrival(
  spec: CompletenessSpec,
  indicator: Indicator,
  expected: readonly Region[],
  span: Span,
  grace: number,
): ReleaseArrival {
  const due = releaseDay(span, indicator.release);
  const wanting = expected.filter((region) => !isHeld(spec, indicator, region, span));
  const isDue = spec.today > due;
  return {
    span,
    due,
    state: stateOf(wanting.length, expected.length, isDue, spec.today > addDays(due, grace)),
    held: expected.length - wanting.length,
    of: expected.length,
    wanting,
    daysLate: isDue && wanting.length > 0 ? dayNumber(spec.today) - dayNumber(due) : 0,
  };
}

function isHeld(
  { registry, book, edition }: CompletenessSpec,
  indicator: Indicator,
  region: Region,
  span: Span,
): boolean {
  const w: Workings = { registry, book, asOf: edition, indicator, region };
  return heldForm(w, span) !== undefined;
}

function stateOf(wanting: number, of: number, isDue: boolean, isLate: boolean): ReleaseState {
  if (wanting === 0) return 'whole';
  if (isLate) return 'late';
  if (wanting < of) return 'part';
  return isDue ? 'awaited' : 'coming';
}

/** Releases of one unit (牵头单位) that are late, the longest first. */
export interface LateUnit {
  /** As the catalogue names it; absent where it names none. */
  readonly department: string | undefined;
  readonly late: readonly DueRelease[];
}

/** Who is late (迟报单位): the latest late release of each indicator under the department that answers for it; the unit with most
 *  of them first. An older gap shows in the grid and is not said again; one after which a whole release came is nobody's debt. */
export function lateUnits({ rows }: Completeness): readonly LateUnit[] {
  const byUnit = new Map<string | undefined, DueRelease[]>();
  for (const { indicator, releases } of rows) {
    const release = releases.findLast(({ state }) => state === 'late' || state === 'whole');
    if (release?.state !== 'late') continue;
    const department = indicator.responsible?.department;
    const held = byUnit.get(department) ?? [];
    held.push({ indicator, release });
    byUnit.set(department, held);
  }
  return [...byUnit]
    .map(([department, late]) => ({
      department,
      late: late.toSorted((a, b) => b.release.daysLate - a.release.daysLate),
    }))
    .toSorted((a, b) => b.late.length - a.late.length);
}

/** A release under the indicator that it is of. */
interface DueRelease {
  readonly indicator: Indicator;
  readonly release: ReleaseArrival;
}

/** Releases due on one day (发布日程), in the order of the catalogue. */
export interface ReleaseDate {
  readonly day: Day;
  readonly due: readonly DueRelease[];
}

/** The calendar of releases (发布日程) between two days, both included. */
export function releaseCalendar({ rows }: Completeness, from: Day, to: Day): readonly ReleaseDate[] {
  const byDay = new Map<Day, DueRelease[]>();
  for (const { indicator, releases } of rows)
    for (const release of releases) {
      if (release.due < from || release.due > to) continue;
      const held = byDay.get(release.due);
      if (held === undefined) byDay.set(release.due, [{ indicator, release }]);
      else held.push({ indicator, release });
    }
  return [...byDay].map(([day, due]) => ({ day, due })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
