import {
  type Actor,
  type Authority,
  choiceMargins,
  choose,
  type Choice,
  type ChoiceByHand,
  type ClassedMeasure,
  classMeasures,
  type CountiesPast,
  type CountiesSimulation,
  DomainError,
  expectedAwards,
  type GoalInNumbers,
  goalInNumbers,
  type GoalSimulation,
  type Maybe,
  type PeerPast,
  type RegionCode,
  type RuleSet,
  scoreOdds,
  simulateCounties,
  simulateGoal,
  standingOf,
  type SubItemOdds,
  subItemOdds,
  type WeighedOdds,
  weighOdds,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { computedScores, type SubItemScores, workWithScores } from './computed-scores.ts';
import { type OpenAwards, openAwards } from './open-awards.ts';

export interface OddsAsked {
  readonly region: RegionCode;
  /** The year of the rules; left out, the last that is held. */
  readonly year?: number;
  readonly authority: Authority;
  readonly asOf?: string;
}

export interface ReadOdds {
  readonly open: OpenAwards;
  readonly region: RegionCode;
  readonly ruleSet: RuleSet;
  readonly classes: readonly ClassedMeasure[];
  readonly odds: readonly SubItemOdds[];
  /** Scores by the criteria that indicators measure, by the key of the work. */
  readonly computed: ReadonlyMap<string, SubItemScores>;
  readonly scores: ReturnType<typeof scoreOdds>;
}

/** Classes and odds of a year's measures for a city (分类与预判). Refuses `unknown-rule-set`. */
export async function readOdds(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: OddsAsked,
): Promise<ReadOdds> {
  const open = await openAwards(app, actor, cityCode, asked.asOf);
  const ruleSet = ruleSetOf(open, asked);
  const computed = await computedScores(app, open, asked.region, ruleSet);
  const work = workWithScores(open, ruleSet, computed);
  const known = { ruleSets: open.ruleSets, decisions: open.decisions };
  const classes = classMeasures(open.record, asked.region, ruleSet, { ...known, work: [...work.values()] });
  const odds = subItemOdds(open.record, asked.region, ruleSet, { ruleSets: open.ruleSets, work });
  return { open, region: asked.region, ruleSet, classes, odds, computed, scores: scoreOdds(odds) };
}

function ruleSetOf(open: OpenAwards, { authority, year }: OddsAsked): RuleSet {
  const year0 = Number(open.moment.asOf.slice(0, 4));
  const sets = open.ruleSets
    .filter((set) => set.authority === authority && set.measures.length > 0 && (year ?? set.year) === set.year)
    .toSorted((a, b) => a.year - b.year);
  const found = sets.findLast((set) => year !== undefined || set.year <= year0) ?? sets.at(-1);
  if (found === undefined) throw new DomainError('unknown-rule-set', { authority, year: year ?? '' });
  return found;
}

export interface PlanAsked extends OddsAsked, ChoiceByHand {
  readonly capacity: number;
  readonly seed?: string;
}

/** A sub-item among those that can be gone for, with its part in the plan. */
export interface PlannedSubItem extends WeighedOdds {
  readonly effort: number;
  readonly chosen: boolean;
  /** Expected awards lost if it were decided the other way; null where it cannot be, or a person settled it. */
  readonly margin: number | null;
}

export interface AwardPlan extends ReadOdds {
  readonly choice: Choice;
  readonly items: readonly PlannedSubItem[];
  /** What the goal took in the last year of which results are held. */
  readonly goal: Maybe<GoalInNumbers>;
  readonly goalYear: number;
  /** The chance of the first tier by city-level awards, as things are and with what was chosen. */
  readonly before: Maybe<GoalSimulation>;
  readonly after: Maybe<GoalSimulation>;
  /** The same for the counties at the mean, by all awards of counties. */
  readonly countiesBefore: Maybe<CountiesSimulation>;
  readonly countiesAfter: Maybe<CountiesSimulation>;
  readonly expectedBefore: number;
  readonly expectedAfter: number;
}

/** Where nobody has said what going for a sub-item takes: one unit of effort. */
const usualEffort = 1;

/** Which sub-items to go for with a capacity (选项), and what that does for the goal 市本级进入第一方阵. The chance of a sub-item
 *  is the mean of the unit's grade and the platform's estimate where both are there. Without a stated gain, going for it closes a
 *  quarter of what is missing to certainty. Refuses `over-capacity`, `invalid-choice`, `unknown-rule-set`. */
export async function planAwards(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: PlanAsked,
): Promise<AwardPlan> {
  const read = await readOdds(app, actor, cityCode, asked);
  const { record } = read.open;
  const weighed = read.odds.map((odds) => ({ ...weighOdds(odds), effort: odds.work?.effort ?? usualEffort }));
  const open = weighed.map(({ odds, gain, effort }) => ({ id: odds.subItem.id, probabilityGain: gain, effort }));
  const choice = choose(open, asked.capacity, asked);
  const margins = choiceMargins(open, asked.capacity, asked);
  const items = weighed.map((one) => ({
    ...one,
    chosen: choice.chosen.includes(one.odds.subItem.id),
    margin: margins.get(one.odds.subItem.id) ?? null,
  }));
  const year = read.ruleSet.year;
  const goalYear = record.tally.years(asked.authority).findLast((one) => one < year) ?? year - 1;
  const simulate = (chances: readonly number[]): Maybe<GoalSimulation> =>
    simulateGoal(peersOf(read), year, chances, { seed: asked.seed ?? 'shigan', tiers: record.tiers });
  const cityLevel = items.filter(({ odds }) => odds.subItem.level === 'cityLevel');
  const { own, others } = countiesOf(read);
  const simulateOurs = (gains: readonly number[]): Maybe<CountiesSimulation> =>
    simulateCounties(own, others, year, gains, { seed: asked.seed ?? 'shigan' });
  const withChoice = ({ chance, gain, chosen }: PlannedSubItem): number => (chosen ? chance + gain : chance);
  return {
    ...read,
    choice,
    items,
    goal: goalInNumbers(
      standingOf(record.tally.of(asked.authority, goalYear), record.set, record.tiers),
      asked.region,
      record.tiers,
    ),
    goalYear,
    before: simulate(cityLevel.map(({ chance }) => chance)),
    after: simulate(cityLevel.map((item) => withChoice(item))),
    countiesBefore: simulateOurs([]),
    countiesAfter: simulateOurs(
      items.flatMap(({ odds, chosen, gain }) => (chosen && odds.subItem.level === 'county' ? [gain] : [])),
    ),
    expectedBefore: expectedAwards(items.map(({ chance }) => chance)),
    expectedAfter: expectedAwards(items.map((item) => withChoice(item))),
  };
}

/** City-level counts of all others in the years held before the year of the rules. */
function peersOf({ open: { record }, region, ruleSet }: ReadOdds): readonly PeerPast[] {
  const years = record.tally.years(ruleSet.authority).filter((year) => year < ruleSet.year);
  return record.set.cities
    .filter((code) => code !== region)
    .map((code) => ({
      code,
      counts: new Map(
        years.map((year) => [year, record.tally.of(ruleSet.authority, year)?.cities.get(code)?.cityLevel ?? 0]),
      ),
    }));
}

/** What the counties of each city won together in the years held before the year of the rules. */
function countiesOf({ open: { record }, region, ruleSet }: ReadOdds): {
  readonly own: CountiesPast;
  readonly others: readonly CountiesPast[];
} {
  const { authority } = ruleSet;
  const years = record.tally.years(authority).filter((year) => year < ruleSet.year);
  const past = (code: RegionCode): CountiesPast => {
    const counties = record.set.counties.get(code) ?? [];
    const won = (year: number): number =>
      counties.reduce((sum, county) => sum + (record.tally.of(authority, year)?.counties.get(county) ?? 0), 0);
    return { units: counties.length, counts: new Map(years.map((year) => [year, won(year)])) };
  };
  return { own: past(region), others: record.set.cities.filter((code) => code !== region).map((code) => past(code)) };
}
