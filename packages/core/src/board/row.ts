import { recordRun } from '../analysis/record.ts';
import type { Figure, FigureRule } from '../figure/figure.ts';
import type { Finding } from '../finding/finding.ts';
import { findings } from '../finding/findings.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { isMissing, missing } from '../missing.ts';
import { outlookOf } from '../outlook/outlook.ts';
import type { Region } from '../region/region.ts';
import { releasesOf } from '../span/release.ts';
import { cumulative, endMonth, type Span, spanIso, yearBefore } from '../span/span.ts';
import type { BoardField, BoardRow, SparkPoint } from './board.ts';
import { findCutoff, releaseBefore } from './cutoff.ts';
import {
  aboveBaseFigure,
  amountFigure,
  differenceFigure,
  growthFigure,
  headlineFigure,
  headlineValue,
  shareFigure,
  twoYearAverageFigure,
} from './growth-figures.ts';
import { distanceFigure, rankChangeFigure, rankStanding, shareOfWholeFigure } from './standing-figures.ts';
import { progress, type Progress, type ProgressField } from './target-figures.ts';
import { absent, type BoardContext, figure, present, type Workings, worked } from './workings.ts';

/** The row of an indicator that belongs on the region's board: something of it is held, or aimed at. Series of a vendor's
 *  export stand in no board. */
export function boardRow(context: BoardContext, indicator: Indicator, region: Region): BoardRow | undefined {
  if (indicator.section === 'external') return undefined;
  const row = analyseRow(context, indicator, region);
  return isMissing(row.cutoff) && isMissing(row.target) ? undefined : row;
}

/** Works out one row of a board: pure, from the record and the registers as of one moment. */
export function analyseRow(context: BoardContext, indicator: Indicator, region: Region): BoardRow {
  const w: Workings = { registry: context.registry, book: context.book, asOf: context.asOf, indicator, region };
  const cutoff = findCutoff(w, context.period);
  if (isMissing(cutoff)) return emptyRow(w, context);
  const span = cutoff;
  const value = amountFigure(w, span);
  const growth = growthFigure(w, span);
  const share = shareFigure(w, span);
  const headline = pick(indicator, value, growth, share) ?? headlineFigure(w, span);
  const before = releaseBefore(w, span);
  // Where growth is the headline, one figure is both.
  const isGrowth = indicator.headline === 'yoy';
  const headlineBefore = headlineFigure(w, before);
  const growthYearBefore = growthFigure(w, yearBefore(span));
  const headlineYearBefore = isGrowth ? growthYearBefore : headlineFigure(w, yearBefore(span));
  const growthBefore = isGrowth ? headlineBefore : growthFigure(w, before);
  const standing = rankStanding(w, span, context.rankings);
  const standingBefore = rankStanding(w, before, context.rankings);
  const distance = distanceFigure(w, span, headline);
  const done = progress(w, span, headline, standing.rank, context.today);
  const averageBefore = twoYearAverageFigure(w, before, growthBefore, growthFigure(w, yearBefore(before)));
  const base = aboveBaseFigure(w, span, growth, growthYearBefore, averageBefore);
  const record = recordOf(w, span, headline);
  const towards = progressFigures(w, span, headline, done);
  // Written out field by field: every row has them in one order, and copying objects into one another took a tenth of all time.
  const figures: Record<BoardField, Figure> = {
    value,
    growth,
    share,
    change: changeFigure(w, span, headline, before, headlineBefore),
    changeFromYearBefore: differenceFigure(w, 'changeFromYearBefore', span, headline, headlineYearBefore),
    twoYearAverage: twoYearAverageFigure(w, span, growth, growthYearBefore),
    rank: standing.figure,
    rankChange: rankChangeFigure(w, span, standing, standingBefore),
    distance: distance.figure,
    shareOfProvince: shareOfWholeFigure(
      w,
      span,
      value,
      isMissing(standing.rank) ? context.registry.peersOf(region.code)?.of : standing.rank.peers.of,
    ),
    target: towards.target,
    completion: towards.completion,
    schedule: towards.schedule,
    seasonalSchedule: towards.seasonalSchedule,
    paceRatio: towards.paceRatio,
    gap: towards.gap,
    distanceToSchedule: towards.distanceToSchedule,
    distanceToHalf: towards.distanceToHalf,
    distanceToYear: towards.distanceToYear,
    growthNeeded: towards.growthNeeded,
    howHard: towards.howHard,
    record: record.figure ?? absent(w, 'record', span, headline.measure, 'not-applicable'),
    aboveBase: base.above,
  };
  const whole = indicator.shareOf === undefined ? undefined : context.registry.indicators.get(indicator.shareOf);
  const found: Finding[] = [];
  const row: RowInMaking = {
    indicator,
    region,
    cutoff,
    status: w.book.at(indicator.code, region.code, headline.measure, span)?.status ?? null,
    figures,
    rank: standing.rank,
    distanceTo: distance.to,
    target: done.target,
    pace: done.pace,
    record: record.record,
    weightFrom: done.weightFrom,
    outlook: outlookOf({ w, context, cutoff: span, target: done.target, rank: standing.rank, figures }),
    findings: found,
  };
  if (whole !== undefined) row.wholeName = whole.name;
  if (context.withSpark === true) row.spark = sparkOf(w, span);
  const basePath = base.path;
  found.push(
    ...findings({ w, context, row, span, before, headline, headlineBefore, growthYearBefore, averageBefore, basePath }),
  );
  return row;
}

type RowInMaking = { -readonly [Field in keyof BoardRow]: BoardRow[Field] };

