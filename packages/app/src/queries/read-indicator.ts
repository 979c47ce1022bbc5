import {
  type Actor,
  analyseDetail,
  DomainError,
  type IndicatorCode,
  type IndicatorDetail,
  type Period,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from './moment.ts';
import { checkPeriod, openBookAround, partsOf, readOutlookShelf, specOf } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

export interface IndicatorAsked {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly period: Period;
  readonly asOf?: string;
}

/** Everything of one indicator of a region (指标详情) as known at a moment: standing, course, ranking over time, parts, target path,
 *  base effect, revisions. Refuses `unknown-indicator`, `unknown-region`, `invalid-span`, `invalid-instant`. */
export async function readIndicator(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: IndicatorAsked,
): Promise<IndicatorDetail> {
  authorise(actor, 'board.read', cityCode, asked.region);
  checkPeriod(asked.period);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const indicator = registry.indicators.get(asked.indicator);
  if (indicator === undefined) throw new DomainError('unknown-indicator', { indicator: asked.indicator });
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const parts = partsOf(registry, region.code);
  const [book, outlooks] = await Promise.all([
    openBookAround(app, moment, registry, region.code, asked.period),
    readOutlookShelf(app, moment, [region.code], asked.period, [indicator.code]),
  ]);
  const spec = { ...specOf(moment, registry, asked.period, book), outlooks };
  return analyseDetail({ ...spec, ...(parts ? { parts } : {}) }, indicator, region);
}
