import { createHash } from 'node:crypto';
import {
  type AwardFigure,
  awardFigureId,
  awardFiguresWithin,
  cumulative,
  figuresOfReport,
  isMissing,
  operator,
  ruleSetKey,
} from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { amendRegisters } from '../../commands/amend-register.ts';
import { addApplicationFile } from '../../commands/awards/add-application-file.ts';
import { enterAwards, reverseAward } from '../../commands/awards/enter-awards.ts';
import { enterNotice } from '../../commands/awards/enter-notice.ts';
import { initialiseCity } from '../../commands/initialise-city.ts';
import { demoRules } from '../../demo/awards/criteria.ts';
import { demoAwards } from '../../demo/awards/ledger.ts';
import { demoSeed } from '../../demo/workbooks.ts';
import type { NewObservation } from '../../ports.ts';
import { commaReader } from '../../testing/comma-reader.ts';
import { incomingFile } from '../../testing/incoming-file.ts';
import { memoryStore } from '../../testing/memory-store.ts';
import { plainWriter } from '../../testing/plain-writer.ts';
import { scoreFiguresOf } from './computed-scores.ts';
import { evidencePack, readEvidence } from './evidence-pack.ts';
import { planAwards, readOdds } from './read-odds.ts';
import { readPoints } from './read-points.ts';
import { explainAwardFigure, readStanding } from './read-standing.ts';

const city = '431200';
const actor = operator('test');
const businessDate = '2021-05-20T01:00:00.000Z';
const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const idOf = (figure: AwardFigure): string => awardFigureId(figure, hash);

async function cityWithLedger(): Promise<Application> {
  const app: Application = {
    store: memoryStore(),
    clock: { now: () => '2026-01-01T00:00:00.000Z' },
    digest: { sha256: hash },
    workbooks: commaReader,
    documents: plainWriter,
  };
  await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate });
  const entries = demoAwards(demoSeed).map((one) => ({ kind: 'award' as const, ...one }));
  await app.store.awards.append(city, entries, { storedAt: businessDate, by: 'test', after: 0 });
  return app;
}

