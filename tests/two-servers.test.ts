import { initialiseCity, addAccount, planJobs, runJobs } from '@shigan/app';
import { matterActs, matterTerms } from '@shigan/app/testing/matter-city';
import { operator } from '@shigan/core';
import { createServer, type Server } from '@shigan/http';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../packages/cli/src/compose.ts';
import type { Composed } from '../packages/cli/src/invocation.ts';
import { postgresForTests } from '../packages/store/src/testing/postgres.ts';

const postgres = await postgresForTests();
const city = '431200';
const password = 'correct horse battery';
const cli = operator('cli');
const environment = { SHIGAN_SECRET_KEY: 'ab'.repeat(32) };
const page = { host: 'localhost', origin: 'http://localhost' };

const people = [
  ['li', '李某', 'statistician'],
  ['zhou', '周某', 'supervisionOfficer'],
  ['liu', '刘某', 'unitHead'],
] as const;
/** A matter for the unit of these people, and what assigning it says. */
const assignment = {
  terms: { ...matterTerms, leadUnit: { code: 'stats', name: '市统计局' }, supportingUnits: [] },
  ...matterActs['assign'],
};

describe.skipIf(postgres.missing)(
  'two servers over one database, behind a proxy that knows nothing',
  { timeout: 120_000 },
  () => {
    const open: { readonly composed: Composed; readonly server: Server }[] = [];
    let cookie = '';
    const at = (index: number): Server => {
      const one = open[index];
      if (one === undefined) throw new Error(`no server: ${index}`);
      return one.server;
    };
    const get = async (index: number, path: string): Promise<{ readonly status: number; readonly body: string }> => {
      const response = await at(index).inject({ url: `/api/v1${path}`, headers: { ...page, cookie } });
      return { status: response.statusCode, body: response.body };
    };
    const send = async (index: number, method: 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
      at(index).inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...page, ...(cookie === '' ? {} : { cookie }) },
        ...(payload === undefined ? {} : { payload }),
      });

    beforeAll(async () => {
      const databaseUrl = await postgres.createDatabase();
      // Both find an empty database at once: one sets it up, the other waits.
      const composed = await Promise.all([0, 1].map(async () => compose({ databaseUrl }, { migrate: true })));
      const [first] = composed;
      if (first === undefined) throw new Error('nothing composed');
      await initialiseCity(first.app, cli, {
        code: city,
        name: '怀化市',
        demo: true,
        businessDate: '2021-05-20T01:00:00.000Z',
      });
      const unit = { code: 'stats', kind: 'department' as const, name: { zh: '市统计局', en: 'Statistics' } };
      const body = { ...unit, aliases: [], parent: null, region: city };
      const entry = {
        register: 'unit' as const,
        key: unit.code,
        body,
        knownFrom: '2021-01-01T00:00:00.000Z',
        by: 'test',
      };
      await first.app.store.registers.append(city, [entry], '2021-01-01T00:00:00.000Z');
      for (const [signInName, name, role] of people)
        await addAccount(first.app, first.identity({ environment }), cli, city, {
          signInName,
          name,
          roles: [role],
          unit: 'stats',
          password,
        });
      for (const one of composed) {
        const options = {
          version: '0',
          defaultCity: city,
          maxUploadBytes: 1_000_000,
          identity: one.identity({ environment }),
        };
        const failed = (error: unknown): never => {
          throw error;
        };
        open.push({ composed: one, server: await createServer(one.app, { ...options, onFailure: failed }) });
      }
    });
    afterAll(async () => {
      for (const { composed, server } of open) {
        await server.close();
        await composed.close();
      }
      await postgres.stop();
    });

    test('a session begun at one holds at the other, and ends at both', async () => {
      const response = await send(0, 'POST', '/session', { signInName: 'li', password });
      cookie = String([response.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
      expect(await get(1, '/me')).toMatchObject({ status: 200, body: expect.stringContaining('李某') });
      await send(1, 'DELETE', '/session');
      expect((await get(0, '/me')).body).not.toContain('李某');
      const again = await send(1, 'POST', '/session', { signInName: 'li', password });
      cookie = String([again.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    });

    test('what is done at one is told of at the other, and read there is read at both', async () => {
      const own = cookie;
      const as = async (signInName: string): Promise<void> => {
        cookie = '';
        const response = await send(1, 'POST', '/session', { signInName, password });
        cookie = String([response.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
      };
      const told = async (index: number): Promise<unknown> => JSON.parse((await get(index, '/notifications')).body);
      await as('zhou');
      const { terms, ...basis } = assignment;
      const opened = await send(0, 'POST', '/matters', { terms, approve: true });
      expect(opened.statusCode).toBe(201);
      const { id } = opened.json<{ id: string }>();
      expect((await send(0, 'POST', `/matters/${id}/acts`, { act: 'assign', ...basis })).statusCode).toBe(200);
      await as('liu');
      expect(await told(1)).toMatchObject({ unread: 1, notifications: [{ about: { id }, readAt: null }] });
      expect((await send(1, 'POST', '/notifications/readings', { all: true })).json()).toEqual({ read: 1 });
      expect(await told(0)).toMatchObject({ unread: 0, notifications: [{ about: { id } }] });
      cookie = own;
    });

    test('failures to sign in are counted together', async () => {
      const codes: number[] = [];
      for (let n = 0; n < 12; n++)
        codes.push((await send(n % 2, 'POST', '/session', { signInName: 'nobody', password: 'wrong' })).statusCode);
      expect(codes.at(-1)).toBe(429);
    });

    test('what is uploaded at one is on the boards of the other at once, though both keep boards in memory', async () => {
      const board = `/board?region=${city}&period=2021-04`;
      const before = [await get(0, board), await get(1, board)];
      expect(before[0]).toEqual(before[1]);
      const file = await readFile(new URL('../spec/workbooks/6-long-gbk.csv', import.meta.url));
      const boundary = 'a-boundary';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
      const upload = async (index: number) =>
        at(index).inject({
          method: 'POST',
          url: '/api/v1/imports?acceptWarnings=true',
          payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
          headers: { ...page, cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        });
      // The same file at both at once is stored once.
      const answers = await Promise.all([upload(0), upload(1)]);
      expect(answers.map(({ statusCode, body }) => (statusCode < 300 ? 'taken' : body))).toEqual(['taken', 'taken']);
      const stored = answers.map((answer) => Number(answer.json().stored));
      expect(stored.filter((count) => count > 0)).toHaveLength(1);
      const imports = [await get(0, '/imports'), await get(1, '/imports')];
      expect(imports[0]).toEqual(imports[1]);
      const after = [await get(0, board), await get(1, board)];
      expect(after[0]).toEqual(after[1]);
      const [one, other] = open.map(({ composed }) => composed.app.store.observations.count(city));
      expect(await one).toBe(await other);
    });

    test('a job is done by one of them', async () => {
      const now = '2021-05-20T01:00:00.000Z';
      const key = 'mail nobody';
      const [first] = open;
      await first?.composed.app.store.jobs.put(
        city,
        [{ key, kind: 'reminder', due: now, payload: { matter: 'none', moment: now } }],
        now,
      );
      const outward = { open: (sealed: string) => sealed };
      const ran = await Promise.all(
        open.map(async ({ composed: { app } }, n) => {
          await planJobs(app, operator('job'), city);
          return runJobs(app, operator('job'), city, { name: `worker ${n}`, outward, most: 5 });
        }),
      );
      expect(ran.map(({ done, void: none, failed }) => done + none + failed).toSorted((a, b) => a - b)).toEqual([0, 1]);
    });
  },
);
