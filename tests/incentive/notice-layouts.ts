import { reference } from '@shigan/app';
import { type Region, shortName } from '@shigan/core';

/** A notice made for a test: its text, and what stands in it list by list. */
export interface MadeNotice {
  readonly layout: string;
  readonly text: string;
  readonly lists: readonly {
    readonly number: string | null;
    readonly recipients: readonly string[];
    readonly unmatched: readonly string[];
  }[];
}

type Draw = (below: number) => number;

function drawing(seed: number): Draw {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

const cities = reference.regions.filter((region) => region.level === 'city' && region.parent === '430000');
const counties = reference.regions.filter((region) => region.level === 'county' && region.code.startsWith('43'));

/** A place with the name that is printed: official, short (芷江县, 湘西州), or one of the past. */
interface Printed {
  readonly code: string;
  readonly name: string;
}

const unknown = ['某某县', '怀化高新技术产业开发区', '长沙经济技术开发区', '南岭市', '东风新区', '株洲渌口经济开发区'];
const former: Readonly<Record<string, string>> = { '431181': '祁阳县', '430582': '邵东县', '430212': '株洲县' };

const topics = [
  '深化商事制度改革、优化营商环境工作',
  '推进质量强省工作',
  '财政管理工作完成好、财税收入质量高',
  '固定资产投资稳定增长、重大项目建设推进快',
  '促进工业稳增长和转型升级、实施技术改造',
  '开展农村人居环境整治工作',
  '落实粮食安全责任制、高标准农田建设',
  '推进医药卫生体制改革、公立医院综合改革',
  '安全生产形势稳定、风险防控有力',
  '促进就业创业政策落实',
  '河长制湖长制、河湖管理保护工作',
  '根治拖欠农民工工资、清理拖欠民营企业中小企业账款',
];
const agencies = ['省财政厅', '省发展改革委', '省农业农村厅', '省住房和城乡建设厅', '省水利厅', '省工业和信息化厅'];
const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function pick<T>(list: readonly T[], count: number, draw: Draw): readonly T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(draw(left.length), 1)).flat();
}

function printed(region: Region, draw: Draw): Printed {
  const before = former[region.code];
  if (before !== undefined && draw(3) === 0) return { code: region.code, name: before };
  const name = draw(3) === 0 ? shortName(region) : region.name.zh;
  return { code: region.code, name };
}

/** Recipients of one list, in the order in which they are printed; now and then a name that is no region's. */
interface List {
  readonly topic: string;
  readonly cities: readonly Printed[];
  readonly counties: readonly Printed[];
  readonly strangers: readonly string[];
}

function listOf(draw: Draw): List {
  return {
    topic: topics[draw(topics.length)] ?? '',
    cities: pick(cities, 1 + draw(4), draw).map((region) => printed(region, draw)),
    counties: pick(counties, 3 + draw(8), draw).map((region) => printed(region, draw)),
    strangers: draw(4) === 0 ? pick(unknown, 1, draw) : [],
  };
}

const names = (list: List): readonly string[] => [...list.cities, ...list.counties].map((one) => one.name);
const everybody = (list: List): readonly string[] => [...names(list), ...list.strangers];
const made = (number: string | null, list: List): MadeNotice['lists'][number] => ({
  number,
  recipients: [...list.cities, ...list.counties].map((one) => one.code),
  unmatched: list.strangers,
});

function reward(draw: Draw): string {
  const [first, second] = pick(agencies, 2, draw);
  const sentences = [
    `对上述地区，按照每个市${(1 + draw(5)) * 100}万元、每个县市区${(1 + draw(3)) * 50}万元的标准给予奖励，并在相关试点中予以倾斜支持。（${first}、${second}组织实施）`,
    `对上述市和县区，分别给予${(1 + draw(5)) * 100}万元和${(1 + draw(3)) * 50}万元奖励。（${first}组织实施）`,
    `2020年对上述地方在安排年度用地计划时奖励用地指标${(1 + draw(9)) * 100}亩。（${first}牵头，${second}配合）`,
    `对上述地区，优先推荐申报国家级试点，在资金安排上给予支持。（${first}组织实施）`,
  ];
  return sentences[draw(sentences.length)] ?? '';
}

