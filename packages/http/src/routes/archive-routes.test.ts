import type { Application } from '@shigan/app';
import { matterTerms, openedMatter, openMatterCity, upToInProgress, waysTo } from '@shigan/app/testing/matter-city';
import { archiveBody, dossierBody, problemBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

let app: Application;
let server: Server;

beforeEach(async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

test('the archive holds what is struck off, whole, with one fingerprint, as one file', async () => {
  const { matter } = await openedMatter(app, waysTo.struckOff);
  const open = await openedMatter(app, upToInProgress, { ...matterTerms, title: '另一事项' });
  const { matters } = archiveBody.parse((await server.inject('/api/v1/archive')).json());
  expect(matters.map((one) => [one.id, one.struckOffOn, one.entries, one.evidence])).toEqual([
    [matter.id, '2021-05-20', 9, 2],
  ]);
  const read = async () => dossierBody.parse((await server.inject(`/api/v1/archive/${matter.id}`)).json());
  const dossier = await read();
  expect(dossier.parts.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['一、基本情况', 13],
    ['二、办理过程', 9],
    ['三、办理报告', 1],
    ['五、佐证材料目录', 2],
  ]);
  expect((await read()).fingerprint).toBe(dossier.fingerprint);
  const file = await server.inject(`/api/v1/archive/${matter.id}/file`);
  expect([file.statusCode, file.body]).toEqual([200, expect.stringContaining(dossier.fingerprint)]);
  const refused = await server.inject(`/api/v1/archive/${open.matter.id}`);
  expect([refused.statusCode, problemBody.parse(refused.json()).code]).toEqual([404, 'unknown-matter']);
  const before = archiveBody.parse((await server.inject('/api/v1/archive?asOf=2021-05-19')).json());
  expect(before.matters).toEqual([]);
});
