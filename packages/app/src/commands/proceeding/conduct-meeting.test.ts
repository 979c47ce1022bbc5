import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { readMeeting } from '../../queries/proceeding/read-meetings.ts';
import {
  matterCast,
  matterCity as city,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../../testing/matter-city.ts';
import { actOnMatter } from '../act-on-matter.ts';
import { conveneMeeting, decideInMeeting, moveMeeting } from './conduct-meeting.ts';

const { officer, verifier, caseOfficer, head, viewer } = matterCast;
const clock = { now: '' };
let app: Application;
let item: string;

beforeEach(async () => {
  clock.now = '2021-05-10T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  item = (await openedMatter(app, upToInProgress)).matter.id;
  const promises = [{ id: 'p', text: '5月中旬开工30个', due: '2021-05-15', value: 30, unit: '个' }];
  await actOnMatter(app, caseOfficer, city, item, {
    act: 'report',
    details: { report: { text: '已开工12个', progress: 0.4, light: 'green', promises } },
  });
  clock.now = '2021-05-17T01:00:00.000Z';
  await actOnMatter(app, verifier, city, item, {
    act: 'judgePromise',
    details: { item: 'p', verdict: 'broken', words: '12个' },
    reason: '现场核实',
  });
  await conveneMeeting(app, officer, city, { on: '2021-05-20' });
  clock.now = '2021-05-20T01:00:00.000Z';
});

const decision = { text: '60个项目逐一现场核实，报影像佐证', deadline: '2021-05-31', key: 'decision-1' };

describe('a coordination meeting', () => {
  it('opens with the promises since the last one, and asks from what is on record', async () => {
    const { meeting, promises, items } = await readMeeting(app, viewer, city, '2021-05-20');
    expect([meeting.agenda, meeting.since]).toEqual([[item], '2021-04-19']);
    expect(promises).toMatchObject([{ text: '5月中旬开工30个', verdict: 'broken', actual: '12个' }]);
    expect(items[0]?.questions.map(({ kind }) => kind)).toEqual(['brokenPromise', 'lightsApart', 'noEvidence']);
  });

  it('makes a decision a matter on the spot, once', async () => {
    await moveMeeting(app, officer, city, '2021-05-20', 'begin');
    const filed = await decideInMeeting(app, officer, city, '2021-05-20', { item, ...decision });
    expect(filed.matter).toMatchObject({
      state: 'approved',
      title: decision.text,
      deadline: '2021-05-31',
      source: { kind: 'meeting', reference: '2021-05-20调度会' },
      leadUnit: { name: '市工业和信息化局' },
    });
    const again = await decideInMeeting(app, officer, city, '2021-05-20', { item, ...decision });
    expect(again.matter.id).toBe(filed.matter.id);
    await moveMeeting(app, officer, city, '2021-05-20', 'close');
    const { meeting } = await readMeeting(app, viewer, city, '2021-05-20');
    expect(meeting.decisions.map(({ matter }) => matter)).toEqual([filed.matter.id]);
    expect(meeting.closedAt).toBe(clock.now);
  });

  it('is conducted by the Supervision Office, in its order', async () => {
    const close = moveMeeting(app, officer, city, '2021-05-20', 'close');
    await expect(close).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    const early = decideInMeeting(app, officer, city, '2021-05-20', { item, ...decision });
    await expect(early).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    await expect(moveMeeting(app, head, city, '2021-05-20', 'begin')).rejects.toMatchObject({ code: 'not-allowed' });
    await moveMeeting(app, officer, city, '2021-05-20', 'begin');
    const elsewhere = decideInMeeting(app, officer, city, '2021-05-20', { ...decision, item: 'other' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'unknown-matter' });
    const gone = conveneMeeting(app, officer, city, { on: '2021-05-19' });
    await expect(gone).rejects.toMatchObject({ code: 'invalid-instant' });
    const twice = conveneMeeting(app, officer, city, { on: '2021-05-20' });
    await expect(twice).rejects.toMatchObject({ code: 'proceeding-changed' });
    await expect(readMeeting(app, viewer, city, '2021-05-21')).rejects.toMatchObject({ code: 'unknown-proceeding' });
  });
});
