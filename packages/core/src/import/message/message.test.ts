import { describe, expect, it, test } from 'vitest';
import { buildIndicatorIndex } from '../../indicator/match.ts';
import { buildRegionIndex } from '../../region/match.ts';
import { span } from '../../span/span.ts';
import { recogniseSheet, type SheetRecognition } from '../recognise.ts';
import { catalogue, regions } from '../testing/catalogue.ts';
import { sheetOfMessage } from './message-sheets.ts';

const context = {
  indicators: buildIndicatorIndex(catalogue),
  regions: buildRegionIndex(regions),
  city: '431200',
  today: '2021-06-20',
};

function recognised(message: unknown): SheetRecognition {
  const sheet = sheetOfMessage(message, 10_000);
  if (sheet === undefined) throw new Error('a message of no known kind');
  const found = recogniseSheet(sheet.head, context);
  return { ...found, faults: [...(sheet.faults ?? []), ...found.faults] };
}

function rows(...lines: readonly string[]): SheetRecognition {
  return recogniseSheet(
    {
      sheet: '',
      hidden: false,
      hiddenColumns: [],
      merges: [],
      rows: lines.map((line, i) => ({
        number: i + 1,
        hidden: false,
        cells: line.split(',').map((text) => (text === '' ? undefined : { text })),
      })),
    },
    context,
  );
}

const head =
  'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,CALC,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,DECIMALS,OBS_STATUS,DATA_STATUS,KNOWN_FROM';
const start = 'dataflow,CN431200:ECON(1.0.0)';

describe('a message of SDMX-CSV', () => {
  it('is read by its components', () => {
    const { readings, faults, layout } = rows(
      head,
      `${start},I,Q,431200,gdp,L,2021-01-01/P3M,365.2,亿元,2,P,flash,2021-04-20T02:00:00Z`,
      `${start},R,Q,431200,gdp,RNK,2021-Q1,7,,0,A,,`,
    );
    expect(faults).toEqual([]);
    expect(readings).toMatchObject([
      {
        indicator: 'gdp',
        region: '431200',
        span: span(2021, 1, 3),
        measure: 'level',
        value: 365.2,
        decimals: 2,
        unit: '亿元',
        status: 'flash',
        knownFrom: '2021-04-20T02:00:00.000Z',
        row: 2,
      },
      { measure: 'rank', value: 7, unit: '', status: null, column: 8 },
    ]);
    expect(layout.name).toBe('sdmx');
  });

  it('may stand with names behind the codes, in any order, with other columns, and without optional ones', () => {
    const { readings, faults } = rows(
      'STRUCTURE[;],STRUCTURE_ID,OBS_VALUE: 数值,CALC: 口径,UPDATED,INDICATOR: 指标,REF_AREA: 地区,TIME_PERIOD: 报告期',
      `dataflow,CN430000:ECON(1.2.0): 经济指标,12.9,YOY: 同比增速,2021,industry: 规模以上工业增加值,431200: 怀化市,2021-01-01/P4M`,
    );
    expect(faults).toEqual([]);
    expect(readings).toMatchObject([{ indicator: 'industry', measure: 'yoy', value: 12.9, decimals: 1, unit: '%' }]);
  });

  it('says of a missing value that there is none', () => {
    const { readings, faults } = rows(
      head,
      `${start},A,Q,431200,gdp,L,2021-Q1,NaN,,,,,`,
      `${start},A,Q,431200,gdp,YOY,2021-Q1,,,,M,,`,
    );
    expect(faults).toEqual([]);
    expect(readings.map((one) => [one.value, one.missing])).toEqual([
      [null, 'no-figure'],
      [null, 'no-figure'],
    ]);
  });

  test.each([
    ['D,Q,431200,gdp,L,2021-Q1,1,,,,,', ['message-delete']],
    ['X,Q,431200,gdp,L,2021-Q1,1,,,,,', ['no-such-choice']],
    ['I,Q,431200,gdp,L,2021-Q1,,亿元,,,,', ['message-no-value']],
    ['I,Q,431200,gdp,L,2021-Q1,1.234,亿元,2,,,', ['message-decimals']],
    ['I,Q,431200,gdp,L,2021-Q1,1,家,,,,', ['unit-mismatch']],
    ['I,Q,431200,gdp,L,2021-Q4,1,,,,,', ['future-period']],
    ['I,Q,431200,gdp,L,2021-Q1,1,,,,,soon', ['message-moment']],
    [
      'I,W,nowhere,nothing,mood,2021-W1,one,,x,,,',
      ['no-such-choice', 'unknown-indicator', 'unknown-region', 'bad-span-label', 'no-such-choice', 'not-a-number'],
    ],
  ])('with the row %s is refused for %j', (row, codes) => {
    const { readings, faults } = rows(head, `${start},${row}`);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(faults.every((fault) => fault.row === 2 && fault.severity === 'error')).toBe(true);
    expect(readings).toEqual([]);
  });

  it('of another structure is refused, row by row', () => {
    const { faults } = rows(head, 'dataflow,ECB:EXR(1.0),I,Q,431200,gdp,L,2021-Q1,1,,,,,');
    expect(faults).toMatchObject([{ code: 'message-structure', column: 'B', value: 'ECB:EXR(1.0)' }]);
  });

  it('names every column that it lacks', () => {
    const { faults } = rows('STRUCTURE,STRUCTURE_ID,REF_AREA,OBS_VALUE', `${start},431200,1`);
    expect(faults.map(({ params }) => params?.['name'])).toEqual(['INDICATOR', 'CALC', 'TIME_PERIOD']);
  });
});

