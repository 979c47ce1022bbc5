import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRegionIndex } from '../../region/match.ts';
import type { Region, RegionLevel } from '../../region/region.ts';
import { at } from '../../testing/at.ts';
import type { NoticeElement } from './notice.ts';
import { parseNotice } from './parse-notice.ts';
import { readRewards } from './read-rewards.ts';

const region = (code: string, level: RegionLevel, zh: string, parent: string | null): Region => ({
  code,
  level,
  name: { zh, en: code },
  aliases: [],
  parent,
});

const cities = ['长沙市', '株洲市', '湘潭市', '怀化市', '邵阳市'];
const counties = ['浏阳市', '攸县', '南县', '芷江侗族自治县', '鹤城区', '洪江市', '岳阳楼区', '麻阳苗族自治县'];
const index = buildRegionIndex([
  region('430000', 'province', '湖南省', null),
  ...cities.map((name, place) => region(`4301${place}0`, 'city', name, '430000')),
  ...counties.map((name, place) => region(`43120${place}`, 'county', name, '430130')),
  region('431271', 'managementArea', '洪江区', '430130'),
]);
const read = (text: string): readonly NoticeElement[] => parseNotice(text, index, { province: '430000' }).elements;
const namesOf = (elements: readonly NoticeElement[]): string[] =>
  elements.flatMap(({ recipients, unmatched }) => [...recipients, ...unmatched].map((one) => one.name));

const strange = fc
  .tuple(
    fc.stringMatching(/^[丙丁戊己庚辛壬癸寅卯辰巳]{2,4}$/u),
    fc.constantFrom('县', '市', '区', '自治县', '高新区', '经济开发区'),
  )
  .map(([stem, kind]) => stem + kind);
const name = fc.oneof(fc.constantFrom(...cities, ...counties), strange);
const separator = fc.constantFrom('、', '，', ',', '；', ';', ' ', '\u3000', '、 ', '/');
const opening = fc.constantFrom(
  '一、重点工作成效明显的市(州)、县市区\n',
  '（二）重点工作成效明显的县市区\n',
  '12\n重点工作成效明显的市、县市区\n',
  '3.重点工作成效明显的地区：',
  '重点工作成效明显的市州、县市区（10个）:\n',
);
const ending = fc.constantFrom('。\n', '等。\n', '\n', '等10个县市区。\n');
const reward = fc.constantFrom(
  '',
  '对上述地区，按照每个市200万元、每个县市区100万元的标准给予奖励。（省财政厅组织实施）\n',
);

describe('every name of a list is in recipients or in unmatched', () => {
  it('whatever the names, their separators and what stands around them', () => {
    fc.assert(
      fc.property(
        opening,
        fc.array(fc.tuple(name, separator), { minLength: 1, maxLength: 16 }),
        ending,
        reward,
        (head, list, end, after) => {
          const text = list.map(([one, sign], place) => (place < list.length - 1 ? one + sign : one)).join('');
          expect(namesOf(read(`${head}${text}${end}${after}`)).toSorted()).toEqual(list.map(([one]) => one).toSorted());
        },
      ),
      { numRuns: 400 },
    );
  });

  it('in as many lists as there are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), (lists) => {
        const text = lists
          .map((list, place) => `${place + 1}\n第${place + 1}类工作成效明显的市、县市区\n${list.join('、')}。\n`)
          .join('');
        expect(read(text).map((element) => namesOf([element]).toSorted())).toEqual(
          lists.map((list) => list.toSorted()),
        );
      }),
    );
  });

  it('reads any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => Array.isArray(read(text))));
  });
});

