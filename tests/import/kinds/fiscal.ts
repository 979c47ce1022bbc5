import {
  amount,
  before,
  cities,
  counties,
  cityLevel,
  cumulative,
  growth,
  ownCity,
  ranks,
  single,
  sum,
} from './figures.ts';
import { type Kind, workbookKind } from './kind.ts';
import { newPage, type Writing } from '../../../packages/formats/src/testing/page.ts';

/** 财政收支月报: a head of four rows with a budget, the month, the months so far, changes in brackets, a completion. */
export function fiscalReport(): Kind {
  const page = newPage('收支情况');
  page.put(1, 1, '怀化市2022年7月财政收支情况表');
  page.merge(1, 1, 1, 12);
  page.put(2, 1, '编制单位：怀化市财政局国库科');
  page.put(2, 11, '金额单位：万元');
  page.line(3, 1, ['项　　　目', '年初预算数', '7月份', '', '', '', '1—7月累计']);
  page.merge(3, 1, 6, 1);
  page.merge(3, 2, 6, 2);
  page.merge(3, 3, 3, 6);
  page.merge(3, 7, 3, 12);
  page.line(4, 3, ['本月完成', '去年同月', '比去年同月', '', '累计完成', '占预算％', '去年同期', '比去年同期']);
  page.merge(4, 5, 4, 6);
  page.merge(4, 10, 4, 12);
  page.line(5, 5, ['增减额', '增减％']);
  page.line(5, 10, ['增减额', '增减％', '上月累计增减％']);
  for (const column of [3, 4, 7, 8, 9]) page.merge(4, column, 6, column);
  for (const column of [5, 6, 10, 11, 12]) page.merge(5, column, 6, column);
  const rows: readonly (readonly [string, string, number])[] = [
    ['一、地方一般公共预算收入', '地方一般公共预算收入', 1_050_000],
    ['　（一）税收收入', '税收收入', 700_000],
    ['　　　其中：增值税', '增值税', 210_000],
    ['　　　　　　企业所得税', '企业所得税', 90_000],
    ['　（二）非税收入', '非税收入', 350_000],
    ['二、一般公共预算支出', '一般公共预算支出', 4_800_000],
  ];
  const own = { code: ownCity, name: '', short: '', weight: 100 };
  const values = rows.map(([, indicator, whole]) => amount(indicator, own, 2022, 7, { whole, decimals: 0 }));
  values[4] = (values[0] ?? 0) - (values[1] ?? 0);
  const months = values.map((value) => Math.round(value / 7.3));
  months[4] = (months[0] ?? 0) - (months[1] ?? 0);
  const past = (i: number): { rate: number; last: number; monthRate: number; lastMonth: number } => {
    if (i === 4) {
      const [whole, tax] = [past(0), past(1)];
      const [last, lastMonth] = [whole.last - tax.last, whole.lastMonth - tax.lastMonth];
      const rate = Number((((values[4] ?? 0) / last - 1) * 100).toFixed(1));
      return { rate, last, monthRate: Number((((months[4] ?? 0) / lastMonth - 1) * 100).toFixed(1)), lastMonth };
    }
    const rate = growth(rows[i]?.[1] ?? '', 'cumulative', 2022, 7, 4);
    const monthRate = growth(rows[i]?.[1] ?? '', 'month', 2022, 7, -3);
    return { rate, last: before(values[i] ?? 0, rate, 0), monthRate, lastMonth: before(months[i] ?? 0, monthRate, 0) };
  };
  rows.forEach(([label, indicator, whole], i) => {
    const row = 7 + i + (i === 5 ? 1 : 0);
    const value = values[i] ?? 0;
    const month = months[i] ?? 0;
    const { rate, last, monthRate, lastMonth } = past(i);
    const says = (measure: string, span: string, unit: string): Parameters<typeof page.figure>[3] => ({
      indicator,
      region: ownCity,
      span,
      measure,
      unit,
    });
    const as: Writing = i % 2 === 0 ? 'formula' : 'number';
    page.put(row, 1, label);
    page.figure([row, 2], whole, 0);
    page.figure([row, 3], month, 0, says('level', single(2022, 7), '万元'), as);
    page.figure([row, 4], lastMonth, 0, says('level', single(2021, 7), '万元'));
    page.figure([row, 5], month - lastMonth, 0, undefined, 'brackets');
    page.figure([row, 6], monthRate, 1, says('yoy', single(2022, 7), '%'), 'brackets');
    page.figure([row, 7], value, 0, says('level', cumulative(2022, 7), '万元'), as);
    page.figure([row, 8], Number(((value / whole) * 100).toFixed(1)), 1);
    page.figure([row, 9], last, 0, says('level', cumulative(2021, 7), '万元'));
    page.figure([row, 10], value - last, 0, undefined, 'brackets');
    page.figure([row, 11], rate, 1, says('yoy', cumulative(2022, 7), '%'), 'fraction');
    page.figure([row, 12], growth(indicator, 'cumulative', 2022, 6, 4), 1);
  });
  page.put(12, 1, '说明：支出为快报口径，上年同期已按可比口径调整，增值税留抵退税已还原12345万元。');
  page.merge(12, 1, 12, 12);
  page.put(14, 1, '附：税收占比（%）');
  page.figure([14, 7], Number((((values[1] ?? 0) / (values[0] ?? 1)) * 100).toFixed(1)), 1, {
    indicator: '税收收入',
    region: ownCity,
    span: cumulative(2022, 7),
    measure: 'share',
    unit: '%',
  });
  return workbookKind('fiscal-report', 'xlsx', [page]);
}

