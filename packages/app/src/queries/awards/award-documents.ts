import {
  type Actor,
  type AwardFigure,
  awardFigureId,
  type AwardSentence,
  type Block,
  display,
  type EconomicBulletin,
  type RegionCode,
  standingSentences,
  type TableBlock,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { awardNames } from './award-names.ts';
import { framed, heading, paragraph } from './document-frame.ts';
import { openAwards } from './open-awards.ts';
import { readOdds } from './read-odds.ts';
import { readPoints } from './read-points.ts';
import { readStanding } from './read-standing.ts';

export * from './evidence-pack.ts';

type Document = EconomicBulletin<string>;

/** The documents of incentives (激励公文): where the city stands, who answers for which sub-item, the points and rewards. */
export const awardDocumentKinds = ['standing', 'work', 'points'] as const;

export type AwardDocumentKind = (typeof awardDocumentKinds)[number];

/** A document of incentives in the official form, as of a moment. */
export async function awardDocument(
  app: Application,
  actor: Actor,
  city: RegionCode,
  kind: AwardDocumentKind,
  asked: { readonly year?: number; readonly asOf?: string },
): Promise<Document> {
  switch (kind) {
    case 'standing':
      return standingDocument(app, actor, city, asked);
    case 'work':
      return workDocument(app, actor, city, asked);
    case 'points':
      return pointsDocument(app, actor, city, asked);
  }
}

interface Asked {
  readonly year?: number;
  readonly asOf?: string;
}

async function standingDocument(app: Application, actor: Actor, city: RegionCode, asked: Asked): Promise<Document> {
  const { open, report } = await readStanding(app, actor, city, { region: city, authority: 'province', ...asked });
  const names = awardNames(open, 'zh', report.authority, report.year);
  const idOf = (figure: AwardFigure): string => awardFigureId(figure, (content) => app.digest.sha256(content));
  const worst = report.peers
    .toSorted((a, b) => lastGap(b.years) - lastGap(a.years))
    .slice(0, 3)
    .map(({ code }) => code);
  const sentences = standingSentences(report, names, 'zh', worst);
  const say = (statement: AwardSentence['statement']): readonly Block<string>[] =>
    sentences
      .filter((sentence) => sentence.statement === statement)
      .map(({ parts }) => ({
        kind: 'paragraph',
        runs: parts.map((part) =>
          typeof part === 'string' ? { text: part } : { text: part.text, figure: idOf(part.figure) },
        ),
      }));
  const province: TableBlock<string> = {
    kind: 'table',
    title: `${report.year}年全省各市州获省政府督查激励情况`,
    unit: '次',
    head: ['位次', '市州', '总次数', '市本级', '市本级位次'],
    widths: [1, 3, 1.4, 1.4, 1.6],
    rows: report.standing.table
      .toSorted((a, b) => a.rankTotal - b.rankTotal)
      .map((row) => [
        { text: String(row.rankTotal), align: 'center' },
        { text: names.region(row.code), align: 'center' },
        { text: String(row.total), align: 'center' },
        { text: String(row.cityLevel), align: 'center' },
        { text: String(row.rankCityLevel), align: 'center' },
      ]),
    notes: ['总次数为市本级、所辖县市区和园区之和，并列同位。'],
  };
  const counties: TableBlock<string> = {
    kind: 'table',
    title: '各县市区获省政府督查激励情况',
    unit: '次',
    head: ['县市区', `${report.year}年`, '历年合计'],
    widths: [3, 1.5, 1.5],
    rows: report.counties.map((line) => [
      { text: names.region(line.code), align: 'center' },
      { text: countOf(line.thisYear), align: 'center', figure: idOf(line.thisYear) },
      { text: countOf(line.overYears), align: 'center', figure: idOf(line.overYears) },
    ]),
    notes: [],
  };
  return framed(
    open.moment,
    open.registry,
    `关于${report.year}年度真抓实干督查激励情况的通报`,
    [
      heading('一、总体情况', 1),
      ...say('totals'),
      ...say('ranks'),
      heading('二、存在差距', 1),
      ...say('distances'),
      ...say('gap'),
      heading('三、覆盖面', 1),
      ...say('concentration'),
      ...say('spread'),
      ...say('neverWon'),
      ...say('wonBySimilar'),
    ],
    // A year of which no notice is in the ledger yet ranks nobody.
    province.rows.length === 0 ? [counties] : [province, counties],
  );
}

async function workDocument(app: Application, actor: Actor, city: RegionCode, asked: Asked): Promise<Document> {
  const { open, ruleSet, odds } = await readOdds(app, actor, city, { region: city, authority: 'province', ...asked });
  const byLeader = new Map<string, number>();
  for (const { work } of odds)
    byLeader.set(work?.leader ?? '未明确', (byLeader.get(work?.leader ?? '未明确') ?? 0) + 1);
  const counted = (grade: string): number => odds.filter((one) => one.grade === grade).length;
  const table: TableBlock<string> = {
    kind: 'table',
    title: `${ruleSet.year}年度督查激励争取工作责任清单`,
    unit: '',
    head: ['小项', '层级', '分管领导', '牵头单位', '预判', '下一步', '时限'],
    widths: [4, 1.1, 2.1, 2.7, 1.4, 1.3, 1.9],
    rows: odds.map(({ subItem, work, grade }) => {
      const next = work?.calendar?.find(({ doneOn }) => doneOn === undefined);
      return [
        { text: subItem.title.zh },
        { text: levelWords[subItem.level], align: 'center' },
        { text: work?.leader ?? '未明确', align: 'center' },
        { text: work?.leadUnit ?? '未明确', align: 'center' },
        { text: grade === null ? '未预判' : gradeWords[grade], align: 'center' },
        { text: next === undefined ? '' : stepWords[next.step], align: 'center' },
        { text: next?.due ?? '', align: 'center' },
      ];
    }),
    notes: [],
  };
  const lead = [...byLeader].map(([leader, count]) => `${leader}${count}个`).join('、');
  return framed(
    open.moment,
    open.registry,
    `关于${ruleSet.year}年度督查激励争取工作分工的通知`,
    [
      heading('一、总体情况', 1),
      paragraph(
        `${ruleSet.name.zh}共${odds.length}个小项。责任单位预判：很有希望${counted('hopeful')}个，较有可能${counted('possible')}个，有难度${counted('difficult')}个。`,
      ),
      heading('二、责任分工', 1),
      paragraph(`按分管领导：${lead}。各小项分管领导、牵头单位和下一步时限见附表。`),
    ],
    [table],
  );
}

async function pointsDocument(app: Application, actor: Actor, city: RegionCode, asked: Asked): Promise<Document> {
  const open = await openAwards(app, actor, city, asked.asOf);
  const year = asked.year ?? open.record.tally.years('province').at(-1) ?? Number(open.moment.asOf.slice(0, 4)) - 1;
  const { policy, recipients } = await readPoints(app, actor, city, { ...asked, year });
  const title = awardNames(open, 'zh', 'province', year).measure;
  const paid = recipients.reduce((sum, { cash }) => sum + (cash?.unit ?? 0) + (cash?.persons ?? 0), 0);
  const table: TableBlock<string> = {
    kind: 'table',
    title: `${year}年度督查激励考核加分和奖励资金`,
    unit: '分、万元',
    head: ['县市区、园区', '加分', '奖励单位', '奖励个人', '来历'],
    widths: [2.4, 1, 1.2, 1.2, 4.4],
    rows: recipients
      .toSorted((a, b) => b.result.total - a.result.total)
      .map(({ name, result, cash, awards }) => [
        { text: name, align: 'center' },
        { text: String(result.total), align: 'center' },
        { text: cash === null ? '—' : String(cash.unit), align: 'center' },
        { text: cash === null ? '—' : String(cash.persons), align: 'center' },
        {
          text: result.lines
            .filter(({ points }) => points > 0)
            .map((line) => `${title(awards.find(({ id }) => id === line.award)?.measure ?? line.award)}${line.points}`)
            .join('、'),
        },
      ]),
    notes: policy.verified === true ? [] : ['加分办法未与文件核实。'],
  };
  return framed(
    open.moment,
    open.registry,
    `关于${year}年度督查激励考核加分和奖励资金的通知`,
    [
      paragraph(
        `依据${policy.name ?? policy.document ?? '加分办法'}，${recipients.filter(({ result }) => result.total > 0).length}个县市区、园区获得考核加分，奖励资金共${display(paid, 0)}万元，明细见附表。`,
      ),
    ],
    [table],
  );
}

const levelWords = { cityLevel: '市本级', county: '县市区', park: '园区' } as const;
const gradeWords = { hopeful: '很有希望', possible: '较有可能', difficult: '有难度' } as const;
const stepWords = {
  rulesOut: '文件印发',
  criteriaFrozen: '指标锁定',
  selfAssessment: '自评',
  application: '申报',
  provincialCheck: '省级核查',
  result: '结果公布',
} as const;

function lastGap(years: readonly { readonly gap: AwardFigure }[]): number {
  const value = years.at(-1)?.gap.value;
  return typeof value === 'number' ? value : 0;
}

function countOf({ value }: AwardFigure): string {
  return typeof value === 'number' ? String(value) : '—';
}
