import {
  amount,
  before,
  cities,
  cityLevel,
  counties,
  cumulative,
  growth,
  ownCity,
  province,
  ranks,
  single,
  sum,
} from './figures.ts';
import { type Kind, workbookKind } from './kind.ts';
import { type Meaning, newPage } from '../../../packages/formats/src/testing/page.ts';

const says = (
  indicator: string,
  region: string,
  span: string,
  measure: string,
  unit = measure === 'rank' || measure === 'level' ? '' : '%',
  status = '',
): Meaning => ({ indicator, region, span, measure, unit, status });

const ownPlace = { code: ownCity, name: '怀化市', short: '全市', weight: 100 };

/** 13 counties across, three measures each, the place's name merged over them; units per row, notes in the middle. */
export function wideCounties(): Kind {
  const page = newPage('县市区主要指标');
  const places = [ownPlace, ...counties];
  page.put(1, 1, '2021年上半年各县市区主要经济指标');
  page.merge(1, 1, 1, 2 + places.length * 3);
  page.line(2, 1, ['指标名称', '计量单位']);
  page.merge(2, 1, 3, 1);
  page.merge(2, 2, 3, 2);
  places.forEach((of, i) => {
    page.put(
      2,
      3 + i * 3,
      of.short === '洪江市' || of.short === '洪江区' || of.code === ownCity
        ? of.short
        : `${of.short}县`.replace('鹤城县', '鹤城区'),
    );
    page.merge(2, 3 + i * 3, 2, 5 + i * 3);
    page.line(3, 3 + i * 3, ['本期', '增幅', '位次']);
  });
  const rows: readonly (readonly [string, string, string, number, number])[] = [
    ['地区生产总值', '地区生产总值', '亿元', 820, 2],
    ['规模以上工业增加值', '规模以上工业增加值', '%', 0, 0],
    ['社会消费品零售总额', '社会消费品零售总额', '亿元', 480, 2],
    ['地方一般公共预算收入', '地方一般公共预算收入', '万元', 500_000, 0],
    ['全社会用电量', '全社会用电量', '万千瓦时', 440_000, 0],
  ];
  rows.forEach(([label, indicator, unit, whole, decimals], r) => {
    const row = 4 + r + (r > 2 ? 1 : 0);
    page.line(row, 1, [label, unit]);
    const span = cumulative(2021, 6);
    const rates = counties.map((of) => growth(indicator, of.code, 2021, 6, 9));
    const levels = counties.map((of) => amount(indicator, of, 2021, 6, { whole: whole * 2, decimals }));
    places.forEach((of, i) => {
      const column = 3 + i * 3;
      if (whole === 0) page.put(row, column, '—');
      else {
        const local = i === 0 && indicator.startsWith('地方一般') ? 60_000 : 0;
        page.figure(
          [row, column],
          i === 0 ? sum(levels, decimals) + local : (levels[i - 1] ?? 0),
          decimals,
          says(indicator, of.code, span, 'level', unit),
          i % 2 === 0 ? 'general' : 'number',
        );
      }
      page.figure(
        [row, column + 1],
        i === 0 ? growth(indicator, ownCity, 2021, 6, 9) : (rates[i - 1] ?? 0),
        1,
        says(indicator, of.code, span, 'yoy'),
      );
      if (i === 0) page.put(row, column + 2, '—');
      else page.figure([row, column + 2], ranks(rates)[i - 1] ?? 0, 0, says(indicator, of.code, span, 'rank'));
    });
  });
  page.put(7, 1, '注：社会消费品零售总额上年同期基数已修订为201.33亿元');
  page.merge(7, 1, 7, 44);
  return workbookKind('wide-counties', 'xlsx', [page]);
}