const meta = { id: 'A', prepared: '2021-06-01T00:00:00Z', sender: { id: 'CN431200' } };
const flow = { rel: 'dataflow', urn: 'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CN431200:ECON(1.0.0)' };
const dimension = (id: string, keyPosition: number, ...values: readonly string[]) => ({
  id,
  keyPosition,
  values: values.map((value) => (id === 'TIME_PERIOD' ? { value } : { id: value, name: value })),
});

const structure = {
  links: [flow],
  dimensions: {
    dataSet: [dimension('FREQ', 0, 'Q')],
    series: [dimension('REF_AREA', 1, '431200', '431202'), dimension('INDICATOR', 2, 'gdp')],
    observation: [dimension('CALC', 3, 'L', 'YOY'), dimension('TIME_PERIOD', 4, '2021-01-01/P3M')],
  },
  measures: { observation: [{ id: 'OBS_VALUE' }] },
  attributes: {
    dataSet: [{ id: 'KNOWN_FROM', values: [{ value: '2021-04-20T02:00:00Z' }] }],
    dimensionGroup: [{ id: 'UNIT_MEASURE', values: [{ value: '亿元' }, { value: '%' }] }],
    series: [{ id: 'DATA_STATUS', values: [{ id: 'flash', name: '快报' }] }],
    observation: [{ id: 'DECIMALS' }],
  },
};

/** Values at every level that the form has one. */
const levels = {
  meta,
  data: {
    structures: [structure],
    dataSets: [
      {
        structure: 0,
        action: 'Append',
        links: [flow],
        attributes: [0],
        dimensionGroupAttributes: { ':::0:': [0], ':::1:': [1] },
        series: {
          '0:0': { attributes: [0], observations: { '0:0': [365, 1], '1:0': [7.5, 1] } },
          '1:0': { observations: { '0:0': [88.25, 2] } },
        },
      },
    ],
  },
};

describe('a message of SDMX-JSON', () => {
  it('is laid out with the values of every level, and every figure has its path', () => {
    const { readings, faults } = recognised(levels);
    expect(faults).toEqual([]);
    const common = { indicator: 'gdp', span: span(2021, 1, 3), knownFrom: '2021-04-20T02:00:00.000Z' };
    expect(readings).toMatchObject([
      {
        ...common,
        region: '431200',
        measure: 'level',
        value: 365,
        decimals: 1,
        unit: '亿元',
        status: 'flash',
        place: 'dataSets/0/series/0:0/observations/0:0',
      },
      { ...common, region: '431200', measure: 'yoy', value: 7.5, unit: '%', status: 'flash' },
      {
        ...common,
        region: '431202',
        measure: 'level',
        value: 88.25,
        decimals: 2,
        unit: '亿元',
        status: null,
        place: 'dataSets/0/series/1:0/observations/0:0',
      },
    ]);
  });

  it('may be flat', () => {
    const { dimensions, ...rest } = structure;
    const flat = [...dimensions.dataSet, ...dimensions.series, ...dimensions.observation];
    const { readings, faults } = recognised({
      meta,
      data: {
        structures: [{ ...rest, attributes: {}, dimensions: { observation: flat } }],
        dataSets: [{ links: [flow], observations: { '0:1:0:0:0': [12] } }],
      },
    });
    expect(faults).toEqual([]);
    expect(readings).toMatchObject([
      { region: '431202', value: 12, decimals: 0, place: 'dataSets/0/observations/0:1:0:0:0' },
    ]);
  });

  it('names every fault of form and every index that stands for nothing', () => {
    const { faults } = recognised({
      meta: { id: 'A', test: true },
      data: {
        structures: levels.data.structures,
        dataSets: [
          { action: 'Delete', series: { '5:0': { observations: { '0:9': [1] } } } },
          { structure: 3, series: {} },
        ],
      },
    });
    expect(faults.map(({ code, params, value }) => [code, params?.['at'] ?? value])).toEqual([
      ['message-test', null],
      ['message-broken', 'meta.prepared'],
      ['message-broken', 'meta.sender'],
      ['message-broken', 'meta.sender.id'],
      ['message-broken', 'data.structures[3] (data.dataSets[1].structure)'],
      ['message-delete', 'Delete'],
      ['unknown-region', '[5]'],
      ['bad-span-label', '[9]'],
    ]);
  });
});

