import { amount, cities, counties, cumulative, growth, ranks, single } from './figures.ts';
import { type Kind, textKind, workbookKind } from './kind.ts';
import { type Claim, newPage } from '../../../packages/formats/src/testing/page.ts';

/** A long table with tabs: codes of twelve digits, other words in the head, spans in many forms, the kind of data per row. */
export function tabbedList(): Kind {
  const records: string[][] = [
    ['怀化市统计数据共享平台导出'],
    ['导出时间：2022-11-03 09:12:45'],
    ['行政区划代码', '行政区划名称', '统计指标', '数据时间', '本期累计', '累计同比(±%)', '计量单位', '数据类型'],
  ];
  const claims: Claim[] = [];
  const spans = [
    ['2022年1至4月', 4],
    ['2022年前5个月', 5],
    ['2022年1～6月', 6],
    ['2022年1－7月', 7],
    ['2022年1—8月', 8],
    ['2022年前三季度', 9],
  ] as const;
  for (const [label, months] of spans)
    for (const of of counties.slice(0, 5)) {
      const level = amount('社会消费品零售总额', of, 2022, months, { whole: 640, decimals: 2 });
      const rate = growth('社会消费品零售总额', of.code, 2022, months, 3);
      const status = months === 9 ? 'preliminary' : 'final';
      records.push([
        `${of.code}000000`,
        of.name,
        '社会消费品零售总额',
        label,
        level.toFixed(2),
        rate.toFixed(1),
        '亿元',
        months === 9 ? '初步数' : '最终数',
      ]);
      const base = {
        indicator: '社会消费品零售总额',
        region: of.code,
        span: cumulative(2022, months),
        status,
        sheet: '',
      };
      claims.push({ ...base, measure: 'level', unit: '亿元', value: level.toFixed(2), cell: `E${records.length}` });
      claims.push({ ...base, measure: 'yoy', unit: '%', value: rate.toFixed(1), cell: `F${records.length}` });
    }
  return textKind('tabbed-list', records, claims, { separator: '\t', encoding: 'utf-8-bom', extension: 'csv' });
}

/** A long table with semicolons in GB18030: one value per row, 口径 says what it is, months as codes. */
export function valueList(): Kind {
  const records: string[][] = [['期别', '区划码', '区划', '指标编码', '指标', '口径', '指标值', '单位', '备注']];
  const claims: Claim[] = [];
  const push = (
    span: string,
    code: string,
    name: string,
    period: string,
    kind: readonly [string, string, string, string, number, number],
  ): void => {
    const [indicator, written, measure, unit, value, decimals] = kind;
    records.push([period, code, name, 'X01', indicator, written, value.toFixed(decimals), unit, '']);
    claims.push({
      indicator,
      region: code,
      span,
      measure,
      unit,
      value: value.toFixed(decimals),
      sheet: '',
      cell: `G${records.length}`,
    });
  };
  for (const month of [3, 4])
    for (const of of cities.slice(0, 6)) {
      const period = `20220${month}`;
      const level = amount('地方一般公共预算收入', of, 2022, month, { whole: 3300, decimals: 2 });
      const current = Number((level / (month + 0.4)).toFixed(2));
      push(single(2022, month), of.code, of.name, period, [
        '地方一般公共预算收入',
        '当月值',
        'level',
        '亿元',
        current,
        2,
      ]);
      push(cumulative(2022, month), of.code, of.name, period, [
        '地方一般公共预算收入',
        '累计值',
        'level',
        '亿元',
        level,
        2,
      ]);
      push(cumulative(2022, month), of.code, of.name, period, [
        '地方一般公共预算收入',
        '累计同比',
        'yoy',
        '%',
        growth('f', of.code, 2022, month),
        1,
      ]);
    }
  return textKind('value-list', records, claims, { separator: ';', encoding: 'gb18030' });
}

/** A long table in two blocks with a column that nobody filled, a date of release above the first, an own head over the second. */
export function listInBlocks(): Kind {
  const page = newPage('数据');
  page.put(1, 1, '市州主要指标数据');
  page.put(2, 1, '发布日期：2022.07.20');
  const head = ['指标名称', '地区名称', '报告期', '累计值（亿元）', '累计增速（%）', '核实数', '位次', '说明'];
  page.line(4, 1, head);
  let row = 5;
  const block = (indicator: string, months: number, label: string, places: typeof cities): void => {
    const rates = places.map((of) => growth(indicator, of.code, 2022, months, 4));
    places.forEach((of, i) => {
      const span = cumulative(2022, months);
      page.line(row, 1, [indicator, of.name, label]);
      page.figure([row, 4], amount(indicator, of, 2022, months, { whole: 19_000, decimals: 2 }), 2, {
        indicator,
        region: of.code,
        span,
        measure: 'level',
        unit: '亿元',
      });
      page.figure([row, 5], rates[i] ?? 0, 1, { indicator, region: of.code, span, measure: 'yoy', unit: '%' });
      page.figure([row, 7], ranks(rates)[i] ?? 0, 0, { indicator, region: of.code, span, measure: 'rank' });
      row += 1;
    });
  };
  block('社会消费品零售总额', 6, '2022年上半年', cities);
  row += 2;
  page.line(row, 1, head);
  row += 1;
  block('地方一般公共预算收入', 6, '2022.06', cities);
  return workbookKind('list-in-blocks', 'xlsx', [page], { knownFrom: '2022-07-20' });
}
