import { operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readAssessment } from '../../queries/awards/read-assessment.ts';
import { listCirculars } from '../../queries/proceeding/read-circulars.ts';
import { listMeetings } from '../../queries/proceeding/read-meetings.ts';
import { listReviews } from '../../queries/proceeding/read-reviews.ts';
import { matterCity as city, openMatterCity } from '../../testing/matter-city.ts';
import { listInspections } from '../../queries/proceeding/read-inspections.ts';
import { loadDemoMatters } from '../load-demo-matters.ts';
import { listCampaigns } from '../../queries/proceeding/read-campaigns.ts';
import { loadDemoCampaigns } from './load-demo-campaigns.ts';
import { loadDemoInspections } from './load-demo-inspections.ts';
import { loadDemoProceedings } from './load-demo-proceedings.ts';

it('the demonstration opens in the middle of a month, however often it is loaded', async () => {
  const app = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  const holder = operator('test');
  await loadDemoMatters(app, holder, city);
  for (const _ of [1, 2]) await loadDemoProceedings(app, holder, city);
  const { reviews } = await listReviews(app, holder, city);
  expect(reviews.map(({ month, closedAt }) => [month, closedAt !== null])).toEqual([
    ['2021-05', false],
    ['2021-04', true],
  ]);
  const { circulars } = await listCirculars(app, holder, city);
  expect(circulars.map(({ published, answers }) => [published?.number, answers.length])).toEqual([
    [undefined, 2],
    [4, 0],
  ]);
  for (const _ of [1, 2]) await loadDemoInspections(app, holder, city);
  const { inspections } = await listInspections(app, holder, city);
  expect(inspections.map((one) => [one.inspection.id, one.inspection.state, one.repeats.length])).toEqual([
    ['2021-4', 'planned', 1],
    ['2021-3', 'underWay', 0],
    ['2021-2', 'closed', 1],
    ['2021-1', 'closed', 0],
  ]);
  for (const _ of [1, 2]) await loadDemoCampaigns(app, holder, city);
  const { campaigns } = await listCampaigns(app, holder, city);
  expect(campaigns.map(({ campaign, state, matters }) => [campaign.name, state, matters.length])).toEqual([
    ['夏季攻势', 'underWay', 1],
    ['防汛', 'underWay', 1],
    ['开门红项目攻坚', 'closed', 0],
  ]);
  expect(campaigns[1]?.owing?.units.map(({ code }) => code)).toEqual(['431228']);
  const { published } = await readAssessment(app, holder, city, { year: 2020 });
  expect(published?.objections.map(({ unit, decision }) => [unit, decision?.upheld])).toEqual([['431224', false]]);
  const { meetings } = await listMeetings(app, holder, city);
  expect(meetings.map(({ on, agenda, closedAt }) => [on, agenda.length, closedAt !== null])).toEqual([
    ['2021-05-25', 7, false],
    ['2021-04-26', 7, true],
  ]);
});
