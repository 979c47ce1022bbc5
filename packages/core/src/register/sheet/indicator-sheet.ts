import type { Frequency, Indicator, IndicatorSection, Measure } from '../../indicator/indicator.ts';
import { entriesIn, type NamedRow } from '../../incentive/sheet/named-table.ts';
import { choiceIn, numberIn } from '../../incentive/sheet/sheet-words.ts';
import type { RegionLevel } from '../../region/region.ts';
import type { Registry } from '../registry.ts';
import { isYes, optionalNumber, optionalText, type SheetColumn, textIn, yesCell } from './sheet-cells.ts';

type Written<T extends string> = Readonly<Record<T, readonly [string, ...string[]]>>;

const sectionCells: Written<IndicatorSection> = {
  output: ['综合'],
  industry: ['工业'],
  investment: ['投资'],
  consumption: ['消费'],
  trade: ['外贸外资', '外贸'],
  finance: ['财政'],
  banking: ['金融'],
  prices: ['价格'],
  income: ['收入'],
  entities: ['市场主体'],
  energy: ['能源'],
  external: ['外部序列'],
};

const kindCells: Written<Indicator['kind']> = {
  amount: ['总量'],
  count: ['个数'],
  rate: ['比率'],
  balance: ['余额'],
  index: ['指数'],
};

const measureCells: Written<Measure> = {
  level: ['总量'],
  count: ['个数'],
  yoy: ['增速'],
  twoYearAverage: ['两年平均'],
  sequential: ['环比'],
  share: ['占比'],
  index: ['指数'],
  rank: ['位次'],
  contribution: ['拉动'],
  contributionShare: ['贡献率'],
};

const levelCells: Written<RegionLevel> = {
  country: ['全国'],
  province: ['省'],
  city: ['市州'],
  county: ['县市区'],
  cityLevel: ['市本级'],
  managementArea: ['管理区'],
  park: ['园区'],
};

const betterCells: Written<Indicator['better']> = { higher: ['越高越好'], lower: ['越低越好'], neutral: ['不分'] };
const frequencyCells: Written<Frequency> = { A: ['年'], Q: ['季'], M: ['月'] };
const accumulationCells: Written<Indicator['accumulation']> = {
  cumulative: ['累计'],
  single: ['当期'],
  endOfSpan: ['期末'],
};
const priceCells: Written<Indicator['prices']> = { constant: ['不变价'], current: ['现价'], none: ['无'] };

/** The columns of the sheet of the catalogue (指标目录表). What it does not show of an indicator (parts, drivers, what it is made of) stays as
 *  it is held. */
