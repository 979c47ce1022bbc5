import { operator } from '@shigan/core';
import type { Application } from '@shigan/app';
import { boardBody } from '@shigan/contract';
import { expect, test } from 'vitest';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import type { Server } from './access.ts';
import { exampleApplication, exampleServer } from './testing/example-city.ts';

const url = '/api/v1/board?region=431200&period=2021-04';
const actor = operator('test', 'local');

async function growthOn(server: Server, at = url): Promise<unknown> {
  const board = boardBody.parse((await server.inject(at)).json());
  return board.rows.find((row) => row.indicator === 'industrial-value-added')?.growth;
}

async function counted(): Promise<{ app: Application; server: Server; reads: () => number }> {
  const app = await exampleApplication();
  let reads = 0;
  const { book } = app.store.observations;
  const observations: typeof app.store.observations = {
    ...app.store.observations,
    book: async (...asked) => {
      reads += 1;
      return book(...asked);
    },
  };
  const watched = { ...app, store: { ...app.store, observations } };
  return { app, server: (await exampleServer(watched)).server, reads: () => reads };
}

test('a board is worked out once for all who look at it, and answered byte for byte alike', async () => {
  const { server, reads } = await counted();
  const first = await server.inject(url);
  const worked = reads();
  expect((await server.inject(url)).body).toBe(first.body);
  expect(reads()).toBe(worked);
  await server.inject(`${url}&lang=en`);
  expect(reads()).toBeGreaterThan(worked);
});

test('many who ask at once wait for one working out', async () => {
  const { server, reads } = await counted();
  await server.inject(`${url}&lang=en`);
  const forOne = reads();
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.inject(url)));
  expect(reads()).toBe(2 * forOne);
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
});

test('what comes in is seen at once, also when it is stated as known before', async () => {
  const { app, server } = await counted();
  expect(await growthOn(server)).toBe(12.9);
  const span = { year: 2021, startMonth: 1, length: 4 };
  const figure = { indicator: 'industrial-value-added', region: '431200', span, measure: 'yoy', unit: '%' } as const;
  const state = (value: number, knownFrom: string) =>
    app.store.imports.accept(
      '431200',
      incomingFile(`${value}.csv`, String(value)),
      'long',
      [[{ ...figure, value, decimals: 1, status: null, knownFrom, sheet: '', cell: 'A1' }]],
      { actor, storedAt: '2021-05-20T00:59:00.000Z', dryRun: false },
    );
  await state(12.7, '2021-05-20T00:30:00.000Z');
  expect(await growthOn(server)).toBe(12.7);
  expect(await growthOn(server, `${url}&asOf=2021-05-18`)).toBe(12.9);
  await state(12.8, '2021-05-18T03:00:00.000Z');
  expect(await growthOn(server, `${url}&asOf=2021-05-18`)).toBe(12.8);
  expect(await growthOn(server)).toBe(12.7);
});

test('another moment of one edition is answered with its own time', async () => {
  const { server } = await counted();
  const early = boardBody.parse((await server.inject(`${url}&asOf=2021-05-19T08:00`)).json());
  const late = boardBody.parse((await server.inject(`${url}&asOf=2021-05-19T09:00`)).json());
  expect([early.asOf, late.asOf]).toEqual(['2021-05-19T00:00:00.000Z', '2021-05-19T01:00:00.000Z']);
  expect(late.rows).toEqual(early.rows);
});
