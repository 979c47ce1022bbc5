import {
  type Actor,
  compareSpans,
  DomainError,
  type Indicator,
  type IndicatorCode,
  measures,
  type Observation,
  type Region,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

export interface SeriesReading {
  readonly moment: Moment;
  readonly indicator: Indicator;
  readonly region: Region;
  /** In order of span, then of measure. */
  readonly points: readonly Observation[];
}

/** One indicator of one region: every span and measure as known at a moment, each with its source cell. */
export async function readSeries(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly indicator: IndicatorCode; readonly region: RegionCode; readonly asOf?: string },
): Promise<SeriesReading> {
  authorise(actor, 'series.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const indicator = registry.indicators.get(asked.indicator) ?? byName(registry.indicators.values(), asked.indicator);
  if (indicator === undefined) throw new DomainError('unknown-indicator', { indicator: asked.indicator });
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const found = await app.store.observations.asOf(
    cityCode,
    { indicators: [indicator.code], regions: [region.code] },
    moment.asOf,
  );
  const points = found.toSorted(
    (a, b) => compareSpans(a.span, b.span) || measures.indexOf(a.measure) - measures.indexOf(b.measure),
  );
  return { moment, indicator, region, points };
}

/** The Chinese name stands for the code. */
function byName(indicators: Iterable<Indicator>, text: string): Indicator | undefined {
  for (const i of indicators) if (i.name.zh === text) return i;
  return undefined;
}
