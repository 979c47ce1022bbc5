import { cumulative, figureId, operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Application } from '../application.ts';
import { cityOf, initialiseCity } from '../commands/initialise-city.ts';
import { resolveMoment } from '../queries/moment.ts';
import { readBoard } from '../queries/read-board.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { checkMarks } from './check-marks.ts';

const city = '431200';
const actor = operator('test', 'wang');
let clock = '2021-05-20T01:00:00.000Z';
let app: Application;

async function bring(value: number, knownFrom: string): Promise<void> {
  const figure = {
    indicator: 'industrial-value-added',
    region: city,
    span: cumulative(2021, 4),
    measure: 'yoy',
  } as const;
  const place = { unit: '%', status: null, knownFrom, sheet: '', cell: 'C2' };
  const options = { actor, storedAt: clock, dryRun: false };
  const file = incomingFile(`${value}.csv`, String(value));
  await app.store.imports.accept(city, file, 'long-table', [[{ ...figure, value, decimals: 1, ...place }]], options);
}

beforeEach(async () => {
  clock = '2021-05-20T01:00:00.000Z';
  app = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => clock },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  await initialiseCity(app, actor, { ...cityOf(city), demo: false });
  await bring(12.9, '2021-05-18T02:00:00.000Z');
});

test('a figure of a document stands, was revised since, was altered in the copy, or is none of the record', async () => {
  const board = await readBoard(app, actor, city, { region: city, period: { year: 2021, month: 4 } });
  const growth = board.rows.find((row) => row.indicator.code === 'industrial-value-added')?.figures.growth;
  if (growth === undefined) throw new Error('no growth');
  const figure = figureId(growth, app.digest.sha256);
  const states = async (text: string, id = figure) => {
    const reading = { text, marks: [{ figure: id, start: 0, end: text.length }] };
    const [mark] = await checkMarks(app, actor, await resolveMoment(app, city), reading);
    return [mark?.state, mark?.was?.value, mark?.now?.now];
  };
  expect(await states('增长12.9%')).toEqual(['stands', 12.9, undefined]);
  expect(await states('增长13%')).toEqual(['stands', 12.9, undefined]);
  expect(await states('增长12.8%')).toEqual(['altered', 12.9, undefined]);
  expect(await states('增长12.9%', figure.replace('yoy', 'level'))).toEqual(['unknown', undefined, undefined]);
  clock = '2021-06-20T01:00:00.000Z';
  await bring(12.5, '2021-06-18T02:00:00.000Z');
  expect(await states('增长12.9%')).toEqual(['revised', 12.9, 12.5]);
});
