import type { BoardField, RankStanding } from '../board/board.ts';
import { absent, type BoardContext, figure, type Workings, worked } from '../board/workings.ts';
import type { Figure, FigureInput, FigureRule } from '../figure/figure.ts';
import type { OutlookCalibration, ReliabilityBin } from '../forecast/year-end/calibration.ts';
import { type OutcomeDistribution, outcomeAt } from '../forecast/year-end/distribution.ts';
import type { Measure } from '../indicator/indicator.ts';
import { isMissing, type Maybe } from '../missing.ts';
import { parseSpanIso, type Span } from '../span/span.ts';
import type { Target } from '../target/target.ts';
import type { OutlookTrack, SpanOutlook } from './outlook-content.ts';

/** What is expected of one measure at the end of a span, and how far that may be off. */
export interface OutlookRange {
  readonly measure: Measure;
  readonly estimate: Figure;
  readonly low80: Figure;
  readonly high80: Figure;
  readonly low95: Figure;
  readonly high95: Figure;
}

/** How good outlooks of past years were (校准情况): of this region, or of all members of its peer set. */
export interface ShownCalibration {
  readonly of: 'own' | 'peers';
  readonly count: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** 百分点: of the outlook, and of the growth so far persisting. */
  readonly meanMiss: Figure;
  readonly meanMissPersistence: Figure;
  readonly coverage80: Figure;
  readonly coverage95: Figure;
  readonly brier: Figure;
  readonly reliability: readonly ReliabilityBin[];
}

/** What an outlook is read with: the row it belongs to. */
export interface OutlookFacts {
  readonly w: Workings;
  readonly context: Pick<BoardContext, 'outlooks' | 'withSpark'>;
  readonly cutoff: Span;
  readonly target: Maybe<Target>;
  readonly rank: Maybe<RankStanding>;
  readonly figures: Readonly<Record<BoardField, Figure>>;
}

const fieldOfMeasure: Readonly<Partial<Record<Measure, BoardField>>> = {
  yoy: 'growth',
  level: 'value',
  count: 'value',
  share: 'share',
};

/** The value at the cut-off that an outlook in this measure starts from. */
export function soFarFigure({ figures }: OutlookFacts, measure: Measure): Figure {
  return figures[fieldOfMeasure[measure] ?? 'value'];
}

/** The span that an outlook is about. */
export function spanOf(found: SpanOutlook): Span {
  const span = parseSpanIso(found.span);
  if (span === undefined) throw new Error(`invalid span: ${found.span}`);
  return span;
}

function unitOf({ w }: OutlookFacts, measure: Measure): string {
  return measure === 'level' || measure === 'count' ? w.indicator.unit : '%';
}

/** What is expected and both intervals, each as a figure with what it rests on. */
export function rangeOf(facts: OutlookFacts, track: OutlookTrack, found: SpanOutlook): OutlookRange {
  const { w } = facts;
  const { measure } = track;
  const unit = unitOf(facts, measure);
  const span = spanOf(found);
  const decimals = Math.min(track.decimals, 2);
  const inputs: readonly FigureInput[] = [
    worked('value', soFarFigure(facts, measure)),
    ...found.members.flatMap((m): readonly FigureInput[] => [
      { kind: 'constant', role: `member ${m.name}`, value: m.value, unit },
      { kind: 'constant', role: `weight ${m.name}`, value: m.weight, unit: '' },
    ]),
  ];
  const lean: readonly FigureInput[] =
    found.lean === 0
      ? []
      : [{ kind: 'constant', role: 'lean', value: found.lean, unit: unit === '%' ? '百分点' : unit }];
  const estimate = figure(w, 'outlook', span, measure, { value: found.outcome.centre, decimals }, unit, [
    ...inputs,
    ...lean,
  ]);
  const bound = (level: number, side: -1 | 1): Figure =>
    figure(
      w,
      'outlookBound',
      span,
      measure,
      { value: least(facts, track, outcomeAt(found.outcome, 0.5 + (side * level) / 200)), decimals },
      unit,
      [
        worked('outlook', estimate),
        { kind: 'constant', role: 'level', value: level, unit: '%' },
        {
          kind: 'constant',
          role: 'halfWidth',
          value: side * halfWidthOf(found.outcome, level),
          unit: unit === '%' ? '百分点' : unit,
        },
        ...pastInputs(found),
      ],
    );
  return { measure, estimate, low80: bound(80, -1), high80: bound(80, 1), low95: bound(95, -1), high95: bound(95, 1) };
}