describe('reading awards', () => {
  let app: Application;
  beforeAll(async () => {
    app = await cityWithLedger();
  });

  it('explains every figure of a standing by its id alone', async () => {
    const { report } = await readStanding(app, actor, city, { region: city, year: 2020, authority: 'province' });
    const figures = new Map(
      figuresOfReport(report).flatMap((top) => [...awardFiguresWithin(top)].map((figure) => [idOf(figure), figure])),
    );
    expect(figures.size).toBeGreaterThan(100);
    const sample = [...figures].filter((_, place) => place % 11 === 0);
    for (const [id, figure] of sample)
      expect((await explainAwardFigure(app, actor, city, id)).figure.value).toEqual(figure.value);
    await expect(explainAwardFigure(app, actor, city, `${idOf(report.rankTotal).slice(0, -1)}x`)).rejects.toThrow(
      /unknown-figure/,
    );
  });

  it('explains what the table of the province says of every city', async () => {
    const { report } = await readStanding(app, actor, city, { region: city, year: 2020, authority: 'province' });
    expect(report.province.map(({ total }) => total.value)).toEqual(report.standing.table.map(({ total }) => total));
    for (const { code: _code, ...figures } of report.province.slice(0, 3))
      for (const figure of [figures.total, figures.rankCityLevel, figures.tierTotal, figures.countiesAgainstMean])
        expect((await explainAwardFigure(app, actor, city, idOf(figure))).figure.value).toEqual(figure.value);
  });

  it('takes the last year of which results are held, and reads the past as it was', async () => {
    const now = await readStanding(app, actor, city, { region: city, authority: 'province' });
    const then = await readStanding(app, actor, city, { region: city, authority: 'province', asOf: '2020-12-31' });
    expect([now.report.year, then.report.year]).toEqual([2020, 2019]);
    expect(then.report.overYears.value).toBe(50);
  });

  it('holds evidence against what is required: a file that the archive does not hold is missing', async () => {
    const asked = { authority: 'province', year: 2021, measure: 'fiscal', subItem: 'fiscal.city' } as const;
    const { authority, year, measure, subItem } = asked;
    const examined = { examined: '支出进度', how: '抽查', proof: ['月度报表', '对账单'], selfCheck: 'open' as const };
    // Nobody can name such a file any more; an entry of former times may.
    await app.store.registers.append(
      city,
      [
        {
          register: 'subItemWork',
          key: 'province/2021:fiscal/fiscal.city',
          body: {
            authority,
            year,
            measure,
            subItem,
            checklist: [examined],
            evidence: [{ proof: '月度报表', sha256: 'a'.repeat(64), name: '报表.xlsx', on: '2021-05-01' }],
          },
          knownFrom: '2021-05-02T01:00:00.000Z',
          by: actor.id,
        },
      ],
      app.clock.now(),
    );
    const { index } = await readEvidence(app, actor, city, asked);
    expect([index.required, index.missing]).toEqual([2, 2]);
    const folder: NonNullable<typeof plainWriter.folder> = async (files) =>
      Buffer.from(files.map(({ path, bytes }) => `${path}\n${Buffer.from(bytes).toString()}`).join('\n'));
    const withFolders = { ...app, documents: { ...plainWriter, folder } };
    const { name, content } = await evidencePack(withFolders, actor, city, asked);
    expect(name).toContain('申报材料');
    expect(Buffer.from(content).toString()).toContain('1-2,支出进度,,抽查,对账单,缺,');
    await expect(readEvidence(app, actor, city, { ...asked, subItem: 'none' })).rejects.toThrow(/unknown-rule-set/);
    // A file of any kind that the archive takes is put to what it proves, and lies in the pack under its name.
    const file = incomingFile('对账单（盖章）.pdf', '%PDF-1.7 对账单');
    const item = await addApplicationFile(app, actor, city, { ...asked, proof: '对账单', file });
    expect((await readEvidence(app, actor, city, asked)).index.missing).toBe(1);
    const packed = Buffer.from((await evidencePack(withFolders, actor, city, asked)).content).toString();
    expect(packed).toContain(`01 支出进度/01-2-1 对账单（盖章）.pdf,${item.sha256.slice(0, 16)}`);
    expect(packed).toContain('%PDF-1.7 对账单');
  });

  it('ranks every city of the province, and refuses what is none', async () => {
    for (const region of ['430100', '433100'])
      expect((await readStanding(app, actor, city, { region, authority: 'province' })).report.region).toBe(region);
    await expect(readStanding(app, actor, city, { region: '431202', authority: 'province' })).rejects.toThrow(
      /unknown-region/,
    );
  });

  it('gives odds of every sub-item of the year, with grounds, before there are results', async () => {
    const { ruleSet, odds, scores } = await readOdds(app, actor, city, { region: city, authority: 'province' });
    expect(ruleSet.year).toBe(2021);
    expect(odds.length).toBeGreaterThan(50);
    expect(odds.every((one) => one.won === null && one.estimate.grounds.length > 0)).toBe(true);
    expect(scores.unit).toEqual({ missing: 'no-results' });
    const fiscal = odds.find((one) => one.subItem.id === 'fiscal.city');
    const streamlining = odds.find((one) => one.subItem.id === 'streamlining.city');
    expect(fiscal?.estimate.probability).toBeGreaterThan(streamlining?.estimate.probability ?? 1);
  });

  it('scores by indicators: the city among the cities, every county by its own value among those of the city', async () => {
    const values = { '430100': 9.1, '430200': 7.2, '431200': 8.4, '431224': 6.5, '431228': 10.2, '431281': 6.5 };
    const rows = Object.entries(values).map(([region, value]): NewObservation => ({
      indicator: 'industrial-value-added',
      region,
      span: cumulative(2021, 4),
      measure: 'yoy',
      value,
      decimals: 1,
      unit: '%',
      status: null,
      knownFrom: '2021-05-18T01:00:00.000Z',
      sheet: '工业',
      cell: 'C4',
    }));
    const scored = await cityWithLedger();
    await scored.store.imports.accept(city, incomingFile('工业.csv', 'a'), 'long', [rows], {
      actor,
      storedAt: '2021-05-18T01:00:00.000Z',
      dryRun: false,
    });
    await amendRegisters(scored, actor, city, [{ register: 'ruleSet', key: ruleSetKey(demoRules), body: demoRules }]);
    const asked = { region: city, authority: 'province' as const };
    const { computed, odds, open } = await readOdds(scored, actor, city, asked);
    const ofCity = computed.get('province/2021:manufacturing/manufacturing.city')?.city;
    // Second of three: 40 × 2/3 of the 40 points that are covered; four are named, three are scored: no cut line.
    expect(ofCity?.score).toMatchObject({ own: 66.6666666667, covered: 40, cutLine: { missing: 'no-data' } });
    expect(ofCity?.figures.get('industrial-value-added')?.value).toBe(8.4);
    const counties = computed.get('province/2021:manufacturing/manufacturing.county')?.counties ?? [];
    expect(counties.map(({ region, score }) => [region, score.lines[0]?.place])).toEqual([
      ['431228', 1],
      ['431224', 2],
      ['431281', 2],
    ]);
    expect(counties.every(({ score }) => isMissing(score.cutLine))).toBe(true);
    // The sum of each and the points of its criteria are worked out again from their ids alone.
    const of = { region: city, ruleSet: { authority: 'province', year: 2021 }, asOf: open.oddsEdition } as const;
    const sums = scoreFiguresOf(computed, of);
    expect(sums.map(({ item, value }) => [item, value])).toContainEqual([
      '431200 manufacturing.city',
      ofCity?.score.own,
    ]);
    expect(sums.filter(({ item }) => item?.endsWith(' manufacturing.county'))).toHaveLength(3);
    for (const figure of sums.flatMap((sum) => [...awardFiguresWithin(sum)])) {
      const id = awardFigureId(figure, (content) => scored.digest.sha256(content));
      expect((await explainAwardFigure(scored, actor, city, id)).figure).toEqual(figure);
    }
    expect(odds.find(({ subItem }) => subItem.id === 'manufacturing.county')?.rests.score).toBeNull();
  });

  it('plans within the capacity, and going for something never makes the goal less likely', async () => {
    const plan = await planAwards(app, actor, city, { region: city, authority: 'province', capacity: 6 });
    expect(plan.choice.effort).toBeLessThanOrEqual(6);
    expect(plan.goal).toMatchObject({ cityLevelToShare: { awards: 10, more: 6 } });
    expect(plan.expectedAfter).toBeGreaterThan(plan.expectedBefore);
    const again = await planAwards(app, actor, city, { region: city, authority: 'province', capacity: 6 });
    expect(again.after).toEqual(plan.after);
    const without = await planAwards(app, actor, city, {
      region: city,
      authority: 'province',
      capacity: 6,
      exclude: [plan.choice.chosen[0] ?? ''],
    });
    expect(without.choice.expected).toBeLessThanOrEqual(plan.choice.expected);
  });

  it('refuses a year without rules', async () => {
    const asked = { region: city, authority: 'province' as const, year: 1990 };
    await expect(readOdds(app, actor, city, asked)).rejects.toThrow(/unknown-rule-set/);
  });

  it('gives points to every county, award by award, and says what further ones would bring', async () => {
    const further = [{ recipient: '431227', measure: 'fiscal', authority: 'stateCouncil' as const }];
    const { recipients } = await readPoints(app, actor, city, { year: 2020, further });
    expect(recipients).toHaveLength(12);
    for (const one of recipients) {
      expect(one.result.lines).toHaveLength(one.awards.length);
      expect(one.result.total).toBe(Math.min(5, one.awards.length));
      expect(one.cash).toEqual({ unit: one.awards.length * 10, persons: one.awards.length });
    }
    expect(recipients.find((one) => one.recipient === '431227')?.whatIf).toMatchObject({ more: 3 });
    await expect(readPoints(app, actor, city, { year: 1990 })).rejects.toThrow(/invalid-policy/);
  });
});