/** Regions down, months across; the indicator in the sheet's name or in the title; months to come are blank. */
export function monthsAcross(): Kind {
  const pages = (
    [
      ['规模工业', '规模以上工业增加值', '各县市区规模以上工业增加值增速（2022年）'],
      ['固定资产投资', '固定资产投资', '2022年各月累计增速'],
      ['社零', '社会消费品零售总额', '2022年各县市区社会消费品零售总额累计增长情况'],
    ] as const
  ).map(([name, indicator, title]) => {
    const page = newPage(name);
    page.put(1, 1, title);
    page.put(2, 12, '单位：%');
    page.put(3, 1, '县市区');
    for (let month = 2; month <= 12; month++) page.put(3, month, name === '社零' ? `1～${month}月` : `1-${month}月`);
    [ownPlace, ...counties].forEach((of, i) => {
      page.put(4 + i, 1, i === 0 ? '全　市' : of.name.replace(/(?:苗族侗族|侗族|苗族)自治县/, '县'));
      for (let month = 2; month <= 8; month++)
        page.figure(
          [4 + i, month],
          growth(indicator, of.code, 2022, month, 6),
          1,
          says(indicator, of.code, cumulative(2022, month), 'yoy'),
        );
    });
    return page;
  });
  return workbookKind('months-across', 'xls', pages);
}

/** Sheets that say their cut-off in their names; the title says the year only. */
export function sheetPerMonth(): Kind {
  const pages = ([2, 3, 4] as const).map((months) => {
    const page = newPage(`1-${months}月`);
    page.put(1, 1, '2023年全省各市州主要经济指标');
    page.merge(1, 1, 1, 7);
    page.line(2, 1, ['', '规模工业增加值', '', '固定资产投资', '', '社会消费品零售总额', '', '']);
    page.line(3, 1, ['', '增幅', '位次', '增幅', '位次', '总额', '增幅', '位次']);
    page.line(4, 1, ['', '（%）', '', '（%）', '', '（亿元）', '（%）', '']);
    page.merge(2, 2, 2, 3);
    page.merge(2, 4, 2, 5);
    page.merge(2, 6, 2, 8);
    const list = [...cities, province];
    list.forEach((of, i) => {
      const row = 5 + i;
      page.put(row, 1, of === province ? '全省' : of.short);
      const span = cumulative(2023, months);
      ['规模以上工业增加值', '固定资产投资', '社会消费品零售总额'].forEach((indicator, k) => {
        const column = 2 + k * 2 + (k === 2 ? 1 : 0);
        const rates = cities.map((c) => growth(indicator, c.code, 2023, months, 5));
        page.figure([row, column], of === province ? 5.1 : (rates[i] ?? 0), 1, says(indicator, of.code, span, 'yoy'));
        if (of !== province)
          page.figure([row, column + 1], ranks(rates)[i] ?? 0, 0, says(indicator, of.code, span, 'rank'));
      });
      const weighted = of === province ? { ...province, weight: 101 } : of;
      page.figure(
        [row, 6],
        amount('retail', weighted, 2023, months, { whole: 19_000, decimals: 2 }),
        2,
        says('社会消费品零售总额', of.code, span, 'level', '亿元'),
      );
    });
    return page;
  });
  return workbookKind('sheet-per-month', 'xlsx', pages);
}

