import {
  industry,
  matterTerms,
  openedMatter,
  openMatterCity,
  upToInProgress,
  waysTo,
} from '@shigan/app/testing/matter-city';
import type { Application } from '@shigan/app';
import { campaignBody, circularBody, dossierBody, inspectionBody, meetingBody, reviewBody } from '@shigan/contract';
import { exampleServer } from '@shigan/http/testing/example-city';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

let app: Application;

beforeEach(async () => {
  app = await openMatterCity({ now: '2021-05-10T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  await openedMatter(app, upToInProgress);
});

const run = (...args: readonly string[]) => runCommand(args, { app });

describe('the monthly review on the command line', () => {
  test('is opened, shown, closed and listed', async () => {
    expect((await run('reviews', 'open')).out).toMatch(/2021-05 月调度.*应报 1 件[^]*待报/u);
    const { out } = await run('reviews', 'show', '2021-05', '--json');
    expect(reviewBody.parse(JSON.parse(out)).counts.awaited).toBe(1);
    const { server } = await exampleServer(app);
    expect(out).toBe((await server.inject('/api/v1/reviews/2021-05')).body);
    expect((await run('reviews', 'close', '2021-05')).out).toContain('未报 1');
    expect((await run('reviews', 'list')).out).toMatch(/2021-05 +2021-05-18/u);
  });

  test.each([
    ['show', 'unknown-proceeding'],
    ['close', 'unknown-proceeding'],
  ])('refuses to %s a round that is not there', async (name, code) => {
    const refused = await run('reviews', name, '2021-01');
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, code]);
  });
});

describe('circulars on the command line', () => {
  test('are drafted, sent, listed; not published while the fact check is open', async () => {
    const drafted = circularBody.parse(JSON.parse((await run('circulars', 'draft', '--json')).out));
    expect((await run('circulars', 'send', drafted.id)).out).toContain('市工业和信息化局 待答复');
    expect((await run('circulars', 'list')).out).toMatch(/2021-05-1 +— +事先核实/u);
    expect((await run('circulars', 'show', drafted.id)).out).toContain('三、存在问题');
    const refused = await run('circulars', 'publish', drafted.id, '--signer', '唐某');
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, 'fact-check-open']);
  });
});

describe('meetings on the command line', () => {
  test('are prepared, opened, decided in and ended; their pack is one document', async () => {
    const convened = meetingBody.parse(JSON.parse((await run('meetings', 'convene', '2021-05-12', '--json')).out));
    const item = convened.items[0]?.matter.id ?? '';
    expect((await run('meetings', 'begin', '2021-05-12')).out).toContain('正在开');
    const decide = [
      'meetings',
      'decide',
      '2021-05-12',
      '--item',
      item,
      '--text',
      '逐一核实',
      '--deadline',
      '2021-05-31',
    ];
    for (const _ of [1, 2]) expect((await run(...decide)).out).toMatch(/决定\n1\. 逐一核实\n$/u);
    expect((await run('meetings', 'close', '2021-05-12')).out).toContain('已结束');
    expect((await run('meetings', 'list')).out).toMatch(/2021-05-12 +已结束/u);
    const { out } = await run('meetings', 'show', '2021-05-12', '--json');
    const { server } = await exampleServer(app);
    expect(out).toBe((await server.inject('/api/v1/meetings/2021-05-12')).body);
    const pack = await server.inject('/api/v1/meetings/2021-05-12/document');
    expect(pack.body).toMatch(
      /2021年5月12日调度会材料[^]*二、议题[^]*（一）工业技改投资连续下降[^]*数据：[^]*要问清[^]*三、会议决定/u,
    );
  });
});

