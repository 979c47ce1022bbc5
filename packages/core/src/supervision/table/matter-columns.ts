import type { SourceKind } from '../matter.ts';

/** What a column of a table of matters states (督办事项表的栏目). */
export type MatterColumn =
  | 'title'
  | 'problem'
  | 'source'
  | 'sourceDay'
  | 'region'
  | 'indicator'
  | 'campaign'
  | 'leader'
  | 'leadUnit'
  | 'supportingUnits'
  | 'taskForce'
  | 'head'
  | 'size'
  | 'deadline'
  | 'done'
  | 'measures'
  | 'rhythm'
  | 'controllability';

interface ColumnWords {
  readonly column: MatterColumn;
  readonly name: { readonly zh: string; readonly en: string };
  /** Heads that mean it, folded: without spaces and what stands in brackets. */
  readonly heads: RegExp;
}

/** Columns by their heads. The first name is what the tables of this program write. */
export const matterColumns: readonly ColumnWords[] = [
  {
    column: 'title',
    name: { zh: '事项', en: 'matter' },
    heads: /^(?:督办)?事项(?:名称|内容)?$|^(?:任务|工作任务|标题)$|^matter$/iu,
  },
  {
    column: 'problem',
    name: { zh: '存在问题', en: 'problem' },
    heads: /^(?:存在)?(?:的)?(?:主要)?问题(?:描述|表现)?$|^problem$/iu,
  },
  { column: 'source', name: { zh: '来源', en: 'source' }, heads: /^(?:问题|事项|任务)?来源$|^source$/iu },
  {
    column: 'sourceDay',
    name: { zh: '来源日期', en: 'date of the source' },
    heads: /^(?:来源|提出|发现|立项)(?:日期|时间)$|^dateofthesource$/iu,
  },
  {
    column: 'region',
    name: { zh: '地区', en: 'region' },
    heads: /^(?:地区|县市区|所属地区|行政区划)$|^region$/iu,
  },
  { column: 'indicator', name: { zh: '指标', en: 'indicator' }, heads: /^(?:对应|相关)?指标$|^indicator$/iu },
  { column: 'campaign', name: { zh: '专项行动', en: 'campaign' }, heads: /^专项行动(?:名称)?$|^campaign$/iu },
  {
    column: 'leader',
    name: { zh: '责任领导', en: 'leader' },
    heads: /^(?:责任|牵头|包抓|分管)(?:市)?领导$|^(?:responsible)?leader$/iu,
  },
  {
    column: 'leadUnit',
    name: { zh: '牵头单位', en: 'lead unit' },
    heads: /^(?:牵头|责任|主办|承办)(?:责任)?单位$|^leadunit$/iu,
  },
  {
    column: 'supportingUnits',
    name: { zh: '配合单位', en: 'supporting units' },
    heads: /^(?:配合|协办|参与)(?:责任)?单位$|^supportingunits$/iu,
  },
  {
    column: 'taskForce',
    name: { zh: '专班', en: 'task force' },
    heads: /^(?:工作)?专班(?:名称)?$|^taskforce$/iu,
  },
  {
    column: 'head',
    name: { zh: '专班负责人', en: 'head of the task force' },
    heads: /^(?:专班)?(?:负责人|责任人|组长)$|^head$/iu,
  },
  { column: 'size', name: { zh: '专班人数', en: 'size of the task force' }, heads: /^(?:专班)?人数$|^size$/iu },
  {
    column: 'deadline',
    name: { zh: '完成时限', en: 'deadline' },
    heads: /^(?:完成|整改|办结|办理|销号)(?:的)?(?:时限|期限|时间)$|^时限$|^deadline$/iu,
  },
  {
    column: 'done',
    name: { zh: '办结标准', en: 'what counts as done' },
    heads: /^(?:办结|销号|完成)标准$|^(?:整改|工作)目标$|^donewhen$/iu,
  },
  {
    column: 'measures',
    name: { zh: '整改措施', en: 'measures' },
    heads: /^(?:整改|工作|推进|主要)?措施$|^measures$/iu,
  },
  {
    column: 'rhythm',
    name: { zh: '报告频次', en: 'reporting rhythm' },
    heads: /^(?:报告|报送|调度)(?:频次|周期)$|^(?:reporting)?rhythm$/iu,
  },
  {
    column: 'controllability',
    name: { zh: '可控程度', en: 'controllability' },
    heads: /^可控(?:程度|度)$|^controllability$/iu,
  },
];

/** Heads that say what became of a matter: a table states it, the record goes by what is done here. */
export const passedOver: RegExp =
  /^(?:序号|编号|状态|进展(?:情况)?|完成情况|备注|交办日期|办结日期|原时限|余工作日|no\.?|state|assigned|concluded|firstdeadline|workingdaysleft)$/iu;

/** Words by which tables name a source (来源). */
export const sourceNames: readonly (readonly [SourceKind, RegExp])[] = [
  ['instruction', /^(?:领导)?批示|^instruction/iu],
  ['meeting', /^(?:.*会议|调度会|常务会|meeting)/iu],
  ['document', /^(?:文件|通知|document)/iu],
  ['incentiveMeasure', /^(?:督查)?激励|^incentivemeasure/iu],
  ['inspection', /^(?:国务院|国家|省|市)?(?:大)?督查|^巡[视察]|^inspection/iu],
  ['selfCheck', /^自查|^self-?check/iu],
  ['enterpriseRequest', /^企业(?:诉求|反映)|^enterpriserequest/iu],
  ['campaign', /^专项行动|^campaign/iu],
  ['finding', /^(?:平台)?研判|^finding/iu],
];

/** Folded head of a column: without spaces, line breaks, and a bracket at its end. */
export function foldedHead(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/\([^()]*\)$/u, '');
}

/** A column by its name in both languages. */
export function columnName(column: MatterColumn): { readonly zh: string; readonly en: string } {
  return matterColumns.find((one) => one.column === column)?.name ?? { zh: column, en: column };
}
