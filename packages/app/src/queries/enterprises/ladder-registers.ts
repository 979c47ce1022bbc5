import type { CategoryThreshold, LadderRung, RegisterName } from '@shigan/core';
import type { Application } from '../../application.ts';
import type { Moment } from '../moment.ts';

/** Thresholds of the frame in force as of a moment, and the rungs of the ladder in their order. */
export async function ladderRegisters(
  app: Application,
  { city, asOf }: Moment,
): Promise<{ readonly thresholds: readonly CategoryThreshold[]; readonly rungs: readonly LadderRung[] }> {
  const read = async <N extends RegisterName>(name: N) =>
    (await app.store.registers.asOf(city.code, name, asOf)).flatMap(({ body }) => body ?? []);
  const [thresholds, rungs] = await Promise.all([read('categoryThreshold'), read('ladderRung')]);
  return { thresholds, rungs: rungs.toSorted((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1)) };
}
