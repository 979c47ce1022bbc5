import type { Language } from '@shigan/core';

/** What the command line says of exchange with other systems. */
export interface SdmxWords {
  readonly data: string;
  readonly structures: string;
  readonly csv: string;
  readonly key: string;
  readonly filter: string;
  readonly history: string;
  readonly updatedAfter: string;
}

export const sdmxWords: Readonly<Record<Language, SdmxWords>> = {
  zh: {
    data: '导出观测值，供其他系统读取（SDMX-JSON 2.0 或 SDMX-CSV 2.0），可再导入',
    structures: '导出数据结构和代码表（SDMX-JSON 2.0）',
    csv: '写成 SDMX-CSV',
    key: '只要这些序列：频率.地区.指标.口径，不限的写 *，多个用逗号分开',
    filter: '按一个维度筛选，如 REF_AREA=431200,431202 或 TIME_PERIOD=ge:2021-01+le:2021-04（可多次）',
    history: '连同历次数值',
    updatedAfter: '只要此后入库的',
  },
  en: {
    data: 'export observations for other systems (SDMX-JSON 2.0 or SDMX-CSV 2.0), which can be imported again',
    structures: 'export the data structure and its codelists (SDMX-JSON 2.0)',
    csv: 'as SDMX-CSV',
    key: 'these series alone: frequency.region.indicator.measure, * for any, commas between several',
    filter: 'by one dimension: REF_AREA=431200,431202 or TIME_PERIOD=ge:2021-01+le:2021-04 (repeatable)',
    history: 'with every vintage',
    updatedAfter: 'only what was stored after this moment',
  },
};