/** Three tables on a sheet, blank rows between, each with a unit of its own; a list of indicators folded in two halves; a note. */
export function severalTables(): Kind {
  const page = newPage('月报');
  page.put(1, 1, '怀化市经济运行月报（2022年5月）');
  page.merge(1, 1, 1, 9);
  page.put(3, 1, '一、主要指标完成情况（1—5月）');
  page.line(4, 1, ['指　标', '单位', '总量', '同比±%', '', '指　标', '单位', '总量', '同比±%']);
  const left: readonly (readonly [string, string, string, number, number])[] = [
    ['规模以上工业增加值', '规模以上工业增加值', '亿元', 0, 2],
    ['固定资产投资', '固定资产投资', '亿元', 0, 2],
    ['社会消费品零售总额', '社会消费品零售总额', '亿元', 261.44, 2],
    ['进出口总额', '进出口总额', '亿元', 9.87, 2],
  ];
  const right: readonly (readonly [string, string, string, number, number])[] = [
    ['地方一般公共预算收入', '地方一般公共预算收入', '亿元', 43.12, 2],
    ['#税收收入', '税收收入', '亿元', 29.55, 2],
    ['一般公共预算支出', '一般公共预算支出', '亿元', 196.3, 2],
    ['全社会用电量', '全社会用电量', '亿千瓦时', 36.71, 2],
  ];
  [left, right].forEach((half, h) =>
    half.forEach(([label, indicator, unit, level, decimals], i) => {
      const [row, column] = [5 + i, 1 + h * 5];
      const span = cumulative(2022, 5);
      page.line(row, column, [label, unit]);
      if (level === 0) page.put(row, column + 2, '-');
      else page.figure([row, column + 2], level, decimals, says(indicator, ownCity, span, 'level', unit));
      page.figure([row, column + 3], growth(indicator, ownCity, 2022, 5, 4), 1, says(indicator, ownCity, span, 'yoy'));
    }),
  );
  page.put(9, 1, '注：进出口总额为1-5月海关快报数。');
  page.put(12, 1, '二、各县市区固定资产投资（1—5月）');
  page.put(13, 3, '单位：%');
  page.line(14, 1, ['县市区', '增长', '排名']);
  const rates = counties.map((of) => growth('固定资产投资', of.code, 2022, 5, 8));
  counties.forEach((of, i) => {
    page.put(15 + i, 1, of.short.length === 2 ? `${of.short[0]}　${of.short[1]}` : of.short);
    page.figure([15 + i, 2], rates[i] ?? 0, 1, says('固定资产投资', of.code, cumulative(2022, 5), 'yoy'));
    page.figure([15 + i, 3], ranks(rates)[i] ?? 0, 0, says('固定资产投资', of.code, cumulative(2022, 5), 'rank'));
  });
  page.put(13, 6, '三、各县市区规模工业用电（1—4月）');
  page.line(14, 6, ['县市区', '工业用电量（万千瓦时）', '比上年同期增长（%）']);
  counties.forEach((of, i) => {
    page.put(15 + i, 6, of.name);
    page.figure(
      [15 + i, 7],
      amount('power', of, 2022, 4, { whole: 400_000, decimals: 0 }),
      0,
      says('工业用电量', of.code, cumulative(2022, 4), 'level', '万千瓦时'),
      'thousands',
    );
    page.figure(
      [15 + i, 8],
      growth('power', of.code, 2022, 4),
      1,
      says('工业用电量', of.code, cumulative(2022, 4), 'yoy'),
    );
  });
  return workbookKind('several-tables', 'xlsx', [page]);
}

/** Indicators down, years across, growth in rows of its own, the last year preliminary. */
export function yearsAcross(): Kind {
  const page = newPage('历年');
  page.put(1, 1, '怀化市“十三五”时期主要经济指标');
  page.line(2, 1, ['指标', '单位', '2016年', '2017年', '2018年', '2019年', '2020年（初步核算数）']);
  const rows: readonly (readonly [string, string, string, number])[] = [
    ['地区生产总值', '地区生产总值', '亿元', 1300],
    ['第一产业增加值', '第一产业增加值', '亿元', 210],
    ['第二产业增加值', '第二产业增加值', '亿元', 400],
    ['第三产业增加值', '第三产业增加值', '亿元', 690],
    ['地方一般公共预算收入', '地方一般公共预算收入', '亿元', 78],
    ['居民人均可支配收入', '居民人均可支配收入', '元', 15_000],
  ];
  let row = 3;
  const levels = new Map<string, number[]>();
  rows.forEach(([label, indicator, unit, start]) => {
    page.line(row, 1, [label, unit]);
    page.line(row + 1, 1, ['　比上年增长', '%']);
    const of = [0, 1, 2, 3, 4].map((y) => Number((start * 1.07 ** y).toFixed(unit === '元' ? 0 : 2)));
    levels.set(indicator, of);
    of.forEach((level, y) => {
      const status = y === 4 ? 'preliminary' : '';
      const value = level;
      const span = cumulative(2016 + y, 12);
      page.figure([row, 3 + y], value, unit === '元' ? 0 : 2, says(indicator, ownCity, span, 'level', unit, status));
      page.figure(
        [row + 1, 3 + y],
        6.5 + y / 10,
        1,
        says(indicator, ownCity, span, 'yoy', '%', status),
        y === 3 ? 'text' : 'number',
      );
    });
    row += 2;
  });
  page.put(row, 1, '新增“四上”企业');
  page.put(row, 2, '个');
  [56, 61, 77, 84, 103].forEach((count, y) =>
    page.figure(
      [row, 3 + y],
      count,
      0,
      says('新增四上企业', ownCity, cumulative(2016 + y, 12), 'count', '个', y === 4 ? 'preliminary' : ''),
    ),
  );
  page.put(row + 1, 1, '注：2020年数据为初步核算数，其余为年报数。');
  return workbookKind('years-across', 'xlsx', [page]);
}

