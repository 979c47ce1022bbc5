import type { Indicator } from '../../indicator/indicator.ts';
import { buildIndicatorIndex } from '../../indicator/match.ts';
import { buildRegionIndex } from '../../region/match.ts';
import type { Region, RegionLevel } from '../../region/region.ts';
import { createVocabulary, type Vocabulary } from '../label/vocabulary.ts';

/** An indicator of a small catalogue for tests: monthly, cumulative, level and growth, in 亿元. */
export function indicator(code: string, zh: string, more: Partial<Indicator> = {}): Indicator {
  return {
    code,
    section: 'output',
    name: { zh, en: code },
    aliases: [],
    definition: { zh, en: code },
    kind: 'amount',
    published: { city: ['level', 'yoy', 'rank'], county: ['level', 'yoy'] },
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '亿元',
    decimals: {},
    better: 'higher',
    frequency: 'M',
    firstMonth: 2,
    accumulation: 'cumulative',
    release: { day: 18, lagMonths: 1 },
    comparableBasis: false,
    prices: 'current',
    verified: false,
    ...more,
  };
}

const growthOnly = { published: { city: ['yoy', 'rank'], county: ['yoy'] } } satisfies Partial<Indicator>;

/** Two invented names (甲, 乙) beside real ones: what is ambiguous must be so on purpose. */
export const catalogue: readonly Indicator[] = [
  indicator('gdp', '地区生产总值', { aliases: ['GDP'], frequency: 'Q', firstMonth: 3 }),
  indicator('industry', '规模以上工业增加值', { ...growthOnly, aliases: ['规模以上工业'] }),
  indicator('profit', '规模以上工业利润总额'),
  indicator('investment', '固定资产投资', { ...growthOnly, aliases: ['固定资产投资(不含农户)'] }),
  indicator('industrial-investment', '工业投资', { ...growthOnly, parent: 'investment', shareOf: 'investment' }),
  indicator('retail', '社会消费品零售总额'),
  indicator('revenue', '地方一般公共预算收入', { firstMonth: 1, parts: [['tax', 'non-tax']] }),
  indicator('tax', '税收收入', { aliases: ['税收'], firstMonth: 1, parent: 'revenue', shareOf: 'revenue' }),
  indicator('non-tax', '非税收入', { firstMonth: 1, parent: 'revenue' }),
  indicator('electricity', '全社会用电量', { unit: '亿千瓦时', firstMonth: 1 }),
  indicator('industrial-electricity', '工业用电量', { unit: '亿千瓦时', firstMonth: 1, parent: 'electricity' }),
  indicator('new-units', '新增四上企业', {
    kind: 'count',
    unit: '家',
    published: { city: ['count'], county: ['count'] },
    rankedBy: 'count',
  }),
  indicator('deposits', '各项存款余额', { kind: 'balance', accumulation: 'endOfSpan' }),
  indicator('one', '甲项', { aliases: ['两可'] }),
  indicator('other', '乙项', { aliases: ['两可'] }),
];

function region(code: string, zh: string, level: RegionLevel, parent: string | null): Region {
  return { code, level, name: { zh, en: zh }, aliases: [], parent };
}

export const regions: readonly Region[] = [
  region('000000', '中国', 'country', null),
  region('430000', '湖南省', 'province', '000000'),
  region('440000', '广东省', 'province', '000000'),
  region('430100', '长沙市', 'city', '430000'),
  region('431200', '怀化市', 'city', '430000'),
  region('431202', '鹤城区', 'county', '431200'),
  region('431221', '中方县', 'county', '431200'),
  region('431281', '洪江市', 'county', '431200'),
  region('431271', '洪江区', 'managementArea', '431200'),
  region('431200.local', '市本级', 'cityLevel', '431200'),
];

export function testVocabulary(): Vocabulary {
  return createVocabulary(buildIndicatorIndex(catalogue), buildRegionIndex(regions), {
    province: '430000',
    city: '431200',
  });
}