const title = (draw: Draw): string => `${2018 + draw(5)}年度真抓实干成效明显的地区名单及激励措施`;
const separators = ['、', '，', '； ', '、 ', ' '];

/** Writers of notices, by the name of their layout. */
const layouts: Readonly<
  Record<string, (lists: readonly List[], draw: Draw) => readonly [text: string, numbers: readonly (string | null)[]]>
> = {
  'a number alone on its line': (lists, draw) => [
    lists
      .map((list, place) => {
        const inland = `${list.cities.map((one) => one.name).join('、')}，${[...list.counties.map((one) => one.name), ...list.strangers].join('、')}。`;
        return `${place + 1}\n${list.topic}成效明显的市（州）、县市区\n${inland}\n${reward(draw)}`;
      })
      .join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'Chinese numbers, names behind the colon': (lists, draw) => [
    lists
      .map(
        (list, place) =>
          `${han[place]}、${list.topic}成效明显的市州、县市区：${everybody(list).join(separators[draw(3)])}。\n　　${reward(draw)}`,
      )
      .join('\n'),
    lists.map((_, place) => han[place] ?? ''),
  ],
  'numbers in brackets below chapters': (lists, draw) => [
    lists
      .map((list, place) => {
        const chapter = place % 2 === 0 ? `${han[place / 2]}、${place === 0 ? '经济发展方面' : '民生保障方面'}\n` : '';
        return `${chapter}（${han[place % 2]}）${list.topic}成效明显的市、县市区\n${everybody(list).join('、')}等。\n${reward(draw)}`;
      })
      .join('\n'),
    lists.map((_, place) => `（${han[place % 2]}）`),
  ],
  'lists by level with their counts': (lists, draw) => [
    lists
      .map(
        (list, place) =>
          `${place + 1}.${list.topic}成效明显的地区\n市州（${list.cities.length}个）：${list.cities.map((one) => one.name).join('、')}\n县市区（${list.counties.length + list.strangers.length}个）：${[...list.counties.map((one) => one.name), ...list.strangers].join('、')}\n${reward(draw)}`,
      )
      .join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'a table': (lists, draw) => [
    [
      '序号\t激励事项\t市州\t县市区\t奖励标准\t责任单位',
      ...lists.map(
        (list, place) =>
          `${place + 1}\t${list.topic}\t${list.cities.map((one) => one.name).join('、')}\t${[...list.counties.map((one) => one.name), ...list.strangers].join('、')}\t市200万元、县市区100万元\t${agencies[draw(agencies.length)]}`,
      ),
    ].join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'one name a line': (lists, draw) => [
    lists
      .map(
        (list, place) =>
          `${han[place]}、${list.topic}成效明显的市、县市区\n${everybody(list)
            .map((name, at) => `${at + 1}.${name}`)
            .join('\n')}\n${reward(draw)}`,
      )
      .join('\n'),
    lists.map((_, place) => han[place] ?? ''),
  ],
  'counties behind their city': (lists, draw) => [
    lists
      .map((list, place) => {
        const groups = cities.flatMap((city) => {
          const own = list.counties.filter((county) => county.code.startsWith(city.code.slice(0, 4)));
          return own.length === 0 ? [] : [`${shortName(city)}：${own.map((one) => one.name).join('、')}`];
        });
        const strangers = list.strangers.length === 0 ? '' : `；${list.strangers.join('、')}`;
        return `${place + 1}\n${list.topic}成效明显的市州、县市区\n市州：${list.cities.map((one) => one.name).join('、')}\n${groups.join('；')}${strangers}。\n${reward(draw)}`;
      })
      .join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'lines that a narrow page broke': (lists, draw) => [
    lists
      .map((list, place) => {
        const whole = `${everybody(list).join('、')}。`;
        const broken = whole.match(/.{1,28}/gu) ?? [];
        return `${place + 1}\n${list.topic}成效明显的市（州）、县市区\n${broken.join('\n')}\n${reward(draw)}`;
      })
      .join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'sub-items under one measure': (lists, draw) => [
    `${han[0]}、${topics[draw(topics.length)]}成效明显的市、县市区\n${lists
      .map((list) => `${list.topic}成效明显的市、县区：\n${everybody(list).join('、')}。\n${reward(draw)}`)
      .join('\n')}`,
    lists.map(() => han[0] ?? ''),
  ],
  'one line a part, with full-width numbers': (lists, draw) => [
    lists
      .map(
        (list, place) =>
          `${'１２３４５６７８９'[place]}．${list.topic}成效明显的市州、县市区（${everybody(list).length}个）：${everybody(list).join('、')}等。${reward(draw)}`,
      )
      .join('\n'),
    lists.map((_, place) => '１２３４５６７８９'[place] ?? ''),
  ],
  'counties in brackets behind their city': (lists, draw) => [
    lists
      .map((list, place) => {
        const groups = cities.flatMap((city) => {
          const own = list.counties.filter((county) => county.code.startsWith(city.code.slice(0, 4)));
          return own.length === 0 ? [] : [`${city.name.zh}（${own.map((one) => one.name).join('、')}）`];
        });
        return `${han[place]}、${list.topic}成效明显的市州、县市区\n${[...list.cities.map((one) => one.name), ...groups, ...list.strangers].join('、')}。\n${reward(draw)}`;
      })
      .join('\n'),
    lists.map((_, place) => han[place] ?? ''),
  ],
  'a table with merged cells': (lists) => [
    [
      '序号\t激励措施\t激励对象\t\t奖励标准\t责任单位',
      '\t\t市州\t县市区\t\t',
      ...lists.map(
        (list, place) =>
          `${place + 1}\t${list.topic}\t${list.cities.map((one) => one.name).join(' ')}\t${[...list.counties.map((one) => one.name), ...list.strangers].join('、')}\t${place === 0 ? '市200万元、县市区100万元' : ''}\t`,
      ),
    ].join('\n'),
    lists.map((_, place) => String(place + 1)),
  ],
  'blanks between names': (lists, draw) => [
    lists
      .map(
        (list, place) =>
          `第${han[place]}项 ${list.topic}成效明显的市（州）、县市区\n${everybody(list).join('　')}\n${reward(draw)}`,
      )
      .join('\n'),
    lists.map((_, place) => `第${han[place]}项`),
  ],
};

export const layoutNames: readonly string[] = Object.keys(layouts);

/** Makes a notice of a layout: two to five lists of places drawn by the seed, between a letterhead and an imprint. */
export function makeNotice(layout: string, seed: number): MadeNotice {
  const write = layouts[layout];
  if (write === undefined) throw new Error(`no layout: ${layout}`);
  const draw = drawing(seed + 17 * layoutNames.indexOf(layout) + 1);
  const lists = Array.from({ length: 2 + draw(4) }, () => listOf(draw));
  const [body, numbers] = write(lists, draw);
  const head = `${title(draw)}\n\n各市州、县市区人民政府，省政府各厅委、各直属机构：\n为进一步营造干事创业的浓厚氛围，经省人民政府同意，现将有关名单和激励措施通报如下：\n`;
  const imprint = '\n湖南省人民政府办公厅\n2021年1月29日\n（此件主动公开）\n';
  const ordered = layout === 'counties behind their city' ? lists.map((list) => byCity(list)) : lists;
  return {
    layout,
    text: `${head}${body}${imprint}`,
    lists: ordered.map((list, place) => made(numbers[place] ?? null, list)),
  };
}

function byCity(list: List): List {
  const order = cities.map((city) => city.code.slice(0, 4));
  return {
    ...list,
    counties: list.counties.toSorted((a, b) => order.indexOf(a.code.slice(0, 4)) - order.indexOf(b.code.slice(0, 4))),
  };
}
