import {
  type Board,
  type BoardField,
  boardFields,
  cumulative,
  type Figure,
  type Indicator,
  type MissingReason,
  type Observation,
  type PeerSet,
  type Region,
} from '@shigan/core';

/** An edition that all figures of the example share. */
const edition = '2021-05-19T02:00:00.000Z';

export const industry: Indicator = {
  code: 'industrial-value-added',
  section: 'industry',
  name: { zh: '规模以上工业增加值', en: 'Industrial value added' },
  aliases: [],
  definition: { zh: '', en: '' },
  kind: 'amount',
  published: { city: ['yoy', 'rank'] },
  headline: 'yoy',
  rankedBy: 'yoy',
  unit: '亿元',
  decimals: { yoy: 1 },
  better: 'higher',
  frequency: 'M',
  firstMonth: 2,
  accumulation: 'cumulative',
  release: { day: 20, lagMonths: 1 },
  comparableBasis: true,
  prices: 'constant',
  verified: true,
};

export const huaihua: Region = {
  code: '431200',
  level: 'city',
  name: { zh: '怀化市', en: 'Huaihua' },
  aliases: ['怀化'],
  parent: '430000',
};

export const cities: PeerSet = {
  code: 'hunan-cities',
  name: { zh: '湖南省市州', en: 'Cities of Hunan' },
  membersWord: { zh: '市州', en: 'cities' },
  members: ['430100', '431200'],
  of: '430000',
};

export const observation: Observation = {
  indicator: industry.code,
  region: huaihua.code,
  span: cumulative(2021, 4),
  measure: 'yoy',
  value: 13,
  decimals: 1,
  unit: '%',
  status: 'preliminary',
  knownFrom: '2021-05-18T02:00:00.000Z',
  storedAt: '2021-05-18T02:00:01.000Z',
  by: 'local',
  source: { file: 'a'.repeat(64), fileName: '2021-04.xlsx', sheet: '市州指标', cell: 'H9' },
};

export const publishedFigure: Figure = {
  rule: 'published',
  indicator: industry.code,
  region: huaihua.code,
  span: '2021-01-01/P4M',
  measure: 'yoy',
  asOf: edition,
  value: 13,
  decimals: 1,
  unit: '%',
  inputs: [{ kind: 'observation', role: 'value', observation }],
};

export const changeFigure: Figure = {
  ...publishedFigure,
  rule: 'changeFromPreviousRelease',
  value: 12.9 - 15.1,
  unit: '百分点',
  inputs: [{ kind: 'figure', role: 'now', figure: publishedFigure }],
};

export function absentFigure(reason: MissingReason): Figure {
  return { ...publishedFigure, rule: 'target', value: { missing: reason }, decimals: 0, unit: '', inputs: [] };
}

const present: Partial<Record<BoardField, Figure>> = {
  value: publishedFigure,
  growth: publishedFigure,
  change: changeFigure,
  seasonalSchedule: { ...publishedFigure, rule: 'seasonalSchedule', value: 33.40000000000001 },
  distance: { ...changeFigure, rule: 'distanceToProvince', value: 0.5 },
};

function isWhole(f: Partial<Record<BoardField, Figure>>): f is Record<BoardField, Figure> {
  return boardFields.every((field) => f[field] !== undefined);
}

function figuresOfRow(): Record<BoardField, Figure> {
  const figures: Partial<Record<BoardField, Figure>> = {};
  for (const field of boardFields) figures[field] = present[field] ?? absentFigure('no-target');
  if (!isWhole(figures)) throw new Error('a field is missing');
  return figures;
}

/** A board of one row: some fields present, others absent. */
export const exampleBoard: Board = {
  region: huaihua,
  period: { year: 2021, month: 4 },
  asOf: '2021-05-20T01:00:00.000Z',
  rows: [
    {
      indicator: industry,
      region: huaihua,
      cutoff: cumulative(2021, 4),
      status: 'preliminary',
      figures: figuresOfRow(),
      rank: { place: 7, of: 14, withoutData: 0, source: 'published', computed: 6, peers: cities },
      distanceTo: 'province',
      target: { missing: 'no-target' },
      pace: { missing: 'no-target' },
      record: { missing: 'too-short' },
      weightFrom: null,
      outlook: { missing: 'not-yet-made' },
      findings: [
        {
          rule: 'category-at-zero',
          severity: 'notice',
          indicator: industry.code,
          region: huaihua.code,
          span: '2021-01-01/P4M',
          figures: { now: publishedFigure },
          params: {},
        },
      ],
    },
  ],
};