export const indicatorColumns: readonly SheetColumn<Indicator, string>[] = [
  { key: 'code', names: ['指标编码'], required: true, cell: (i) => i.code },
  { key: 'name', names: ['指标'], required: true, cell: (i) => i.name.zh },
  { key: 'nameEn', names: ['英文名'], cell: (i) => i.name.en },
  { key: 'aliases', names: ['别名'], cell: (i) => i.aliases.join('、') },
  { key: 'section', names: ['板块'], required: true, cell: (i) => sectionCells[i.section][0] },
  { key: 'order', names: ['顺序'], cell: (i) => i.order ?? null },
  { key: 'definition', names: ['指标解释'], cell: (i) => i.definition.zh },
  { key: 'definitionEn', names: ['英文解释'], cell: (i) => i.definition.en },
  { key: 'kind', names: ['性质'], required: true, cell: (i) => kindCells[i.kind][0] },
  { key: 'published', names: ['公布口径'], required: true, cell: (i) => publishedCell(i.published) },
  { key: 'headline', names: ['主要口径'], required: true, cell: (i) => measureCells[i.headline][0] },
  { key: 'rankedBy', names: ['排位口径'], required: true, cell: (i) => measureCells[i.rankedBy][0] },
  { key: 'unit', names: ['单位'], cell: (i) => i.unit },
  { key: 'decimals', names: ['小数位'], cell: (i) => decimalsCell(i.decimals) },
  { key: 'better', names: ['方向'], required: true, cell: (i) => betterCells[i.better][0] },
  { key: 'frequency', names: ['频率'], required: true, cell: (i) => frequencyCells[i.frequency][0] },
  { key: 'firstMonth', names: ['首次公布月'], required: true, cell: (i) => i.firstMonth },
  { key: 'accumulation', names: ['累计方式'], required: true, cell: (i) => accumulationCells[i.accumulation][0] },
  { key: 'releaseDay', names: ['公布日'], required: true, cell: (i) => i.release.day },
  { key: 'lagMonths', names: ['滞后月数'], required: true, cell: (i) => i.release.lagMonths },
  { key: 'comparable', names: ['可比口径'], cell: (i) => yesCell(i.comparableBasis) },
  { key: 'prices', names: ['价格'], required: true, cell: (i) => priceCells[i.prices][0] },
  { key: 'parent', names: ['上级指标编码'], cell: (i) => i.parent ?? null },
  { key: 'low', names: ['合理区间下限'], cell: (i) => i.reasonable?.low ?? null },
  { key: 'high', names: ['合理区间上限'], cell: (i) => i.reasonable?.high ?? null },
  { key: 'alarm', names: ['预警线'], cell: (i) => i.alarm ?? null },
  { key: 'good', names: ['优良线'], cell: (i) => i.good ?? null },
  { key: 'department', names: ['责任单位'], cell: (i) => i.responsible?.department ?? null },
  { key: 'leader', names: ['责任领导'], cell: (i) => i.responsible?.leader ?? null },
  { key: 'verified', names: ['已核实'], cell: (i) => yesCell(i.verified) },
];

function publishedCell(published: Indicator['published']): string {
  return namesOf(levelCells)
    .flatMap((level) => {
      const measures = published[level];
      return measures === undefined
        ? []
        : [`${levelCells[level][0]}：${measures.map((measure) => measureCells[measure][0]).join('、')}`];
    })
    .join('；');
}

function decimalsCell(decimals: Indicator['decimals']): string {
  return namesOf(measureCells)
    .flatMap((measure) => {
      const count = decimals[measure];
      return count === undefined ? [] : [`${measureCells[measure][0]}${count}`];
    })
    .join('、');
}

/** Reads the indicator of a row; undefined where it has a fault. */
export function readIndicator(
  row: NamedRow<string>,
  registry: Registry,
  held: (code: string) => Indicator | undefined,
  codes: ReadonlySet<string>,
): Indicator | undefined {
  const [code, name] = [textIn(row, 'code'), textIn(row, 'name')];
  const section = choiceIn(row, 'section', sectionCells);
  const kind = choiceIn(row, 'kind', kindCells);
  const [headline, rankedBy] = [choiceIn(row, 'headline', measureCells), choiceIn(row, 'rankedBy', measureCells)];
  const better = choiceIn(row, 'better', betterCells);
  const frequency = choiceIn(row, 'frequency', frequencyCells);
  const accumulation = choiceIn(row, 'accumulation', accumulationCells);
  const prices = choiceIn(row, 'prices', priceCells);
  const [published, decimals] = [readPublished(row), readDecimals(row)];
  const firstMonth = within(row, 'firstMonth', 1, 12);
  const [day, lagMonths] = [within(row, 'releaseDay', 1, 31), within(row, 'lagMonths', 0, 24)];
  const [comparableBasis, verified] = [isYes(row, 'comparable'), isYes(row, 'verified')];
  const order = optionalNumber(row, 'order', 'order', { least: 0, whole: true });
  const lines = { ...optionalNumber(row, 'alarm', 'alarm'), ...optionalNumber(row, 'good', 'good') };
  const reasonable = { ...optionalNumber(row, 'low', 'low'), ...optionalNumber(row, 'high', 'high') };
  const parent = row.text('parent');
  if (parent !== '' && !registry.indicators.has(parent) && !codes.has(parent)) row.fault('unknown-indicator', 'parent');
  if (code !== undefined && !/^[A-Za-z0-9][\w.:-]*$/u.test(code))
    row.fault('no-such-choice', 'code', { options: 'a-z 0-9 -' });
  if (code === undefined || name === undefined || section === undefined || kind === undefined) return undefined;
  if (headline === undefined || rankedBy === undefined || better === undefined || frequency === undefined)
    return undefined;
  if (accumulation === undefined || prices === undefined || published === undefined || decimals === undefined)
    return undefined;
  if (firstMonth === undefined || day === undefined || lagMonths === undefined) return undefined;
  return {
    ...kept(held(code)),
    code,
    section,
    ...order,
    name: { zh: name, en: row.text('nameEn') },
    aliases: entriesIn(row.text('aliases')),
    definition: { zh: row.text('definition'), en: row.text('definitionEn') },
    kind,
    published,
    headline,
    rankedBy,
    unit: row.text('unit'),
    decimals,
    better,
    frequency,
    firstMonth,
    accumulation,
    release: { day, lagMonths },
    comparableBasis,
    prices,
    ...optionalText(row, 'parent', 'parent'),
    ...(Object.keys(reasonable).length === 0 ? {} : { reasonable }),
    ...lines,
    ...(row.text('department') === ''
      ? {}
      : { responsible: { department: row.text('department'), ...optionalText(row, 'leader', 'leader') } }),
    verified,
  };
}

