import type { Fault, FaultParam, FaultSeverity } from './reading.ts';
import { rosterFaultCodes, rosterFaults } from './roster-fault-words.ts';
import { messageFaultCodes, messageFaults } from './message-fault-words.ts';
import { matterFaultCodes, matterFaults } from './matter-fault-words.ts';
import { type FaultKind, registerFaultCodes, registerFaults } from './register-fault-words.ts';

export type FaultLanguage = 'zh' | 'en';

export type FaultParams = Readonly<Record<string, FaultParam>>;

/** First those of one cell or row, then those of a set or of a comparison. */
const statisticsFaultCodes = [
  'unknown-region',
  'ambiguous-region',
  'region-code-mismatch',
  'no-region',
  'unknown-indicator',
  'ambiguous-indicator',
  'not-a-number',
  'formula-error',
  'bad-span-label',
  'no-span',
  'date-for-span',
  'no-january',
  'span-not-for-indicator',
  'future-period',
  'unit-mismatch',
  'unknown-unit',
  'unknown-status',
  'series-incomplete',
  'hidden-sheet',
  'hidden-rows',
  'hidden-columns',
  'no-table',
  'unread-column',
  'unread-row',
  'other-base-year',
  'region-assumed',
  'nothing-read',
  'more-of-the-same',
  'duplicate-conflict',
  'duplicate-row',
  'rank-out-of-range',
  'share-out-of-range',
  'revises-back',
  'release-in-future',
  'cumulative-falls',
  'copied-from-previous',
  'scale-suspect',
  'percent-scale',
  'rank-vs-growth',
  'ranks-vs-growth',
  'parts-vs-total',
  'sum-mismatch',
  'growth-vs-levels',
  'missing-region',
  'large-revision',
  'copied-from-region',
  'copied-from-month',
  'unusual-value',
  'bad-credit-code',
  'return-repeated',
] as const;

export type FaultCode =
  | (typeof statisticsFaultCodes)[number]
  | (typeof rosterFaultCodes)[number]
  | (typeof matterFaultCodes)[number]
  | (typeof registerFaultCodes)[number]
  | (typeof messageFaultCodes)[number];

/** Every fault that an upload can have (导入问题). */
export const faultCodes: readonly FaultCode[] = [
  ...statisticsFaultCodes,
  ...rosterFaultCodes,
  ...matterFaultCodes,
  ...registerFaultCodes,
  ...messageFaultCodes,
];

