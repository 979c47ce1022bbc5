import {
  completeCreditCode,
  enterpriseCategories,
  type EnterpriseCategory,
  type RegionCode,
  thresholdOf,
} from '@shigan/core';
import { categoryThresholds } from '../../reference/ladder.ts';
import { newInUnits } from '../anchors.ts';
import { apportion } from '../budget.ts';
import { at } from '../growth-paths.ts';
import { unitWeights } from '../places.ts';
import { random } from '../random.ts';

/** An invented enterprise of the demonstration: what its returns are made from. */
export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly county: string;
  readonly industry: string;
  readonly park: string;
  readonly category: EnterpriseCategory;
  readonly opened: number;
  readonly closed: number | null;
  /** Months it reports of, first and last. */
  readonly reports: { readonly from: number; readonly to: number };
  /** Relative size among those of its category. */
  readonly weight: number;
  /** What the size of one of its industry is measured by. */
  readonly scale: number;
  /** Is asked by quarters alone, as samples of small services are (规下服务业抽样). */
  readonly isQuarterly: boolean;
  /** Came in since January, as the indicator counts it. */
  readonly isNewThisYear: boolean;
}

/** So many report in April 2021 by category, 1,822 above the thresholds at the turn of the year as the indicator says, and as many below as make 3,000. */
const numbers: Readonly<Record<Exclude<EnterpriseCategory, 'project'>, number>> = {
  industry: 640,
  construction: 218,
  wholesale: 205,
  retail: 282,
  catering: 128,
  realEstate: 150,
  services: 199,
  below: 1160,
};

/** Of those that report in April 2021 so many came in with the yearly round of December 2020. */
const enteredInRound: Partial<Record<EnterpriseCategory, number>> = {
  industry: 58,
  construction: 22,
  wholesale: 24,
  retail: 30,
  catering: 12,
  realEstate: 6,
  services: 11,
};

/** And so many reported in 2020 and do so no more: by category, half of them closed. */
const leftIn2020: Partial<Record<EnterpriseCategory, number>> = { industry: 11, retail: 6, wholesale: 4, services: 4 };

const industries: Readonly<Record<EnterpriseCategory, readonly (readonly [code: string, word: string])[]>> = {
  industry: [
    ['1310', '粮油'],
    ['1371', '果蔬食品'],
    ['1530', '茶业'],
    ['2021', '木业'],
    ['2034', '竹木制品'],
    ['2614', '化工'],
    ['2740', '中药'],
    ['2929', '塑业'],
    ['3011', '水泥'],
    ['3021', '建材'],
    ['3140', '铁合金'],
    ['3216', '锰业'],
    ['3311', '金属结构'],
    ['3484', '机械'],
    ['3824', '电气'],
    ['3985', '电子'],
    ['4412', '水电'],
  ],
  construction: [
    ['4710', '建筑'],
    ['4812', '路桥'],
  ],
  wholesale: [
    ['5121', '粮油贸易'],
    ['5164', '建材贸易'],
  ],
  retail: [
    ['5211', '百货'],
    ['5212', '超市'],
    ['5261', '汽车销售'],
    ['5265', '石油销售'],
  ],
  catering: [
    ['6110', '酒店'],
    ['6210', '餐饮'],
  ],
  realEstate: [['7010', '房地产开发']],
  services: [
    ['5430', '物流'],
    ['6510', '软件'],
    ['7221', '企业管理'],
    ['8521', '养老服务'],
    ['8412', '医院'],
  ],
  project: [],
  below: [
    ['1310', '米业'],
    ['2034', '竹艺'],
    ['3021', '砖业'],
    ['5212', '便利店'],
    ['6210', '食府'],
    ['7272', '旅行社'],
  ],
};

/** The city's counties by name, and the park of each. */
const places: Readonly<Record<RegionCode, readonly [county: string, park: string]>> = {
  '431202': ['鹤城', '怀化经开区'],
  '431221': ['中方', '怀化高新区'],
  '431222': ['沅陵', '沅陵产业开发区'],
  '431223': ['辰溪', '辰溪产业开发区'],
  '431224': ['溆浦', '溆浦产业开发区'],
  '431225': ['会同', '会同工业园'],
  '431226': ['麻阳', '麻阳工业园'],
  '431227': ['新晃', '新晃工业园'],
  '431228': ['芷江', '芷江产业开发区'],
  '431229': ['靖州', '靖州产业开发区'],
  '431230': ['通道', '通道工业园'],
  '431271': ['洪江区', '洪江区工业园'],
  '431281': ['洪江市', '洪江高新区'],
};

/** The park of a county. */
export function demoParkOf(region: RegionCode): string {
  return places[region]?.[1] ?? '';
}

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];

