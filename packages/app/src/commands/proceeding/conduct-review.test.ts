import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { listReviews, readReview } from '../../queries/proceeding/read-reviews.ts';
import {
  matterCast,
  matterCity as city,
  matterActs,
  openedMatter,
  openMatterCity,
  type SetClock,
  upToInProgress,
} from '../../testing/matter-city.ts';
import { actOnMatter } from '../act-on-matter.ts';
import { closeReview, openReview } from './conduct-review.ts';

const { officer, caseOfficer, verifier, viewer, head } = matterCast;
let clock: { -readonly [K in keyof SetClock]: SetClock[K] };
let app: Application;

beforeEach(async () => {
  clock = { now: '2021-05-10T01:00:00.000Z' };
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
});

describe('a round of the monthly review', () => {
  it('is opened, reported in by the unit, judged by the office and closed', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    expect(await openReview(app, officer, city)).toBe('2021-05');
    const seen = await readReview(app, caseOfficer, city, '2021-05');
    expect(seen.lines).toMatchObject([{ own: true, mayReport: true, mayJudge: false, fields: 3 }]);
    expect(seen.lines[0]?.standing.outcome).toBe('awaited');
    clock.now = '2021-05-19T01:00:00.000Z';
    await actOnMatter(app, caseOfficer, city, matter.id, { act: 'report', ...matterActs['report'] });
    const late = (await readReview(app, verifier, city, '2021-05')).lines[0];
    expect(late).toMatchObject({ own: false, mayReport: false, mayJudge: true });
    expect(late?.standing).toMatchObject({
      outcome: 'late',
      signs: [{ sign: 'noEvidence' }, { sign: 'contradictsData' }],
    });
    await actOnMatter(app, verifier, city, matter.id, {
      act: 'judgeReport',
      details: { number: late?.standing.report?.number ?? 0, verdict: 'perfunctory' },
      reason: '只报总数，没有佐证',
    });
    await closeReview(app, officer, city, '2021-05');
    const closed = await readReview(app, head, city, '2021-05');
    expect(closed.review.closedAt).toBe(clock.now);
    expect(closed.lines[0]).toMatchObject({ mayReport: false, standing: { report: { verdict: 'perfunctory' } } });
  });

  it('reads as it was', async () => {
    await openedMatter(app, upToInProgress);
    await openReview(app, officer, city);
    clock.now = '2021-05-20T01:00:00.000Z';
    await closeReview(app, officer, city, '2021-05');
    expect((await listReviews(app, viewer, city, '2021-05-09')).reviews).toEqual([]);
    const before = await readReview(app, viewer, city, '2021-05', '2021-05-12');
    expect([before.review.closedAt, before.lines[0]?.standing.outcome]).toEqual([null, 'awaited']);
    expect((await readReview(app, viewer, city, '2021-05')).lines[0]?.standing.outcome).toBe('missing');
  });

  it('is one a month, and conducted by the Supervision Office alone', async () => {
    await openReview(app, officer, city);
    await expect(openReview(app, officer, city)).rejects.toMatchObject({ code: 'proceeding-changed' });
    await expect(openReview(app, head, city)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(openReview(app, officer, city, { at: '2021-04-01' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(openReview(app, officer, city, { due: '2021-05-09' })).rejects.toMatchObject({
      code: 'invalid-instant',
    });
    await closeReview(app, officer, city, '2021-05');
    await expect(closeReview(app, officer, city, '2021-05')).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    await expect(closeReview(app, officer, city, '2021-06')).rejects.toMatchObject({ code: 'unknown-proceeding' });
  });

  it('asks only for what is owed when it is opened', async () => {
    await openReview(app, officer, city);
    await openedMatter(app, upToInProgress);
    expect((await readReview(app, officer, city, '2021-05')).lines).toEqual([]);
  });
});