const notice = `2020年真抓实干成效明显的地区名单
7
开展财税管理工作成效明显的市、县市区
长沙市、怀化市,鹤城区、洪江。
对上述地区,按照每个市200万元、每个县市区100万元的标准给予奖励。(省财政厅组织实施)
`;

describe('entering awards', () => {
  let app: Application;
  beforeAll(async () => {
    app = await cityWithLedger();
    await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate });
  });
  const asked = { text: notice, authority: 'province' as const };

  it('refuses a notice with a name that nobody has settled, then enters it once', async () => {
    await expect(enterNotice(app, actor, city, asked)).rejects.toThrow(/unmatched.*洪江/);
    const first = await enterNotice(app, actor, city, { ...asked, year: 2016, settled: { 洪江: '431281' } });
    expect(first.entered.map((award) => [award.subItem, award.recipient, award.city])).toEqual([
      ['开展财税管理工作成效明显的市、县市区', '430100', '430100'],
      ['开展财税管理工作成效明显的市、县市区', '431200', '431200'],
      ['开展财税管理工作成效明显的市、县市区', '431202', '431200'],
      ['开展财税管理工作成效明显的市、县市区', '431281', '431200'],
    ]);
    const again = await enterNotice(app, actor, city, { ...asked, year: 2016, settled: { 洪江: '431281' } });
    expect([again.entered.length, again.alreadyHeld]).toEqual([0, 4]);
  });

  it('finds measure and sub-item by the words, and the reward of each level', async () => {
    const { entered } = await enterNotice(app, actor, city, { ...asked, year: 2021, settled: { 洪江: null } });
    expect(entered.map((award) => [award.measure, award.subItem, award.rewards[0]?.amount])).toEqual([
      ['fiscal', 'fiscal.city', 200],
      ['fiscal', 'fiscal.city', 200],
      ['fiscal', 'fiscal.county', 100],
    ]);
  });

  it('scores the odds once results are in', async () => {
    await amendRegisters(app, actor, city, [
      {
        register: 'subItemWork',
        key: 'province/2021:fiscal/fiscal.city',
        body: { authority: 'province', year: 2021, measure: 'fiscal', subItem: 'fiscal.city', grade: 'hopeful' },
      },
    ]);
    const { scores } = await readOdds(app, actor, city, { region: city, authority: 'province', year: 2021 });
    expect(scores.unit).toEqual({ score: 0.04, n: 1 });
    expect(scores.calibration.get('hopeful')).toMatchObject({ n: 1, won: 1 });
  });

  it('reverses with a reason, once, and keeps the entry', async () => {
    const before = await readStanding(app, actor, city, { region: city, authority: 'province', year: 2021 });
    const id = 'province/2021/fiscal.city/431200';
    await expect(reverseAward(app, actor, city, id, '  ')).rejects.toThrow(/no-reason/);
    await reverseAward(app, actor, city, id, '名单有误');
    await expect(reverseAward(app, actor, city, id, '名单有误')).rejects.toThrow(/unknown-award/);
    const after = await readStanding(app, actor, city, { region: city, authority: 'province', year: 2021 });
    expect([before, after].map(({ report }) => report.years.at(-1)?.total.value)).toEqual([2, 1]);
    expect(await app.store.awards.length(city)).toBe(before.open.entries.length + 1);
  });

  it('enters nothing of a list with a fault', async () => {
    const length = await app.store.awards.length(city);
    const [award] = demoAwards(demoSeed).map((one) => ({ ...one.award, year: 2015 }));
    if (award === undefined) throw new Error('no award in the demonstration');
    await expect(enterAwards(app, actor, city, [award, { ...award, year: 0 }])).rejects.toThrow(/invalid-year/);
    expect(await app.store.awards.length(city)).toBe(length);
  });

  it('refuses a text without lists', async () => {
    await expect(enterNotice(app, actor, city, { ...asked, text: '各市州:\n特此通报。' })).rejects.toThrow(
      /notice-without-lists/,
    );
  });
});
