import { type Actor, DomainError } from '@shigan/core';
import { expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { cityOf, initialiseCity } from '../commands/initialise-city.ts';
import type { NewObservation } from '../ports.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { exportColumns, exportObservations } from './export-observations.ts';

const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };
const city = '431200';
const storedAt = '2021-06-10T02:00:00.000Z';

const observation = (more: Partial<NewObservation>): NewObservation => ({
  indicator: 'budget-revenue',
  region: city,
  span: { year: 2021, startMonth: 1, length: 4 },
  measure: 'level',
  value: 34.1,
  decimals: 2,
  unit: '亿元',
  status: null,
  knownFrom: '2021-05-20T01:00:00.000Z',
  sheet: '数据',
  cell: 'E4',
  ...more,
});

async function filled(...batches: readonly (readonly NewObservation[])[]): Promise<Application> {
  const app = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => storedAt },
    digest: { sha256: () => '' },
  };
  await initialiseCity(app, actor, cityOf(city));
  for (const [i, batch] of batches.entries())
    await app.store.imports.accept(city, incomingFile(`${i}.csv`, `file ${i}`), 'long-table', [batch], {
      actor,
      storedAt,
      dryRun: false,
    });
  return app;
}

async function textOf(app: Application, asked = {}): Promise<string> {
  let text = '';
  for await (const piece of exportObservations(app, actor, city, asked)) text += piece;
  return text;
}

it('writes one record per observation, with the decimals it was published with', async () => {
  const app = await filled([
    observation({}),
    observation({ region: '431200.local', measure: 'yoy', value: -2, decimals: 1, unit: '%', status: 'final' }),
  ]);
  const [head, first, second, end] = (await textOf(app)).split('\r\n');
  const { sha256 } = incomingFile('0.csv', 'file 0');
  expect(head).toBe(exportColumns.join(','));
  expect(first).toBe(
    `budget-revenue,地方一般公共预算收入,431200,2021-01-01/P4M,level,34.10,2,亿元,,${sha256},数据,E4,2021-05-20T01:00:00.000Z,${storedAt}`,
  );
  expect(second).toContain(',431200.local,2021-01-01/P4M,yoy,-2.0,1,%,final,');
  expect(end).toBe('');
});

it('disarms what a spreadsheet would run, and quotes what CSV needs quoted', async () => {
  const app = await filled([observation({ sheet: '=HYPERLINK("http://x","y")' })]);
  expect(await textOf(app)).toContain(`,"'=HYPERLINK(""http://x"",""y"")",E4,`);
});

it('is of a moment, and of one file where it is asked for', async () => {
  const revised = observation({ value: 34.21, knownFrom: '2021-06-01T01:00:00.000Z' });
  const app = await filled([observation({})], [revised, observation({ region: '431202' })]);
  expect(await textOf(app, { asOf: '2021-05-25' })).toContain(',34.10,');
  expect(await textOf(app)).not.toContain(',431200,2021-01-01/P4M,level,34.10,');
  const first = await textOf(app, { file: incomingFile('0.csv', 'file 0').sha256.toUpperCase() });
  expect(first.trim().split('\r\n')).toHaveLength(1);
  expect(await textOf(app, { file: incomingFile('0.csv', 'file 0').sha256, asOf: '2021-05-25' })).toContain(',34.10,');
});

it('refuses a file that never came in', async () => {
  const app = await filled();
  await expect(textOf(app, { file: 'ab'.repeat(32) })).rejects.toThrow(DomainError);
});
