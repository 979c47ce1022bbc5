import {
  type Board,
  type BoardField,
  type BoardRow,
  type Figure,
  type Finding,
  findingSentence,
  type Indicator,
  isMissing,
  type Language,
  type Matrix,
  type Maybe,
  type Measure,
  type Missing,
  type PeerSet,
  type Period,
  type RankStanding,
  type Span,
  spanIso,
  spanLabel,
  spanLabelEn,
  spanLabelEnWithYear,
  spanLabelWithYear,
  type Target,
} from '@shigan/core';
import { figureNumber, figureText, figureUnit } from '../figure/figure-number.ts';
import { unitWord } from '../words/units.ts';
import type {
  AmountBody,
  BoardBody,
  BoardRowBody,
  CutoffBody,
  DistanceBody,
  FindingBody,
  PaceBody,
  RankBody,
  TargetBody,
} from './board-body.ts';
import { presentRowOutlook } from '../outlook/present-row-outlook.ts';
import type { MatrixBody, MatrixRowBody } from './matrix-body.ts';

/** What presenting a board needs beside it. */
export interface BoardPresenting {
  readonly language: Language;
  /** The id of a figure: its content's hash, which a pure presenter cannot take itself. */
  readonly idOf: (figure: Figure) => string;
}

/** Fields whose name in JSON is not the board's. */
const jsonNames: Readonly<Partial<Record<BoardField, string>>> = { seasonalSchedule: 'seasonal' };

/** A board as JSON: every figure present as a number, every absent one with its reason. */
export function presentBoard(board: Board, presenting: BoardPresenting): BoardBody {
  return {
    region: board.region.code,
    name: board.region.name[presenting.language],
    period: periodText(board.period),
    asOf: board.asOf,
    rows: board.rows.map((row) => presentRow(row, board.period, presenting)),
  };
}

/** A matrix as JSON: of every region what is compared, its indicators said once for all. */
export function presentMatrix(matrix: Matrix, presenting: BoardPresenting): MatrixBody {
  const { language } = presenting;
  const indicators = new Map(matrix.boards.flatMap(({ rows }) => rows.map((row) => [row.indicator.code, row])));
  return {
    peers: presentPeers(matrix.peers, language),
    period: periodText(matrix.period),
    asOf: matrix.asOf,
    indicators: [...indicators.values()].map(({ indicator }) => ({
      indicator: indicator.code,
      name: indicator.name[language],
      section: indicator.section,
      headline: indicator.headline,
      better: indicator.better,
      unit: unitWord(headlineUnit(indicator), language),
    })),
    boards: matrix.boards.map((board) => ({
      region: board.region.code,
      name: board.region.name[language],
      rows: board.rows.map((row) => presentMatrixRow(row, board.period, presenting)),
    })),
  };
}

function presentMatrixRow(row: BoardRow, period: Period, presenting: BoardPresenting): MatrixRowBody {
  const { value, growth, share, rank } = row.figures;
  const compared = { value, growth, share, rank };
  return {
    indicator: row.indicator.code,
    cutoff: isMissing(row.cutoff) ? row.cutoff : presentCutoff(row, row.cutoff, period, presenting.language),
    value: figureNumber(value),
    growth: figureNumber(growth),
    share: figureNumber(share),
    rank: isMissing(row.rank) ? row.rank : { place: row.rank.place, of: row.rank.of },
    aimedAt: !isMissing(row.target),
    light: isMissing(row.pace) ? null : row.pace.light,
    shown: byField(compared, figureText),
    figures: byField(compared, presenting.idOf),
  };
}

/** `2021-04`. */
export function periodText(period: Period): string {
  return `${period.year}-${String(period.month).padStart(2, '0')}`;
}

/** A peer set as JSON. */
export function presentPeers(peers: PeerSet, language: Language): MatrixBody['peers'] {
  return {
    code: peers.code,
    name: peers.name[language],
    membersWord: peers.membersWord[language],
    of: peers.of,
  };
}

/** One indicator's row as JSON. */
export function presentRow(row: BoardRow, period: Period, presenting: BoardPresenting): BoardRowBody {
  const { language } = presenting;
  const { figures: f } = row;
  const amount = (figure: Figure): AmountBody | Missing => presentAmount(figure, language);
  return {
    indicator: row.indicator.code,
    name: row.indicator.name[language],
    section: row.indicator.section,
    headline: row.indicator.headline,
    better: row.indicator.better,
    cutoff: isMissing(row.cutoff) ? row.cutoff : presentCutoff(row, row.cutoff, period, language),
    value: figureNumber(f.value),
    unit: figureUnit(f.value, language) || unitWord(headlineUnit(row.indicator), language),
    status: row.status,
    growth: figureNumber(f.growth),
    share: figureNumber(f.share),
    change: amount(f.change),
    changeFromYearBefore: amount(f.changeFromYearBefore),
    twoYearAverage: figureNumber(f.twoYearAverage),
    rank: isMissing(row.rank) ? row.rank : presentRank(row.rank, language),
    rankChange: figureNumber(f.rankChange),
    distance: presentDistance(row, language),
    shareOfProvince: figureNumber(f.shareOfProvince),
    target: isMissing(row.target) ? row.target : presentTarget(row.target, f.target, language),
    pace: presentPace(row),
    gap: amount(f.gap),
    distances: {
      toSchedule: amount(f.distanceToSchedule),
      toHalf: amount(f.distanceToHalf),
      toYear: amount(f.distanceToYear),
    },
    growthNeeded: figureNumber(f.growthNeeded),
    weightFrom: row.weightFrom,
    howHard: figureNumber(f.howHard),
    record: row.record,
    aboveBase: amount(f.aboveBase),
    outlook: isMissing(row.outlook) ? row.outlook : presentRowOutlook(row.outlook, language),
    findings: row.findings.map((finding) => presentFinding(finding, presenting)),
    spark: (row.spark ?? []).flatMap((p) => (p.value === null ? [] : [{ interval: p.span, value: p.value }])),
    shown: { ...byField(f, figureText), ...ofOutlook(row.outlook, figureText) },
    figures: { ...byField(f, presenting.idOf), ...ofOutlook(row.outlook, presenting.idOf) },
  };
}

