import {
  buildRegistry,
  type ClassedMeasure,
  classMeasures,
  decisionKey,
  type RegisterEntry,
  registerKey,
  type RegisterName,
  type Registers,
  goalInNumbers,
  awardSentenceText,
  standingReport,
  standingSentences,
} from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../queries/awards/award-record.ts';
import { reference } from '../../reference/index.ts';
import { demoSeed } from '../workbooks.ts';
import { demoDecisions, demoWork } from './decisions.ts';
import { demoAwards } from './ledger.ts';

const entriesOf = <N extends RegisterName>(register: N, bodies: readonly Registers[N][]): RegisterEntry[] =>
  bodies.map((body) => ({
    register,
    key: registerKey(register, body),
    body,
    knownFrom: '2000-01-01T00:00:00.000Z',
    storedAt: '2000-01-01T00:00:00.000Z',
    by: 'test',
  }));
const registry = buildRegistry([
  ...entriesOf('region', reference.regions),
  ...entriesOf('peerSet', reference.peerSets),
  ...entriesOf('settings', [reference.settings]),
]);
const nameOf = (code: string): string => registry.regions.get(code)?.name.zh ?? code;

/** What must hold with any seed: recipients are drawn, the statements are not. */
describe.each([demoSeed, 'another', 'a third'])('the demonstration ledger of the seed %s', (seed) => {
  const awards = demoAwards(seed).map((one) => one.award);
  const record = recordFor(registry, '431200', reference.ruleSets, awards, '2021-05-20T01:00:00.000Z');
  const report = standingReport(record, '431200', 'province', 2020);
  const of2020 = awards.filter((award) => award.authority === 'province' && award.year === 2020);
  const hunan2020 = reference.ruleSets.find((set) => set.authority === 'province' && set.year === 2020)!;
  const hunan2021 = reference.ruleSets.find((set) => set.authority === 'province' && set.year === 2021)!;

  it('says of every entry that it is invented', () => {
    expect(awards.every((award) => award.invented && award.notice.startsWith('演示数据'))).toBe(true);
  });

  it('fills every quota of 2020: 30 items, 25 of 4 cities and 10 counties, 5 of counties only; 100 and 300 awards', () => {
    expect(hunan2020.measures).toHaveLength(30);
    const named = (measure: string, level: string): number =>
      of2020.filter((award) => award.measure === measure && award.level === level).length;
    const quotas = hunan2020.measures.map(({ id }) => [named(id, 'cityLevel'), named(id, 'county')]);
    expect(quotas.filter(([city, county]) => city === 4 && county === 10)).toHaveLength(25);
    expect(quotas.filter(([city, county]) => city === 0 && county === 10)).toHaveLength(5);
    expect([report.standing.cityLevelMean.sum, of2020.length]).toEqual([100, 400]);
  });

  it('names nobody twice for one item', () => {
    const keys = awards.map((award) => [award.year, award.authority, award.subItem, award.recipient].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the table of 2020', () => {
    const table = report.standing.table.map((city) => `${nameOf(city.code)} ${city.total}/${city.cityLevel}`);
    expect(table.join(', ')).toBe(
      '长沙市 48/14, 株洲市 45/13, 湘潭市 25/7, 衡阳市 33/10, 邵阳市 28/6, 岳阳市 29/9, 常德市 32/11, 张家界市 11/1, 益阳市 22/3, 郴州市 30/8, 永州市 37/9, 怀化市 21/4, 娄底市 20/3, 湘西土家族苗族自治州 19/2',
    );
    expect(report.standing.table.map((city) => city.countyUnits)).toEqual([
      9, 9, 5, 12, 12, 9, 9, 4, 6, 11, 11, 12, 5, 8,
    ]);
  });

  it('puts the city 11th, and by city level 10th, both in the last of tiers 4, 5, 5', () => {
    expect([report.rankTotal.value, report.rankCityLevel.value]).toEqual([11, 10]);
    expect([report.tierTotal.value, report.tierCityLevel.value]).toEqual([3, 3]);
    expect(report.standing.tierSizes).toEqual([4, 5, 5]);
  });

  it('has city level 3.14 below the mean of 14, counties 1.04 below the mean of 122', () => {
    expect(report.cityLevelAgainstMean.value).toBeCloseTo(4 - 100 / 14, 12);
    expect(report.countiesAgainstMean.value).toBeCloseTo(17 / 12 - 300 / 122, 12);
    expect(report.countyMean.inputs).toContainEqual({ kind: 'set', role: 'over', set: 'hunan-counties', of: 122 });
  });

  it('counts 12, 18, 20, 21: 71, and one of the State Council in 2018', () => {
    expect(report.years.map((line) => line.total.value)).toEqual([12, 18, 20, 21]);
    expect([report.overYears.value, report.stateCouncil.value]).toEqual([71, 1]);
    const one = awards.find((award) => award.authority === 'stateCouncil');
    expect(one).toMatchObject({ year: 2018, level: 'county', measure: 'dangerous-housing' });
  });

  it('has 6 of 21 from petitions, in 10 distinct items', () => {
    expect(report.items.value).toBe(10);
    expect(report.largest).toMatchObject({ measure: 'petitions', count: { value: 6 } });
  });

  it('has the gaps that the speech leaves blank, and no other city has them', () => {
    const gapsOf = (code: string): unknown =>
      report.peers.find((peer) => peer.code === code)?.years.map((line) => line.gap.value);
    const ends = report.peers.map(({ code }) => {
      const gaps = gapsOf(code) as number[];
      return [code, gaps[0], gaps.at(-1)];
    });
    const having = (first: number, last: number): unknown => ends.filter(([, a, b]) => a === first && b === last);
    expect(having(21, 27)).toEqual([['430100', 21, 27]]);
    expect(having(5, 24)).toEqual([['430200', 5, 24]]);
    expect(having(-2, 16)).toEqual([['431100', -2, 16]]);
    expect(report.peers.find((peer) => peer.code === '431100')?.verdict).toBe('overtaken');
  });

  it('leaves two counties without any, and two named measures never won', () => {
    expect(report.countiesWithNone.codes).toEqual(['431227', '431230']);
    expect(report.neverWon.measures).toEqual(expect.arrayContaining(['quality-development', 'business-environment']));
  });

  it('has exactly the strongholds, must-wins and potentials of the speech', () => {
    const decisions = new Map(demoDecisions.map((decision) => [decisionKey(decision), decision]));
    const classed = classMeasures(record, '431200', hunan2021, { ruleSets: reference.ruleSets, decisions, work: [] });
    const idsOf = (list: readonly ClassedMeasure[]): readonly string[] => list.map((one) => one.measure.id).toSorted();
    expect(idsOf(classed.filter((one) => one.proposed.class === 'stronghold'))).toEqual([
      'attraction',
      'fiscal',
      'fixed-investment',
      'safety',
      'science',
    ]);
    expect(idsOf(classed.filter((one) => one.class === 'mustWin'))).toEqual([
      'arrears',
      'rural-environment',
      'strategic-projects',
      'streamlining',
    ]);
    expect(idsOf(classed.filter((one) => one.class === 'potential'))).toEqual([
      'culture-tourism',
      'farmland',
      'finance',
      'hospitals',
      'quality',
      'transport',
    ]);
  });

  it('has a grade, an effort and a calendar for every sub-item of 2021', () => {
    const work = demoWork(seed, new Set(['fiscal']));
    expect(work).toHaveLength(hunan2021.measures.flatMap((measure) => measure.subItems).length);
    expect(new Set(work.map((one) => one.grade)).size).toBe(3);
    expect(work.every((one) => (one.effort ?? 0) > 0 && one.calendar?.length === 6)).toBe(true);
  });

  it('needs 10 at city level to share the first tier, and 30 in the counties to reach the mean', () => {
    expect(goalInNumbers(report.standing, '431200')).toMatchObject({
      cityLevelToShare: { awards: 10, more: 6 },
      countiesAtMean: { awards: 30, more: 13 },
    });
  });

  it('says so in the words of the speech', () => {
    const measures = new Map(hunan2020.measures.map((measure) => [measure.id, measure.title.zh]));
    const names = { region: nameOf, measure: (id: string) => measures.get(id) ?? id };
    const text = standingSentences(report, names, 'zh', ['430100', '430200', '431100']).map(awardSentenceText).join('');
    for (const words of [
      '国务院督查激励表扬1次、省政府表扬71次',
      '逐年提升',
      '居全省14个市州第11位（末尾方阵）',
      '市本级4次，居第10位（末尾方阵）',
      '市本级低于全省14个市州平均数3.14次',
      '各县市区低于全省122个县市区平均数1.04次',
      '新晃侗族自治县、通道侗族自治县',
      '推动高质量发展',
      '优化营商环境',
      '仅信访“三无”一项就有6次，占28.6%',
      '与长沙市相比，从2017年少21次变为2020年少27次，差距越来越大',
      '与永州市相比，从2017年多2次变为2020年少16次，已被超过',
    ])
      expect(text).toContain(words);
  });
});
