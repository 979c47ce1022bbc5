import type { Application } from '@shigan/app';
import { parseEntries } from '@shigan/contract';
import { reference } from '@shigan/app';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer, now } from '../testing/example-city.ts';

let app: Application;
let server: Server;

beforeEach(async () => {
  app = await exampleApplication();
  ({ server } = await exampleServer(app));
});

const target = {
  indicator: 'industrial-value-added',
  region: '431200',
  year: 2021,
  kind: 'growth',
  goal: { value: 9, decimals: 1 },
  unit: '%',
  bound: 'atLeast',
  binding: false,
  verified: false,
};
const url = `/api/v1/registers/target/${encodeURIComponent('2021/431200/industrial-value-added/growth')}`;

async function put(payload: object, at = url) {
  return server.inject({ method: 'PUT', url: at, payload, headers: { 'content-type': 'application/json' } });
}

describe('amending a register', () => {
  test('adds a vintage and leaves what was known before as it was', async () => {
    const before = (await server.inject('/api/v1/registers/target?asOf=2021-05-19')).body;
    const amended = await put({ body: target });
    expect([amended.statusCode, amended.json()]).toEqual([
      200,
      { register: 'target', keys: ['2021/431200/industrial-value-added/growth'], knownFrom: now },
    ]);
    expect((await server.inject('/api/v1/registers/target?asOf=2021-05-19')).body).toBe(before);
    const history = (await server.inject(url)).json().entries;
    expect(history.at(-1).body).toEqual(target);
  });

  test('a null body withdraws the entry', async () => {
    await put({ body: target });
    expect((await put({ body: null })).statusCode).toBe(200);
    const keys = (await server.inject('/api/v1/registers/target')).json().entries.map((e: { key: string }) => e.key);
    expect(keys).not.toContain('2021/431200/industrial-value-added/growth');
  });

  test.each([
    ['an entry of another shape', { body: { ...target, goal: 'nine' } }, url, 422, 'invalid-entry'],
    [
      'an entry under a key that is not its own',
      { body: target },
      '/api/v1/registers/target/other',
      422,
      'invalid-entry',
    ],
    ['a register that does not exist', { body: target }, '/api/v1/registers/moods/x', 404, 'unknown-register'],
    ['a moment to come', { body: target, knownFrom: '2031-01-01' }, url, 422, 'known-from-in-future'],
    ['a body without an entry', { bodi: target }, url, 400, 'invalid-request'],
  ])('%s is refused and changes nothing', async (_case, payload, at, status, code) => {
    const before = (await server.inject('/api/v1/registers/target')).body;
    const response = await put(payload, at);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect((await server.inject('/api/v1/registers/target')).body).toBe(before);
  });
});

test('everything that a city begins with has the shape that amendments are checked for', () => {
  const { indicators, regions, peerSets, targets, rules, calendars, settings } = reference;
  expect(parseEntries('indicator', indicators).map((e) => e.body)).toEqual(indicators);
  expect(parseEntries('region', regions).map((e) => e.body)).toEqual(regions);
  expect(parseEntries('peerSet', peerSets).map((e) => e.body)).toEqual(peerSets);
  expect(parseEntries('target', targets).map((e) => e.body)).toEqual(targets);
  expect(parseEntries('rule', rules).map((e) => e.body)).toEqual(rules);
  expect(parseEntries('calendar', calendars).map((e) => e.body)).toEqual(calendars);
  expect(parseEntries('settings', settings).map((e) => e.body)).toEqual([settings]);
});