/** 县市区财政收入 as an older workbook: names in full, 市直 and 合计, a rank, the month in the sheet's name only, columns hidden. */
export function countyRevenue(): Kind {
  const pages = [5, 6].map((month) => {
    const page = newPage(`2022年${month}月`);
    page.put(1, 1, '各县（市、区）地方一般公共预算收入完成情况');
    page.merge(1, 1, 1, 8);
    page.line(2, 1, [
      '县（市、区）',
      '年度任务\n（万元）',
      '累计完成\n（万元）',
      '完成年度任务%',
      '增幅（%）',
      '增幅排位',
      '本月入库\n（万元）',
      '核对',
    ]);
    const indicator = '地方一般公共预算收入';
    const units = [...counties, { code: cityLevel, name: '市直', short: '', weight: 22 }];
    const value = (of: (typeof units)[number], m: number): number =>
      amount(indicator, of, 2022, m, { whole: 1_050_000, decimals: 0 });
    const rates = units.map((of) => growth(indicator, of.code, 2022, month, 5));
    const order = ranks(rates.slice(0, counties.length));
    units.forEach((of, i) => {
      const row = 3 + i;
      const says = (measure: string, span: string, unit?: string) => ({
        indicator,
        region: of.code,
        span,
        measure,
        ...(unit === undefined ? {} : { unit }),
      });
      page.put(row, 1, of.name);
      page.figure([row, 2], Math.round(value(of, 12) * 1.02), 0);
      page.figure(
        [row, 3],
        value(of, month),
        0,
        says('level', cumulative(2022, month), '万元'),
        i % 3 === 1 ? 'thousands' : 'number',
      );
      page.figure(
        [row, 4],
        Number(((value(of, month) / (value(of, 12) * 1.02)) * 100).toFixed(2)),
        2,
        undefined,
        'fraction',
      );
      page.figure(
        [row, 5],
        rates[i] ?? 0,
        1,
        says('yoy', cumulative(2022, month), '%'),
        i % 4 === 2 ? 'triangle' : 'long',
      );
      if (i < counties.length) page.figure([row, 6], order[i] ?? 0, 0, says('rank', cumulative(2022, month)));
      else page.put(row, 6, '/');
      page.figure([row, 7], value(of, month) - value(of, month - 1), 0, says('level', single(2022, month), '万元'));
      page.figure([row, 8], 0, 0);
    });
    const row = 3 + units.length;
    const total = (m: number): number =>
      sum(
        units.map((of) => value(of, m)),
        0,
      );
    const says = (measure: string, span: string, unit: string) => ({ indicator, region: ownCity, span, measure, unit });
    page.put(row, 1, '合　　计');
    page.figure([row, 2], 1_071_000, 0);
    page.figure([row, 3], total(month), 0, says('level', cumulative(2022, month), '万元'), 'formula');
    page.figure([row, 4], 47.5, 2, undefined, 'fraction');
    page.figure(
      [row, 5],
      growth(indicator, ownCity, 2022, month, 5),
      1,
      says('yoy', cumulative(2022, month), '%'),
      'long',
    );
    page.figure([row, 7], total(month) - total(month - 1), 0, says('level', single(2022, month), '万元'), 'formula');
    page.hideColumn(8);
    return page;
  });
  return workbookKind('county-revenue', 'xls', pages);
}

