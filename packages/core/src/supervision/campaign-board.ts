import { addDays, type Day, dayNumber, daysInMonth, formatDay } from '../instant.ts';
import { withoutNoise } from '../decimal.ts';
import type { LightColour } from '../light/light-colour.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import type { PaceThresholds } from '../pace/light.ts';
import type { Campaign, CampaignFigureStanding, CampaignIndicator, HazardStanding } from './campaign.ts';
import type { UnitRef } from './matter.ts';

type Timed = Pick<Campaign, 'from' | 'to' | 'rhythm'>;

/** Days as of which figures are due: every day; or the tenth, the twentieth and the last of each month (旬末), and the last day of
 *  the campaign. Not after `until`. */
export function dueDays({ from, to, rhythm }: Timed, until: Day): readonly Day[] {
  const last = until < to ? until : to;
  const days: Day[] = [];
  for (let day = from; day <= last; day = addDays(day, 1))
    if (rhythm === 'daily' || day === to || endsTenDays(day)) days.push(day);
  return days;
}

function endsTenDays(day: Day): boolean {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  return of === 10 || of === 20 || day === formatDay(year, month, daysInMonth(year, month));
}

/** What an indicator comes to as of a day: the last value that the office stated; of units the sum of the last value of each.
 *  `no-figure` where nothing was stated by then. */
export function valueOn(campaign: Pick<Campaign, 'figures'>, indicator: CampaignIndicator, day: Day): Maybe<number> {
  const last = new Map<string | null, CampaignFigureStanding>();
  for (const one of campaign.figures) {
    if (one.indicator !== indicator.id || one.on > day) continue;
    const held = last.get(one.unit);
    if (held === undefined || held.on < one.on) last.set(one.unit, one);
  }
  if (last.size === 0) return missing('no-figure');
  return withoutNoise([...last.values()].reduce((sum, { value }) => sum + value, 0));
}

/** How far an indicator has come from its start to its goal (完成进度): 0 at the start, 1 at the goal. `zero-base` where the goal is
 *  to stay where it stood. */
export function campaignProgress(
  { start, goal }: Pick<CampaignIndicator, 'start' | 'goal'>,
  value: number,
): Maybe<number> {
  return goal === start ? missing('zero-base') : withoutNoise((value - start) / (goal - start));
}

/** The share of the campaign's days that has gone (时间进度), the day itself included: 0 before it, 1 from its last day on. */
export function campaignElapsed({ from, to }: Pick<Campaign, 'from' | 'to'>, today: Day): number {
  const whole = dayNumber(to) - dayNumber(from) + 1;
  return Math.min(1, Math.max(0, (dayNumber(today) - dayNumber(from) + 1) / whole));
}

/** Light of an indicator of a campaign: green where the goal is met or progress keeps up with time, yellow from the city's ratio
 *  of done to due on (0.95), red below. A limit (以内) that lies at or above the start, and a level that is to be held, are green
 *  while they hold and red when they do not. */
export function campaignLight(
  indicator: Pick<CampaignIndicator, 'start' | 'goal' | 'bound' | 'decimals'>,
  value: number,
  elapsed: number,
  thresholds: Pick<PaceThresholds, 'levelYellow'>,
): LightColour {
  const { start, goal, bound, decimals } = indicator;
  const meets =
    bound === 'atLeast'
      ? value >= goal
      : bound === 'atMost'
        ? value <= goal
        : Math.abs(value - goal) <= 0.5 * 10 ** -decimals;
  if (meets) return 'green';
  const progress = campaignProgress({ start, goal }, value);
  const isLimit = (bound === 'atMost' && goal >= start) || (bound === 'atLeast' && goal <= start);
  if (isLimit || isMissing(progress) || elapsed >= 1) return 'red';
  const ratio = elapsed === 0 ? 1 : progress / elapsed;
  return ratio >= 1 ? 'green' : ratio >= thresholds.levelYellow ? 'yellow' : 'red';
}

/** Where an indicator of a campaign stands. */
export interface CampaignIndicatorStanding {
  readonly indicator: CampaignIndicator;
  readonly value: Maybe<number>;
  readonly progress: Maybe<number>;
  readonly light: Maybe<LightColour>;
  /** What it came to as of each day on which figures were due, oldest first. */
  readonly course: readonly { readonly on: Day; readonly value: Maybe<number> }[];
  /** What each unit stated last; units that stated nothing stand with the reason. */
  readonly byUnit: readonly { readonly unit: UnitRef; readonly value: Maybe<number>; readonly on: Day | null }[];
}

