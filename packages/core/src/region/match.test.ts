import { describe, expect, it } from 'vitest';
import { buildRegionIndex, matchRegion } from './match.ts';
import type { Region, RegionLevel } from './region.ts';

const region = (code: string, level: RegionLevel, zh: string, parent: string | null, ...aliases: string[]): Region => ({
  code,
  level,
  name: { zh, en: code },
  aliases,
  parent,
});

const index = buildRegionIndex([
  region('000000', 'country', '中国', null),
  region('220000', 'province', '吉林省', '000000'),
  region('220200', 'city', '吉林市', '220000'),
  region('430000', 'province', '湖南省', '000000'),
  region('430100', 'city', '长沙市', '430000'),
  region('430121', 'county', '长沙县', '430100'),
  region('430921', 'county', '南县', '430000'),
  region('433100', 'city', '湘西土家族苗族自治州', '430000'),
  region('431200', 'city', '怀化市', '430000'),
  region('431229', 'county', '靖州苗族侗族自治县', '431200'),
  region('431271', 'managementArea', '洪江区', '431200', '洪江管理区'),
  region('431281', 'county', '洪江市', '431200'),
  {
    ...region('431181', 'county', '祁阳市', '431100'),
    former: [{ code: '431121', name: '祁阳县', until: '2021-01-20' }],
  },
  region('431200.local', 'cityLevel', '市本级', '431200'),
]);
const hunan = { province: '430000', city: '431200' };

describe('matchRegion', () => {
  it.each([
    ['怀 化 市', '431200'],
    ['\u3000怀化\u00A0', '431200'],
    ['怀\n化\r\n市', '431200'],
    ['洪江区②', '431271'],
    ['洪江市*', '431281'],
    ['洪江（区）', '431271'],
    ['洪江区（洪江管理区）', '431271'],
    ['怀化（初报）', '431200'],
    ['怀化市洪江管理区', '431271'],
    ['湖南省怀化市', '431200'],
    ['靖州', '431229'],
    ['靖州县', '431229'],
    ['湘西', '433100'],
    ['湘西州', '433100'],
    ['湘西自治州', '433100'],
    ['长沙', '430100'],
    ['长沙县', '430121'],
    ['全国', '000000'],
    ['全    省', '430000'],
    ['总计', '430000'],
    ['全市', '431200'],
    ['全市合计', '431200'],
    ['市本级', '431200.local'],
    ['怀化市本级', '431200.local'],
    ['431200', '431200'],
    ['４３１２００', '431200'],
    ['431200000000', '431200'],
    ['431200.local', '431200.local'],
    ['431121', '431181'],
    ['吉林', '220000'],
    ['吉林省吉林市', '220200'],
  ])('reads %j as %s', (text, code) => {
    expect(matchRegion(index, text, hunan)).toMatchObject({ kind: 'matched', code });
  });

  it('says which code a former name had', () => {
    expect(matchRegion(index, '祁阳县')).toEqual({
      kind: 'matched',
      code: '431181',
      by: 'former',
      formerCode: '431121',
    });
  });

  it('guesses nothing where two regions answer', () => {
    expect(matchRegion(index, '洪江', hunan)).toEqual({ kind: 'ambiguous', candidates: ['431271', '431281'] });
  });

  it.each(['', '\u3000', '怀北市', '某某县', '南', '431299', '431200123456', '全省平均', '市'])(
    'does not know %j',
    (text) => {
      expect(matchRegion(index, text, hunan)).toEqual({ kind: 'unknown' });
    },
  );

  it('takes 总计 for what the table is the whole of', () => {
    expect(matchRegion(index, '合计', { ...hunan, whole: '431200' })).toMatchObject({ code: '431200' });
    expect(matchRegion(index, '合计', { city: '431200' })).toMatchObject({ code: '431200' });
  });

  it('resolves nothing by a context that is not there', () => {
    for (const text of ['全省', '全市', '市本级', '总计'])
      expect(matchRegion(index, text)).toEqual({ kind: 'unknown' });
    expect(matchRegion(index, '全省', { city: '431200' })).toMatchObject({ code: '430000' });
  });
});
