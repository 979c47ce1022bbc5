import { openMatterCity, industry } from '@shigan/app/testing/matter-city';
import { inspectionBody, inspectionListBody, problemBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

let server: Server;

beforeEach(async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  const app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

const post = (url: string, payload: object = {}) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload });

const plan = {
  direction: 'made',
  title: '技改项目开工督查',
  authority: '市政府督查室',
  basis: '怀政督〔2021〕8号',
  objects: [{ code: industry, name: industry }],
  subject: '60个项目开工情况',
  method: 'onSite',
  team: { head: { id: 'wu', name: '吴某' }, members: [] },
  from: '2021-05-24',
  to: '2021-05-25',
};

test('an inspection over HTTP: planned, begun, found, made a matter, closed, in the shapes of the contract', async () => {
  const { id } = inspectionBody.parse((await post('/inspections', plan)).json());
  const again = await post('/inspections', { ...plan, from: '2021-06-01', to: '2021-06-02' });
  expect([again.statusCode, problemBody.parse(again.json())]).toMatchObject([
    409,
    { code: 'inspection-repeats', detail: expect.stringContaining('技改项目开工督查') },
  ]);
  inspectionBody.parse((await post(`/inspections/${id}/begin`)).json());
  await post(`/inspections/${id}/findings`, { text: '3个项目没有开工' });
  const leader = { id: 'zhang', name: '张某（虚构）' };
  const asked = { title: '3个技改项目未开工', deadline: '2021-06-30', done: '全部开工', leader };
  const made = inspectionBody.parse((await post(`/inspections/${id}/findings/f1/matter`, asked)).json());
  expect(made.found.map(({ text, matter }) => [text, matter?.stateWords])).toEqual([['3个项目没有开工', '已立项']]);
  const closed = await post(`/inspections/${id}/close`, { conclusion: '三个项目滞后' });
  expect(inspectionBody.parse(closed.json()).state).toBe('closed');
  const list = inspectionListBody.parse((await server.inject('/api/v1/inspections')).json());
  expect(list.inspections.map((one) => [one.id, one.findings, one.matters])).toEqual([[id, 1, 1]]);
  const before = inspectionListBody.parse((await server.inject('/api/v1/inspections?asOf=2021-05-19')).json());
  expect(before.inspections).toEqual([]);
});
