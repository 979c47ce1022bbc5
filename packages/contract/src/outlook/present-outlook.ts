import {
  type Board,
  type BoardRow,
  type Figure,
  isMissing,
  type Missing,
  type Outlook,
  type OutlookOfSpan,
  type OutlookRange,
  parseSpanIso,
  type ShownCalibration,
  spanLabel,
  spanLabelEn,
  withoutNoise,
} from '@shigan/core';
import { type BoardPresenting, periodText, presentCutoff, presentTarget } from '../board/present-board.ts';
import { figureNumber, figureText, figureUnit } from '../figure/figure-number.ts';
import type {
  CalibrationBody,
  OutlookBody,
  OutlookRowBody,
  OutlooksBody,
  OutlookSpanBody,
  RangeBody,
  ShownFigureBody,
} from './outlook-body.ts';

/** The outlooks of a board as JSON, the least likely target first, then those without a probability in the board's order. */
export function presentOutlooks(board: Board, presenting: BoardPresenting): OutlooksBody {
  const chance = (row: BoardRow): number => {
    const p = isMissing(row.outlook) ? undefined : figureNumber(row.outlook.probability);
    return typeof p === 'number' ? p : Number.POSITIVE_INFINITY;
  };
  const rows = board.rows.toSorted((a, b) => {
    const [p, q] = [chance(a), chance(b)];
    return p === q ? 0 : p - q;
  });
  return {
    region: board.region.code,
    name: board.region.name[presenting.language],
    period: periodText(board.period),
    asOf: board.asOf,
    rows: rows.map((row) => presentOutlookRow(row, board, presenting)),
  };
}

/** One indicator's outlook as JSON. */
export function presentOutlookRow(
  row: BoardRow,
  { period }: Pick<Board, 'period'>,
  presenting: BoardPresenting,
): OutlookRowBody {
  const { language } = presenting;
  const shown = (figure: Figure): ShownFigureBody => presentShown(figure, presenting);
  return {
    indicator: row.indicator.code,
    name: row.indicator.name[language],
    section: row.indicator.section,
    better: row.indicator.better,
    headline: row.indicator.headline,
    cutoff: isMissing(row.cutoff) ? row.cutoff : presentCutoff(row, row.cutoff, period, language),
    target: isMissing(row.target) ? row.target : presentTarget(row.target, row.figures.target, language),
    goal: shown(row.figures.target),
    growthNeeded: shown(row.figures.growthNeeded),
    howHard: shown(row.figures.howHard),
    outlook: isMissing(row.outlook) ? row.outlook : presentOutlook(row.outlook, presenting),
    spark: (row.spark ?? []).flatMap((p) => (p.value === null ? [] : [{ interval: p.span, value: p.value }])),
  };
}

function presentOutlook(outlook: Outlook, presenting: BoardPresenting): OutlookBody {
  const { cutoff, edition, madeAt, version, basis, light, rank, rankHalfYear } = outlook;
  const span = (of: Outlook['halfYear']): OutlookSpanBody | Missing =>
    isMissing(of) ? of : presentSpan(of, presenting);
  return {
    cutoff,
    edition,
    madeAt,
    version,
    basis,
    light,
    probability: presentShown(outlook.probability, presenting),
    halfYear: span(outlook.halfYear),
    fullYear: span(outlook.fullYear),
    rank,
    rankHalfYear,
    course: outlook.course.flatMap((p) => (p.value === null ? [] : [{ interval: p.span, value: p.value }])),
  };
}

function presentSpan(of: OutlookOfSpan, presenting: BoardPresenting): OutlookSpanBody {
  const shown = (figure: Figure): ShownFigureBody => presentShown(figure, presenting);
  const range = (r: OutlookRange): RangeBody => ({
    measure: r.measure,
    estimate: shown(r.estimate),
    low80: shown(r.low80),
    high80: shown(r.high80),
    low95: shown(r.low95),
    high95: shown(r.high95),
  });
  const parsed = parseSpanIso(of.span);
  if (parsed === undefined) throw new Error(`invalid span: ${of.span}`);
  return {
    interval: of.span,
    label: (presenting.language === 'zh' ? spanLabel : spanLabelEn)(parsed, 'Q'),
    range: range(of.range),
    amount: isMissing(of.amount) ? of.amount : range(of.amount),
    line: isMissing(of.line) ? of.line : withoutNoise(of.line),
    probability: shown(of.probability),
    floor: shown(of.floor),
    stretch: shown(of.stretch),
    twoYearAverage: shown(of.twoYearAverage),
    rest: shown(of.rest),
    members: of.members,
    lean: of.lean,
    calibration: of.calibration.map((c) => presentCalibration(c, shown)),
  };
}

function presentCalibration(c: ShownCalibration, shown: (figure: Figure) => ShownFigureBody): CalibrationBody {
  return {
    of: c.of,
    count: c.count,
    firstYear: c.firstYear,
    lastYear: c.lastYear,
    meanMiss: shown(c.meanMiss),
    meanMissPersistence: shown(c.meanMissPersistence),
    coverage80: shown(c.coverage80),
    coverage95: shown(c.coverage95),
    brier: shown(c.brier),
    reliability: c.reliability,
  };
}

function presentShown(figure: Figure, { language, idOf }: BoardPresenting): ShownFigureBody {
  const text = figureText(figure);
  const absent = isMissing(text);
  return {
    value: figureNumber(figure),
    shown: absent ? '' : text,
    unit: absent ? '' : figureUnit(figure, language),
    id: absent ? '' : idOf(figure),
  };
}
