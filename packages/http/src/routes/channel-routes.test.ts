import { openedMatter, openMatterCity, upToInProgress, matterCast, matterCity } from '@shigan/app/testing/matter-city';
import { channelAddedBody, channelsBody, jobQueueBody, problemBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exampleServer } from '../testing/example-city.ts';

test('one’s own channels over HTTP; a calendar is read by its address alone until it is ended', async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  const app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  await openedMatter(app, upToInProgress);
  const { head } = matterCast;
  const account = {
    id: head.id,
    signInName: 'liu',
    name: '刘某',
    unit: head.unit ?? null,
    leader: null,
    roles: ['unitHead' as const],
    mustChangePassword: false,
    secondFactor: false,
    externalId: null,
    disabled: false,
    createdAt: clock.now,
  };
  await app.store.accounts.add(matterCity, account, { passwordHash: null, totpSecret: null });
  const { server } = await exampleServer(app, { actor: head });
  const stranger = await exampleServer(app, { actor: undefined });
  const add = (payload: object) => server.inject({ method: 'POST', url: '/api/v1/me/channels', payload });
  const added = channelAddedBody.parse((await add({ kind: 'calendar', target: '' })).json());
  const feed = await stranger.server.inject(added.path ?? '');
  expect([feed.statusCode, feed.headers['content-type'], feed.body]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    expect.stringContaining('SUMMARY:时限：工业技改投资连续下降'),
  ]);
  const bad = await add({ kind: 'webhook', target: 'ftp://example.cn' });
  expect([bad.statusCode, problemBody.parse(bad.json()).code]).toEqual([422, 'invalid-entry']);
  const list = async () => channelsBody.parse((await server.inject('/api/v1/me/channels')).json()).channels;
  expect((await list()).map(({ kind }) => kind)).toEqual(['calendar']);
  const ended = await server.inject({
    method: 'DELETE',
    url: `/api/v1/me/channels/${added.channel.id}`,
    headers: { 'x-shigan-client': 'test' },
  });
  expect([ended.statusCode, ended.json()]).toEqual([200, { done: true }]);
  expect([await list(), (await stranger.server.inject(added.path ?? '')).statusCode]).toEqual([[], 404]);
  const closed = await stranger.server.inject('/api/v1/me/channels');
  expect(closed.statusCode).toBe(401);
  const { server: machine } = await exampleServer(app);
  expect(jobQueueBody.parse((await machine.inject('/api/v1/jobs')).json()).jobs).toEqual([]);
});