/** GDP of a quarter and from January; 绝对额, 增速, 占比, 拉动, 贡献率; the quarter alone beside the half year. */
export function quarterAccounts(): Kind {
  const page = newPage('GDP核算');
  page.put(1, 1, '2021年二季度怀化市地区生产总值初步核算结果');
  page.merge(1, 1, 1, 9);
  page.put(2, 1, '单位：亿元、%、百分点');
  page.line(3, 1, ['', '二季度', '', '上半年', '', '', '', '']);
  page.merge(3, 2, 3, 3);
  page.merge(3, 4, 3, 8);
  page.line(4, 1, [
    '',
    '绝对额',
    '比上年同期增长',
    '绝对额',
    '比上年同期增长',
    '占GDP比重',
    '对GDP增长贡献率',
    '拉动GDP增长',
  ]);
  const rows: readonly (readonly [string, string, readonly number[]])[] = [
    ['地区生产总值', '地区生产总值', [447.16, 9.8, 820.35, 11.5]],
    ['　第一产业', '第一产业增加值', [62.4, 9.1, 111.75, 8.3, 13.6, 9.9, 1.14]],
    ['　第二产业', '第二产业增加值', [152.34, 9.9, 279.7, 12.4, 34.1, 37.2, 4.28]],
    ['　第三产业', '第三产业增加值', [232.42, 9.9, 428.9, 11.8, 52.3, 52.9, 6.08]],
  ];
  rows.forEach(([label, indicator, v], i) => {
    page.put(5 + i, 1, label);
    const q = '2021-04-01/P3M';
    const h = cumulative(2021, 6);
    const p = 'preliminary';
    page.figure([5 + i, 2], v[0] ?? 0, 2, says(indicator, ownCity, q, 'level', '亿元', p));
    page.figure([5 + i, 3], v[1] ?? 0, 1, says(indicator, ownCity, q, 'yoy', '%', p));
    page.figure([5 + i, 4], v[2] ?? 0, 2, says(indicator, ownCity, h, 'level', '亿元', p));
    page.figure([5 + i, 5], v[3] ?? 0, 1, says(indicator, ownCity, h, 'yoy', '%', p));
    if (i === 0) {
      page.figure([5, 6], 100, 1);
      page.figure([5, 7], 100, 1);
      page.figure([5, 8], 11.5, 2);
      return;
    }
    page.figure([5 + i, 6], v[4] ?? 0, 1, says(indicator, ownCity, h, 'share', '%', p));
    page.figure([5 + i, 7], v[5] ?? 0, 1, says(indicator, ownCity, h, 'contributionShare', '%', p));
    page.figure([5 + i, 8], v[6] ?? 0, 2, says(indicator, ownCity, h, 'contribution', '百分点', p));
  });
  page.put(10, 1, '注：绝对额按现价计算，增长速度按不变价计算。');
  return workbookKind('quarter-accounts', 'xlsx', [page]);
}

