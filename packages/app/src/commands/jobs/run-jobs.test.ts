import { operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import type { Mail, SignedCall } from '../../ports/outward.ts';
import { listJobs } from '../../queries/list-jobs.ts';
import { readCalendarFeed } from '../../queries/read-calendar-feed.ts';
import {
  matterCast,
  matterCity as city,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../../testing/matter-city.ts';
import { actOnMatter } from '../act-on-matter.ts';
import { addChannel, endChannel, listChannels } from '../own/keep-channels.ts';
import { planJobs } from './plan-jobs.ts';
import { runJobs } from './run-jobs.ts';

const { officer, head, viewer } = matterCast;
const job = operator('job');
const clock = { now: '' };
let app: Application;
let matter: string;
let sent: (Mail | SignedCall)[];
let tokens = 0;

const identity = {
  newToken: () => `token-${++tokens}`,
  newId: () => `id-${++tokens}`,
  secrets: { seal: (text: string) => `sealed ${text}`, open: (text: string) => text.slice(7) },
};

beforeEach(async () => {
  clock.now = '2021-05-10T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  matter = (await openedMatter(app, upToInProgress)).matter.id;
  sent = [];
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
  await app.store.accounts.add(city, account, { passwordHash: null, totpSecret: null });
});

const outward = {
  open: identity.secrets.open,
  mail: async (mail: Mail) => void sent.push(mail),
  call: async (call: SignedCall) => void sent.push(call),
};
const run = (name = 'a', over: Partial<typeof outward> = {}) =>
  runJobs(app, job, city, { name, outward: { ...outward, ...over } });
const reminders = async () => (await app.store.matters.get(city, matter))?.matter.reminders ?? [];

describe('reminders', () => {
  it('are sent when their moment comes, each once, whoever plans and works how often', async () => {
    clock.now = '2021-06-20T01:00:00.000Z';
    // Seven working days before 30 June is the 21st, one is the 29th; three past it is 5 July.
    expect(await planJobs(app, job, city)).toBe(4);
    expect(await planJobs(app, job, city)).toBe(0);
    expect(await run()).toEqual({ done: 0, void: 0, failed: 0 });
    clock.now = '2021-06-21T01:00:00.000Z';
    const runs = await Promise.all([run('a'), run('b'), run('c')]);
    expect(runs.map(({ done }) => done).reduce((a, b) => a + b)).toBe(1);
    await run();
    expect((await reminders()).map(({ at, words }) => [at, words])).toEqual([
      ['2021-06-21T01:00:00.000Z', '“工业技改投资连续下降”距完成时限还有7个工作日，请抓紧办理。'],
    ]);
    const { history } = { history: await app.store.matters.history(city, matter, '9999-01-01T00:00:00.000Z') };
    expect(history.at(-1)).toMatchObject({ act: 'remind', by: { id: 'platform' } });
  });

  it('are not sent where there is nothing to be reminded of any more', async () => {
    clock.now = '2021-06-20T01:00:00.000Z';
    await planJobs(app, job, city);
    await actOnMatter(app, head, city, matter, {
      act: 'reportDone',
      details: { report: { text: '完成', progress: 1, light: 'green', promises: [] } },
      evidence: [{ name: '证.pdf' }],
    });
    clock.now = '2021-06-30T02:00:00.000Z';
    expect(await run()).toEqual({ done: 0, void: 3, failed: 0 });
    expect(await reminders()).toEqual([]);
  });

  it('are planned and worked by nobody but the platform, and read by who administers', async () => {
    await expect(planJobs(app, viewer, city)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runJobs(app, officer, city, { name: 'x', outward })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listJobs(app, viewer, city)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('digests', () => {
  it('go out once a day by mail and by a signed call, and not where nothing waits', async () => {
    await addChannel(app, identity, head, city, { kind: 'mail', target: 'liu@example.cn' });
    const { secret } = await addChannel(app, identity, head, city, {
      kind: 'webhook',
      target: 'https://example.cn/in',
    });
    await planJobs(app, job, city);
    expect(await run()).toEqual({ done: 0, void: 2, failed: 0 });
    clock.now = '2021-06-30T02:00:00.000Z';
    await planJobs(app, job, city);
    await planJobs(app, job, city);
    await run();
    await run('b');
    expect(sent).toHaveLength(2);
    const [mail, call] = sent.toSorted((a) => ('to' in a ? -1 : 1));
    expect(mail).toMatchObject({
      to: 'liu@example.cn',
      subject: '〔演示数据〕怀化市督办：1件待办',
      text: expect.stringContaining('1. 工业技改投资连续下降——今日到期'),
    });
    expect(call).toMatchObject({ url: 'https://example.cn/in', key: secret });
    expect(JSON.parse((call as SignedCall).body)).toMatchObject({ event: 'digest', lines: [{ reason: 'dueToday' }] });
  });

  it('that cannot be sent are tried again later, and given up at last with the reason', async () => {
    await addChannel(app, identity, head, city, { kind: 'mail', target: 'liu@example.cn' });
    clock.now = '2021-06-30T01:00:00.000Z';
    await planJobs(app, job, city);
    const broken = { mail: async () => Promise.reject(new Error('421 busy')) };
    for (const minute of ['01:00', '01:02', '01:10', '01:45', '04:00']) {
      clock.now = `2021-06-30T${minute}:00.000Z`;
      expect((await run('a', broken)).failed).toBe(0);
    }
    clock.now = '2021-06-30T15:59:00.000Z';
    expect((await run('a', broken)).failed).toBe(0);
    const { jobs } = await listJobs(app, job, city, { state: 'waiting' });
    expect(jobs.filter(({ kind }) => kind === 'mail')).toMatchObject([{ attempts: 5, outcome: '421 busy' }]);
  });

  it('go to one’s own channels only, which one ends oneself', async () => {
    const { channel } = await addChannel(app, identity, head, city, { kind: 'mail', target: 'liu@example.cn' });
    await expect(endChannel(app, officer, city, channel.id)).rejects.toMatchObject({ code: 'unknown-channel' });
    await endChannel(app, head, city, channel.id);
    expect(await listChannels(app, head, city)).toEqual([]);
    const bad = addChannel(app, identity, head, city, { kind: 'mail', target: 'nobody' });
    await expect(bad).rejects.toMatchObject({ code: 'invalid-entry' });
  });
});

describe('a calendar', () => {
  it('holds the deadlines of one’s own matters, behind an address that can be ended', async () => {
    const { channel, secret } = await addChannel(app, identity, head, city, { kind: 'calendar', target: '' });
    const feed = await readCalendarFeed(app, city, secret ?? '');
    expect(feed).toContain('SUMMARY:时限：工业技改投资连续下降');
    expect(feed).toContain('DTSTART;VALUE=DATE:20210630');
    await endChannel(app, head, city, channel.id);
    await expect(readCalendarFeed(app, city, secret ?? '')).rejects.toMatchObject({ code: 'unknown-channel' });
    await expect(readCalendarFeed(app, city, 'guess')).rejects.toMatchObject({ code: 'unknown-channel' });
  });
});