const progressRules: Readonly<Record<ProgressField, FigureRule>> = {
  target: 'target',
  completion: 'completion',
  schedule: 'schedule',
  seasonalSchedule: 'seasonalSchedule',
  paceRatio: 'paceRatio',
  gap: 'gapToTarget',
  distanceToSchedule: 'distanceToSchedule',
  distanceToHalf: 'distanceToHalf',
  distanceToYear: 'distanceToYear',
  growthNeeded: 'growthNeeded',
  howHard: 'howHard',
};

/** The progress figures, with the reason where the target, or the want of one, gives none. */
function progressFigures(w: Workings, span: Span, headline: Figure, done: Progress): Record<ProgressField, Figure> {
  const reason = isMissing(done.target) ? done.target.missing : 'not-applicable';
  const { figures } = done;
  const { measure } = headline;
  return {
    target: figures.target ?? absent(w, progressRules.target, span, measure, reason),
    completion: figures.completion ?? absent(w, progressRules.completion, span, measure, reason),
    schedule: figures.schedule ?? absent(w, progressRules.schedule, span, measure, reason),
    seasonalSchedule: figures.seasonalSchedule ?? absent(w, progressRules.seasonalSchedule, span, measure, reason),
    paceRatio: figures.paceRatio ?? absent(w, progressRules.paceRatio, span, measure, reason),
    gap: figures.gap ?? absent(w, progressRules.gap, span, measure, reason),
    distanceToSchedule:
      figures.distanceToSchedule ?? absent(w, progressRules.distanceToSchedule, span, measure, reason),
    distanceToHalf: figures.distanceToHalf ?? absent(w, progressRules.distanceToHalf, span, measure, reason),
    distanceToYear: figures.distanceToYear ?? absent(w, progressRules.distanceToYear, span, measure, reason),
    growthNeeded: figures.growthNeeded ?? absent(w, progressRules.growthNeeded, span, measure, reason),
    howHard: figures.howHard ?? absent(w, progressRules.howHard, span, measure, reason),
  };
}

function pick(indicator: Indicator, value: Figure, growth: Figure, share: Figure): Figure | undefined {
  return indicator.headline === 'yoy' ? growth : indicator.headline === 'share' ? share : undefined;
}

/** Change from the previous release (较上期). A number that starts anew each year has none at the year's first release. */
function changeFigure(w: Workings, span: Span, now: Figure, before: Span, then: Figure): Figure {
  const amount = now.measure === 'count' || now.measure === 'level';
  if (amount && before.year !== span.year && w.indicator.accumulation === 'cumulative')
    return absent(w, 'changeFromPreviousRelease', span, now.measure, 'not-applicable');
  return differenceFigure(w, 'changeFromPreviousRelease', span, now, then);
}

/** The headline at every release from the start of last year to the cut-off. */
function sparkOf(w: Workings, span: Span): readonly SparkPoint[] {
  const points: SparkPoint[] = [];
  for (const year of [span.year - 1, span.year]) {
    for (const release of releasesOf(year, w.indicator)) {
      if (year === span.year && endMonth(release) > endMonth(span)) break;
      points.push({ span: spanIso(release), value: headlineValue(w, release) ?? null });
    }
  }
  return points;
}

/** Years that a record must go back to be worth saying. */
export const leastRecordYears = 3;

/** N years' high or low of a rate. */
function recordOf(
  w: Workings,
  span: Span,
  headline: Figure,
): { readonly record: BoardRow['record']; readonly figure?: Figure } {
  if (present(headline) === undefined || headline.measure === 'count' || headline.measure === 'level')
    return { record: missing('not-applicable') };
  const valueOf = (year: number): number | undefined => headlineValue(w, { ...span, year });
  for (const kind of ['high', 'low'] as const) {
    const run = recordRun(span.year, valueOf, kind);
    if (run === undefined || run.years < leastRecordYears) continue;
    const years = Array.from({ length: run.years + (run.dataEndFirst ? 0 : 1) }, (_, i) => span.year - i);
    const inputs = years.map((year) => worked(String(year), headlineFigure(w, { ...span, year })));
    return {
      record: { kind, years: run.years, dataEndFirst: run.dataEndFirst },
      figure: figure(w, 'record', span, headline.measure, { value: run.years, decimals: 0 }, '年', inputs),
    };
  }
  return { record: missing('not-applicable') };
}

/** The row of an indicator of which nothing is held: it stands on the board all the same, with its target. */
function emptyRow(w: Workings, context: BoardContext): BoardRow {
  const span = cumulative(context.period.year, context.period.month);
  const none = (rule: Figure['rule']): Figure => absent(w, rule, span, w.indicator.headline, 'not-yet-published');
  const why = missing('not-yet-published');
  const done = progress(w, span, none('published'), why, context.today);
  return {
    indicator: w.indicator,
    region: w.region,
    cutoff: why,
    status: null,
    figures: {
      value: none('published'),
      growth: none('published'),
      share: none('share'),
      change: none('changeFromPreviousRelease'),
      changeFromYearBefore: none('changeFromYearBefore'),
      twoYearAverage: none('twoYearAverage'),
      rank: none('rank'),
      rankChange: none('rankChange'),
      distance: none('distanceToProvince'),
      shareOfProvince: none('shareOfProvince'),
      ...progressFigures(w, span, none('published'), done),
      record: none('record'),
      aboveBase: none('aboveBase'),
    },
    rank: why,
    distanceTo: null,
    target: done.target,
    pace: done.pace,
    record: why,
    weightFrom: null,
    outlook: missing('no-data'),
    findings: [],
  };
}