/** Indices and balances of a month's end; 环比 and 同比 of prices; hidden rows, an AutoFilter, formulas, error cells in a note column. */
export function pricesAndBanks(): Kind {
  const prices = newPage('物价');
  prices.put(1, 1, '怀化市居民消费价格变动情况表');
  prices.put(2, 1, '2022年6月');
  prices.put(2, 4, '单位：%');
  prices.line(3, 1, ['项目', '环比涨跌', '同比涨跌', '1-6月累计同比']);
  prices.put(4, 1, '居民消费价格');
  const cpi = '居民消费价格指数';
  prices.figure([4, 2], 0.1, 1);
  prices.figure([4, 3], 2.3, 1, says(cpi, ownCity, single(2022, 6), 'yoy'));
  prices.figure([4, 4], 1.6, 1, says(cpi, ownCity, cumulative(2022, 6), 'yoy'));
  const banks = newPage('存贷款');
  banks.put(1, 1, '怀化市金融机构本外币存贷款情况（2022年6月末）');
  banks.put(2, 6, '单位：亿元');
  banks.line(3, 1, ['项　目', '本月余额', '比上月', '比年初增减', '比同期±%', '上年同期余额']);
  const rows: readonly (readonly [string, string, number, number])[] = [
    ['各项存款余额', '金融机构本外币存款余额', 2411.32, 11.2],
    ['　其中：住户存款', '住户存款余额', 1790.15, 13.4],
    ['各项贷款余额', '金融机构本外币贷款余额', 1702.88, 14.7],
  ];
  rows.forEach(([label, indicator, level, rate], i) => {
    const span = cumulative(2022, 6);
    banks.put(4 + i, 1, label);
    banks.figure([4 + i, 2], level, 2, says(indicator, ownCity, span, 'level', '亿元'), 'formula');
    banks.figure([4 + i, 3], -3.1, 2, undefined, 'brackets');
    banks.figure([4 + i, 4], 98.41, 2);
    banks.figure([4 + i, 5], rate, 1, says(indicator, ownCity, span, 'yoy'));
    banks.figure([4 + i, 6], before(level, rate, 2), 2, says(indicator, ownCity, cumulative(2021, 6), 'level', '亿元'));
  });
  return workbookKind('prices-and-banks', 'xls', [prices, banks]);
}

/** 市州 with parks among the counties, notes in the middle, marks of status in names and figures, a release date in words. */
export function countiesWithParks(): Kind {
  const page = newPage('工业');
  page.put(1, 1, '2022年1至9月各县市区、园区规模以上工业增加值增速');
  page.put(2, 1, '发布时间：2022年10月20日');
  page.put(2, 3, '制表：工业科');
  page.line(3, 1, ['单　位', '增速（％）', '全市排名']);
  const rates = counties.map((of) => growth('规模以上工业增加值', of.code, 2022, 9, 7));
  const span = cumulative(2022, 9);
  const indicator = '规模以上工业增加值';
  page.put(4, 1, '怀化市（初步数）');
  page.figure([4, 2], 7.4, 1, says(indicator, ownCity, span, 'yoy', '%', 'preliminary'));
  counties.forEach((of, i) => {
    const row = 5 + i + (i > 5 ? 1 : 0);
    const expected = i === 3 || i === 9;
    page.put(row, 1, of.name);
    page.figure(
      [row, 2],
      rates[i] ?? 0,
      1,
      says(indicator, of.code, span, 'yoy', '%', expected ? 'expected' : ''),
      expected ? { text: `${(rates[i] ?? 0).toFixed(1)}*` } : 'number',
    );
    page.figure([row, 3], ranks(rates)[i] ?? 0, 0, says(indicator, of.code, span, 'rank'));
  });
  page.put(11, 1, '——以下为西部县');
  page.line(19, 1, ['怀化高新区', 9.9, '—']);
  page.line(20, 1, ['怀化经开区', 8.8, '—']);
  page.put(22, 1, '备注：1、带*号为预计数。2、园区数据包含在所在县区中。');
  return workbookKind('counties-with-parks', 'xlsx', [page], {
    knownFrom: '2022-10-20',
    faults: ['工业!A19 unknown-region warning', '工业!A20 unknown-region warning'],
  });
}