const kinds: Readonly<Record<FaultCode, FaultKind>> = {
  'unknown-region': { severity: 'error', zh: '地区不存在：{value}', en: 'no such region: {value}' },
  'ambiguous-region': {
    severity: 'error',
    zh: '地区不明：{value}，可能是{candidates}',
    en: 'the region is ambiguous: {value} may be {candidates}',
  },
  'region-code-mismatch': {
    severity: 'error',
    zh: '地区代码与地区名称不符：{name}的代码是{code}，不是{value}',
    en: 'region code and name do not agree: the code of {name} is {code}, not {value}',
  },
  'no-region': { severity: 'error', zh: '没有写明地区', en: 'the region is not stated' },
  'unknown-indicator': {
    severity: 'error',
    zh: '指标不在目录中：{value}',
    en: 'the indicator is not in the catalogue: {value}',
  },
  'ambiguous-indicator': {
    severity: 'error',
    zh: '指标不明：{value}，可能是{candidates}',
    en: 'the indicator is ambiguous: {value} may be {candidates}',
  },
  'not-a-number': { severity: 'error', zh: '数值单元格中不是数：{value}', en: 'not a number: {value}' },
  'formula-error': {
    severity: 'error',
    zh: '公式错误{value}：{reason}',
    en: 'the formula gives {value}: {reason}',
  },
  'bad-span-label': { severity: 'error', zh: '时期有误：{value}', en: 'not a valid period: {value}' },
  'no-span': { severity: 'error', zh: '没有写明时期', en: 'the period is not stated' },
  'date-for-span': {
    severity: 'error',
    zh: '时期被存成日期：{value}，应改写为文字{likely}',
    en: 'the spreadsheet turned the period into a date: {value}; write {likely} as text',
  },
  'no-january': {
    severity: 'error',
    zh: '{indicator}1月不单独公布，首期为{first}',
    en: '{indicator} has no January figure; the first release of a year is {first}',
  },
  'span-not-for-indicator': {
    severity: 'error',
    zh: '{indicator}没有{span}的数',
    en: '{indicator} has no figure for {span}',
  },
  'future-period': {
    severity: 'error',
    zh: '时期{span}晚于填报日期{date}',
    en: 'the period {span} ends after the date of the report, {date}',
  },
  'unit-mismatch': {
    severity: 'error',
    zh: '单位与指标不符：{indicator}以{expected}计，不是{value}',
    en: 'the unit does not fit the indicator: {indicator} is in {expected}, not {value}',
  },
  'unknown-unit': { severity: 'error', zh: '单位不明：{value}', en: 'unknown unit: {value}' },
  'unknown-status': {
    severity: 'warning',
    zh: '数据状态不明，未采用：{value}',
    en: 'unknown status, left out: {value}',
  },
  'series-incomplete': {
    severity: 'error',
    zh: '序列名称缺少{what}：{value}',
    en: 'the name of the series lacks its {what}: {value}',
  },
  'hidden-sheet': {
    severity: 'note',
    zh: '工作表“{sheet}”是隐藏的，未读取',
    en: 'the sheet “{sheet}” is hidden and was left out',
  },
  'hidden-rows': {
    severity: 'note',
    zh: '第{rows}行是人工隐藏的，未读取',
    en: 'rows hidden by hand were left out: {rows}',
  },
  'hidden-columns': {
    severity: 'note',
    zh: '{columns}列是人工隐藏的，未读取',
    en: 'columns hidden by hand were left out: {columns}',
  },
  'no-table': {
    severity: 'note',
    zh: '工作表“{sheet}”里没有认出表格，未读取',
    en: 'no table was recognised on the sheet “{sheet}”; it was left out',
  },
  'unread-column': {
    severity: 'note',
    zh: '{column}列“{value}”没有读作数据',
    en: 'the column {column}, “{value}”, was not read as figures',
  },
  'other-base-year': {
    severity: 'warning',
    zh: '“{value}”以{base}年为基期，不是{year}年的同比增速，没有读取',
    en: '“{value}” is a growth against {base}, not the year-on-year growth of {year}; it was not read',
  },
  'nothing-read': {
    severity: 'error',
    zh: '文件里没有读到任何数据',
    en: 'no figure was read from the file',
  },
  'unread-row': {
    severity: 'note',
    zh: '“{value}”一行没有读作数据',
    en: 'the row “{value}” was not read as figures',
  },
  'region-assumed': {
    severity: 'note',
    zh: '表中没有写明地区，按{region}读取',
    en: 'the table names no region; it was read as {region}',
  },
  'more-of-the-same': {
    severity: 'note',
    zh: '同类问题还有{count}处，未逐一列出（{code}）',
    en: '{count} more of the same kind are not listed ({code})',
  },

  'duplicate-conflict': {
    severity: 'error',
    zh: '{region}{indicator}{span}{measure}与第{otherRow}行重复而数值不同：{otherValue}和{value}',
    en: '{measure} of {indicator}, {region}, {span} is also in row {otherRow} with another value: {otherValue} and {value}',
  },
  'duplicate-row': {
    severity: 'note',
    zh: '与第{otherRow}行重复，数值相同，只取一次',
    en: 'repeats row {otherRow} with the same values; taken once',
  },
  'rank-out-of-range': {
    severity: 'error',
    zh: '位次{value}超出{set}（共{size}个）',
    en: 'rank {value} is outside {set} ({size} members)',
  },
  'share-out-of-range': {
    severity: 'error',
    zh: '占比{value}%不在0到100%之间',
    en: 'a share of {value}% is not between 0 and 100%',
  },
  'revises-back': {
    severity: 'error',
    zh: '{region}{indicator}{span}{measure}：现行数为{held}（{heldFrom}起），本文件的{value}是旧数，退回须确认',
    en: '{measure} of {indicator}, {region}, {span}: {held} is in force since {heldFrom}; {value} would go back behind it and has to be confirmed',
  },
  'release-in-future': {
    severity: 'error',
    zh: '发布日期{value}晚于今天',
    en: 'the release date {value} is still to come',
  },
  'cumulative-falls': {
    severity: 'warning',
    zh: '{region}{indicator}{span}累计{value}，小于{otherSpan}累计{otherValue}',
    en: '{indicator} of {region}: {value} for {span} is less than {otherValue} for {otherSpan}',
  },
  'copied-from-previous': {
    severity: 'warning',
    zh: '{region}{indicator}{span}与{otherSpan}完全相同（{value}），疑为沿用上期',
    en: '{indicator} of {region} for {span} is the same as for {otherSpan} ({value}): copied forward?',
  },
  'scale-suspect': {
    severity: 'warning',
    zh: '{region}{indicator}{span}{value}{unit}，约为{against}的{times}，疑为单位或小数点有误',
    en: '{indicator} of {region} for {span}: {value} {unit} is about {times} times {against}: wrong unit or decimal point?',
  },
  'percent-scale': {
    severity: 'warning',
    zh: '同列均为百分数，此处{value}疑为小数，应为{likely}',
    en: 'among percentages {value} looks like a fraction of {likely}',
  },
  'rank-vs-growth': {
    severity: 'warning',
    zh: '{region}位次{value}与{measure}（{figure}）的顺序不一致{partner}',
    en: 'rank {value} of {region} does not follow the order of {measure} ({figure}){partner}',
  },
  'ranks-vs-growth': {
    severity: 'warning',
    zh: '{indicator}{span}的位次与{measure}顺序普遍不一致（{count}个）',
    en: '{indicator}, {span}: the ranks do not follow the order of {measure} ({count} members)',
  },
  'parts-vs-total': {
    severity: 'warning',
    zh: '{region}{span}{parts}合计不等于{whole}，差{difference}{unit}',
    en: '{region}, {span}: {parts} do not add up to {whole}; the difference is {difference} {unit}',
  },
  'sum-mismatch': {
    severity: 'warning',
    zh: '{whole}{indicator}{span}为{value}{unit}，{count}个单位合计{sum}{unit}',
    en: '{indicator}, {span}: {whole} has {value} {unit}, its {count} units add up to {sum} {unit}',
  },
  'growth-vs-levels': {
    severity: 'warning',
    zh: '{region}{indicator}{span}增速{value}%，由本期和上年同期推得{implied}%，方向相反',
    en: '{indicator} of {region}, {span}: growth {value}%, but the levels of both years give {implied}%, the other way',
  },
  'missing-region': {
    severity: 'warning',
    zh: '{indicator}{span}缺{region}（{set}，只有{present}个）',
    en: '{indicator}, {span}: {region} is missing ({set}; only {present} are there)',
  },
  'large-revision': {
    severity: 'warning',
    zh: '{region}{indicator}{span}{measure}由{held}改为{value}，改动较大',
    en: '{measure} of {indicator}, {region}, {span} is revised from {held} to {value}, which is much',
  },
  'copied-from-region': {
    severity: 'note',
    zh: '{region}{indicator}{span}与{other}完全相同（{value}），请核对是否照抄',
    en: '{indicator} of {region} for {span} is the same as that of {other} ({value}): copied?',
  },
  'copied-from-month': {
    severity: 'note',
    zh: '{region}{indicator}{span}中，{ownSpan}{amount}{unit}与{otherSpan}完全相同，请核对是否照抄',
    en: '{indicator} of {region}, {span}: {amount} {unit} for {ownSpan} is the same as for {otherSpan}: copied?',
  },
  'unusual-value': {
    severity: 'note',
    zh: '{region}{indicator}{span}{measure}{value}{unit}，按以往走势应在{low}至{high}{unit}之间；按对总体的影响列第{place}（共{count}处）',
    en: '{measure} of {indicator}, {region}, {span}: {value} {unit}, where the past led to expect {low} to {high} {unit}; number {place} of {count} by what it moves',
  },
  'bad-credit-code': {
    severity: 'error',
    zh: '统一社会信用代码有误：{value}',
    en: 'not a valid unified social credit code: {value}',
  },
  'return-repeated': {
    severity: 'error',
    zh: '同一企业同一报告期重复：{value}',
    en: 'the enterprise and month stand in the file already: {value}',
  },
  ...rosterFaults,
  ...matterFaults,
  ...registerFaults,
  ...messageFaults,
};

