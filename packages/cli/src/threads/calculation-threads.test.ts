import { testCalculation } from '@shigan/app/testing/calculation.contract';
import { expect, test } from 'vitest';
import { createCalculationThreads } from './calculation-threads.ts';

const threads = createCalculationThreads(2);
testCalculation('threads', threads, () => threads.close());

test('what is under way when threads are closed fails, and nothing begins afterwards', async () => {
  const closing = createCalculationThreads(1);
  const values = Float64Array.from({ length: 60 }, (_, i) => i % 7);
  const task = { values, spec: { horizon: 12, frequency: 12, tier: 'accurate', levels: [80] } } as const;
  const run = closing.run(
    'forecast',
    Array.from({ length: 500 }, () => task),
  );
  const [outcome] = await Promise.allSettled([run, closing.close()]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'calculations are closed' } });
  await expect(closing.run('forecast', [task])).rejects.toThrow('calculations are closed');
});