/** 各市州 with 占比 and 位次 of level and growth, 平均 at the end, percent signs in the cells. */
export function cityTax(): Kind {
  const page = newPage('Sheet1');
  page.put(1, 2, '表5　　2022年前4个月全省各市州一般公共预算收入情况表');
  page.merge(1, 2, 1, 9);
  page.put(2, 9, '（单位：亿元）');
  page.line(3, 2, ['序号', '地　区', '地方收入', '', '', '税收收入', '', '']);
  page.line(4, 4, ['累计数', '同比（%）', '增速名次', '累计数', '同比（%）', '税收占比']);
  page.merge(3, 2, 4, 2);
  page.merge(3, 3, 4, 3);
  page.merge(3, 4, 3, 6);
  page.merge(3, 7, 3, 9);
  const revenue = '地方一般公共预算收入';
  const rates = cities.map((of) => growth(revenue, of.code, 2022, 4, 6));
  const order = ranks(rates);
  cities.forEach((of, i) => {
    const row = 5 + i;
    const span = cumulative(2022, 4);
    const level = amount(revenue, of, 2022, 4, { whole: 3300, decimals: 2 });
    const tax = Number((level * (0.62 + (i % 5) / 50)).toFixed(2));
    page.put(row, 2, i + 1);
    page.put(row, 3, of.code === '433100' ? '湘西自治州' : [...of.name].join(of.name.length === 3 ? '　' : ''));
    page.figure([row, 4], level, 2, { indicator: revenue, region: of.code, span, measure: 'level', unit: '亿元' });
    page.figure(
      [row, 5],
      rates[i] ?? 0,
      1,
      { indicator: revenue, region: of.code, span, measure: 'yoy', unit: '%' },
      'percentText',
    );
    page.figure(
      [row, 6],
      order[i] ?? 0,
      0,
      { indicator: revenue, region: of.code, span, measure: 'rank' },
      { text: `第${order[i]}位` },
    );
    page.figure([row, 7], tax, 2, { indicator: '税收收入', region: of.code, span, measure: 'level', unit: '亿元' });
    page.figure(
      [row, 8],
      growth('tax', of.code, 2022, 4, 5),
      1,
      { indicator: '税收收入', region: of.code, span, measure: 'yoy', unit: '%' },
      'percentText',
    );
    page.figure(
      [row, 9],
      Number(((tax / level) * 100).toFixed(2)),
      2,
      { indicator: '税收收入', region: of.code, span, measure: 'share', unit: '%' },
      'fraction',
    );
  });
  page.put(19, 3, '全省平均');
  page.put(19, 5, '5.9%');
  page.put(21, 2, '注：1.市州合计不含省本级；2.同比按自然口径计算，剔除留抵退税因素后全省增长9.9%。');
  return workbookKind('city-tax', 'xlsx', [page]);
}