describe('inspections on the command line', () => {
  test('are planned, begun, found in and closed', async () => {
    const plan = {
      direction: 'made',
      title: '技改督查',
      authority: '市政府督查室',
      basis: '',
      objects: [{ code: industry, name: industry }],
      subject: '开工情况',
      method: 'onSite',
      team: { head: { id: 'wu', name: '吴某' }, members: [] },
      from: '2021-05-12',
      to: '2021-05-13',
    };
    const planned = await runCommand(['inspections', 'plan', '-', '--json'], { app, stdin: JSON.stringify(plan) });
    const { id } = inspectionBody.parse(JSON.parse(planned.out));
    await run('inspections', 'begin', id);
    expect((await run('inspections', 'find', id, '--text', '3个没有开工')).out).toMatch(
      /f1 +市工业和信息化局 +3个没有开工/u,
    );
    const matter = ['--title', '3个项目未开工', '--deadline', '2021-06-30', '--done', '开工'];
    expect((await run('inspections', 'matter', id, 'f1', ...matter)).out).toMatch(/3个项目未开工 拟立项/u);
    expect((await run('inspections', 'close', id, '--words', '滞后')).out).toContain('已反馈');
    expect((await run('inspections', 'list')).out).toMatch(/2021-1 +2021-05-12\/2021-05-13 +开展 技改督查/u);
    const again = await runCommand(['inspections', 'plan', '-'], { app, stdin: JSON.stringify(plan) });
    expect([again.code, again.err.split(':')[1]?.trim()]).toEqual([2, 'inspection-repeats']);
    const nothing = await runCommand(['inspections', 'plan', '-'], { app, stdin: '{}' });
    expect([nothing.code, nothing.err.split(':')[1]?.trim()]).toEqual([2, 'invalid-request']);
  });
});

describe('campaigns on the command line', () => {
  test('are planned from a template, worked, shown and closed', async () => {
    const template = JSON.parse((await run('campaigns', 'template', 'flood', '2021')).out);
    const unit = { code: industry, name: industry };
    const leader = { id: 'zhang', name: '张某' };
    const plan = { ...template, leader, leadUnit: unit, units: [unit] };
    const planned = await runCommand(['campaigns', 'plan', '-', '--json'], { app, stdin: JSON.stringify(plan) });
    const { id } = campaignBody.parse(JSON.parse(planned.out));
    const entered = await run('campaigns', 'enter', id, 'patrolled=9000', 'rehearsed=12', '--unit', industry);
    expect(entered.out).toMatch(/巡查水库山塘 +座次 +0 +20000 +9000 +45\.0%/u);
    const danger = ['--place', '后山', '--text', '裂缝', '--responsible', '张某', '--due', '2021-05-01'];
    await run('campaigns', 'hazard', id, '--unit', industry, ...danger);
    const roster = { shifts: [{ on: '2021-06-01', leader: '李某', officer: '王某', telephone: '' }] };
    const shifts = ['campaigns', 'shifts', id, '-', '--unit', industry];
    expect((await runCommand(shifts, { app, stdin: JSON.stringify(roster) })).code).toBe(0);
    expect((await run('campaigns', 'clear', id, 'h1', '--words', '已削坡')).out).toMatch(/h1 [^\n]*已销号/u);
    expect((await run('campaigns', 'close', id, '--words', '安全度汛')).out).toContain('已总结');
    expect((await run('campaigns', 'list')).out).toMatch(/2021-1 +防汛 +2021-04-01\/2021-09-30 +已总结/u);
    const wrong = await run('campaigns', 'enter', id, 'patrolled');
    expect([wrong.code, wrong.err.split(':')[1]?.trim()]).toEqual([2, 'invalid-request']);
  });
});

describe('the archive on the command line', () => {
  test('lists what is struck off and shows the dossier that HTTP answers', async () => {
    const { matter } = await openedMatter(app, waysTo.struckOff, { ...matterTerms, title: '已办结的事' });
    expect((await run('archive', 'list')).out).toMatch(/已办结的事 +市工业和信息化局 +2021-05-10 +— +9 +2/u);
    const { out } = await run('archive', 'show', matter.id, '--json');
    expect(dossierBody.parse(JSON.parse(out)).parts).toHaveLength(4);
    const { server } = await exampleServer(app);
    expect(out).toBe((await server.inject(`/api/v1/archive/${matter.id}`)).body);
    expect((await run('archive', 'show', matter.id)).out).toMatch(/二、办理过程[^]*销号/u);
  });
});
