import { type Actor, operator } from '@shigan/core';
import { expect, test } from 'vitest';
import { actOnMatter, markNotificationsRead, openMatter, readNotifications } from '@shigan/app';
import { city, exampleApplication, exampleServer } from '../testing/example-city.ts';

const head: Actor = {
  id: 'liu',
  name: '刘某',
  roles: ['unitHead'],
  via: 'test',
  city,
  unit: '市工业和信息化局',
  reach: { regions: [], units: ['市工业和信息化局'] },
};

async function assignedMatter() {
  const app = await exampleApplication();
  const actor = operator('test');
  const opened = await openMatter(app, actor, city, {
    terms: {
      title: '工业技改投资下降',
      problem: '累计下降50.8%',
      source: { kind: 'meeting', reference: '四月调度会', on: '2021-04-26' },
      region: city,
      leader: { id: 'zhang', name: '张某' },
      leadUnit: { code: '市工业和信息化局', name: '市工业和信息化局' },
      supportingUnits: [],
      taskForce: { name: '专班', head: { id: 'liu', name: '刘某' } },
      deadline: '2021-06-30',
      milestones: [],
      rhythm: { kind: 'monthly', day: 18 },
      done: { text: '降幅收窄' },
      measures: [],
      controllability: 3,
    },
    by: { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] },
  });
  const id = opened.matter.id;
  const by = { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] };
  await actOnMatter(app, actor, city, id, { act: 'approve', reason: '同意立项', details: {}, by });
  await actOnMatter(app, actor, city, id, {
    act: 'assign',
    details: { basisDocument: '怀政督〔2021〕37号' },
    by,
  });
  return { app, id };
}

test('who is assigned a matter is told so once, in his language, and reads it', async () => {
  const { app, id } = await assignedMatter();
  const { server } = await exampleServer(app, { actor: head });
  const read = async (lang: string) => {
    const response = await server.inject(`/api/v1/notifications?city=${city}&lang=${lang}`);
    return response.json();
  };
  const zh = await read('zh');
  expect(zh).toMatchObject({
    unread: 1,
    notifications: [
      { key: `act ${id} 3`, about: { kind: 'matter', id }, message: '周某：交办', asks: true, readAt: null },
    ],
  });
  expect((await read('en')).notifications[0].message).toBe('周某: assign');
  const mark = async (payload: object) =>
    (await server.inject({ method: 'POST', url: `/api/v1/notifications/readings?city=${city}`, payload })).json();
  expect(await mark({ keys: ['act other 1'] })).toEqual({ read: 0 });
  expect(await mark({ keys: [`act ${id} 3`] })).toEqual({ read: 1 });
  expect(await mark({ all: true })).toEqual({ read: 0 });
  expect(await read('zh')).toMatchObject({ unread: 0, notifications: [{ readAt: '2021-05-20T01:00:00.000Z' }] });
  await server.close();
});

test('another unit is not told, and reads nothing of it', async () => {
  const { app } = await assignedMatter();
  const other: Actor = { ...head, id: 'he', unit: '市商务局' };
  expect((await readNotifications(app, other, city)).notifications).toEqual([]);
  expect(await markNotificationsRead(app, other, city, 'all')).toBe(0);
});

test('views are kept, shared and taken away', async () => {
  const app = await exampleApplication();
  const { server } = await exampleServer(app, { actor: head });
  const put = async (payload: object) => server.inject({ method: 'POST', url: `/api/v1/views?city=${city}`, payload });
  const kept = await put({ name: ' 落后指标 ', address: '/indicators?light=red', shared: true });
  expect([kept.statusCode, kept.json()]).toMatchObject([201, { name: '落后指标', own: true, shared: true }]);
  for (const address of ['//elsewhere.example/', 'https://elsewhere.example/', '/a b', '/\\elsewhere'])
    expect((await put({ name: 'x', address, shared: false })).json()).toMatchObject({ code: 'invalid-view' });
  expect((await put({ name: ' ', address: '/board', shared: false })).json()).toMatchObject({ code: 'invalid-view' });
  const list = await server.inject(`/api/v1/views?city=${city}`);
  expect(list.json().views).toHaveLength(1);
  const { id } = kept.json();
  const headers = { 'x-shigan-client': 'test' };
  const remove = async () =>
    (await server.inject({ method: 'DELETE', url: `/api/v1/views/${id}?city=${city}`, headers })).json();
  expect(await remove()).toEqual({ done: true });
  expect(await remove()).toMatchObject({ code: 'unknown-view' });
  await server.close();
});
