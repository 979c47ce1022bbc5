import { outlookJobBody, outlookJobsBody, outlooksBody, scoresBody } from '@shigan/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer } from '../testing/example-city.ts';

let server: Server;
let failures: unknown[];

beforeEach(async () => {
  ({ server, failures } = await exampleServer(await exampleApplication()));
});

afterEach(async () => {
  await server.close();
  if (failures.length > 0) throw new Error('the server failed', { cause: failures[0] });
});

const at = '/api/v1/outlook';
/** A program that means what it sends. */
const headers = { 'x-shigan-client': 'test' };

test('outlooks of a region and month, absent with the reason where none was made', async () => {
  const answer = await server.inject(`${at}?region=431200&period=2021-04`);
  expect(answer.statusCode).toBe(200);
  const body = outlooksBody.parse(answer.json());
  const row = body.rows.find((r) => r.indicator === 'industrial-value-added');
  expect(row?.outlook).toEqual({ missing: 'not-yet-made' });
});

test('a job is asked for, listed, and can be cancelled only while it is there', async () => {
  const asked = await server.inject({
    method: 'POST',
    url: `${at}/jobs`,
    payload: { regions: ['431200'], period: '2021-04' },
  });
  expect(asked.statusCode).toBe(202);
  const { id } = outlookJobBody.parse(asked.json());
  const { jobs } = outlookJobsBody.parse((await server.inject(`${at}/jobs`)).json());
  expect(jobs.map((j) => [j.id, j.regions, j.period])).toEqual([[id, ['431200'], '2021-04']]);
  expect((await server.inject({ method: 'DELETE', url: `${at}/jobs/${id}`, headers })).statusCode).toBe(200);
  expect((await server.inject({ method: 'DELETE', url: `${at}/jobs/no-such`, headers })).json()).toMatchObject({
    code: 'unknown-job',
    status: 404,
  });
});

test('scores of a region, and refusals of what is not known', async () => {
  const answer = await server.inject(`${at}/scores?region=431200`);
  expect(scoresBody.parse(answer.json())).toMatchObject({ made: { missing: 'no-data' }, indicators: [] });
  for (const [query, code] of [
    ['region=431200&indicator=none', 'unknown-indicator'],
    ['region=999999', 'unknown-region'],
  ])
    expect((await server.inject(`${at}/scores?${query}`)).json()).toMatchObject({ code });
});
