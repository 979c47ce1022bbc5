import { amount, before, cities, cityAt, counties, cityLevel, growth, ownCity, ranks, sum } from './figures.ts';
import { type Kind, workbookKind } from './kind.ts';
import { newPage } from '../../../packages/formats/src/testing/page.ts';

/** A long table sent in, with faults of rows, of cells and of sets of rows; it is refused, so nothing is to be stored. */
export function faultyList(): Kind {
  const page = newPage('上报数据');
  const faults: string[] = [];
  const at = (cell: string, code: string, severity: string): number =>
    faults.push(`上报数据!${cell} ${code} ${severity}`);
  page.put(1, 1, '2022年上半年市州主要指标上报表');
  page.put(2, 1, '填表人：李某　　填报日期：2022年7月18日');
  page.line(3, 1, [
    '序号',
    '行政区划代码',
    '行政区划',
    '指标名称',
    '报告期',
    '计量单位',
    '本期累计',
    '同比增速%',
    '全省位次',
  ]);
  let row = 4;
  const rowOf = new Map<string, number>();
  const block = (
    indicator: string,
    months: number,
    label: string,
    unit: string,
    whole: number,
    decimals: number,
  ): void => {
    const rates = cities.map((of) => growth(indicator, of.code, 2022, months, 6));
    cities.forEach((of, i) => {
      rowOf.set(`${indicator} ${months} ${of.short}`, row);
      page.line(row, 1, [row - 3, of.code, of.name, indicator, label, unit]);
      if (whole > 0) page.figure([row, 7], amount(indicator, of, 2022, months, { whole, decimals }), decimals);
      page.figure([row, 8], rates[i] ?? 0, 1);
      page.figure([row, 9], ranks(rates)[i] ?? 0, 0);
      row += 1;
    });
  };
  block('社会消费品零售总额', 5, '2022年1-5月', '亿元', 19_000, 2);
  block('社会消费品零售总额', 6, '2022年1-6月', '亿元', 19_000, 2);
  block('地方一般公共预算收入', 5, '2022年1-5月', '万元', 33_000_000, 0);
  block('地方一般公共预算收入', 6, '2022年上半年', '万元', 33_000_000, 0);
  block('规模以上工业增加值', 6, '2022年1-6月', '%', 0, 1);
  block('固定资产投资', 6, '2022年1-6月', '%', 0, 1);
  const r = (key: string): number => rowOf.get(key) ?? 0;
  const retail6 = (name: string): number => r(`社会消费品零售总额 6 ${name}`);
  const retail5 = (name: string): number => r(`社会消费品零售总额 5 ${name}`);
  const budget6 = (name: string): number => r(`地方一般公共预算收入 6 ${name}`);
  const budget5 = (name: string): number => r(`地方一般公共预算收入 5 ${name}`);
  const industry = (name: string): number => r(`规模以上工业增加值 6 ${name}`);
  const investment = (name: string): number => r(`固定资产投资 6 ${name}`);
  page.put(industry('湘潭'), 3, '湘谭市');
  at(`C${industry('湘潭')}`, 'unknown-region', 'error');
  page.put(investment('永州'), 4, '数字经济增加值');
  at(`D${investment('永州')}`, 'unknown-indicator', 'error');
  page.put(budget5('衡阳'), 8, '12.3左右');
  at(`H${budget5('衡阳')}`, 'not-a-number', 'error');
  page.put(budget5('常德'), 7, { t: 'e', v: 0x17 });
  at(`G${budget5('常德')}`, 'formula-error', 'error');
  page.put(retail5('益阳'), 7, { t: 'e', v: 0x0f });
  at(`G${retail5('益阳')}`, 'formula-error', 'error');
  page.put(industry('岳阳'), 5, '2022年1-14月');
  at(`E${industry('岳阳')}`, 'bad-span-label', 'error');
  page.put(industry('郴州'), 5, '2022年1-9月');
  at(`E${industry('郴州')}`, 'future-period', 'error');
  page.put(investment('株洲'), 5, '2022年1月');
  at(`E${investment('株洲')}`, 'no-january', 'error');
  page.put(retail6('娄底'), 6, '人');
  at(`F${retail6('娄底')}`, 'unit-mismatch', 'error');
  page.put(investment('邵阳'), 9, 0);
  at(`I${investment('邵阳')}`, 'rank-out-of-range', 'error');
  page.put(budget6('张家界'), 2, '431100');
  at(`B${budget6('张家界')}`, 'region-code-mismatch', 'error');
  page.put(retail5('郴州'), 5, { t: 'n', v: 44_566, z: 'm"月"d"日"' });
  at(`E${retail5('郴州')}`, 'date-for-span', 'error');
  page.line(row, 1, [row - 3, '430600', '岳阳市', '社会消费品零售总额', '2022年1-6月', '亿元']);
  page.figure([row, 7], amount('社会消费品零售总额', cityAt(5), 2022, 6, { whole: 19_000, decimals: 2 }), 2);
  page.figure([row, 8], growth('社会消费品零售总额', '430600', 2022, 6, 6) + 1.4, 1);
  at(`H${row}`, 'duplicate-conflict', 'error');
  page.line(row + 1, 1, [row - 2, '431200', '怀化市', '地区生产总值', '2022年1-5月', '亿元', 721.3, 4.2]);
  at(`E${row + 1}`, 'span-not-for-indicator', 'error');
  const place = (short: string): (typeof cities)[number] => cityAt(cities.findIndex((of) => of.short === short));
  page.figure(
    [budget6('湘潭'), 7],
    Math.round(amount('地方一般公共预算收入', place('湘潭'), 2022, 5, { whole: 33_000_000, decimals: 0 }) * 0.97),
    0,
  );
  at(`G${budget6('湘潭')}`, 'cumulative-falls', 'warning');
  page.figure(
    [budget6('邵阳'), 7],
    amount('地方一般公共预算收入', place('邵阳'), 2022, 6, { whole: 3300, decimals: 2 }),
    2,
  );
  at(`G${budget6('邵阳')}`, 'scale-suspect', 'warning');
  page.figure(
    [retail6('株洲'), 7],
    amount('社会消费品零售总额', place('株洲'), 2022, 5, { whole: 19_000, decimals: 2 }),
    2,
  );
  page.figure([retail6('株洲'), 8], growth('社会消费品零售总额', '430200', 2022, 5, 6), 1);
  at(`G${retail6('株洲')}`, 'copied-from-previous', 'warning');
  page.figure([investment('衡阳'), 8], Number((growth('固定资产投资', '430400', 2022, 6, 6) / 100).toFixed(3)), 3);
  at(`H${investment('衡阳')}`, 'percent-scale', 'warning');
  return workbookKind('faulty-list', 'xlsx', [page], { faults });
}