describe('parseNotice', () => {
  const one = (text: string): NoticeElement => at(read(text), 0);

  it('gives candidates for a name that several regions answer to, or none', () => {
    const element = one('一、甲工作成效明显的县市区\n洪江、芷红县、怀化高新区。\n');
    expect(element.recipients).toEqual([]);
    expect(element.unmatched).toMatchObject([{ name: '洪江' }, { name: '芷红县' }, { name: '怀化高新区' }]);
    expect(element.unmatched[0]?.candidates).toEqual(['431205', '431271']);
    expect(element.unmatched[2]?.candidates).toContain('430130');
  });

  it('reads names one a line, with numbers before them', () => {
    expect(namesOf(read('一、甲工作成效明显的市州\n1.长沙市\n2.株洲市\n3.湘潭市\n'))).toEqual([
      '长沙市',
      '株洲市',
      '湘潭市',
    ]);
  });

  it('reads lists by level and by city, and notes what only heads them', () => {
    const element = one(
      '一、甲工作成效明显的地区\n市州(2个):长沙市、株洲市\n县市区：怀化市：鹤城区、洪江市；邵阳市：南县\n',
    );
    expect(element.recipients.map((r) => r.name)).toEqual(['长沙市', '株洲市', '鹤城区', '洪江市', '南县']);
    expect(element.dropped).toEqual(expect.arrayContaining(['怀化市:', '邵阳市:']));
  });

  it('reads names that a narrow page cut in two', () => {
    const element = one('一、甲工作成效明显的县市区\n长沙市、株\n洲市、湘潭市、芷江侗族\n自治县。\n');
    expect(namesOf([element])).toEqual(['长沙市', '株洲市', '湘潭市', '芷江侗族自治县']);
  });

  it('reads a table below its head', () => {
    const elements = read(
      '序号\t激励事项\t市州\t县市区\t奖励标准\t责任单位\n1\t甲工作\t长沙市、株洲市\t攸县\t市200万元、县市区100万元\t省财政厅、省教育厅\n2\t乙工作\t—\t南县、鹤城区\t\t省水利厅\n',
    );
    expect(elements).toMatchObject([
      { measure: { number: '1', title: '甲工作' }, agencies: ['省财政厅', '省教育厅'] },
      { measure: { number: '2', title: '乙工作' }, agencies: ['省水利厅'] },
    ]);
    expect(elements.map((element) => namesOf([element]))).toEqual([
      ['长沙市', '株洲市', '攸县'],
      ['南县', '鹤城区'],
    ]);
    expect(elements[0]?.rewards).toMatchObject([
      { level: 'city', amount: 200 },
      { level: 'county', amount: 100 },
    ]);
  });

  it('takes numbers below a chapter for measures, and below a measure for sub-items', () => {
    const chapters = read('一、经济发展\n（一）甲工作成效明显的市\n长沙市。\n（二）乙工作成效明显的市\n株洲市。\n');
    expect(chapters.map((element) => element.measure.number)).toEqual(['（一）', '（二）']);
    const parts = read(
      '一、甲和乙工作成效明显的市、县\n（一）甲工作成效明显的市\n长沙市。\n（二）乙工作成效明显的县\n攸县。\n',
    );
    expect(parts.map((element) => [element.measure.number, element.subItem, element.reason])).toEqual([
      ['一', 1, '甲工作成效明显的市'],
      ['一', 2, '乙工作成效明显的县'],
    ]);
  });

  it.each([
    ['市州每个300万元、县市区每个100万元', ['city', 300], ['county', 100]],
    ['对上述地区,按市州500万元/个、县市区200万元/个的标准给予奖励。', ['city', 500], ['county', 200]],
    ['对上述地区,每个园区奖励1000万元。', ['park', 1000]],
    ['对上述4个市州和10个县市区,分别给予200万元、100万元奖励。', ['city', 200], ['county', 100]],
    ['对上述地区,给予300万元奖励。', [null, 300]],
    ['对上述县市区,每个奖励用地计划指标200亩。', ['county', 200]],
    ['对上述市州每个奖励500万元,对园区每个奖励300万元。', ['city', 500], ['park', 300]],
  ])('reads the reward %s', (sentence, ...expected) => {
    const element = one(`一、甲工作成效明显的地区\n长沙市、攸县。\n${sentence}\n`);
    expect(element.rewards.map(({ level, amount }) => [level, amount])).toEqual(expected);
  });

  it('reads full-width digits, in numbers as printed and in amounts', () => {
    const elements = read(
      '２０２１年度通报\n１．甲工作成效明显的市\n长沙市。\n对上述地区，给予２００万元奖励。\n２．乙措施有力的县市区\n攸县。\n',
    );
    expect(elements.map(({ measure, rewards }) => [measure.number, rewards[0]?.amount])).toEqual([
      ['１', 200],
      ['２', undefined],
    ]);
  });

  it('reads two rewards in one paragraph, each with its own addressees', () => {
    const element = one(
      '一、甲工作成效明显的市、县市区\n长沙市，攸县。\n对上述市，每个安排资金500万元，并优先支持；对上述县市区，每个安排资金200万元、用地计划指标100亩。\n',
    );
    expect(element.rewards.map(({ level, amount }) => [level, amount])).toEqual([
      ['city', 500],
      ['county', 200],
      ['county', 100],
    ]);
  });

  it('takes what stands in brackets behind a city for the list, and a park for no county', () => {
    const element = one(
      '一、甲工作成效明显的地区\n怀化市（鹤城区、麻阳县），长沙市，怀化高新技术产业开发区（鹤城区）。\n',
    );
    expect(element.recipients.map((found) => found.name)).toEqual(['鹤城区', '麻阳县', '长沙市']);
    expect(element.unmatched.map((found) => found.name)).toEqual(['怀化高新技术产业开发区（鹤城区）']);
    expect(element.dropped).toEqual(['怀化市']);
  });

  it('reads a part that is one line, and a number parted from its heading by a blank alone', () => {
    expect(
      read(
        '（一）甲工作成效明显的县市区（2个）：浏阳市、攸县。奖励：每个县市区100万元。责任单位：省财政厅。\n（二）乙工作成效明显的市：长沙市。\n',
      ),
    ).toMatchObject([
      { measure: { number: '（一）' }, rewards: [{ amount: 100 }], agencies: ['省财政厅'], recipients: [{}, {}] },
      { measure: { number: '（二）' }, recipients: [{ name: '长沙市' }] },
    ]);
    const bare = read('7 打造高地措施有力的市、县市区\n长沙市、攸县。\n15 甲工作成效明显的县\n南县。\n');
    expect(bare.map(({ measure }) => measure.number)).toEqual(['7', '15']);
  });

  it('reads a table with merged cells: what is empty goes on with the row above', () => {
    const elements = read(
      '序号\t激励事项\t激励对象\t\t奖励标准\t责任单位\n\t\t市州\t县市区\t\t\n1\t甲工作\t长沙市\t攸县\t市200万元、县市区100万元\t省财政厅\n\t\t株洲市\t南县\t\t\n',
    );
    expect(elements.map((element) => [element.subItem, namesOf([element]), element.rewards.length])).toEqual([
      [1, ['长沙市', '攸县'], 2],
      [2, ['株洲市', '南县'], 2],
    ]);
    expect(elements[1]?.agencies).toEqual(['省财政厅']);
  });

  it('gives a reward behind the last list to those before it that have none', () => {
    const elements = read(
      '8\n甲和乙工作成效明显的市、县\n甲工作成效明显的市:\n长沙市。\n乙工作成效明显的县:\n攸县。\n对上述地区,给予50万元奖励。(省财政厅组织实施)\n',
    );
    expect(elements.map(({ rewards, agencies }) => [rewards[0]?.amount, agencies])).toEqual([
      [50, ['省财政厅']],
      [50, ['省财政厅']],
    ]);
  });

  it.each([
    ['长沙市、株洲市2个市（州），攸县、南县等5个县（市、区）。', '长沙市 株洲市 攸县 南县'],
    ['长沙市及所辖浏阳市；株洲市。', '长沙市 浏阳市 株洲市'],
    ['怀化市鹤城区、怀化市\n洪江市、长沙市', '怀化市鹤城区 怀化市洪江市 长沙市'],
    ['长沙市、怀化市\n洪江市、攸县', '长沙市 怀化市 洪江市 攸县'],
    [
      '丙丁戊自治县　丁戊己高新技术开发区 庚辛壬经济技术开发区。',
      '丙丁戊自治县 丁戊己高新技术开发区 庚辛壬经济技术开发区',
    ],
  ])('reads the list %s', (list, names) => {
    expect(namesOf(read(`一、甲工作成效明显的市（州）、县（市、区）\n${list}\n`))).toEqual(names.split(' '));
  });

  it('reads a part that is one paragraph, with the agency in brackets behind', () => {
    const elements = read(
      '一是甲工作成效明显的市州和县市区。长沙市、株洲市，攸县。对上述地区，每个市奖励500万元、每个县（市、区）奖励300万元。（省财政厅）\n二是乙工作成效明显的县市区。南县。（责任单位：省水利厅、省农业农村厅）\n',
    );
    expect(elements).toMatchObject([
      { measure: { number: '一是' }, rewards: [{ level: 'city' }, { level: 'county' }], agencies: ['省财政厅'] },
      { measure: { number: '二是' }, rewards: [], agencies: ['省水利厅', '省农业农村厅'] },
    ]);
    expect(namesOf(elements)).toEqual(['长沙市', '株洲市', '攸县', '南县']);
  });

  it.each([
    ['长沙市、攸县（省财政厅）', ['长沙市', '攸县'], ['省财政厅']],
    ['长沙市、攸县（省财政厅牵头）', ['长沙市', '攸县'], ['省财政厅']],
    ['怀化市（鹤城区），攸县。（责任单位：省财政厅、省水利厅）', ['鹤城区', '攸县'], ['省财政厅', '省水利厅']],
  ])('takes the agency in brackets behind the last name for no part of it: %s', (list, names, agencies) => {
    const element = one(`一、甲工作成效明显的地方\n${list}\n`);
    expect(namesOf([element])).toEqual(names);
    expect(element).toMatchObject({ agencies, unmatched: [] });
  });

  it('takes the agency in a title where none stands beside the list', () => {
    expect(one('一、甲工作（省财政厅）\n1.获激励市州：长沙市；\n').agencies).toEqual(['省财政厅']);
  });

  it('gives amounts in turn to the groups that stand before them', () => {
    const element = one('一、甲工作成效明显的地区\n长沙市、攸县。\n分别给予市州、县市区300万元和100万元奖励。\n');
    expect(element.rewards.map(({ level, amount }) => [level, amount])).toEqual([
      ['city', 300],
      ['county', 100],
    ]);
  });

  it('takes neither the addressees nor the imprint for recipients', () => {
    const text =
      '湖南省人民政府办公厅关于表扬2020年真抓实干成效明显地区的通报\n各市州、县市区人民政府，省政府各厅委、各直属机构：\n一、甲工作成效明显的市\n长沙市。\n湖南省人民政府办公厅\n2021年1月29日\n抄送：省委办公厅，省军区。\n';
    const notice = parseNotice(text, index, { province: '430000' });
    expect(namesOf(notice.elements)).toEqual(['长沙市']);
    expect(notice.year).toBe(2020);
  });

  it('reads a sentence of nothing but digits in no time', () => {
    // Looked at from every digit on, it would take a minute.
    expect(readRewards(`按照每个市${'1'.repeat(100_000)}的标准给予奖励。`)).toEqual([]);
  });
});
