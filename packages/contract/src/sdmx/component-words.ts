import { calcCodes, type Language, measures, type SdmxComponent } from '@shigan/core';

export type Names = Readonly<Record<Language, string>>;

/** A code of a list, with what it is called, and the code above it. */
export interface Code {
  readonly id: string;
  readonly names: Names;
  readonly descriptions?: Names;
  readonly parent?: string;
}

/** What each component is, in words: its concept. */
export const componentWords: Readonly<Record<SdmxComponent, { readonly names: Names; readonly descriptions: Names }>> =
  {
    FREQ: {
      names: { zh: '频率', en: 'Frequency' },
      descriptions: {
        zh: '指标多久公布一次，以指标目录为准',
        en: 'How often the indicator is published, by the catalogue',
      },
    },
    REF_AREA: {
      names: { zh: '地区', en: 'Reference area' },
      descriptions: {
        zh: '行政区划代码（GB/T 2260）；市本级为市代码加 @local',
        en: 'Division code (GB/T 2260); the city level proper is the code of the city with @local',
      },
    },
    INDICATOR: {
      names: { zh: '指标', en: 'Indicator' },
      descriptions: { zh: '指标目录中的代码', en: 'The code in the catalogue' },
    },
    CALC: {
      names: { zh: '数值口径', en: 'Calculation' },
      descriptions: { zh: '总量、增速、占比还是位次', en: 'Whether a level, a growth, a share or a rank' },
    },
    TIME_PERIOD: {
      names: { zh: '报告期', en: 'Time period' },
      descriptions: {
        zh: '起始月和月数：2021-01-01/P4M 是2021年1至4月累计',
        en: 'The first month and the number of months: 2021-01-01/P4M is January to April 2021, cumulative',
      },
    },
    OBS_VALUE: {
      names: { zh: '数值', en: 'Observation value' },
      descriptions: { zh: '按公布的小数位', en: 'As published, with its decimals' },
    },
    UNIT_MEASURE: {
      names: { zh: '计量单位', en: 'Unit of measure' },
      descriptions: { zh: '按公布的写法；位次没有单位', en: 'As published; a rank has none' },
    },
    DECIMALS: {
      names: { zh: '小数位数', en: 'Decimals' },
      descriptions: { zh: '公布时的小数位数', en: 'The decimals that the value was published with' },
    },
    OBS_STATUS: {
      names: { zh: '观测值状态', en: 'Observation status' },
      descriptions: {
        zh: '用各方通用的代码说明：快报、初步为P，预计为E，其余为A',
        en: 'In the codes common to all: flash and preliminary are P, expected is E, all others A',
      },
    },
    DATA_STATUS: {
      names: { zh: '数据状态', en: 'Data status' },
      descriptions: {
        zh: '公布时的状态；收报文时以此为准',
        en: 'As published; where it is given, a message is read by it',
      },
    },
    KNOWN_FROM: {
      names: { zh: '知悉时间', en: 'Known from' },
      descriptions: {
        zh: '本市何时知道此数；按时点查看即以此为准',
        en: 'When the city came to know it: what "as of" goes by',
      },
    },
    STORED_AT: {
      names: { zh: '入库时间', en: 'Stored at' },
      descriptions: {
        zh: '何时写入数据库；收报文时另记',
        en: 'When it was written; a system that takes it in notes its own',
      },
    },
    SOURCE: {
      names: { zh: '出处', en: 'Source' },
      descriptions: {
        zh: '文件、工作表和单元格；收报文时另记',
        en: 'File, sheet and cell; a system that takes it in notes its own',
      },
    },
  };

const calcWords: Readonly<Record<(typeof measures)[number], Names>> = {
  level: { zh: '总量', en: 'Level' },
  count: { zh: '个数', en: 'Count' },
  yoy: { zh: '同比增速', en: 'Year-on-year growth' },
  twoYearAverage: { zh: '两年平均增速', en: 'Two-year average growth' },
  sequential: { zh: '环比增速', en: 'Growth on the period before' },
  share: { zh: '占比', en: 'Share' },
  index: { zh: '指数', en: 'Index' },
  rank: { zh: '位次', en: 'Rank' },
  contribution: { zh: '拉动', en: 'Contribution to growth' },
  contributionShare: { zh: '贡献率', en: 'Share of growth' },
};

export const calcList: readonly Code[] = measures.map((measure) => ({
  id: calcCodes[measure],
  names: calcWords[measure],
}));

export const frequencyList: readonly Code[] = [
  { id: 'A', names: { zh: '年', en: 'Annual' } },
  { id: 'Q', names: { zh: '季', en: 'Quarterly' } },
  { id: 'M', names: { zh: '月', en: 'Monthly' } },
];

export const obsStatusList: readonly Code[] = [
  { id: 'A', names: { zh: '正常', en: 'Normal value' } },
  { id: 'P', names: { zh: '初步', en: 'Provisional value' } },
  { id: 'E', names: { zh: '估计', en: 'Estimated value' } },
];

export const dataStatusList: readonly Code[] = [
  { id: 'flash', names: { zh: '快报', en: 'Flash' } },
  { id: 'preliminary', names: { zh: '初步', en: 'Preliminary' } },
  { id: 'expected', names: { zh: '预计', en: 'Expected' } },
  { id: 'final', names: { zh: '最终核实', en: 'Final' } },
  { id: 'revised', names: { zh: '修订', en: 'Revised' } },
];