/** Where each indicator stands on a day. `recorded` gives what the record holds of those that are read from it. */
export function campaignBoard(
  campaign: Campaign,
  today: Day,
  {
    thresholds,
    recorded,
  }: {
    readonly thresholds: Pick<PaceThresholds, 'levelYellow'>;
    readonly recorded: ReadonlyMap<string, Maybe<number>>;
  },
): readonly CampaignIndicatorStanding[] {
  const elapsed = campaignElapsed(campaign, today);
  const days = dueDays(campaign, today);
  return campaign.indicators.map((indicator) => {
    const isRecorded = indicator.recorded !== undefined;
    const value = isRecorded
      ? (recorded.get(indicator.id) ?? missing('no-figure'))
      : valueOn(campaign, indicator, today);
    return {
      indicator,
      value,
      progress: isMissing(value) ? value : campaignProgress(indicator, value),
      light: isMissing(value) ? value : campaignLight(indicator, value, elapsed, thresholds),
      course: isRecorded ? [] : days.map((on) => ({ on, value: valueOn(campaign, indicator, on) })),
      byUnit: isRecorded || indicator.statedBy === 'office' ? [] : statedByUnits(campaign, indicator, today),
    };
  });
}

function statedByUnits(
  campaign: Campaign,
  indicator: CampaignIndicator,
  today: Day,
): CampaignIndicatorStanding['byUnit'] {
  return campaign.units.map((unit) => {
    const last = campaign.figures
      .filter((one) => one.indicator === indicator.id && one.unit === unit.code && one.on <= today)
      .reduce<CampaignFigureStanding | null>((held, one) => (held === null || held.on < one.on ? one : held), null);
    return { unit, value: last?.value ?? missing('no-figure'), on: last?.on ?? null };
  });
}

/** What a unit is asked for in a campaign: indicators that each unit states by itself. */
export function askedOfUnits({ indicators }: Pick<Campaign, 'indicators'>): readonly CampaignIndicator[] {
  return indicators.filter(({ statedBy, recorded }) => statedBy === 'units' && recorded === undefined);
}

/** Units that owe figures (未报单位): that stated nothing as of the last day on which figures were due, or one of them never. What has
 *  not changed need not be stated again. Null while nothing has been due; a day's figures are due when the day is over. */
export function unitsOwing(
  campaign: Campaign,
  today: Day,
): { readonly on: Day; readonly units: readonly UnitRef[] } | null {
  const asked = askedOfUnits(campaign);
  const on = dueDays(campaign, addDays(today, -1)).at(-1);
  if (on === undefined || asked.length === 0) return null;
  const lately = new Set(campaign.figures.filter((one) => one.on >= on).map(({ unit }) => unit));
  const ever = new Set(campaign.figures.map(({ unit, indicator }) => `${unit} ${indicator}`));
  const owes = ({ code }: UnitRef): boolean => !lately.has(code) || asked.some(({ id }) => !ever.has(`${code} ${id}`));
  return { on, units: campaign.units.filter(owes) };
}

export interface HazardCounts {
  readonly all: number;
  readonly cleared: number;
  /** Past their day and not cleared (逾期未整改). */
  readonly overdue: number;
}

/** How the list of hidden dangers (隐患清单) stands. */
export function hazardCounts(hazards: readonly HazardStanding[], today: Day): HazardCounts {
  return {
    all: hazards.length,
    cleared: hazards.filter(({ cleared }) => cleared !== null).length,
    overdue: hazards.filter((one) => isHazardOverdue(one, today)).length,
  };
}

export function isHazardOverdue({ cleared, due }: HazardStanding, today: Day): boolean {
  return cleared === null && today > due;
}

/** The list in the order in which it is worked off: overdue first, then what stands by its day, then what is cleared. */
export function hazardsInOrder(hazards: readonly HazardStanding[]): readonly HazardStanding[] {
  return hazards.toSorted(
    (a, b) =>
      Number(a.cleared !== null) - Number(b.cleared !== null) ||
      (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1),
  );
}
