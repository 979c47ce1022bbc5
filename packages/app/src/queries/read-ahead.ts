import { monthBefore, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import { resolveMoment } from './moment.ts';
import { boardAt, matrixAt, partsOf } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

/** Reads what the pages of the latest month rest on, so that the first who opens one does not wait for it (预读). A city without
 *  regions of its own has none. */
export async function readAhead(app: Application, city: RegionCode): Promise<void> {
  const moment = await resolveMoment(app, city);
  const registry = await readRegistry(app, moment);
  if (!registry.regions.has(city)) return;
  const period = monthBefore(moment.asOf);
  await boardAt(app, moment, registry, city, period);
  const parts = partsOf(registry, city);
  if (parts !== undefined) await matrixAt(app, moment, registry, parts, period);
}
