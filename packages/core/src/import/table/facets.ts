import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Label } from '../label/label.ts';
import type { SpanWords } from '../label/span-scan.ts';
import type { AsideReason, MeasureWord } from '../label/words.ts';

/** A place of the sheet: 1-based row, 0-based column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What a stack of labels says together (坐标): the parts of an observation's key that a column, a row or a title gives. */
export interface Facets {
  readonly indicator?: IndicatorCode;
  readonly indicatorCandidates?: readonly IndicatorCode[];
  readonly region?: RegionCode;
  readonly regionCandidates?: readonly RegionCode[];
  readonly span?: SpanWords;
  readonly spanAt?: Place;
  readonly spanText?: string;
  readonly badSpan?: boolean;
  readonly measure?: MeasureWord;
  /** The year that a growth is against, where a label names it. */
  readonly againstYear?: number;
  readonly rankOf?: MeasureWord;
  readonly units?: readonly string[];
  readonly unitAt?: Place;
  readonly status?: ObservationStatus;
  readonly shareOf?: IndicatorCode;
  readonly shareOfText?: string;
  readonly aside?: AsideReason;
  readonly total?: boolean;
}

type Draft = { -readonly [K in keyof Facets]: Facets[K] };

/** Periods put together field by field: the nearer one counts; of months and a cut-off there is only one. */
export function stackSpan(far: SpanWords = {}, near: SpanWords = {}): SpanWords {
  // Every cell of a table is read by way of this: fields are taken away rarely, and copied at once.
  const both: { -readonly [K in keyof SpanWords]: SpanWords[K] } = { ...far, ...near };
  if (near.year !== undefined && near.yearShift === undefined && far.yearShift !== undefined) delete both.yearShift;
  if (near.months !== undefined && near.sameMonths === undefined && far.sameMonths !== undefined)
    delete both.sameMonths;
  if (near.cutoff !== undefined && near.months === undefined && far.months !== undefined) delete both.months;
  if (near.months !== undefined && near.cutoff === undefined && far.cutoff !== undefined) delete both.cutoff;
  return both;
}

/** Puts a lower or more special label on top of what stands above it: what it says itself counts, the rest stays. */
export function stackLabel(above: Facets, label: Label, at: Place): Facets {
  const out: Draft = { ...above };
  if (label.indicator !== undefined || label.indicatorCandidates !== undefined) {
    delete out.indicator;
    delete out.indicatorCandidates;
    if (label.indicator !== undefined) out.indicator = label.indicator;
    else if (label.indicatorCandidates !== undefined) out.indicatorCandidates = label.indicatorCandidates;
    delete out.total;
  }
  if (label.region !== undefined || label.regionCandidates !== undefined) {
    delete out.region;
    delete out.regionCandidates;
    if (label.region !== undefined) out.region = label.region;
    else if (label.regionCandidates !== undefined) out.regionCandidates = label.regionCandidates;
  }
  if (label.span !== undefined || label.badSpan) {
    out.span = stackSpan(above.span, label.span);
    out.spanAt = at;
    out.spanText = label.text;
    if (label.badSpan) out.badSpan = true;
  }
  stackMeasure(out, above, label);
  if (label.units !== undefined) {
    out.units = label.units;
    out.unitAt = at;
  }
  if (label.shareOf !== undefined) out.shareOf = label.shareOf;
  if (label.shareOfText !== undefined) out.shareOfText = label.shareOfText;
  if (label.status !== undefined) out.status = label.status;
  if (label.total) out.total = true;
  stackAside(out, label);
  return out;
}

function stackMeasure(out: Draft, above: Facets, label: Label): void {
  if (label.rankOf !== undefined) out.rankOf = label.rankOf;
  if (label.againstYear !== undefined) out.againstYear = label.againstYear;
  if (label.measure === undefined) return;
  // 位次 over 总量 and 增速: ranks of both.
  if (above.measure === 'rank' && label.measure !== 'rank') out.rankOf = label.measure;
  else if (label.measure !== 'quantity' || above.measure === undefined) out.measure = label.measure;
}

/** 目标完成情况 over 目标, 完成额 and 完成率 makes none of the figures under 完成额 a target; 比上月 over anything does. */
function stackAside(out: Draft, label: Label): void {
  if (label.aside !== undefined) out.aside = label.aside;
  else if (out.aside === 'target' && label.measure !== undefined) delete out.aside;
}

/** Whether a label gives any part of a coordinate. */
export function saysSomething(label: Label): boolean {
  return (
    label.indicator !== undefined ||
    label.indicatorCandidates !== undefined ||
    label.region !== undefined ||
    label.regionCandidates !== undefined ||
    label.span !== undefined ||
    label.measure !== undefined ||
    label.units !== undefined ||
    label.status !== undefined ||
    label.aside !== undefined ||
    label.total === true ||
    label.badSpan === true
  );
}
