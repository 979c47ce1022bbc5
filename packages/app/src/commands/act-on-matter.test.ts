import { DomainError } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { listMatters, readAgenda, readOverlaps, readSupervisionRecord } from '../queries/list-matters.ts';
import { readMatterStatistics } from '../queries/matter-statistics.ts';
import { proposeMatter } from '../queries/propose-matter.ts';
import { readMatter } from '../queries/read-matter.ts';
import {
  industry,
  matterActs,
  matterCast as cast,
  matterCity as city,
  matterTerms as terms,
  observe,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../testing/matter-city.ts';
import { actOnMatter, openMatter } from './act-on-matter.ts';

const clock = { now: '2021-05-20T01:00:00.000Z' };
let app: Application;

beforeEach(async () => {
  clock.now = '2021-05-20T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DomainError ? error.code : String(error);
}

describe('a matter from a finding', () => {
  const asked = {
    region: city,
    period: { year: 2021, month: 4 },
    indicator: 'industrial-upgrading-investment',
    rule: 'behind-schedule',
  } as const;

  it('is proposed with lead unit, leader, condition and deadline', async () => {
    const { terms: proposed, finding, overlapping } = await proposeMatter(app, cast.officer, city, asked);
    expect(finding.rule).toBe('behind-schedule');
    expect(proposed.leadUnit?.name).toBe(industry);
    expect(proposed.leader?.name).toBe('分管工业的副市长');
    expect(proposed.deadline).toBe('2021-06-30');
    expect(proposed.done?.condition).toMatchObject({
      measure: 'yoy',
      bound: 'atLeast',
      goal: 10,
      by: '2021-01-01/P6M',
    });
    expect(overlapping).toEqual([]);
  });

  it('lacks nothing that approval asks for', async () => {
    const { terms: proposed } = await proposeMatter(app, cast.officer, city, asked);
    const opened = await openMatter(app, cast.officer, city, { terms: proposed });
    const approved = await actOnMatter(app, cast.officer, city, opened.matter.id, { act: 'approve' });
    expect(approved.matter.state).toBe('approved');
  });

  it('takes the leader whose portfolio holds the unit, the narrowest first', async () => {
    const leader = (code: string, order: number, units: readonly string[]) => ({
      register: 'leader' as const,
      key: code,
      body: { code, name: code, post: '副市长', order, portfolio: { fields: [], units } },
      knownFrom: '2021-01-01T00:00:00.000Z',
      by: 'test',
    });
    await app.store.registers.append(
      city,
      [leader('mayor', 1, [industry, '市商务局', '市财政局']), leader('vice', 3, [industry])],
      clock.now,
    );
    const { terms: proposed } = await proposeMatter(app, cast.officer, city, asked);
    expect(proposed.leader).toEqual({ id: 'vice', name: 'vice（副市长）' });
  });

  it('says which matters there are already', async () => {
    const filed = await openedMatter(app, []);
    const { overlapping } = await proposeMatter(app, cast.officer, city, asked);
    expect(overlapping.map(({ matter }) => matter.id)).toEqual([filed.matter.id]);
  });

  it('is refused where the board has no such finding, and to who does not open matters', async () => {
    expect(await refusal(proposeMatter(app, cast.officer, city, { ...asked, rule: 'rank-fell' }))).toBe(
      'unknown-indicator',
    );
    expect(await refusal(proposeMatter(app, cast.head, city, asked))).toBe('not-allowed');
  });
});

describe('acting', () => {
  it('goes the whole way, each step by its own person, and leaves every step on record', async () => {
    const { matter } = await openedMatter(app, [
      ...upToInProgress,
      ['report', 'caseOfficer'],
      ['reportDone', 'head'],
      ['return', 'verifier'],
      ['restart', 'caseOfficer'],
      ['reportDone', 'head'],
      ['beginVerification', 'verifier'],
      ['conclude', 'verifier'],
      ['strikeOff', 'striker'],
      ['archive', 'officer'],
    ]);
    expect(matter.state).toBe('archived');
    const { history } = await readMatter(app, cast.viewer, city, matter.id);
    expect(history.map((event) => event.version)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
    expect(history.find((event) => event.act === 'strikeOff')?.by.id).toBe('zheng');
    expect((await app.store.audit.list(city, 100)).filter((line) => line.action === 'matters.act')).toHaveLength(13);
  });

  it('is refused with a code that says why, and changes nothing', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const tried = (who: keyof typeof cast, act: 'conclude' | 'reportDone' | 'report', over = {}) =>
      refusal(actOnMatter(app, cast[who], city, matter.id, { act, ...matterActs[act], ...over }));
    expect(await tried('verifier', 'conclude')).toBe('matter-wrong-state');
    expect(await tried('outsider', 'report')).toBe('matter-not-yours');
    expect(await tried('head', 'reportDone', { evidence: [] })).toBe('matter-incomplete');
    expect(await tried('viewer', 'report')).toBe('not-allowed');
    expect(await refusal(actOnMatter(app, cast.officer, city, 'none', { act: 'remind' }))).toBe('unknown-matter');
    expect((await app.store.matters.get(city, matter.id))?.matter).toEqual(matter);
  });

  it('is refused on a version that is no longer the last', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const report = { act: 'report' as const, ...matterActs['report'], version: matter.version };
    await actOnMatter(app, cast.caseOfficer, city, matter.id, report);
    expect(await refusal(actOnMatter(app, cast.head, city, matter.id, report))).toBe('matter-changed');
  });

  it('is done once, however often it is sent with one key', async () => {
    const opened = await openMatter(app, cast.officer, city, { terms, key: 'k1' });
    expect(await openMatter(app, cast.officer, city, { terms, key: 'k1' })).toEqual(opened);
    const approve = { act: 'approve' as const, key: 'k2' };
    const once = await actOnMatter(app, cast.officer, city, opened.matter.id, approve);
    expect(await actOnMatter(app, cast.officer, city, opened.matter.id, approve)).toEqual(once);
    expect(once.matter.version).toBe(2);
  });

  it('lets only who holds the data enter what others did, and says who entered it', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const by = { id: 'liu', name: '刘某', roles: ['unitHead'], unit: industry };
    const asked = { act: 'report' as const, ...matterActs['report'], by, at: '2021-05-20T00:30:00.000Z' };
    expect(await refusal(actOnMatter(app, cast.officer, city, matter.id, asked))).toBe('not-allowed');
    const later = { ...asked, at: '2021-05-20T01:00:00.000Z' };
    const operator = { id: 'cli', name: '', roles: ['operator'] as const, via: 'test' };
    const entered = await actOnMatter(app, { ...operator, roles: ['operator'] }, city, matter.id, later);
    expect(entered.matter.reports.at(-1)?.by).toEqual({ id: 'liu', name: '刘某' });
    const { history } = await readMatter(app, cast.viewer, city, matter.id);
    expect(history.at(-1)?.by).toMatchObject({ id: 'liu', enteredBy: 'cli' });
  });

  it.each([
    ['a region', { region: '999999' }, 'unknown-region'],
    ['an indicator', { indicator: 'nothing' }, 'unknown-indicator'],
    ['a day', { deadline: '2021-02-30' }, 'invalid-instant'],
    ['a unit twice', { supportingUnits: [{ code: industry, name: industry }] }, 'invalid-entry'],
  ])('refuses terms with %s that does not do', async (_, over, code) => {
    expect(await refusal(openMatter(app, cast.officer, city, { terms: { ...terms, ...over } }))).toBe(code);
  });
});