/** Periods down as Excel dates, indicators across with unit rows; last row a total that is none. */
export function periodsDown(): Kind {
  const page = newPage('时间序列');
  page.put(1, 1, '怀化市主要指标时间序列（累计）');
  page.line(2, 1, ['时间', '地方一般公共预算收入', '', '社会消费品零售总额', '', '全社会用电量', '']);
  page.line(3, 1, ['', '累计值', '累计增长', '累计值', '累计增长', '累计值', '累计增长']);
  page.line(4, 1, ['', '亿元', '%', '亿元', '%', '万千瓦时', '%']);
  page.merge(2, 1, 4, 1);
  for (const column of [2, 4, 6]) page.merge(2, column, 2, column + 1);
  for (let month = 2; month <= 8; month++) {
    const row = 3 + month;
    page.put(row, 1, {
      t: 'n',
      v: 44_562 + (month - 1) * 30.4375 - (((month - 1) * 30.4375) % 1) + 3,
      z: 'yyyy"年"m"月"',
    });
    const of = ownPlace;
    const span = cumulative(2022, month);
    page.figure(
      [row, 2],
      amount('budget', of, 2022, month, { whole: 105, decimals: 2 }),
      2,
      says('地方一般公共预算收入', ownCity, span, 'level', '亿元'),
      'long',
    );
    page.figure(
      [row, 3],
      growth('budget', ownCity, 2022, month),
      1,
      says('地方一般公共预算收入', ownCity, span, 'yoy'),
      'minus',
    );
    page.figure(
      [row, 4],
      amount('retail', of, 2022, month, { whole: 640, decimals: 2 }),
      2,
      says('社会消费品零售总额', ownCity, span, 'level', '亿元'),
      'fullWidth',
    );
    page.figure(
      [row, 5],
      growth('retail', ownCity, 2022, month, -2),
      1,
      says('社会消费品零售总额', ownCity, span, 'yoy'),
      'minus',
    );
    page.figure(
      [row, 6],
      amount('power', of, 2022, month, { whole: 880_000, decimals: 0 }),
      0,
      says('全社会用电量', ownCity, span, 'level', '万千瓦时'),
      'thousands',
    );
    page.figure(
      [row, 7],
      growth('power', ownCity, 2022, month),
      1,
      says('全社会用电量', ownCity, span, 'yoy'),
      'percentText',
    );
  }
  return workbookKind('periods-down', 'xlsx', [page]);
}

/** A cover, a contents page, a data page and a page of text; the data page says 市直 and 全市合计. */
export function withCover(): Kind {
  const cover = newPage('封面');
  cover.put(4, 2, '怀化统计月报');
  cover.put(6, 2, '2022年第3期（总第256期）');
  cover.put(20, 2, '怀化市统计局　编　2022年4月25日');
  const contents = newPage('目录');
  ['1. 各县市区一般公共预算支出', '2. 编制说明'].forEach((text, i) => contents.line(2 + i, 1, [text, `${i + 1}`]));
  const data = newPage('1');
  data.put(1, 1, '各县市区一般公共预算支出（2022年1-3月）');
  data.line(2, 1, ['地区', '绝对值（万元）', '±%', '比重（%）']);
  const indicator = '一般公共预算支出';
  const units = [{ code: cityLevel, name: '市直', short: '', weight: 20 }, ...counties];
  const levels = units.map((of) => amount(indicator, of, 2022, 3, { whole: 4_800_000, decimals: 0 }));
  const span = cumulative(2022, 3);
  data.put(3, 1, '全市合计');
  data.figure([3, 2], sum(levels, 0), 0, says(indicator, ownCity, span, 'level', '万元'), 'formula');
  data.figure([3, 3], 3.3, 1, says(indicator, ownCity, span, 'yoy'));
  data.figure([3, 4], 100, 1);
  units.forEach((of, i) => {
    data.put(4 + i, 1, of.code === cityLevel ? '市　　直' : of.name);
    data.figure([4 + i, 2], levels[i] ?? 0, 0, says(indicator, of.code, span, 'level', '万元'));
    data.figure(
      [4 + i, 3],
      growth(indicator, of.code, 2022, 3, 3),
      1,
      says(indicator, of.code, span, 'yoy'),
      i % 3 === 0 ? 'minus' : 'number',
    );
    data.figure([4 + i, 4], Number((((levels[i] ?? 0) / sum(levels, 0)) * 100).toFixed(1)), 1);
  });
  const text = newPage('2');
  text.put(1, 1, '编制说明');
  text.put(2, 1, '一、本月报数据为初步统计数，使用时以年报为准。');
  text.put(3, 1, '二、一般公共预算支出2022年1-3月比上年同期增长3.3%。');
  return workbookKind('with-cover', 'xlsx', [cover, contents, data, text]);
}
