import {
  type Actor,
  compareSpans,
  DomainError,
  figureId,
  type Indicator,
  type IndicatorCode,
  measures,
  type Observation,
  publishedFigure,
  type Region,
  type RegionCode,
  spanIso,
} from '@shigan/core';
import { namesOf } from '../account/names-of.ts';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

/** One vintage of an entry, with the id that opens it. */
export interface IdentifiedVintage {
  readonly observation: Observation;
  readonly figure: string;
  /** Who brought it in. */
  readonly byName?: string;
}

/** One entry of the record: a span and a measure, with every vintage, oldest first. */
type RecordEntry = readonly IdentifiedVintage[];

export interface VintagesReading {
  readonly moment: Moment;
  readonly indicator: Indicator;
  readonly region: Region;
  /** The latest span first, within it in the order of the measures. */
  readonly entries: readonly RecordEntry[];
}

/** The record of one indicator and region (观测值): every entry with all its vintages (历次数值), as known at a moment.
 *  Refuses `unknown-indicator`, `unknown-region`, `invalid-instant`. */
export async function readVintages(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly indicator: IndicatorCode; readonly region: RegionCode; readonly asOf?: string },
): Promise<VintagesReading> {
  authorise(actor, 'series.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const indicator = registry.indicators.get(asked.indicator);
  if (indicator === undefined) throw new DomainError('unknown-indicator', { indicator: asked.indicator });
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const query = { indicators: [indicator.code], regions: [region.code] };
  const found = await app.store.observations.vintages(cityCode, query, moment.asOf);
  const names = await namesOf(
    app,
    cityCode,
    found.map(({ by }) => by),
  );
  const entries = new Map<string, IdentifiedVintage[]>();
  for (const observation of found) {
    const key = `${spanIso(observation.span)} ${observation.measure}`;
    const figure = figureId(publishedFigure(observation, moment.edition), app.digest.sha256);
    const vintage = { observation, figure, byName: names.get(observation.by) ?? observation.by };
    const entry = entries.get(key);
    if (entry === undefined) entries.set(key, [vintage]);
    else entry.push(vintage);
  }
  return { moment, indicator, region, entries: [...entries.values()].toSorted(latestFirst) };
}

function latestFirst([a]: RecordEntry, [b]: RecordEntry): number {
  if (a === undefined || b === undefined) return 0;
  const [one, other] = [a.observation, b.observation];
  return compareSpans(other.span, one.span) || measures.indexOf(one.measure) - measures.indexOf(other.measure);
}
