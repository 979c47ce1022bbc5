import type { FaultSeverity } from './reading.ts';

/** How a fault is said. */
export interface FaultKind {
  /** Errors refuse the file, warnings ask, notes inform. */
  readonly severity: FaultSeverity;
  /** Sentences; `{name}` stands for a parameter, `{value}` for what the cell holds. */
  readonly zh: string;
  readonly en: string;
}

/** Faults of spreadsheets that fill registers and ledgers (名录、台账导入问题): of whole sheets, of cells, of what rows belong to. */
export const registerFaultCodes = [
  'no-sheet',
  'no-column',
  'empty-cell',
  'no-such-choice',
  'stands-twice',
  'belongs-to-nothing',
  'weights-not-hundred',
  'level-mismatch',
  'wins-no-award',
  'unknown-measure',
  'no-notice',
] as const;

export const registerFaults: Readonly<Record<(typeof registerFaultCodes)[number], FaultKind>> = {
  'no-sheet': { severity: 'error', zh: '缺少工作表“{name}”', en: 'the sheet “{name}” is missing' },
  'no-column': { severity: 'error', zh: '缺少“{name}”一列', en: 'the column “{name}” is missing' },
  'empty-cell': { severity: 'error', zh: '此格必须填写', en: 'the cell must not be empty' },
  'no-such-choice': {
    severity: 'error',
    zh: '“{value}”不在可填之列：{options}',
    en: '“{value}” is none of the choices: {options}',
  },
  'stands-twice': {
    severity: 'error',
    zh: '编码与第{otherRow}行重复：{value}',
    en: 'the code stands in row {otherRow} already: {value}',
  },
  'belongs-to-nothing': {
    severity: 'error',
    zh: '工作表“{sheet}”里没有这个编码：{value}',
    en: 'the sheet “{sheet}” has no such code: {value}',
  },
  'weights-not-hundred': {
    severity: 'error',
    zh: '本小项评价指标的权重合计{sum}，应为100',
    en: 'the weights of this sub-item add up to {sum} and should to 100',
  },
  'level-mismatch': {
    severity: 'error',
    zh: '层级与获奖单位不符：{value}，应为{level}',
    en: 'the level does not fit the recipient: {value} should be {level}',
  },
  'wins-no-award': {
    severity: 'error',
    zh: '不是市州、县市区或园区，不能登记：{value}',
    en: 'no city, county or park, and so not entered: {value}',
  },
  'unknown-measure': {
    severity: 'warning',
    zh: '当年激励措施里没有这一项：{value}；可能是：{candidates}',
    en: 'the rules of the year have no such measure: {value}; it may be {candidates}',
  },
  'no-notice': { severity: 'warning', zh: '没有写明依据的通报', en: 'the notice that it rests on is not stated' },
};
