import { type Actor, DomainError, type Instant, parseInstant, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';

/** Moves a city's business date (业务日期) forward and runs what falls due. Only a demonstration city has one; it never goes back.
 *  Refuses `city-not-demo`, `invalid-instant`, `business-date-backwards`. */
export async function advanceBusinessDate(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  to: string,
): Promise<{ readonly from: Instant; readonly to: Instant }> {
  authorise(actor, 'demo.advance', cityCode);
  const city = await app.store.cities.get(cityCode);
  if (city === undefined) throw new DomainError('unknown-region', { region: cityCode });
  if (!city.demo || city.businessDate === null) throw new DomainError('city-not-demo', { region: cityCode });
  // A bare day means its working morning, not its last moment: that is when people look.
  const at = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(to.trim()) ? `${to.trim()}T09:00` : to);
  if (at === undefined) throw new DomainError('invalid-instant', { value: to });
  if (at < city.businessDate) throw new DomainError('business-date-backwards', { from: city.businessDate, to: at });
  await app.store.cities.setBusinessDate(cityCode, at);
  await app.store.audit.append(cityCode, {
    at: app.clock.now(),
    actor,
    action: 'demo.advance',
    subject: cityCode,
    detail: { from: city.businessDate, to: at },
  });
  return { from: city.businessDate, to: at };
}