/** Indicators down, counties across, with last year's rows: faults of sums, parts, shares, signs, heads. */
export function faultyCounties(): Kind {
  const page = newPage('财政');
  const faults: string[] = [];
  const at = (cell: string, code: string, severity: string): number => faults.push(`财政!${cell} ${code} ${severity}`);
  page.put(1, 1, '怀化市各县市区财政收入情况（2022年1-8月）');
  const places = [...counties.slice(0, 11), ...counties.slice(11)];
  page.line(2, 1, ['项目', '单位', '全市', '市本级', ...places.map((of) => of.short)]);
  const units = [{ code: cityLevel, name: '', short: '市本级', weight: 22 }, ...places];
  const whole = 1_050_000;
  const levels = units.map((of) => amount('f', of, 2022, 8, { whole, decimals: 0 }));
  const taxes = levels.map((level, i) => Math.round(level * (0.62 + (i % 6) / 50)));
  const rates = [ownCity, ...units.map((of) => of.code)].map((code) => growth('f', code, 2022, 8, 8));
  const withTotal = (list: readonly number[]): number[] => [sum(list, 0), ...list];
  const all = withTotal(levels);
  const lastYear = all.map((value, i) => before(value, rates[i] ?? 0, 0));
  const fix = (): void => {
    lastYear[0] = sum(lastYear.slice(1), 0);
    rates[0] = Number((((all[0] ?? 0) / (lastYear[0] ?? 1) - 1) * 100).toFixed(1));
  };
  fix();
  const rows: readonly (readonly [string, string, readonly number[], number])[] = [
    ['一、地方一般公共预算收入', '万元', all, 0],
    ['　　上年同期', '万元', lastYear, 0],
    ['　　增长', '%', rates, 1],
    ['　（一）税收收入', '万元', withTotal(taxes), 0],
    ['　（二）非税收入', '万元', withTotal(levels.map((level, i) => level - (taxes[i] ?? 0))), 0],
    ['　税收占比', '%', all.map((value, i) => Number((((withTotal(taxes)[i] ?? 0) / value) * 100).toFixed(1))), 1],
    ['二、新增“四上”企业', '家', withTotal([0, ...places.map((_, i) => i % 4)]), 0],
    [
      '三、全社会用电量',
      '万千瓦时',
      withTotal([0, ...places.map((of) => amount('p', of, 2022, 8, { whole: 880_000, decimals: 0 }))]),
      0,
    ],
  ];
  rows.forEach(([label, unit, values, decimals], i) => {
    page.line(3 + i, 1, [label, unit]);
    values.forEach((value, k) => {
      if (i > 5 && k === 1) page.put(3 + i, 4, '—');
      else page.figure([3 + i, 3 + k], value, decimals);
    });
  });
  page.line(11, 1, ['四、数字经济增加值', '亿元', 33.1]);
  at('A11', 'unknown-indicator', 'error');
  page.put(2, 16, '洪江');
  at('P2', 'ambiguous-region', 'error');
  page.put(7, 8, (levels[4] ?? 0) - (taxes[4] ?? 0) + 3100);
  at('H7', 'parts-vs-total', 'warning');
  page.put(8, 10, 168.2);
  at('J8', 'share-out-of-range', 'error');
  page.figure([5, 12], -(rates[9] ?? 0), 1);
  at('L5', 'growth-vs-levels', 'warning');
  page.put(5, 7, '待定');
  at('G5', 'not-a-number', 'error');
  page.put(10, 9, { t: 'e', v: 0x07 });
  at('I10', 'formula-error', 'error');
  return workbookKind('faulty-counties', 'xlsx', [page], { faults });
}

