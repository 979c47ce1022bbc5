import { type Block, circularState, runsText } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { readCircular } from '../../queries/proceeding/read-circulars.ts';
import {
  matterActs,
  matterCast,
  matterCity as city,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../../testing/matter-city.ts';
import { actOnMatter } from '../act-on-matter.ts';
import { answerCircular, editCircular, publishCircular, sendCircular, withdrawCircular } from './conduct-circular.ts';
import { openReview } from './conduct-review.ts';
import { draftCircular } from './draft-circular.ts';

const { officer, verifier, caseOfficer, head, outsider, viewer } = matterCast;
const clock = { now: '' };
let app: Application;
let id: string;

beforeEach(async () => {
  clock.now = '2021-05-10T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  const { matter } = await openedMatter(app, upToInProgress);
  await openReview(app, officer, city);
  clock.now = '2021-05-19T01:00:00.000Z';
  await actOnMatter(app, caseOfficer, city, matter.id, { act: 'report', ...matterActs['report'] });
  id = await draftCircular(app, officer, city);
});

const industry = (by: typeof head) => ({ ...by, reach: { regions: [], units: ['市工业和信息化局'] } });

const blockText = (block: Block<string>): string =>
  block.kind === 'paragraph' ? runsText(block.runs) : block.kind === 'heading' ? block.text : '';

describe('a circular', () => {
  it('is drafted from the record: counts, named units, figures with their lineage', async () => {
    const { document, circular } = await readCircular(app, officer, city, id);
    const text = document.body.map((block) => blockText(block)).join('\n');
    expect(text).toContain('全市督办事项1件，在办1件');
    expect(text).toContain(
      '市工业和信息化局：“工业技改投资连续下降”5月调度迟报，单位自评正常，1—4月工业技改投资同比下降50.8%',
    );
    expect(text).toContain('（办结标准−10.0%以上）');
    expect(circular.figures.map(({ value }) => value)).toEqual([-50.8]);
    expect(document.title).toBe('关于2021年5月督办事项办理情况的通报');
  });

  it('is published when every named unit has answered or a day has passed, with the next number', async () => {
    await expect(publishCircular(app, verifier, city, id, { signer: '唐某' })).rejects.toMatchObject({
      code: 'fact-check-open',
    });
    await sendCircular(app, officer, city, id);
    await expect(publishCircular(app, verifier, city, id, { signer: '唐某' })).rejects.toMatchObject({
      code: 'fact-check-open',
      params: { units: '市工业和信息化局' },
    });
    await answerCircular(app, industry(head), city, id, { agrees: false, words: '报告5月18日已送达' });
    await publishCircular(app, verifier, city, id, { signer: '唐某' });
    const { circular, document, checks } = await readCircular(app, viewer, city, id);
    expect([circularState(circular), document.issueNumber]).toEqual(['published', 1]);
    expect(checks.map(({ outcome, answer }) => [outcome, answer?.words])).toEqual([['objected', '报告5月18日已送达']]);
    await expect(publishCircular(app, verifier, city, id, { signer: '唐某' })).rejects.toMatchObject({
      code: 'proceeding-wrong-state',
    });
    const next = await draftCircular(app, officer, city);
    await sendCircular(app, officer, city, next);
    clock.now = '2021-05-20T01:00:00.000Z';
    await expect(publishCircular(app, verifier, city, next, { signer: '唐某', number: 1 })).rejects.toMatchObject({
      code: 'issue-number-taken',
    });
    await publishCircular(app, verifier, city, next, { signer: '唐某' });
    expect((await readCircular(app, viewer, city, next)).document.issueNumber).toBe(2);
  });

  it('is withdrawn with a reason that stands before its words from then on, and frees no number', async () => {
    const early = withdrawCircular(app, verifier, city, id, { reason: '数据有误' });
    await expect(early).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    await sendCircular(app, officer, city, id);
    await answerCircular(app, industry(head), city, id, { agrees: true, words: '' });
    await publishCircular(app, verifier, city, id, { signer: '唐某' });
    const silent = withdrawCircular(app, verifier, city, id, { reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'invalid-entry' });
    const before = clock.now;
    clock.now = '2021-05-21T01:00:00.000Z';
    await withdrawCircular(app, verifier, city, id, { reason: '点名单位名称有误' });
    const { circular, document } = await readCircular(app, viewer, city, id);
    expect([
      circularState(circular),
      document.issueNumber,
      blockText(document.body[0] ?? { kind: 'heading', level: 1, text: '' }),
    ]).toEqual(['withdrawn', 1, '本期通报已于2021年5月21日撤回，不再作为依据。理由：点名单位名称有误']);
    const then = await readCircular(app, viewer, city, id, before);
    expect(circularState(then.circular)).toBe('published');
    const next = await draftCircular(app, officer, city);
    await sendCircular(app, officer, city, next);
    clock.now = '2021-05-23T01:00:00.000Z';
    await publishCircular(app, verifier, city, next, { signer: '唐某' });
    expect((await readCircular(app, viewer, city, next)).document.issueNumber).toBe(2);
  });

  it('is changed by the office: figures that are left alone stay linked', async () => {
    const { document, places } = await readCircular(app, officer, city, id);
    const at = document.body.findIndex((block) => blockText(block).startsWith('市工业和信息化局'));
    const was = blockText(document.body[at] ?? { kind: 'heading', level: 1, text: '' });
    const change = { place: places[at] ?? '', was, text: `${was}请逐个项目说明。` };
    await editCircular(app, officer, city, id, change);
    await expect(editCircular(app, officer, city, id, change)).rejects.toMatchObject({ code: 'draft-changed' });
    const block = (await readCircular(app, officer, city, id)).document.body[at];
    expect(block?.kind === 'paragraph' && block.runs.filter((run) => run.figure !== undefined)).toHaveLength(1);
  });

  it('is seen and answered by whom it names alone, before it is published', async () => {
    await expect(readCircular(app, head, city, id)).rejects.toMatchObject({ code: 'unknown-proceeding' });
    await sendCircular(app, officer, city, id);
    expect((await readCircular(app, head, city, id)).mayAnswer).toBe(true);
    await expect(readCircular(app, outsider, city, id)).rejects.toMatchObject({ code: 'unknown-proceeding' });
    const foreign = { ...outsider, reach: { regions: [], units: ['市商务局'] } };
    await expect(answerCircular(app, foreign, city, id, { agrees: true, words: '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(answerCircular(app, viewer, city, id, { agrees: true, words: '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(answerCircular(app, industry(head), city, id, { agrees: false, words: ' ' })).rejects.toMatchObject({
      code: 'invalid-entry',
    });
    await expect(sendCircular(app, head, city, id)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
