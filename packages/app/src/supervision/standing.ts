import {
  agendaScore,
  type AgendaScore,
  analyseRow,
  type BoardField,
  type BoardRow,
  type ConditionReading,
  conditionStanding,
  type ConditionStanding,
  dayOf,
  type Disagreement,
  effectScore,
  type EffectScore,
  type Figure,
  type IndicatorCode,
  type IndicatorCondition,
  isMissing,
  lightsOf,
  type Matter,
  matterDisagreement,
  type MatterLights,
  type Maybe,
  type Measure,
  missing,
  parseSpanIso,
  type Period,
  proposedStep,
  type ProposedStep,
  type RegionCode,
  type Registry,
  type Reporting,
  reportingOf,
  scheduleOf,
  type ScheduleStanding,
  workingCalendar,
  type WorkingCalendar,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { FiledMatter } from '../ports/matter-store.ts';
import type { Store } from '../ports.ts';
import type { Moment } from '../queries/moment.ts';
import { openBookFor, specOf } from '../queries/read-board.ts';

/** Where a matter stands at a moment: its lights side by side, what they rest on, and what is due. */
export interface MatterStanding {
  readonly filed: FiledMatter;
  readonly schedule: ScheduleStanding | null;
  /** The indicator condition against the record; null where there is none. */
  readonly condition: Maybe<ConditionStanding> | null;
  /** The figure that the condition is held against. */
  readonly figure: Figure | null;
  readonly measures: readonly { readonly id: string; readonly score: EffectScore; readonly figure: Figure | null }[];
  readonly lights: MatterLights;
  readonly disagreement: Disagreement;
  readonly reporting: Reporting;
  readonly proposed: ProposedStep | null;
  readonly score: AgendaScore;
}

/** Calendars by the registry they are of, which is kept for as long as nothing in it changes. */
const calendars = new WeakMap<Registry, WorkingCalendar>();

export function calendarOf(registry: Registry): WorkingCalendar {
  const known = calendars.get(registry);
  if (known !== undefined) return known;
  const calendar = workingCalendar([...registry.calendar.values()]);
  calendars.set(registry, calendar);
  return calendar;
}

/** What follows from a matter and a day alone. */
interface OnDay {
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly schedule: ScheduleStanding | null;
  readonly reporting: Reporting;
  readonly proposed: ProposedStep | null;
}

/** The latest day worked out of each matter that is held: a list is asked for far more often than its matters are acted on. */
const days = new WeakMap<Matter, OnDay>();

function onDay(matter: Matter, today: string, calendar: WorkingCalendar): OnDay {
  const known = days.get(matter);
  if (known?.today === today && known.calendar === calendar) return known;
  const worked = {
    today,
    calendar,
    schedule: scheduleOf(matter, today, calendar),
    reporting: reportingOf(matter, today),
    proposed: proposedStep(matter, today, calendar) ?? null,
  };
  days.set(matter, worked);
  return worked;
}

/** What a page of matters is worked out from. */
export interface StandingContext {
  readonly app: Application;
  readonly moment: Moment;
  readonly registry: Registry;
}

/** Where each of several matters stands. What a condition speaks of is worked out once for all that speak of it. */
export async function standingsOf(
  context: StandingContext,
  matters: readonly FiledMatter[],
): Promise<readonly MatterStanding[]> {
  const rows: Rows = new Map();
  for (const { region, indicator } of matters.flatMap(({ matter }) => conditionsOf(matter))) {
    const key = rowKey(region, indicator);
    if (!rows.has(key)) rows.set(key, await keptRow(context, region, indicator));
  }
  const calendar = calendarOf(context.registry);
  return matters.map((filed) => standingOf(context, filed, calendar, rows));
}

function conditionsOf(matter: Matter): readonly IndicatorCondition[] {
  return [matter.done?.condition, ...matter.measures.map((measure) => measure.condition)].filter(
    (condition) => condition !== undefined,
  );
}

function standingOf(
  { moment, registry }: StandingContext,
  filed: FiledMatter,
  calendar: WorkingCalendar,
  rows: Rows,
): MatterStanding {
  const { matter } = filed;
  const today = dayOf(moment.asOf);
  const thresholds = registry.settings.paceLight;
  const { schedule, reporting, proposed } = onDay(matter, today, calendar);
  const asked = matter.done?.condition;
  const figure = asked === undefined ? null : figureFor(asked, rows);
  const condition =
    asked === undefined ? null : conditionStanding(asked, readingOf(asked, figure, registry), thresholds);
  const data = condition === null || isMissing(condition) ? null : condition.light;
  const lights = lightsOf(matter, schedule, data);
  return {
    filed,
    schedule,
    condition,
    figure,
    measures: matter.measures.map(({ id, condition: expected }) => {
      const held = expected === undefined ? null : figureFor(expected, rows);
      const score =
        expected === undefined
          ? ('cannotTell' as const)
          : effectScore(expected, readingOf(expected, held, registry), thresholds);
      return { id, score, figure: held };
    }),
    lights,
    disagreement: matterDisagreement(lights),
    reporting,
    proposed,
    score: agendaScore(matter, lights, reporting),
  };
}

/** Which of a row's figures states a measure. */
const fieldOf: Readonly<Partial<Record<Measure, BoardField>>> = {
  level: 'value',
  count: 'value',
  yoy: 'growth',
  share: 'share',
  rank: 'rank',
  twoYearAverage: 'twoYearAverage',
};

function figureFor(condition: IndicatorCondition, rows: Rows): Figure | null {
  const field = fieldOf[condition.measure];
  const row = rows.get(rowKey(condition.region, condition.indicator));
  return (field && row?.figures[field]) ?? null;
}

/** The figure that the record holds of an indicator in a region, as a measure of it; null where there is none. */
export async function recordedFigure(
  context: StandingContext,
  { indicator, region, measure }: Pick<IndicatorCondition, 'indicator' | 'region' | 'measure'>,
): Promise<Figure | null> {
  const field = fieldOf[measure];
  const row = await keptRow(context, region, indicator);
  return (field && row?.figures[field]) ?? null;
}

function readingOf(condition: IndicatorCondition, figure: Figure | null, registry: Registry): Maybe<ConditionReading> {
  if (figure === null) return missing('no-figure');
  const { value, decimals } = figure;
  if (isMissing(value)) return value;
  const span = parseSpanIso(figure.span);
  if (span === undefined) throw new Error(`invalid span: ${figure.span}`);
  const accumulation = registry.indicators.get(condition.indicator)?.accumulation ?? 'cumulative';
  return { value, decimals, span, accumulation };
}

/** Rows of boards by region and indicator; undefined where the catalogue or the tree of regions has no such thing. */
type Rows = Map<string, BoardRow | undefined>;

function rowKey(region: RegionCode, indicator: IndicatorCode): string {
  return `${region} ${indicator}`;
}

/** Rows worked out lately, per store: what an edition reads stays the same while the store's count of changes does. */
const worked = new WeakMap<Store, Map<string, Promise<BoardRow | undefined>>>();
const mostKept = 2000;

async function keptRow(
  context: StandingContext,
  region: RegionCode,
  indicator: IndicatorCode,
): Promise<BoardRow | undefined> {
  const { app, moment } = context;
  const kept = worked.get(app.store) ?? new Map<string, Promise<BoardRow | undefined>>();
  worked.set(app.store, kept);
  const { year, month } = periodOf(moment);
  const key = `${moment.city.code} ${moment.edition} ${moment.changes} ${year}-${month} ${rowKey(region, indicator)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const working = rowOf(context, region, indicator);
  kept.set(key, working);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
  try {
    return await working;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

/** The row that the board of the region would show, worked out alone. */
async function rowOf(
  { app, moment, registry }: StandingContext,
  regionCode: RegionCode,
  code: IndicatorCode,
): Promise<BoardRow | undefined> {
  const indicator = registry.indicators.get(code);
  const region = registry.regions.get(regionCode);
  if (indicator === undefined || region === undefined) return undefined;
  const period = periodOf(moment);
  const book = await openBookFor(app, moment, registry, regionCode, period, indicator);
  const { today } = specOf(moment, registry, period, book);
  return analyseRow({ registry, book, asOf: moment.edition, period, today, rankings: new Map() }, indicator, region);
}

/** The month that the moment lies in: every indicator shows its latest cut-off not after it. */
function periodOf(moment: Moment): Period {
  const day = dayOf(moment.asOf);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}
