import {
  type Indicator,
  type Instant,
  type Language,
  type Observation,
  type Region,
  type SourceCell,
  spanIso,
} from '@shigan/core';
import { unitWord } from '../words/units.ts';
import type { PointBody, SeriesBody, SourceBody } from './series-body.ts';

/** What a reading of a series holds. */
export interface SeriesContent {
  readonly indicator: Indicator;
  readonly region: Region;
  readonly asOf: Instant;
  readonly points: readonly Observation[];
}

export function presentSource(source: SourceCell): SourceBody {
  return { file: source.file, fileName: source.fileName, sheet: source.sheet, cell: source.cell };
}

/** An observation as a point. */
export function presentPoint(o: Observation, language: Language): PointBody {
  return {
    span: spanIso(o.span),
    measure: o.measure,
    value: o.value,
    decimals: o.decimals,
    unit: unitWord(o.unit, language),
    status: o.status,
    knownFrom: o.knownFrom,
    storedAt: o.storedAt,
    source: presentSource(o.source),
  };
}

/** A series as JSON. */
export function presentSeries(series: SeriesContent, language: Language): SeriesBody {
  return {
    indicator: series.indicator.code,
    name: series.indicator.name[language],
    region: series.region.code,
    unit: unitWord(series.indicator.unit, language),
    asOf: series.asOf,
    points: series.points.map((o) => presentPoint(o, language)),
  };
}
