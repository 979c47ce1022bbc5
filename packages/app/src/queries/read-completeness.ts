import { type Actor, type Completeness, completenessOf, DomainError, type Period, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from './moment.ts';
import { checkPeriod, openBook, partsOf, specOf } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

/** What has arrived of what was to come (报送情况): the releases around a month of a region and its parts, as known at a moment; late is
 *  counted by that moment's day. Refuses `unknown-region`, `invalid-span`, `invalid-instant`. */
export async function readCompleteness(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly region: RegionCode; readonly period: Period; readonly asOf?: string },
): Promise<Completeness> {
  authorise(actor, 'series.read', cityCode, asked.region);
  checkPeriod(asked.period);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const parts = (partsOf(registry, asked.region)?.members ?? []).flatMap((code) => registry.regions.get(code) ?? []);
  // The months after the one asked for may lie in the next year.
  const until = { ...asked.period, year: asked.period.year + 1 };
  const book = await openBook(
    app,
    moment,
    [region.code],
    parts.map(({ code }) => code),
    until,
  );
  return completenessOf({ ...specOf(moment, registry, asked.period, book), region, parts });
}