describe('reading', () => {
  it('shows four lights side by side, and says by itself when the data meet the condition', async () => {
    const { matter } = await openedMatter(app, [...upToInProgress, ['report', 'caseOfficer']]);
    const before = await listMatters(app, cast.viewer, city);
    expect(before.matters[0]?.lights).toEqual({ schedule: 'green', reported: 'green', verified: null, data: 'red' });
    expect(before.matters[0]?.disagreement.firstOnAgenda).toBe(true);
    expect(before.matters[0]?.figure).toMatchObject({ value: -50.8, indicator: terms.indicator });
    clock.now = '2021-07-20T01:00:00.000Z';
    await observe(app, 'yoy', 6, -9.4, '2021-07-19T02:00:00.000Z');
    const { standing } = await readMatter(app, cast.viewer, city, matter.id);
    expect(standing.condition).toEqual({ met: true, failed: false, light: 'green' });
  });

  it('reads as of a moment what stood then', async () => {
    const { matter } = await openedMatter(app, [['approve', 'officer']]);
    const approvedAt = clock.now;
    clock.now = '2021-05-24T01:00:00.000Z';
    await actOnMatter(app, cast.officer, city, matter.id, { act: 'assign', ...matterActs['assign'] });
    const then = await listMatters(app, cast.officer, city, { asOf: approvedAt });
    expect(then.matters.map((one) => one.filed.matter.state)).toEqual(['approved']);
    const now = await listMatters(app, cast.officer, city, {});
    expect(now.matters.map((one) => one.filed.matter.state)).toEqual(['assigned']);
    const past = await readMatter(app, cast.officer, city, matter.id, approvedAt);
    expect([past.standing.filed.matter.state, past.history.length, past.acts]).toEqual(['approved', 2, []]);
  });

  it('keeps drafts to the Supervision Office and leaders', async () => {
    const { matter } = await openedMatter(app, [['approve', 'officer']]);
    expect((await listMatters(app, cast.head, city)).matters).toEqual([]);
    expect(await refusal(readMatter(app, cast.head, city, matter.id))).toBe('unknown-matter');
    expect((await listMatters(app, cast.leader, city)).matters).toHaveLength(1);
  });

  it('tells everybody what they could do, and what keeps them from it', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const head = await readMatter(app, cast.head, city, matter.id);
    expect(head.acts.find((one) => one.act === 'reportDone')).toEqual({
      act: 'reportDone',
      to: 'reportedDone',
      obstacles: [],
      asks: ['report', 'evidence'],
      who: [{ role: 'unitHead', of: 'leadUnit' }],
    });
    const outsider = await readMatter(app, cast.outsider, city, matter.id);
    expect(outsider.acts.find((one) => one.act === 'reportDone')?.obstacles.map((one) => one.kind)).toEqual(['role']);
  });

  it('points out a report that says what the last one said', async () => {
    const { matter } = await openedMatter(app, [
      ...upToInProgress,
      ['report', 'caseOfficer'],
      ['report', 'caseOfficer'],
    ]);
    const { signs } = await readMatter(app, cast.viewer, city, matter.id);
    const last = matter.reports.at(-1)?.number ?? 0;
    expect(signs.get(last)?.map((one) => one.sign)).toEqual(['repeats', 'contradictsData']);
  });

  it('finds by words, state, unit and whether open', async () => {
    await openedMatter(app, upToInProgress);
    await openedMatter(app, [], { ...terms, title: '服务业破零', problem: '尚未破零', indicator: 'retail-sales' });
    const found = async (asked: object) => (await listMatters(app, cast.officer, city, asked)).matters.length;
    expect(await found({})).toBe(2);
    expect(await found({ text: '破零' })).toBe(1);
    expect(await found({ states: ['inProgress'] })).toBe(1);
    expect(await found({ leadUnit: '市商务局' })).toBe(0);
    expect(await found({ open: false })).toBe(0);
  });

  it('orders the agenda, counts, and finds what overlaps', async () => {
    const first = await openedMatter(app, [...upToInProgress, ['report', 'caseOfficer']]);
    await openedMatter(app, upToInProgress, { ...terms, title: '技改项目入库', controllability: 1 });
    await openedMatter(app, [], { ...terms, title: '技改项目清单' });
    const agenda = await readAgenda(app, cast.leader, city);
    expect(agenda.matters.map((one) => one.filed.matter.id)[0]).toBe(first.matter.id);
    expect(agenda.matters).toHaveLength(2);
    const statistics = await readMatterStatistics(app, cast.leader, city);
    expect(statistics.byState).toEqual({ inProgress: 2, drafted: 1 });
    expect(statistics.bySchedule).toMatchObject({ green: 2, none: 1 });
    expect(statistics.byUnit).toMatchObject([{ code: industry, all: 3, open: 3, overdue: 0 }]);
    const overlaps = await readOverlaps(app, cast.leader, city);
    expect(overlaps.map((one) => [one.unit, one.matters.length])).toContainEqual([industry, 3]);
  });

  it('keeps a record of deadlines and reports per unit', async () => {
    await openedMatter(app, upToInProgress);
    clock.now = '2021-07-05T01:00:00.000Z';
    const { record } = await readSupervisionRecord(app, cast.viewer, city, { kind: 'unit', id: industry });
    expect(record.lines.map((line) => [line.kind, line.outcome])).toEqual([
      ['deadline', 'broken'],
      ['reports', 'broken'],
    ]);
  });
});