/** What the headline would be in, where it is absent. */
function headlineUnit(indicator: Indicator): string {
  const amounts: readonly Measure[] = ['level', 'count', 'index'];
  return amounts.includes(indicator.headline) ? indicator.unit : '%';
}

/** A cut-off as it is written, and as interval. */
export function presentCutoff(
  row: Pick<BoardRow, 'indicator'>,
  cutoff: Span,
  period: Period,
  language: Language,
): CutoffBody {
  // A cut-off of an earlier year names it: 全年 alone would be taken for the year of the board.
  const thisYear = cutoff.year === period.year;
  const { frequency } = row.indicator;
  const label =
    language === 'zh'
      ? (thisYear ? spanLabel : spanLabelWithYear)(cutoff, frequency)
      : (thisYear ? spanLabelEn : spanLabelEnWithYear)(cutoff, frequency);
  return { label, interval: spanIso(cutoff) };
}

function presentAmount(figure: Figure, language: Language): AmountBody | Missing {
  const value = figureNumber(figure);
  return isMissing(value) ? value : { value, unit: figureUnit(figure, language) };
}

function presentRank(rank: RankStanding, language: Language): RankBody {
  return {
    place: rank.place,
    of: rank.of,
    source: rank.source,
    ...(rank.computed === undefined ? {} : { computed: rank.computed }),
    withoutData: rank.withoutData,
    peers: rank.peers.code,
    membersWord: rank.peers.membersWord[language],
  };
}

function presentDistance(row: BoardRow, language: Language): DistanceBody | Missing {
  const amount = presentAmount(row.figures.distance, language);
  if (isMissing(amount)) return amount;
  if (row.distanceTo === null) throw new Error(`distance to nothing: ${row.indicator.code}`);
  return { ...amount, to: row.distanceTo };
}

/** A target as JSON. */
export function presentTarget(target: Target, figure: Figure, language: Language): TargetBody {
  return {
    kind: target.kind,
    value: target.goal === undefined ? { missing: 'not-applicable' } : figureNumber(figure),
    bound: target.bound,
    unit: figureUnit(figure, language) || unitWord(target.unit, language),
    binding: target.binding,
    verified: target.verified,
    ...(target.floor === undefined ? {} : { floor: target.floor.value }),
    ...(target.stretch === undefined ? {} : { stretch: target.stretch.value }),
    ...(target.milestone === undefined ? {} : { milestone: { ...target.milestone } }),
  };
}

function presentPace(row: BoardRow): PaceBody | Missing {
  if (isMissing(row.pace)) return row.pace;
  return {
    completion: figureNumber(row.figures.completion),
    schedule: figureNumber(row.figures.schedule),
    seasonal: figureNumber(row.figures.seasonalSchedule),
    light: row.pace.light,
    against: row.pace.against,
  };
}

function presentFinding(finding: Finding, presenting: BoardPresenting): FindingBody {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: findingSentence(finding, presenting.language),
    figures: Object.values(finding.figures).map((figure) => presenting.idOf(figure)),
  };
}

/** Something of every figure that is present, by its name in JSON. */
function byField(
  figures: Readonly<Partial<Record<BoardField, Figure>>>,
  of: (figure: Figure) => Maybe<string>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [field, figure] of entriesOf(figures)) {
    const text = isMissing(figure.value) ? undefined : of(figure);
    if (typeof text === 'string') fields[jsonNames[field] ?? field] = text;
  }
  return fields;
}

/** The same of the figures of an outlook that a board shows. */
function ofOutlook(outlook: BoardRow['outlook'], of: (figure: Figure) => Maybe<string>): Record<string, string> {
  if (isMissing(outlook)) return {};
  const fields: Record<string, string> = {};
  const put = (field: string, figure: Figure): void => {
    const text = isMissing(figure.value) ? undefined : of(figure);
    if (typeof text === 'string') fields[field] = text;
  };
  put('probability', outlook.probability);
  for (const [name, span] of [
    ['halfYear', outlook.halfYear],
    ['fullYear', outlook.fullYear],
  ] as const) {
    if (isMissing(span)) continue;
    put(`${name}Outlook`, span.range.estimate);
    put(`${name}Low80`, span.range.low80);
    put(`${name}High80`, span.range.high80);
    put(`${name}Probability`, span.probability);
  }
  return fields;
}

function entriesOf(figures: Readonly<Partial<Record<BoardField, Figure>>>): (readonly [BoardField, Figure])[] {
  const isField = (name: string): name is BoardField => name in figures;
  return Object.keys(figures)
    .filter(isField)
    .flatMap((field) => {
      const figure = figures[field];
      return figure === undefined ? [] : [[field, figure] as const];
    });
}
