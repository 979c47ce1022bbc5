import type { ObservationStatus } from '../../observation/observation.ts';

/** Words for the status of figures (数据状态), as tables write them. */
export const statusWords: ReadonlyMap<string, ObservationStatus> = new Map<string, ObservationStatus>([
  ...words(
    'flash',
    '快报',
    '快报数',
    '快报数据',
    '年快报数',
    '季快报数',
    '快速数',
    '进度快报',
    '月快报',
    '快报值',
    'flash',
  ),
  ...words(
    'preliminary',
    '初步',
    '初步数',
    '初步数据',
    '初步核算',
    '初步核算数',
    '初步统计',
    '初步统计数',
    '初步核实数',
    '初报',
    '初报数',
    '初核数',
    '初值',
    '未最终核实',
    'preliminary',
    'provisional',
  ),
  ...words(
    'expected',
    '预计',
    '预计数',
    '预计值',
    '预计完成',
    '预计完成数',
    '预估',
    '预估数',
    '估计数',
    '估算数',
    '估计',
    '预测数',
    'expected',
    'estimate',
  ),
  ...words(
    'final',
    '最终',
    '最终数',
    '最终数据',
    '最终核实',
    '最终核实数',
    '最终核算数',
    '核实数',
    '正式',
    '正式数',
    '正式数据',
    '定案数',
    '终值',
    '终审数',
    '年报数',
    '核定数',
    '审定数',
    '正式公布数',
    '最终公布数',
    'final',
  ),
  ...words('revised', '修订', '修订数', '修正数', '修订后', '已修订', '调整数', 'revised'),
]);

function words(status: ObservationStatus, ...list: string[]): [string, ObservationStatus][] {
  return list.map((word) => [word, status]);
}

/** The status that a folded text states, whole: 初步核算数, 为初步数. */
export function statusOfText(folded: string): ObservationStatus | undefined {
  return statusWords.get(folded) ?? statusWords.get(folded.replace(/^(?:均?[为系是]|属于?|按|该数为)/u, ''));
}

const inSentence = new RegExp(
  [...statusWords.keys()]
    .filter((word) => word.length > 2 && /\p{Script=Han}/u.test(word))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'u',
);

/** The status that a sentence speaks of: 带*的为预计数. */
export function statusInSentence(folded: string): ObservationStatus | undefined {
  const word = inSentence.exec(folded)?.[0];
  return word === undefined ? undefined : statusWords.get(word);
}