/** The sixty names of the old calendar: nobody takes them for enterprises that exist. */
function signOf(place: number): string {
  const turn = Math.floor(place / 60);
  return `${stems[place % 10] ?? ''}${branches[place % 12] ?? ''}${turn === 0 ? '' : String(turn + 1)}`;
}

const first = at(2020, 1);
const round = at(2021, 1);
const last = at(2021, 4);

/** All enterprises of the demonstration (演示企业) by seed. */
export function demoUnits(seed: string): readonly DemoUnit[] {
  const units: DemoUnit[] = [];
  for (const [name, count] of Object.entries(numbers)) {
    const category = categoryOf(name);
    const counties = countiesOf(count, category);
    const entered = enteredInRound[category] ?? 0;
    const gone = leftIn2020[category] ?? 0;
    for (let i = 0; i < count + gone; i++) {
      const region = counties[i % counties.length] ?? '431202';
      units.push(unitOf(seed, category, i, region, reportsOf(category, i, count, entered)));
    }
  }
  return [...units, ...newThisYear(seed)];
}

function categoryOf(name: string): Exclude<EnterpriseCategory, 'project'> {
  for (const category of [
    'industry',
    'construction',
    'wholesale',
    'retail',
    'catering',
    'realEstate',
    'services',
  ] as const)
    if (category === name) return category;
  return 'below';
}

/** The counties of a category's units, so many each as the county weighs; turned about, so that every list begins elsewhere. */
function countiesOf(count: number, category: EnterpriseCategory): readonly RegionCode[] {
  const shares = apportion(
    count,
    unitWeights.map(([, weight]) => weight),
  );
  const all = unitWeights.flatMap(([region], i) => Array.from({ length: shares[i] ?? 0 }, () => region));
  const step = category.length * 7 + 5;
  return all.map((_, i) => all[(i * step) % all.length] ?? '431202');
}

interface Reports {
  readonly from: number;
  readonly to: number;
  readonly isNew: boolean;
  readonly isClosed: boolean;
}

function reportsOf(category: EnterpriseCategory, i: number, count: number, entered: number): Reports {
  // The last of the list came in with the round; those beyond it are gone.
  if (i >= count) return { from: first, to: at(2020, 6 + (i % 6)), isNew: false, isClosed: i % 2 === 0 };
  const isNew = category !== 'below' && i >= count - entered;
  return { from: isNew ? round : first, to: last, isNew, isClosed: false };
}

function unitOf(seed: string, category: EnterpriseCategory, i: number, region: RegionCode, reports: Reports): DemoUnit {
  const r = random(seed, 'enterprise', category, i);
  const kinds = industries[category];
  const [industry, word] = kinds[Math.floor(r.uniform() * kinds.length)] ?? ['4190', '制造'];
  const [county, park] = places[region] ?? ['怀化', ''];
  const size = Math.exp(r.normal() * (category === 'below' ? 0.5 : 1.1));
  const scale = category === 'below' ? sizeBelow(industry) : 1;
  const isYoung = reports.isNew && r.uniform() < 0.25;
  return {
    code: completeCreditCode(
      region,
      `MA4${String(enterpriseCategories.indexOf(category) * 10_000 + i).padStart(5, '0')}`,
    ),
    name: `${county}${signOf(i)}${word}有限公司`,
    region,
    county,
    industry,
    park: category === 'industry' && r.uniform() < 0.55 ? park : '',
    category,
    opened: isYoung
      ? at(2020, 3 + Math.floor(r.uniform() * 9))
      : at(2001 + Math.floor(r.uniform() * 18), 1 + Math.floor(r.uniform() * 12)),
    closed: reports.isClosed ? reports.to + 1 : null,
    reports: { from: reports.from, to: reports.to },
    weight: (reports.isNew ? size * 0.35 : size) * scale,
    scale,
    isQuarterly: category === 'below' && industry === '7272' && i % 4 === 0,
    isNewThisYear: false,
  };
}

/** Those below are as large as their threshold lets them be: a workshop has more than a tavern. */
function sizeBelow(industry: string): number {
  return (thresholdOf({ industry }, categoryThresholds)?.least ?? 500) / 1000;
}

const kindOfNew: Readonly<Record<string, EnterpriseCategory>> = {
  industry: 'industry',
  trade: 'retail',
  construction: 'construction',
  'real-estate': 'realEstate',
};

/** Those that came in this year, county by county and month by month as the indicator counts them. */
function newThisYear(seed: string): readonly DemoUnit[] {
  return newInUnits.map(([region, kind, month], i) => {
    const category = kindOfNew[kind] ?? 'services';
    const reports = { from: at(2021, month), to: last, isNew: true, isClosed: false };
    const unit = unitOf(seed, category, 2000 + i, region, reports);
    return { ...unit, isNewThisYear: true, opened: i % 2 === 0 ? at(2020, 9 + (i % 3)) : unit.opened };
  });
}