/** Regions down, cut-offs across, as an older workbook: a head that cannot be, a region twice, one left out, one misspelt. */
export function faultyCutoffs(): Kind {
  const page = newPage('投资社零');
  const faults: string[] = [];
  const at = (cell: string, code: string, severity: string): number =>
    faults.push(`投资社零!${cell} ${code} ${severity}`);
  page.put(1, 1, '2022年各市州社会消费品零售总额完成情况');
  page.put(2, 1, '单位：亿元、%　　　发布日期：2022年6月20日');
  page.line(3, 1, ['市州', '1-3月', '', '1-4月', '', '1-5月', '', '1-13月', '']);
  page.line(4, 2, ['总量', '增幅', '总量', '增幅', '总量', '增幅', '总量', '增幅']);
  page.merge(3, 1, 4, 1);
  for (const column of [2, 4, 6, 8]) page.merge(3, column, 3, column + 1);
  at('H3', 'bad-span-label', 'error');
  const value = (i: number, months: number): number =>
    amount('r', cityAt(i), 2022, months, { whole: 19_000, decimals: 2 });
  const rate = (i: number, months: number): number => growth('r', cities[i]?.code ?? '', 2022, months, 4);
  const list = cities.map((of, i) => ({ of, i })).filter(({ i }) => i !== 9);
  list.forEach(({ of, i }, k) => {
    page.put(5 + k, 1, of.name);
    [3, 4, 5].forEach((months, m) => {
      page.figure([5 + k, 2 + m * 2], value(i, months), 2);
      page.figure([5 + k, 3 + m * 2], rate(i, months), 1);
    });
    page.line(5 + k, 8, [1, 2]);
  });
  faults.push('投资社零! missing-region warning');
  const rowOf = (i: number): number => 5 + list.findIndex((one) => one.i === i);
  page.put(rowOf(2), 1, '湘漂市');
  at(`A${rowOf(2)}`, 'unknown-region', 'error');
  page.figure([rowOf(4), 6], Number((value(4, 4) * 0.9).toFixed(2)), 2);
  at(`F${rowOf(4)}`, 'cumulative-falls', 'warning');
  page.figure([rowOf(6), 4], Math.round(value(6, 4) * 10_000), 0);
  at(`D${rowOf(6)}`, 'scale-suspect', 'warning');
  page.figure([rowOf(8), 7], Number((rate(8, 5) / 100).toFixed(3)), 3);
  at(`G${rowOf(8)}`, 'percent-scale', 'warning');
  page.figure([rowOf(10), 6], value(10, 4), 2);
  page.figure([rowOf(10), 7], rate(10, 4), 1);
  at(`F${rowOf(10)}`, 'copied-from-previous', 'warning');
  page.put(rowOf(11), 5, '4.4（估）');
  at(`E${rowOf(11)}`, 'not-a-number', 'error');
  page.put(18, 1, '长沙市');
  page.figure([18, 2], value(0, 3), 2);
  page.figure([18, 3], rate(0, 3) + 2, 1);
  at('C18', 'duplicate-conflict', 'error');
  return workbookKind('faulty-cutoffs', 'xls', [page], { faults });
}
