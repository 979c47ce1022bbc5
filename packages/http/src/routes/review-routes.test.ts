import { type Application } from '@shigan/app';
import { openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import { problemBody, reviewBody, reviewListBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

let app: Application;
let server: Server;

beforeEach(async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

const post = (url: string, payload: object = {}) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload });

describe('the monthly review over HTTP', () => {
  test('is opened, read and closed, in the shapes of the contract', async () => {
    await openedMatter(app, upToInProgress);
    const opened = await post('/reviews', { due: '2021-05-25' });
    expect(opened.statusCode).toBe(201);
    const body = reviewBody.parse(opened.json());
    expect(body.counts).toMatchObject({ asked: 1, awaited: 1, fields: 3 });
    expect(body.units.map((unit) => [unit.name, unit.lines[0]?.outcomeWords])).toEqual([['市工业和信息化局', '待报']]);
    const closed = reviewBody.parse((await post('/reviews/2021-05/close')).json());
    expect(closed.counts).toMatchObject({ awaited: 0, missing: 1 });
    const list = await server.inject('/api/v1/reviews');
    expect(reviewListBody.parse(list.json()).reviews.map(({ month }) => month)).toEqual(['2021-05']);
    expect(
      reviewBody.parse((await server.inject('/api/v1/reviews/2021-05?lang=en')).json()).units[0]?.lines[0],
    ).toMatchObject({ outcomeWords: 'not reported' });
  });

  test.each([
    ['/reviews/2021-01/close', 'unknown-proceeding', 404, {}],
    ['/reviews', 'invalid-instant', 400, { due: '2021-05-01' }],
  ])('refuses %s with %s', async (url, code, status, payload) => {
    const answer = await post(url, payload);
    expect([problemBody.parse(answer.json()).code, answer.statusCode]).toEqual([code, status]);
  });
});
