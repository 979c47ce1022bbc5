import type { SparkPoint } from '../board/board.ts';
import { headlineFigure } from '../board/growth-figures.ts';
import { inOwnUnit } from '../board/target-figures.ts';
import { absent, figure, present, type Workings, worked } from '../board/workings.ts';
import type { Figure, FigureInput } from '../figure/figure.ts';
import type { OutcomeDistribution } from '../forecast/year-end/distribution.ts';
import { targetProbabilities, type TargetProbabilities } from '../forecast/year-end/target-probability.ts';
import type { Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import { outlookLight } from '../light/outlook.ts';
import { isMissing, type Maybe, missing, type MissingReason } from '../missing.ts';
import { releasesOf } from '../span/release.ts';
import { endMonth, parseSpanIso, type Span, type SpanIso, spanIso } from '../span/span.ts';
import { measureOfTarget, type Target, type TargetKind } from '../target/target.ts';
import type {
  OutlookBasis,
  OutlookContent,
  OutlookMember,
  OutlookTrack,
  OutlookVintage,
  RankContent,
  SpanOutlook,
} from './outlook-content.ts';
import {
  halfWidthOf,
  type OutlookFacts,
  type OutlookRange,
  rangeOf,
  restFigure,
  type ShownCalibration,
  shownCalibration,
  soFarFigure,
  spanOf,
  twoYearOf,
} from './outlook-figures.ts';

/** The outlook for the half-year or the year. */
export interface OutlookOfSpan {
  readonly span: SpanIso;
  /** In the measure that the target speaks of, else the headline's. */
  readonly range: OutlookRange;
  /** The amount, where the range is a growth and levels are held. Taken from the level track, never from growth. */
  readonly amount: Maybe<OutlookRange>;
  /** What is due by the end of the span in the unit of the range: the goal, for amounts and numbers in June half of it. */
  readonly line: Maybe<number>;
  /** That the target is met: for the half-year by the half-year goal of its kind. */
  readonly probability: Figure;
  readonly floor: Figure;
  readonly stretch: Figure;
  /** With the same span of last year, where the range is a growth. */
  readonly twoYearAverage: Figure;
  /** Growth of the rest of the span that this comes to. */
  readonly rest: Figure;
  readonly members: readonly OutlookMember[];
  /** What past misses of the group add to the members' mean. */
  readonly lean: number;
  readonly calibration: readonly ShownCalibration[];
}

/** Where the region may stand among its peers at the end of the half-year or the year. */
export interface RankRange {
  readonly places: readonly number[];
  readonly of: number;
  readonly withoutOutlook: number;
}

/** The outlook (研判前景) of a row: where the half-year and the year will end, how sure that is, and how likely the target is met. */
export interface Outlook {
  readonly cutoff: SpanIso;
  readonly edition: Instant;
  readonly madeAt: Instant;
  readonly version: number;
  readonly basis: OutlookBasis;
  readonly halfYear: Maybe<OutlookOfSpan>;
  readonly fullYear: Maybe<OutlookOfSpan>;
  /** Of the year's target. */
  readonly probability: Figure;
  readonly light: Maybe<LightColour>;
  readonly rank: Maybe<RankRange>;
  readonly rankHalfYear: Maybe<RankRange>;
  /** The course in the measure of the outlook since the start of last year, where courses were asked for. */
  readonly course: readonly SparkPoint[];
}

/** The outlook of a row from what was kept: the last vintage made from what was known, if it is about the row's own cut-off and was made
 *  from the value that is in force. A target changed since counts at once, for the distribution is kept and not the probability. */
export function outlookOf(facts: OutlookFacts): Maybe<Outlook> {
  const { w, context, cutoff, target } = facts;
  const vintage = context.outlooks?.(w.region.code, w.indicator.code);
  if (vintage === undefined || vintage.cutoff !== spanIso(cutoff))
    return missing(w.indicator.frequency === 'A' ? 'not-applicable' : 'not-yet-made');
  if (isMissing(vintage.content)) return vintage.content;
  const track = trackFor(vintage.content, target, w.indicator.headline);
  if (track === undefined) return missing('too-short');
  const held = present(soFarFigure(facts, track.measure));
  if (held !== undefined && Math.abs(held.value - track.soFar) > 0.5 * 10 ** -held.decimals)
    return missing('not-yet-made');
  return outlookWith(facts, vintage, vintage.content, track);
}

function outlookWith(
  facts: OutlookFacts,
  vintage: OutlookVintage,
  content: OutlookContent,
  track: OutlookTrack,
): Outlook {
  const halfYear = ofSpan(facts, content, track, 'halfYear');
  const fullYear = ofSpan(facts, content, track, 'fullYear');
  const probability = isMissing(fullYear)
    ? absent(facts.w, 'probability', facts.cutoff, track.measure, fullYear.missing)
    : fullYear.probability;
  const chance = present(probability);
  const { cutoff, edition, madeAt, version } = vintage;
  return {
    cutoff,
    edition,
    madeAt,
    version,
    basis: track.basis,
    halfYear,
    fullYear,
    probability,
    light: chance === undefined ? reasonOf(probability) : outlookLight(chance.value / 100),
    rank: rankRange(content.rank),
    rankHalfYear: rankRange(content.rankHalfYear ?? missing('not-yet-made')),
    course: facts.context.withSpark === true ? courseOf(facts, track.measure) : [],
  };
}

/** The measure at every release from the start of last year to the cut-off; null where none is held. */
function courseOf({ w, cutoff }: OutlookFacts, measure: Measure): readonly SparkPoint[] {
  return [cutoff.year - 1, cutoff.year].flatMap((year) =>
    releasesOf(year, w.indicator)
      .filter((release) => year < cutoff.year || endMonth(release) <= endMonth(cutoff))
      .map((release) => ({
        span: spanIso(release),
        value: present(headlineFigure(w, release, w.region.code, measure))?.value ?? null,
      })),
  );
}

function reasonOf(f: Figure): Maybe<never> {
  return isMissing(f.value) ? f.value : missing('not-applicable');
}

/** The track that the target speaks of; the headline's where there is none, or none that has a track. */
function trackFor(content: OutlookContent, target: Maybe<Target>, headline: Measure): OutlookTrack | undefined {
  const aimed = isMissing(target) ? null : target.kind === 'rank' ? 'yoy' : measureOfTarget[target.kind];
  const of = (measure: Measure | null): OutlookTrack | undefined =>
    content.tracks.find((t) => t.measure === measure && !isMissing(t.fullYear));
  return of(aimed) ?? of(headline) ?? content.tracks.find((t) => !isMissing(t.fullYear));
}

function rankRange(rank: Maybe<RankContent>): Maybe<RankRange> {
  return isMissing(rank) ? rank : { places: rank.places, of: rank.of, withoutOutlook: rank.withoutOutlook };
}

type Which = 'halfYear' | 'fullYear';

function ofSpan(facts: OutlookFacts, content: OutlookContent, track: OutlookTrack, which: Which): Maybe<OutlookOfSpan> {
  const found = track[which];
  if (isMissing(found)) return found;
  const range = rangeOf(facts, track, found);
  const amount = content.tracks.find((t) => t.measure === 'level' || t.measure === 'count');
  const amountSpan = amount?.[which];
  return {
    span: found.span,
    range,
    amount:
      track.measure !== 'yoy' || amount === undefined || amountSpan === undefined
        ? missing('not-applicable')
        : isMissing(amountSpan)
          ? amountSpan
          : rangeOf(facts, amount, amountSpan),
    line: lineOf(facts, track, which),
    ...probabilitiesOf(facts, content, track, found, range, which),
    twoYearAverage: twoYearOf(facts, track, found, range),
    rest: restFigure(facts, track, found, range),
    members: found.members,
    lean: found.lean,
    calibration: [
      ...shownCalibration(facts, track, found, 'own', found.own),
      ...shownCalibration(facts, track, found, 'peers', found.peers),
    ],
  };
}

/** Targets that a distribution speaks of. */
const kindsOfLines: Readonly<Record<TargetKind, 'level' | 'growth' | 'count' | 'share' | undefined>> = {
  level: 'level',
  growth: 'growth',
  count: 'count',
  share: 'share',
  rank: undefined,
  milestone: undefined,
};

function probabilitiesOf(
  facts: OutlookFacts,
  content: OutlookContent,
  track: OutlookTrack,
  found: SpanOutlook,
  range: OutlookRange,
  which: Which,
): Pick<OutlookOfSpan, 'probability' | 'floor' | 'stretch'> {
  const { w, target } = facts;
  const span = spanOf(found);
  const none = (reason: MissingReason): Figure => absent(w, 'probability', span, track.measure, reason);
  if (isMissing(target)) return allOf(none(target.missing));
  if (target.kind === 'rank')
    return { ...allOf(none('not-applicable')), probability: rankProbability(facts, content, range, target, which) };
  const chances = targetChances(target, w, track, found, which);
  if (isMissing(chances)) return allOf(none(chances.missing));
  const of = (line: keyof TargetProbabilities): Figure => {
    const p = chances[line];
    if (p === undefined) return none('no-target');
    return probabilityFigure(facts, range, span, p, [
      { kind: 'constant', role: 'line', value: lineValue(target, w, line, which), unit: range.estimate.unit },
      ...shares(found.outcome, range.estimate.unit),
    ]);
  };
  return { probability: of('goal'), floor: of('floor'), stretch: of('stretch') };
}

function allOf(f: Figure): Pick<OutlookOfSpan, 'probability' | 'floor' | 'stretch'> {
  return { probability: f, floor: f, stretch: f };
}

function lineOf({ w, target }: OutlookFacts, track: OutlookTrack, which: Which): Maybe<number> {
  if (isMissing(target)) return target;
  if (target.goal === undefined || measureOfTarget[target.kind] !== track.measure) return missing('not-applicable');
  return lineValue(target, w, 'goal', which);
}

/** Half of the year's amount for amounts and numbers in June; the goal itself for rates. */
function shareDue(target: Target, which: Which): number {
  return which === 'halfYear' && (target.kind === 'level' || target.kind === 'count') ? 0.5 : 1;
}

function lineValue(target: Target, w: Workings, line: keyof TargetProbabilities, which: Which): number {
  const published = line === 'goal' ? target.goal : target[line];
  const own = published && inOwnUnit(published, target, w.indicator);
  return (own?.value ?? 0) * shareDue(target, which);
}

/** Probability of each line of a target by what was kept: at least, at most, about. A milestone has none, nor has a track that the target
 *  does not speak of. */
export function targetChances(
  target: Target,
  w: Pick<Workings, 'indicator'>,
  track: OutlookTrack,
  found: SpanOutlook,
  which: Which,
): Maybe<TargetProbabilities> {
  const kind = kindsOfLines[target.kind];
  const { goal, floor, stretch, bound } = target;
  if (kind === undefined) return missing('not-applicable');
  if (goal === undefined) return missing('target-missing');
  if (measureOfTarget[kind] !== track.measure) return missing('too-short');
  const due = (line: NonNullable<Target['goal']>): NonNullable<Target['goal']> => {
    const own = inOwnUnit(line, target, w.indicator);
    return { ...own, value: own.value * shareDue(target, which) };
  };
  return targetProbabilities(
    {
      kind,
      bound,
      goal: due(goal),
      ...(floor === undefined ? {} : { floor: due(floor) }),
      ...(stretch === undefined ? {} : { stretch: due(stretch) }),
    },
    found.outcome,
    track.decimals,
  );
}

/** Half-widths that hold half, four fifths and nineteen twentieths of all outcomes: what a probability can be checked by. */
function shares(outcome: OutcomeDistribution, unit: string): readonly FigureInput[] {
  return [50, 80, 95].map((level) => ({
    kind: 'constant',
    role: `halfWidth ${level}`,
    value: halfWidthOf(outcome, level),
    unit: unit === '%' ? '百分点' : unit,
  }));
}

function probabilityFigure(
  { w, figures }: OutlookFacts,
  range: OutlookRange,
  span: Span,
  p: number,
  inputs: readonly FigureInput[],
): Figure {
  return figure(w, 'probability', span, range.measure, { value: p * 100, decimals: 0 }, '%', [
    worked('outlook', range.estimate),
    worked('target', figures.target),
    ...inputs,
  ]);
}

/** The goal's place or better among all members, drawn together. In the half-year it is the place as well. */
function rankProbability(
  facts: OutlookFacts,
  content: OutlookContent,
  range: OutlookRange,
  target: Target,
  which: Which,
): Figure {
  const span = parseSpanIso(range.estimate.span) ?? facts.cutoff;
  const none = (reason: MissingReason): Figure => absent(facts.w, 'probability', span, 'rank', reason);
  if (target.goal === undefined) return none('target-missing');
  const rank = which === 'halfYear' ? (content.rankHalfYear ?? missing('not-yet-made')) : content.rank;
  if (isMissing(rank)) return none(rank.missing);
  const p = rank.places.slice(0, target.goal.value).reduce((a, b) => a + b, 0);
  return probabilityFigure(facts, range, span, Math.min(p, 1), [
    { kind: 'constant', role: 'members', value: rank.of, unit: '' },
    { kind: 'constant', role: 'common', value: rank.common, unit: '' },
  ]);
}

/** Every figure of an outlook: what can be asked where it comes from. */
export function* figuresOfOutlook(outlook: Outlook): Generator<Figure> {
  yield outlook.probability;
  for (const of of [outlook.halfYear, outlook.fullYear]) {
    if (isMissing(of)) continue;
    for (const range of [of.range, of.amount]) {
      if (isMissing(range)) continue;
      yield* [range.estimate, range.low80, range.high80, range.low95, range.high95];
    }
    yield* [of.probability, of.floor, of.stretch, of.twoYearAverage, of.rest];
    for (const c of of.calibration) yield* [c.meanMiss, c.meanMissPersistence, c.coverage80, c.coverage95, c.brier];
  }
}