/** An answer of the query: retail sales, month by month, made as the query makes it. */
function answer(nodes: readonly object[], more: object = {}): unknown {
  return {
    returncode: 200,
    returndata: {
      datanodes: nodes,
      wdnodes: [
        {
          wdcode: 'zb',
          nodes: [
            { code: 'A0701', cname: '社会消费品零售总额_累计值', unit: '亿元' },
            { code: 'A0702', cname: '社会消费品零售总额_累计增长', unit: '%' },
          ],
        },
        { wdcode: 'reg', nodes: [{ code: '430000', cname: '湖南省' }] },
        { wdcode: 'sj', nodes: [{ code: '202104', cname: '2021年4月' }] },
      ],
      ...more,
    },
  };
}

const node = (zb: string, sj: string, data: object, reg?: string): object => ({
  code: `zb.${zb}${reg === undefined ? '' : `_reg.${reg}`}_sj.${sj}`,
  data,
  wds: [
    { wdcode: 'zb', valuecode: zb },
    ...(reg === undefined ? [] : [{ wdcode: 'reg', valuecode: reg }]),
    { wdcode: 'sj', valuecode: sj },
  ],
});
const shown = (data: number, strdata: string, dotcount = 1): object => ({ data, dotcount, hasdata: true, strdata });

describe('the answer of the statistics query', () => {
  it('is read as series, one per indicator and region, every figure with its node', () => {
    const { readings, faults, proposals } = recognised(
      answer([
        node('A0701', '202104', shown(5012.34, '5,012.34', 2), '430000'),
        node('A0701', '202103', shown(3700, '', 1), '430000'),
        node('A0702', '202104', shown(29.6, '29.6'), '430000'),
        node('A0702', '202101', { data: 0, dotcount: 1, hasdata: false, strdata: '' }, '430000'),
      ]),
    );
    expect(faults).toEqual([]);
    expect(readings).toMatchObject([
      {
        region: '430000',
        span: span(2021, 1, 3),
        measure: 'level',
        value: 3700,
        decimals: 1,
        unit: '亿元',
        place: 'zb.A0701_reg.430000_sj.202103',
      },
      { span: span(2021, 1, 4), value: 5012.34, decimals: 2 },
      { span: span(2021, 1, 4), measure: 'yoy', value: 29.6, unit: '%', place: 'zb.A0702_reg.430000_sj.202104' },
    ]);
    expect(proposals.map(({ code }) => code)).toEqual(['nbs:A0701.430000', 'nbs:A0702.430000']);
  });

  it('names all that is wrong with it', () => {
    const { faults } = recognised(
      answer([
        node('A9999', '202104', shown(1, '1'), '430000'),
        node('A0701', '2021W1', shown(1, '1'), '430000'),
        node('A0701', '202104', shown(5012, '512.0'), '430000'),
        { data: shown(1, '1') },
      ]),
    );
    expect(faults.map(({ code, params, value }) => [code, params?.['at'] ?? value])).toEqual([
      ['bad-span-label', '2021W1'],
      ['query-value-unlike', '512.0'],
      ['message-broken', 'returndata.wdnodes (zb A9999)'],
      ['message-broken', 'returndata.datanodes[3].wds'],
      ['message-broken', 'returndata.datanodes[3].wds (zb)'],
      ['message-broken', 'returndata.datanodes[3].wds (sj)'],
    ]);
  });

  it('that failed is refused with its code', () => {
    expect(recognised({ returncode: 501, returndata: '参数错误' }).faults[0]).toMatchObject({
      code: 'query-refused',
      value: '501',
    });
  });
});

test('other JSON is no message', () => {
  for (const value of [null, 1, 'text', [], {}, { data: {} }, { meta, data: { codelists: [] } }])
    expect(sheetOfMessage(value, 10)).toBeUndefined();
});