/** A cumulative amount does not fall below what is done, unless the catalogue says that it may. */
function least({ w }: OutlookFacts, track: OutlookTrack, value: number): number {
  const isAmount = track.measure === 'level' || track.measure === 'count';
  return isAmount && w.indicator.mayFall !== true && !Number.isNaN(track.soFar) ? Math.max(value, track.soFar) : value;
}

/** How far from the middle the interval of a level in percent reaches. */
export function halfWidthOf(outcome: OutcomeDistribution, level: number): number {
  return outcomeAt(outcome, 0.5 + level / 200) - outcome.centre;
}

/** How many past outlooks the width rests on. */
function pastInputs(found: SpanOutlook): readonly FigureInput[] {
  const of = isMissing(found.peers) ? found.own : found.peers;
  return isMissing(of) ? [] : [{ kind: 'constant', role: 'pastOutlooks', value: of.count, unit: '' }];
}

/** Two-year average (两年平均增速) that the outlook comes to with the same span of last year. */
export function twoYearOf(facts: OutlookFacts, track: OutlookTrack, found: SpanOutlook, range: OutlookRange): Figure {
  const span = spanOf(found);
  if (track.measure !== 'yoy' || found.yearBefore === null)
    return absent(
      facts.w,
      'twoYearAverage',
      span,
      track.measure,
      track.measure === 'yoy' ? 'no-base' : 'not-applicable',
    );
  const product = (1 + found.outcome.centre / 100) * (1 + found.yearBefore / 100);
  if (product < 0) return absent(facts.w, 'twoYearAverage', span, 'yoy', 'negative-base');
  return figure(facts.w, 'twoYearAverage', span, 'yoy', { value: (Math.sqrt(product) - 1) * 100, decimals: 1 }, '%', [
    worked('now', range.estimate),
    { kind: 'constant', role: 'yearBefore', value: found.yearBefore, unit: '%' },
  ]);
}

/** Growth of what is left of the span that the outlook comes to. */
export function restFigure(facts: OutlookFacts, track: OutlookTrack, found: SpanOutlook, range: OutlookRange): Figure {
  const span = spanOf(found);
  if (found.rest === null) return absent(facts.w, 'outlookRest', span, track.measure, 'not-applicable');
  return figure(facts.w, 'outlookRest', span, 'yoy', { value: found.rest, decimals: 1 }, '%', [
    worked('outlook', range.estimate),
    worked('value', soFarFigure(facts, track.measure)),
  ]);
}

/** Calibration as figures; none where no past outlook is held. */
export function shownCalibration(
  { w }: OutlookFacts,
  track: OutlookTrack,
  found: SpanOutlook,
  of: 'own' | 'peers',
  held: Maybe<OutlookCalibration>,
): readonly ShownCalibration[] {
  if (isMissing(held)) return [];
  const span = spanOf(found);
  const inputs: readonly FigureInput[] = [
    { kind: 'constant', role: `pastOutlooks ${of}`, value: held.count, unit: '' },
    { kind: 'constant', role: 'firstYear', value: held.firstYear, unit: '' },
    { kind: 'constant', role: 'lastYear', value: held.lastYear, unit: '' },
  ];
  const stated = (rule: FigureRule, role: string, value: number, decimals: number, unit: string): Figure =>
    figure(w, rule, span, track.measure, { value, decimals }, unit, [
      ...inputs,
      { kind: 'constant', role, value, unit },
    ]);
  const covered = (level: number): Figure => {
    const share = held.coverage.find((c) => c.level === level)?.share ?? 0;
    return stated('coverage', `inside ${level}`, share * 100, 0, '%');
  };
  return [
    {
      of,
      count: held.count,
      firstYear: held.firstYear,
      lastYear: held.lastYear,
      meanMiss: stated('meanMiss', 'miss', held.meanMiss, 2, '百分点'),
      meanMissPersistence: stated('meanMiss', 'missPersistence', held.meanMissPersistence, 2, '百分点'),
      coverage80: covered(80),
      coverage95: covered(95),
      brier: stated('brier', 'brier', held.brier, 3, ''),
      reliability: held.reliability,
    },
  ];
}