const codes: ReadonlySet<string> = new Set(faultCodes);

/** Whether a text is the code of a fault. */
export function isFaultCode(code: string): code is FaultCode {
  return codes.has(code);
}

export function faultSeverity(code: FaultCode): FaultSeverity {
  return kinds[code].severity;
}

function inLanguage(param: FaultParam, language: FaultLanguage): string {
  return typeof param === 'object' ? param[language] : String(param);
}

const noTableInText = {
  zh: '文件里没有认出表格，未读取',
  en: 'no table was recognised in the file; it was left out',
} as const;

/** The sentence of a fault. A parameter that was not given leaves nothing behind. */
export function faultMessage(code: FaultCode, params: FaultParams, language: FaultLanguage): string {
  // A text file has no sheets, so none has a name.
  const words = code === 'no-table' && params['sheet'] === '' ? noTableInText : kinds[code];
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const param = params[name];
    return param === undefined ? '' : inLanguage(param, language);
  });
}

/** A fault at a place, worded. `value` is what the cell holds and is a parameter of the sentence too. */
export function makeFault(
  code: FaultCode,
  place: Pick<Fault, 'sheet' | 'row' | 'column'>,
  value: string | null,
  params: FaultParams = {},
  severity: FaultSeverity = faultSeverity(code),
): Fault {
  const all: FaultParams = value === null ? params : { value, ...params };
  const { sheet, row, column } = place;
  return { sheet, row, column, code, severity, message: faultMessage(code, all, 'zh'), params: all, value };
}

/** The sentence of a fault in another language; as it was written where it has no parameters to say it again with. */
export function faultInLanguage(fault: Fault, language: FaultLanguage): string {
  return isFaultCode(fault.code) && fault.params !== undefined
    ? faultMessage(fault.code, fault.params, language)
    : fault.message;
}
