import type { Published } from '../../observation/observation.ts';
import type { IncentiveMeasure, RuleSet, SubItem } from '../catalogue.ts';
import type { NamedColumn } from './named-table.ts';
import {
  authorityCells,
  betterCells,
  levelCells,
  recipientCells,
  rewardCells,
  scoringCells,
  yesCells,
} from './sheet-words.ts';

/** The five sheets of a catalogue's workbook (措施目录工作簿), with their columns in the order in which they are written. */
export const catalogueSheets = {
  document: '文件',
  measures: '措施',
  subItems: '小项',
  criteria: '评价指标',
  rewards: '奖励',
} as const;

type Columns<K extends string> = readonly NamedColumn<K>[];

export const documentColumns: Columns<
  'authority' | 'year' | 'name' | 'english' | 'number' | 'title' | 'published' | 'address' | 'count' | 'verified'
> = [
  { key: 'authority', names: ['表扬机关', '机关'], required: true },
  { key: 'year', names: ['评定年度', '年度'], required: true },
  { key: 'name', names: ['名称'], required: true },
  { key: 'english', names: ['英文名称'] },
  { key: 'number', names: ['文号'] },
  { key: 'title', names: ['文件标题'] },
  { key: 'published', names: ['印发日期'] },
  { key: 'address', names: ['网址'] },
  { key: 'count', names: ['文件所列项数'] },
  { key: 'verified', names: ['已核实'] },
];

export const measureColumns: Columns<
  'id' | 'number' | 'title' | 'english' | 'agencies' | 'before' | 'recipients' | 'verified' | 'evidence'
> = [
  { key: 'id', names: ['措施编码'], required: true },
  { key: 'number', names: ['序号'] },
  { key: 'title', names: ['措施'], required: true },
  { key: 'english', names: ['英文名称'] },
  { key: 'agencies', names: ['实施单位'] },
  { key: 'before', names: ['延续自'] },
  { key: 'recipients', names: ['对象'] },
  { key: 'verified', names: ['已核实'] },
  { key: 'evidence', names: ['依据'] },
];

export const subItemColumns: Columns<'measure' | 'id' | 'title' | 'english' | 'level' | 'quota' | 'verified'> = [
  { key: 'measure', names: ['措施编码'], required: true },
  { key: 'id', names: ['小项编码'], required: true },
  { key: 'title', names: ['小项'], required: true },
  { key: 'english', names: ['英文名称'] },
  { key: 'level', names: ['层级'], required: true },
  { key: 'quota', names: ['名额'] },
  { key: 'verified', names: ['已核实'] },
];

export const criterionColumns: Columns<
  | 'measure'
  | 'subItem'
  | 'id'
  | 'title'
  | 'weight'
  | 'better'
  | 'source'
  | 'indicator'
  | 'scoring'
  | 'proof'
  | 'verified'
> = [
  { key: 'measure', names: ['措施编码'], required: true },
  { key: 'subItem', names: ['小项编码'], required: true },
  { key: 'id', names: ['指标编码'], required: true },
  { key: 'title', names: ['评价指标'], required: true },
  { key: 'weight', names: ['权重'], required: true },
  { key: 'better', names: ['方向'] },
  { key: 'source', names: ['数据来源'] },
  { key: 'indicator', names: ['平台指标'] },
  { key: 'scoring', names: ['计分'] },
  { key: 'proof', names: ['佐证材料'] },
  { key: 'verified', names: ['已核实'] },
];

export const rewardColumns: Columns<'measure' | 'subItem' | 'kind' | 'level' | 'amount' | 'unit' | 'text'> = [
  { key: 'measure', names: ['措施编码'], required: true },
  { key: 'subItem', names: ['小项编码'], required: true },
  { key: 'kind', names: ['种类'], required: true },
  { key: 'level', names: ['对象'] },
  { key: 'amount', names: ['数额'] },
  { key: 'unit', names: ['单位'] },
  { key: 'text', names: ['原文'], required: true },
];

/** A cell of a plain sheet; what was published is shown with its decimals (12.0). */
export type PlainCell = string | number | Published | null;

/** A sheet as its rows, the head first. */
export interface PlainSheet {
  readonly name: string;
  readonly rows: readonly (readonly PlainCell[])[];
}

/** A rule set as the sheets of a workbook: what `readRuleSet` reads back to the same rule set. */
export function ruleSetSheets(ruleSet: RuleSet): readonly PlainSheet[] {
  const { document, name } = ruleSet;
  const subItems = ruleSet.measures.flatMap((measure) => measure.subItems.map((subItem) => ({ measure, subItem })));
  return [
    sheet(catalogueSheets.document, documentColumns, [
      [
        authorityCells[ruleSet.authority][0],
        ruleSet.year,
        name.zh,
        name.en ?? null,
        document?.number ?? null,
        document?.title ?? null,
        document?.publishedOn ?? null,
        document?.address ?? null,
        ruleSet.measureCount,
        yes(ruleSet.verified),
      ],
    ]),
    sheet(
      catalogueSheets.measures,
      measureColumns,
      ruleSet.measures.map((measure) => measureRow(measure)),
    ),
    sheet(
      catalogueSheets.subItems,
      subItemColumns,
      subItems.map(({ measure, subItem }) => [
        measure.id,
        subItem.id,
        subItem.title.zh,
        subItem.title.en ?? null,
        levelCells[subItem.level][0],
        subItem.quota,
        yes(subItem.verified),
      ]),
    ),
    sheet(
      catalogueSheets.criteria,
      criterionColumns,
      subItems.flatMap(({ measure, subItem }) => criterionRows(measure, subItem)),
    ),
    sheet(
      catalogueSheets.rewards,
      rewardColumns,
      subItems.flatMap(({ measure, subItem }) =>
        subItem.rewards.map((reward) => [
          measure.id,
          subItem.id,
          rewardCells[reward.kind][0],
          reward.level === null ? null : levelCells[reward.level][0],
          reward.amount,
          reward.unit,
          reward.text,
        ]),
      ),
    ),
  ];
}

function measureRow(measure: IncentiveMeasure): PlainSheet['rows'][number] {
  return [
    measure.id,
    measure.number,
    measure.title.zh,
    measure.title.en ?? null,
    measure.agencies.join('、'),
    measure.successorOf.join('、'),
    measure.recipients.map((recipient) => recipientCells[recipient][0]).join('、'),
    yes(measure.verified),
    measure.evidence ?? null,
  ];
}

function criterionRows(measure: IncentiveMeasure, subItem: SubItem): PlainSheet['rows'] {
  return subItem.criteria.map((criterion) => [
    measure.id,
    subItem.id,
    criterion.id,
    criterion.title,
    criterion.weight,
    betterCells[criterion.better][0],
    criterion.dataSource,
    criterion.indicator ?? null,
    scoringCells[criterion.scoring][0],
    criterion.proof.join('、'),
    yes(criterion.verified),
  ]);
}

function sheet<K extends string>(name: string, columns: Columns<K>, rows: PlainSheet['rows']): PlainSheet {
  return { name, rows: [columns.map((column) => column.names[0] ?? ''), ...rows] };
}

function yes(is: boolean): string {
  return yesCells[is ? 'yes' : 'no'][0];
}
