import { cumulative, single } from './figures.ts';
import { type Kind, textKind, workbookKind } from './kind.ts';
import { type Claim, newPage } from '../../../packages/formats/src/testing/page.ts';

const quarter = (year: number, q: number): string => `${year}-${String(q * 3 - 2).padStart(2, '0')}-01/P3M`;
const monthEnd = (year: number, month: number): Date => new Date(Date.UTC(year, month, 0));
const serial = (date: Date): number => Math.round(date.getTime() / 86_400_000) + 25_569;

/** Several series in columns, the newest first, real dates, blanks, lines in the head that nobody needs, a line of source. */
export function newestFirst(): Kind {
  const page = newPage('Sheet1');
  const series = [
    ['湖南:社会消费品零售总额:累计值', '月', '亿元', 'M5207830', 'level', 'c', 2],
    ['湖南:社会消费品零售总额:累计同比', '月', '%', 'M5207831', 'yoy', 'c', 1],
    ['湖南:GDP:累计值', '季', '亿元', 'M5600021', 'level', 'c', 2],
    ['中国:PPI:全部工业品:当月同比', '月', '%', 'M0001227', 'yoy', 's', 1],
    ['长沙:商品房销售面积:累计值', '月', '万平方米', 'S2707410', 'level', 'c', 2],
  ] as const;
  page.put(1, 1, 'Wind资讯　经济数据库');
  page.line(2, 1, ['指标名称', ...series.map((s) => s[0])]);
  page.line(3, 1, ['指标类型', ...series.map(() => '原始指标')]);
  page.line(4, 1, ['频率', ...series.map((s) => s[1])]);
  page.line(5, 1, ['单位', ...series.map((s) => s[2])]);
  page.line(6, 1, ['小数位数', ...series.map((s) => s[6])]);
  page.line(7, 1, ['指标ID', ...series.map((s) => s[3])]);
  page.line(8, 1, ['来源', ...series.map(() => '国家统计局')]);
  page.line(9, 1, ['国家/地区', ...series.map((s) => (s[0].startsWith('中国') ? '中国' : '湖南'))]);
  page.line(10, 1, ['更新时间', ...series.map(() => '2022-07-18')]);
  [6, 5, 4, 3, 2].forEach((month, r) => {
    const row = 11 + r;
    page.put(row, 1, { t: 'n', v: serial(monthEnd(2022, month)), z: 'yyyy-mm-dd' });
    series.forEach(([name, frequency, unit, id, measure, kind, decimals], i) => {
      if (frequency === '季' && month % 3 !== 0) return;
      if (i === 4 && month === 4) return;
      const value = Number((measure === 'yoy' ? 5.1 - month / 3 - i : 1234.567 * month + i * 17).toFixed(decimals));
      const span = kind === 'c' ? cumulative(2022, month) : single(2022, month);
      const region = name.startsWith('中国') ? '000000' : name.startsWith('长沙') ? '430100' : '430000';
      page.figure([row, 2 + i], value, decimals, { indicator: name, region, span, measure, unit });
      void id;
    });
  });
  page.put(17, 1, '数据来源：Wind');
  return workbookKind('vendor-newest-first', 'xlsx', [page]);
}

/** One text file of an other vendor in GB18030: month codes, quotes, a note at the end; a single quarter and a growth in it. */
export function monthCodes(): Kind {
  const names = ['浙江:规模以上工业增加值:累计同比', '浙江:GDP:当季值', '浙江:用电量:当月值'];
  const units = ['%', '亿元', '万千瓦时'];
  const records: string[][] = [
    ['名称', ...names],
    ['频率', '月', '季', '月'],
    ['单位', ...units],
    ['指标ID', 'S006301', 'S006302', 'S006303'],
    ['来源', '浙江省统计局', '浙江省统计局', '国家能源局'],
    ['开始时间', '2021-03', '2021-03', '2021-03'],
    ['最新更新时间', '2021-07-20', '2021-07-20', '2021-07-20'],
    ['指标说明', '', '', '含趸售'],
  ];
  const claims: Claim[] = [];
  for (const month of [3, 4, 5, 6]) {
    const values = [
      (28.1 - month).toFixed(1),
      month % 3 === 0 ? (16_000 + month * 90.5).toFixed(1) : '',
      `${4_400_000 + month * 100_003}`,
    ];
    records.push([`2021-0${month}`, ...values]);
    const row = records.length;
    const spans = [cumulative(2021, month), quarter(2021, month / 3), single(2021, month)];
    names.forEach((indicator, i) => {
      if (values[i] === '') return;
      claims.push({
        indicator,
        region: '330000',
        span: spans[i] ?? '',
        measure: i === 0 ? 'yoy' : 'level',
        unit: units[i] ?? '',
        value: values[i] ?? '',
        sheet: '',
        cell: `${'BCD'[i]}${row}`,
      });
    });
  }
  records.push(['数据来源：同花顺iFinD', '', '', '']);
  return textKind('vendor-month-codes', records, claims, { separator: ',', encoding: 'gb18030' });
}

/** Series down, months across, their fields in columns before them, as a third vendor exports them. */
export function seriesDown(): Kind {
  const page = newPage('数据');
  page.line(1, 1, [
    '指标名称',
    '国家',
    '频率',
    '单位',
    '来源',
    '指标ID',
    '首次观测日期',
    '2022-01',
    '2022-02',
    '2022-03',
    '2022-04',
  ]);
  const series = [
    ['湖南:一般公共预算收入:累计值', '月', '亿元', '367001', 'level', 2, [300.12, 520.4, 911.33, 1100.05]],
    ['湖南:CPI:当月同比', '月', '%', '367002', 'yoy', 1, [0.7, 0.8, 1.3, undefined]],
    ['湖南:金融机构各项贷款余额:期末值', '月', '亿元', '367003', 'level', 1, [57_001.2, 57_400.3, undefined, 58_800.9]],
  ] as const;
  series.forEach(([name, frequency, unit, id, measure, decimals, values], i) => {
    page.line(2 + i, 1, [name, '中国', frequency, unit, '湖南省统计局', id, '2005-01']);
    values.forEach((value, m) => {
      if (value === undefined) return;
      const span = i === 1 ? single(2022, m + 1) : cumulative(2022, m + 1);
      page.figure([2 + i, 8 + m], value, decimals, { indicator: name, region: '430000', span, measure, unit });
    });
  });
  page.put(6, 1, '数据来源：CEIC');
  return workbookKind('vendor-series-down', 'xlsx', [page]);
}
