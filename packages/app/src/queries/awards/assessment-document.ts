import {
  type Actor,
  type AssessmentLine,
  display,
  type EconomicBulletin,
  type RegionCode,
  type TableBlock,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { framed, heading, paragraph } from './document-frame.ts';
import { openAwards } from './open-awards.ts';
import { readAssessment } from './read-assessment.ts';

/** The results of an assessment as a document (考核结果通报): as published where they are, else as they come to now, marked as a draft. */
export async function assessmentDocument(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly year: number; readonly asOf?: string },
): Promise<EconomicBulletin<string>> {
  const { moment, policy, units: computed, published } = await readAssessment(app, actor, city, asked);
  const open = await openAwards(app, actor, city, asked.asOf);
  const units = published?.units ?? computed;
  const state = published === null ? '（测算稿）' : published.settledAt === null ? '（公示稿）' : '';
  const results: TableBlock<string> = {
    kind: 'table',
    title: `${policy.year}年度县市区绩效考核结果`,
    unit: '分',
    head: ['位次', '县市区', '指标', '督办', '激励加分', '总分'],
    widths: [1, 3, 1.4, 1.4, 1.4, 1.4],
    rows: units.map((unit) => [
      { text: String(unit.rank), align: 'center' },
      { text: unit.name, align: 'center' },
      { text: display(unit.parts.indicators, 2), align: 'right' },
      { text: display(unit.parts.supervision, 2), align: 'right' },
      { text: display(unit.parts.awards, 2), align: 'right' },
      { text: display(unit.total, 2), align: 'right' },
    ]),
    notes: policy.verified ? [] : ['考核办法未与文件核实。'],
  };
  const lines: TableBlock<string> = {
    kind: 'table',
    title: '计分明细',
    unit: '分',
    head: ['县市区', '项目', '依据', '得分'],
    widths: [2, 3.4, 3, 1.2],
    rows: units.flatMap((unit) =>
      unit.lines.map((line) => [
        { text: unit.name },
        { text: line.title },
        { text: basisWords(line) },
        {
          text: line.points === null ? '—' : display(line.points, 2),
          align: 'right' as const,
          ...(line.figure === null ? {} : { figure: line.figure }),
        },
      ]),
    ),
    notes: [],
  };
  const decided = published?.objections.filter(({ decision }) => decision !== null) ?? [];
  const nameBy = new Map(units.map(({ code, name }) => [code, name]));
  return framed(
    moment,
    open.registry,
    `关于${policy.year}年度县市区绩效考核结果的通报${state}`,
    [
      paragraph(
        `依据${policy.document ?? policy.name}，${policy.year}年度${units.length}个县市区考核结果见附表。指标按位次计分，督办按未办结、逾期和缺报扣分，督查激励按加分办法加分。`,
      ),
      ...(decided.length === 0 ? [] : [heading('异议处理情况', 1)]),
      ...decided.map(({ unit, words, decision }) =>
        paragraph(
          `${nameBy.get(unit) ?? unit}：${words.replace(/。$/u, '')}。${decision?.upheld === true ? '采纳' : '不采纳'}：${(decision?.reason ?? '').replace(/。$/u, '')}${(
            decision?.corrections ?? []
          )
            .map(({ title, was, points }) => `；${title}由${was === null ? '缺数' : was}分改为${points}分`)
            .join('')}。`,
        ),
      ),
    ],
    [results, lines],
  );
}

function basisWords({ basis }: AssessmentLine): string {
  switch (basis.kind) {
    case 'rank':
      return `第${basis.rank}位（共${basis.of}个），权重${basis.weight}`;
    case 'noFigure':
      return `缺数，权重${basis.weight}由其他指标分担`;
    case 'shortfall':
      return basis.what.replace(/^missed (\d+)$/, '缺报$1次');
    case 'award':
      return `${basis.base}×${basis.share}`;
    case 'cap':
      return `以${basis.cap}分为限`;
  }
}
