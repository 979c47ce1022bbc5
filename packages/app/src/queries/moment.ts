import { DomainError, type Instant, parseInstant, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { City } from '../ports.ts';

/** The moment a reading is of. */
export interface Moment {
  readonly city: City;
  /** As asked, or the city's now. */
  readonly asOf: Instant;
  /** The latest thing known by then: two moments with one edition read the same, and figures are identified by it. */
  readonly edition: Instant;
  /** The store's count of changes when the moment was resolved: what was worked out for an edition may be kept while it stands. */
  readonly changes: number;
}

/** Before anything was known. */
const dawn: Instant = '0001-01-01T00:00:00.000Z';

/** Resolves "as of" for a city: an ISO moment, a bare day (its end, in China), or now. A moment after the city's now reads as now. */
export async function resolveMoment(app: Application, cityCode: RegionCode, asOf?: string): Promise<Moment> {
  const parsed = asOf === undefined ? undefined : parseInstant(asOf);
  const clock = app.clock.now();
  const { city, edition = dawn, changes } = await app.store.cities.standing(cityCode, clock, parsed);
  if (city === undefined) throw new DomainError('unknown-region', { region: cityCode });
  if (asOf !== undefined && parsed === undefined) throw new DomainError('invalid-instant', { value: asOf });
  const now = city.businessDate ?? clock;
  return { city, asOf: parsed === undefined || parsed > now ? now : parsed, edition, changes };
}
