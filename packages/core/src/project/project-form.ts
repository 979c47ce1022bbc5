import { rosterChoice as chosen, rosterColumn as column, type RosterForm } from '../roster/roster-form.ts';
import type { Language } from '../words/language.ts';
import type { ChainEffect, ProjectNature, ProjectSector } from './project.ts';

type Words = Readonly<Record<Language, string>>;

export const sectorWords: Readonly<Record<ProjectSector, Words>> = {
  industry: { zh: '工业', en: 'industry' },
  farming: { zh: '农业', en: 'farming' },
  services: { zh: '服务业', en: 'services' },
  infrastructure: { zh: '基础设施', en: 'infrastructure' },
  livelihood: { zh: '民生', en: 'public services' },
  realEstate: { zh: '房地产', en: 'real estate' },
};

export const natureWords: Readonly<Record<ProjectNature, Words>> = {
  new: { zh: '新建', en: 'new' },
  extension: { zh: '扩建', en: 'extension' },
  upgrading: { zh: '改建和技术改造', en: 'upgrading' },
};

export const effectWords: Readonly<Record<ChainEffect, Words>> = {
  fills: { zh: '补链', en: 'fills a missing link' },
  extends: { zh: '延链', en: 'extends the chain' },
  strengthens: { zh: '强链', en: 'strengthens a link' },
};

const natures: readonly (readonly [RegExp, ProjectNature])[] = [
  [/^新建/u, 'new'],
  [/^(?:改?扩建)/u, 'extension'],
  [/^(?:改建|技改|技术改造|改建和技术改造)/u, 'upgrading'],
];

const sectors: readonly (readonly [RegExp, ProjectSector])[] = [
  [/^(?:工业|制造业|采矿业)/u, 'industry'],
  [/^(?:农业|现代农业|农林牧渔业)/u, 'farming'],
  [/^(?:服务业|现代服务业|商贸|文化旅游|文旅|物流)/u, 'services'],
  [/^(?:基础设施|交通|水利|能源设施|市政)/u, 'infrastructure'],
  [/^(?:民生|社会事业|教育|卫生)/u, 'livelihood'],
  [/^房地产/u, 'realEstate'],
];

const effects: readonly (readonly [RegExp, ChainEffect])[] = [
  [/^补链/u, 'fills'],
  [/^延链/u, 'extends'],
  [/^强链/u, 'strengthens'],
];

const thing = { of: 'thing' } as const;
const money = { kind: 'number', unit: '万元' } as const;
const land = { kind: 'number', unit: '亩' } as const;

/** The table of key projects (重点项目调度表): one row per project and month. */
export const projectForm: RosterForm = {
  roster: 'project',
  layout: 'project-roster',
  code: {
    head: /^(?:投资)?项目(?:统一)?代码$/u,
    read: projectCodeIn,
    words: { zh: '项目代码', en: 'Project code' },
    fault: 'bad-project-code',
  },
  columns: [
    column('name', '项目名称', 'Project', { head: /^项目名称$/u, kind: 'text', required: true, ...thing }),
    column('region', '县市区', 'County', { head: /^(?:县市区|地区|建设地点|所在县市区)$/u, kind: 'region', ...thing }),
    column('park', '所属园区', 'Park', { head: /^(?:所属|所在)?园区$/u, kind: 'text', ...thing }),
    column('sector', '投向', 'Sector', {
      head: /^(?:投向|项目类别|产业类别|行业类别)$/u,
      ...chosen(sectors, sectorWords),
      required: true,
      ...thing,
    }),
    column('nature', '建设性质', 'Nature', { head: /^建设性质$/u, ...chosen(natures, natureWords), ...thing }),
    column('kind', '项目类型', 'Kind', { head: /^项目类型$/u, kind: 'text', ...thing }),
    column('chain', '产业链', 'Chain', { head: /^(?:所属)?产业链$/u, kind: 'text', ...thing }),
    column('link', '产业链环节', 'Link', { head: /^(?:产业链)?环节$/u, kind: 'text', ...thing }),
    column('effect', '链条作用', 'Effect', {
      head: /^(?:链条作用|强链补链|补链延链强链)$/u,
      ...chosen(effects, effectWords),
      ...thing,
    }),
    column('owner', '建设单位', 'Owner', { head: /^(?:建设|业主|项目)单位(?:名称)?$/u, kind: 'text', ...thing }),
    column('leadUnit', '牵头单位', 'Lead unit', { head: /^(?:牵头|责任)单位$/u, kind: 'text', ...thing }),
    column('leader', '责任领导', 'Leader', { head: /^(?:责任|联系|包联|挂点)(?:市?领导)$/u, kind: 'text', ...thing }),
    column('total', '总投资', 'Total investment', { head: /^(?:计划|项目)?总投资(?:额)?$/u, ...money, ...thing }),
    column('landNeeded', '用地需求', 'Land needed', { head: /^(?:用地需求|需用地|用地面积)$/u, ...land, ...thing }),
    column('startPlanned', '计划开工', 'Start planned', {
      head: /^(?:计划|拟)开工(?:时间|年月|日期)?$/u,
      kind: 'month',
      ...thing,
    }),
    column('started', '实际开工', 'Started', { head: /^(?:实际)?开工(?:时间|年月|日期)?$/u, kind: 'month', ...thing }),
    column('completionPlanned', '计划竣工', 'Completion planned', {
      head: /^(?:计划|拟)(?:竣工|投产|完工|建成)(?:时间|年月|日期)?$/u,
      kind: 'month',
      ...thing,
    }),
    column('completed', '实际竣工', 'Completed', {
      head: /^(?:实际)?(?:竣工|投产|完工|建成)(?:时间|年月|日期)?$/u,
      kind: 'month',
      ...thing,
    }),
    column('plan', '年度计划投资', 'Plan of the year', {
      head: /^(?:本年|年|当年|\d{4}年)度?计划(?:完成)?投资(?:额)?$/u,
      ...money,
      of: 'year',
    }),
    column('doneBefore', '截至上年底累计完成投资', 'Done before the year', {
      head: /^(?:截至|至|到)(?:上年|去年|\d{4}年)底累计完成投资(?:额)?$/u,
      ...money,
      of: 'year',
    }),
    column('spent', '本年累计完成投资', 'Spent this year', {
      head: /^(?:本年|年初以来|当年|年度|\d{4}年)?累计完成投资(?:额)?$/u,
      ...money,
      of: 'month',
    }),
    column('funded', '累计到位资金', 'Funds arrived', {
      head: /^(?:累计)?(?:到位资金|资金到位)(?:额)?$/u,
      ...money,
      of: 'month',
    }),
    column('landSupplied', '累计供地', 'Land supplied', {
      head: /^(?:累计)?(?:已供地|供地)(?:面积)?$/u,
      ...land,
      of: 'month',
    }),
    column('progress', '形象进度', 'Progress', {
      head: /^(?:形象进度|工程进度|项目进展|进展情况)$/u,
      kind: 'text',
      of: 'month',
    }),
    column('problem', '存在问题', 'Problems', {
      head: /^(?:存在|主要)?(?:的)?(?:问题|困难和问题)$/u,
      kind: 'text',
      of: 'month',
    }),
  ],
};

/** Reads a project's code: year, region, two kinds of two digits, a number of six (2021-431202-13-01-012345). */
export function projectCodeIn(text: string): string | undefined {
  const code = text.replaceAll(/\s/gu, '').normalize('NFKC').replaceAll(/[–—−]/gu, '-');
  return /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/u.test(code) ? code : undefined;
}
