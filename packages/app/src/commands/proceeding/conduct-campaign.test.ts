import { type Actor, type CampaignPlan, campaignTemplates } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { listCampaigns, readCampaign } from '../../queries/proceeding/read-campaigns.ts';
import {
  industry,
  matterCast,
  matterCity as city,
  matterTerms,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../../testing/matter-city.ts';
import {
  clearHazard,
  closeCampaign,
  enterCampaignFigures,
  enterHazard,
  includeMatter,
  planCampaign,
  writeShifts,
} from './conduct-campaign.ts';

const { officer, viewer } = matterCast;
const reaching = (actor: Actor, unit: string): Actor => ({ ...actor, unit, reach: { regions: [], units: [unit] } });
const head = reaching(matterCast.head, industry);
const commerce = reaching(matterCast.outsider, '市商务局');
const clock = { now: '' };
let app: Application;

beforeEach(async () => {
  clock.now = '2021-05-20T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
});

const named = (code: string) => ({ code, name: code });
const plan: CampaignPlan = {
  ...campaignTemplates.flood,
  from: '2021-05-10',
  to: '2021-09-30',
  leader: { id: 'zhang', name: '张某（虚构）' },
  leadUnit: named(industry),
  units: [named(industry), named('市商务局')],
  indicators: [
    ...campaignTemplates.flood.indicators,
    {
      id: 'whole',
      name: '下拨资金',
      unit: '万元',
      decimals: 1,
      bound: 'atLeast',
      start: 0,
      goal: 900,
      statedBy: 'office',
    },
    {
      id: 'record',
      name: '工业技改投资增速',
      unit: '%',
      decimals: 1,
      bound: 'atLeast',
      start: -44.5,
      goal: -10,
      statedBy: 'office',
      recorded: { indicator: 'industrial-upgrading-investment', region: city, measure: 'yoy' },
    },
  ],
};
const refusedWith = (code: string) => expect.objectContaining({ code });
const patrolled = (value: number, on?: string) => ({
  figures: [{ indicator: 'patrolled', value }],
  ...(on === undefined ? {} : { on }),
});

describe('a campaign', () => {
  it('is planned, worked, read with its matters, and closed', async () => {
    const id = await planCampaign(app, officer, city, plan);
    const stating = { ...matterTerms, title: '转移预案到户', campaign: '防汛' };
    const mine = await openedMatter(app, upToInProgress, stating);
    const other = await openedMatter(app, upToInProgress, { ...matterTerms, title: '另一件' });
    await enterCampaignFigures(app, head, city, id, patrolled(30, '2021-05-19'));
    await enterCampaignFigures(app, commerce, city, id, patrolled(12));
    await enterCampaignFigures(app, officer, city, id, { figures: [{ indicator: 'whole', value: 120.5 }] });
    await includeMatter(app, officer, city, id, { matter: other.matter.id });
    await includeMatter(app, officer, city, id, { matter: mine.matter.id });
    const read = await readCampaign(app, officer, city, id);
    const values = Object.fromEntries(read.board.map(({ indicator, value }) => [indicator.id, value]));
    expect(values).toMatchObject({ patrolled: 42, whole: 120.5, record: -50.8, stored: { missing: 'no-figure' } });
    expect(read.figures.get('record')?.span).toBe('2021-01-01/P4M');
    expect(read.matters.map(({ filed }) => filed.matter.title)).toEqual(['转移预案到户', '另一件']);
    expect(read.campaign.included).toEqual([other.matter.id]);
    expect(read.owing).toMatchObject({ on: '2021-05-19', units: [named(industry), named('市商务局')] });
    await closeCampaign(app, officer, city, id, { conclusion: '安全度汛' });
    const closed = await readCampaign(app, viewer, city, id);
    expect([closed.state, closed.owing, closed.seesTelephones]).toEqual(['closed', null, false]);
    await expect(enterCampaignFigures(app, head, city, id, patrolled(31))).rejects.toEqual(
      refusedWith('proceeding-wrong-state'),
    );
    await expect(closeCampaign(app, officer, city, id, { conclusion: '再总结' })).rejects.toEqual(
      refusedWith('proceeding-wrong-state'),
    );
  });

  it('keeps what was stated before, as of then', async () => {
    const id = await planCampaign(app, officer, city, plan);
    await enterCampaignFigures(app, head, city, id, patrolled(30, '2021-05-20'));
    clock.now = '2021-05-21T01:00:00.000Z';
    await enterCampaignFigures(app, head, city, id, patrolled(25, '2021-05-20'));
    const value = async (asOf?: string) => (await readCampaign(app, officer, city, id, asOf)).board[0]?.value;
    expect([await value('2021-05-20T12:00:00+08:00'), await value()]).toEqual([30, 25]);
    expect((await listCampaigns(app, officer, city, '2021-05-19')).campaigns).toEqual([]);
  });

  it.each([
    ['of another unit', () => ({ ...patrolled(1), unit: '市商务局' }), 'not-allowed'],
    ['of a day outside it', () => patrolled(1, '2021-05-09'), 'invalid-instant'],
    ['of a day to come', () => patrolled(1, '2021-05-21'), 'invalid-instant'],
    ['with more decimals than are counted', () => patrolled(1.5), 'invalid-entry'],
    ['that the office states', () => ({ figures: [{ indicator: 'whole', value: 1 }] }), 'invalid-entry'],
    ['that the record holds', () => ({ figures: [{ indicator: 'record', value: 1 }] }), 'invalid-entry'],
    ['of nothing', () => ({ figures: [] }), 'invalid-entry'],
  ])('refuses figures %s', async (_, asked, code) => {
    const id = await planCampaign(app, officer, city, plan);
    await expect(enterCampaignFigures(app, head, city, id, asked())).rejects.toEqual(refusedWith(code));
  });

  it.each([
    ['no name', { name: ' ' }, 'invalid-entry'],
    ['no units', { units: [] }, 'invalid-entry'],
    ['a unit twice', { units: [named('a'), named('a')] }, 'invalid-entry'],
    ['no indicators', { indicators: [] }, 'invalid-entry'],
    ['days out of order', { to: '2021-05-01' }, 'invalid-instant'],
    ['a day that is none', { from: '2021-02-30' }, 'invalid-instant'],
  ])('refuses a plan with %s', async (_, over, code) => {
    await expect(planCampaign(app, officer, city, { ...plan, ...over })).rejects.toEqual(refusedWith(code));
  });

  it('has a name that no other under way has, and only the Office plans one', async () => {
    await planCampaign(app, officer, city, plan);
    await expect(planCampaign(app, officer, city, plan)).rejects.toEqual(refusedWith('invalid-entry'));
    await expect(planCampaign(app, head, city, { ...plan, name: '别的' })).rejects.toEqual(refusedWith('not-allowed'));
  });
});

describe('the duty roster and the list of hidden dangers', () => {
  it('are written by the units, each its own', async () => {
    const id = await planCampaign(app, officer, city, plan);
    const shift = { on: '2021-05-21', leader: '李某', officer: '王某', telephone: '2110000' };
    await writeShifts(app, head, city, id, { shifts: [shift] });
    const found = {
      place: '三组后山',
      text: '坡体裂缝',
      responsible: '张某',
      precaution: '专人盯守',
      due: '2021-05-19',
    };
    const hazard = await enterHazard(app, head, city, id, found);
    await expect(enterHazard(app, officer, city, id, found)).rejects.toEqual(refusedWith('invalid-entry'));
    await expect(writeShifts(app, viewer, city, id, { shifts: [shift] })).rejects.toEqual(refusedWith('not-allowed'));
    await expect(clearHazard(app, commerce, city, id, { hazard, words: '已清除' })).rejects.toEqual(
      refusedWith('not-allowed'),
    );
    await clearHazard(app, head, city, id, { hazard, words: '已削坡减载', evidence: [{ name: '现场.jpg' }] });
    await expect(clearHazard(app, head, city, id, { hazard, words: '已清除' })).rejects.toEqual(
      refusedWith('proceeding-wrong-state'),
    );
    const { campaign } = await readCampaign(app, head, city, id);
    expect(campaign.shifts).toEqual([{ ...shift, unit: named(industry) }]);
    expect(campaign.hazards).toMatchObject([{ id: 'h1', place: '三组后山', cleared: { words: '已削坡减载' } }]);
  });
});
