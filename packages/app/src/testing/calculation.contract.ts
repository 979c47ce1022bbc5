import { isMissing } from '@shigan/core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Calculation } from '../calculation/calculation.ts';
import { calculate, type ForecastTask } from '../calculation/calculations.ts';

const task = (i: number, months = 48): ForecastTask => ({
  values: Float64Array.from(
    { length: months },
    (_, m) => 100 + i + m + 8 * Math.sin((m * Math.PI) / 6) + ((m * i) % 7),
  ),
  spec: { horizon: 12, frequency: 12, tier: 'fast', levels: [80, 95] },
});

const tasks = Array.from({ length: 230 }, (_, i) => task(i));

/** What everything that calculates must do alike. */
export function testCalculation(name: string, calculation: Calculation, close: () => Promise<void>): void {
  describe(`calculation: ${name}`, () => {
    afterAll(close);

    it('gives the results of the tasks in their order', async () => {
      expect(await calculation.run('forecast', tasks)).toEqual(calculate('forecast', tasks));
    });

    it('does several runs at a time, each for itself', async () => {
      const [many, one, none] = await Promise.all([
        calculation.run('forecast', tasks),
        calculation.run('forecast', [task(3)]),
        calculation.run('forecast', []),
      ]);
      expect(many).toHaveLength(tasks.length);
      expect(one).toEqual(calculate('forecast', [task(3)]));
      expect(none).toEqual([]);
    });

    it('a result that is missing is a result', async () => {
      const results = await calculation.run('forecast', [task(1, 20), task(2)]);
      expect(results.map((r) => isMissing(r))).toEqual([true, false]);
    });

    it('says how far it is, up to the end', async () => {
      const told: (readonly [number, number])[] = [];
      await calculation.run('forecast', tasks, { onProgress: (done, of) => told.push([done, of]) });
      expect(told.at(-1)).toEqual([tasks.length, tasks.length]);
      expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    });

    it('a bug in a task fails its run and no other', async () => {
      const broken: ForecastTask = { ...task(1), spec: { ...task(1).spec, horizon: -1 } };
      const [failed, done] = await Promise.allSettled([
        calculation.run('forecast', [...tasks, broken]),
        calculation.run('forecast', tasks),
      ]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'invalid horizon: -1' } });
      expect(done.status).toBe('fulfilled');
      expect(await calculation.run('forecast', [task(1)])).toHaveLength(1);
    });

    it('ends when it is asked to, and works again afterwards', async () => {
      const controller = new AbortController();
      const run = calculation.run('forecast', [...tasks, ...tasks, ...tasks], {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      });
      await expect(run).rejects.toThrow('enough');
      await expect(calculation.run('forecast', [task(1)], { signal: controller.signal })).rejects.toThrow('enough');
      expect(await calculation.run('forecast', [task(1)])).toHaveLength(1);
    });
  });
}
