import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { spanLabelEnWithYear, spanLabelWithYear } from '../../span/label.ts';
import type { Span } from '../../span/span.ts';
import type { FaultParams } from '../fault-words.ts';
import { measureOfSlot, spanOfSlot } from '../readings-buffer.ts';
import type { CheckScope } from './check-scope.ts';

interface Name {
  readonly zh: string;
  readonly en: string;
}

const measureNames: Readonly<Record<Measure, Name>> = {
  level: { zh: '总量', en: 'the level' },
  count: { zh: '数量', en: 'the number' },
  yoy: { zh: '增速', en: 'growth' },
  twoYearAverage: { zh: '两年平均增速', en: 'the two-year average growth' },
  sequential: { zh: '环比', en: 'the sequential growth' },
  share: { zh: '占比', en: 'the share' },
  index: { zh: '指数', en: 'the index' },
  rank: { zh: '位次', en: 'the rank' },
  contribution: { zh: '拉动', en: 'the contribution' },
  contributionShare: { zh: '贡献率', en: 'the contribution share' },
};

export function measureName(measure: Measure): Name {
  return measureNames[measure];
}

export function indicatorName(scope: CheckScope, code: IndicatorCode): Name {
  return scope.indicators.get(code)?.name ?? { zh: code, en: code };
}

export function regionName(scope: CheckScope, code: RegionCode): Name {
  return scope.regions.get(code)?.name ?? { zh: code, en: code };
}

/** A span as its indicator calls it: 2021年一季度 for a quarterly one, 2021年1-3月 for a monthly one. */
export function spanName(scope: CheckScope, span: Span, code: IndicatorCode): Name {
  const frequency = scope.indicators.get(code)?.frequency ?? 'M';
  return { zh: spanLabelWithYear(span, frequency), en: spanLabelEnWithYear(span, frequency) };
}

/** What a reading is of, for its sentence: region, indicator, span, measure. */
export function subjectOf(scope: CheckScope, position: number): FaultParams {
  const { readings } = scope.upload;
  const indicator = readings.indicators.value(readings.indicatorId(position));
  const slot = readings.slot(position);
  return {
    region: regionName(scope, readings.regions.value(readings.regionId(position))),
    indicator: indicatorName(scope, indicator),
    span: spanName(scope, spanOfSlot(slot), indicator),
    measure: measureName(measureOfSlot(slot)),
  };
}