/** What the sheet does not show. */
function kept(held: Indicator | undefined): Partial<Indicator> {
  if (held === undefined) return {};
  const { order: _o, parent: _p, reasonable: _r, alarm: _a, good: _g, responsible: _h, ...rest } = held;
  return rest;
}

function within(row: NamedRow<string>, key: string, low: number, high: number): number | undefined {
  const value = numberIn(row, key, { whole: true, least: low });
  if (value === null) row.fault('empty-cell', key);
  if (typeof value !== 'number') return undefined;
  if (value <= high) return value;
  row.fault('no-such-choice', key, { options: `${low}–${high}` });
  return undefined;
}

/** 省：总量、增速；市州：增速；县市区： (nothing is published of them). */
function readPublished(row: NamedRow<string>): Indicator['published'] | undefined {
  const published: Partial<Record<RegionLevel, readonly Measure[]>> = {};
  for (const part of row.text('published').split(/[；;\n]/u)) {
    const [place = '', words = ''] = part.split(/[：:]/u);
    const level = nameIn(levelCells, place.trim());
    const measures = entriesIn(words).map((word) => nameIn(measureCells, word));
    if (level === undefined || !/[：:]/u.test(part) || measures.includes(undefined)) {
      row.fault('no-such-choice', 'published', { options: '省：总量、增速；市州：增速' });
      return undefined;
    }
    published[level] = measures.filter((measure) => measure !== undefined);
  }
  return published;
}

/** 总量2、增速1 */
function readDecimals(row: NamedRow<string>): Indicator['decimals'] | undefined {
  const decimals: Partial<Record<Measure, number>> = {};
  for (const entry of entriesIn(row.text('decimals'))) {
    const [, word = '', digits = ''] = /^(\D+)(\d{1,2})$/u.exec(entry) ?? [];
    const measure = nameIn(measureCells, word.trimEnd());
    if (measure === undefined || Number(digits) > 12) {
      row.fault('no-such-choice', 'decimals', { options: '总量2、增速1' });
      return undefined;
    }
    decimals[measure] = Number(digits);
  }
  return decimals;
}

function nameIn<T extends string>(written: Written<T>, text: string): T | undefined {
  return namesOf(written).find((name) => written[name].includes(text));
}

function namesOf<T extends string>(written: Written<T>): readonly T[] {
  const names: T[] = [];
  for (const name in written) names.push(name);
  return names;
}
