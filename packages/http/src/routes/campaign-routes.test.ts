import { matterCity as city, openMatterCity, industry } from '@shigan/app/testing/matter-city';
import { enterCampaignFigures, enterHazard } from '@shigan/app';
import { campaignBody, campaignListBody, problemBody } from '@shigan/contract';
import { campaignTemplates, operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exampleServer } from '../testing/example-city.ts';

test('a campaign over HTTP: planned, worked, reported, closed, in the shapes of the contract', async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  const app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  const { server } = await exampleServer(app);
  const post = (url: string, payload: object = {}) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload });
  const unit = { code: industry, name: industry };
  const { isOnDuty: _isOnDuty, ...template } = campaignTemplates.flood;
  const recorded = { indicator: 'industrial-upgrading-investment', region: city, measure: 'yoy' };
  const investment = { id: 'r', name: '技改投资增速', unit: '%', decimals: 1, bound: 'atLeast', statedBy: 'office' };
  const plan = {
    ...template,
    from: '2021-05-10',
    to: '2021-06-30',
    leader: { id: 'zhang', name: '张某（虚构）' },
    leadUnit: unit,
    units: [unit],
    indicators: [...template.indicators, { ...investment, start: -44.5, goal: -10, recorded }],
  };
  const planned = await post('/campaigns', plan);
  expect([planned.statusCode, campaignBody.parse(planned.json()).state]).toEqual([201, 'underWay']);
  const { id } = campaignBody.parse(planned.json());
  const cli = operator('test');
  await enterCampaignFigures(app, cli, city, id, {
    unit: industry,
    figures: [{ indicator: 'patrolled', value: 9000 }],
  });
  const found = { place: '三组后山', text: '坡体裂缝', responsible: '张某', precaution: '盯守', due: '2021-05-18' };
  await enterHazard(app, cli, city, id, { ...found, unit: industry });
  const body = campaignBody.parse((await server.inject(`/api/v1/campaigns/${id}`)).json());
  expect(body.indicators.map(({ value, figure, light }) => [value, figure === null, light])).toEqual([
    ['9000', true, 'green'],
    [{ missing: 'no-figure' }, true, { missing: 'no-figure' }],
    [{ missing: 'no-figure' }, true, { missing: 'no-figure' }],
    [{ missing: 'no-figure' }, true, { missing: 'no-figure' }],
    ['-50.8', false, 'red'],
  ]);
  expect(body.dangers.map(({ place, overdue }) => [place, overdue])).toEqual([['三组后山', true]]);
  const again = await post('/campaigns', plan);
  expect([again.statusCode, problemBody.parse(again.json()).code]).toEqual([422, 'invalid-entry']);
  const closed = await post(`/campaigns/${id}/close`, { conclusion: '安全度汛' });
  expect(campaignBody.parse(closed.json())).toMatchObject({ state: 'closed', conclusion: '安全度汛' });
  const report = await server.inject(`/api/v1/campaigns/${id}/report?format=html`);
  for (const words of ['关于防汛专项行动的总结报告', '9000座次', '逾期未整改1处', '安全度汛', '目标0人以内'])
    expect(report.body).toContain(words);
  expect(report.body).not.toContain('征求意见稿');
  const list = campaignListBody.parse((await server.inject('/api/v1/campaigns')).json());
  expect(list.campaigns).toMatchObject([{ name: '防汛', hazards: { all: 1, cleared: 0, overdue: 1 } }]);
  const before = campaignListBody.parse((await server.inject('/api/v1/campaigns?asOf=2021-05-19')).json());
  expect(before.campaigns).toEqual([]);
});
