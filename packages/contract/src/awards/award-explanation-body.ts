import type { Award, AwardFigure, AwardRule, Language } from '@shigan/core';
import { z } from 'zod';
import type { InEveryLanguage } from '../words/language.ts';
import {
  awardFigureBody,
  type AwardFigureBody,
  type AwardPresentation,
  presentAwardFigure,
} from './award-figure-body.ts';

/** How each figure of the award ledger comes about. */
export const awardFormulas: Readonly<Record<AwardRule, InEveryLanguage>> = {
  awards: { zh: '市本级、县市区、园区获奖次数之和', en: 'awards of the city level, its counties and parks' },
  cityLevelAwards: { zh: '市本级获奖次数', en: 'awards at city level' },
  countyAwards: { zh: '所辖县市区获奖次数', en: 'awards of its counties' },
  awardsOverYears: { zh: '各年度获奖次数之和', en: 'sum of the awards of the years' },
  awardsChange: { zh: '本年度次数 − 上年度次数', en: 'awards of the year − of the year before' },
  awardItems: { zh: '获奖的不同措施的项数', en: 'distinct measures won' },
  rankByAwards: { zh: '1 + 次数更多的市州数', en: '1 + cities with more awards' },
  rankByCityLevelAwards: { zh: '1 + 市本级次数更多的市州数', en: '1 + cities with more awards at city level' },
  tierByAwards: { zh: '位次所在的方阵', en: 'the tier that the rank falls in' },
  tierByCityLevelAwards: { zh: '市本级位次所在的方阵', en: 'the tier that the rank of the city level falls in' },
  meanOfCityLevelAwards: { zh: '各市州市本级次数之和 ÷ 市州数', en: 'awards at city level ÷ cities' },
  meanOfCountyAwards: { zh: '各县市区次数之和 ÷ 县市区数', en: 'awards of counties ÷ counties' },
  ownCountyMean: { zh: '所辖县市区次数之和 ÷ 所辖县市区数', en: 'awards of its counties ÷ its counties' },
  cityLevelAgainstMean: { zh: '市本级次数 − 全省市本级平均数', en: 'awards at city level − their mean' },
  countiesAgainstMean: { zh: '所辖县市区平均数 − 全省县市区平均数', en: 'mean of its counties − mean of all counties' },
  awardsOfCounty: { zh: '该县市区获奖次数', en: 'awards of the county' },
  awardsOfCountyOverYears: { zh: '该县市区各年度次数之和', en: 'awards of the county over the years' },
  countiesWithNone: { zh: '各年度从未获奖的县市区数', en: 'counties without an award in any year' },
  measuresNeverWon: { zh: '全部措施 − 获得过的措施', en: 'all measures − measures won at least once' },
  awardsOfMeasure: { zh: '该措施获奖次数', en: 'awards of the measure' },
  shareOfMeasure: { zh: '该措施次数 ÷ 全部次数 × 100', en: 'awards of the measure ÷ all awards × 100' },
  chanceByLot: {
    zh: '1 − 按名额和参评数均等抽取时一个也抽不中的概率',
    en: '1 − the chance that none is drawn, were recipients drawn by lot',
  },
  chanceByHistory: {
    zh: '近四年获得的年份 ÷ 有此措施的年份，每早一年权重×¾',
    en: 'years in which it was won ÷ years with the measure, of the last four, each ¾ of the one after',
  },
  chanceOfSimilar: {
    zh: '上年获得的同类市州数 ÷ 同类市州数',
    en: 'similar cities that won it last year ÷ similar cities',
  },
  chanceByScore: {
    zh: '1 ÷ (1 + 3^(−(自评得分 ÷ 入围分数线 − 1) ÷ 0.05))',
    en: '1 ÷ (1 + 3^(−(own score ÷ cut line − 1) ÷ 0.05))',
  },
  estimatedChance: {
    zh: '各项依据按权重平均，不低于2%、不高于98%',
    en: 'the weighted mean of its grounds, at least 2 % and at most 98 %',
  },
  statedChance: {
    zh: '责任单位预判所对应的概率',
    en: "what the responsible unit's grade stands for",
  },
  chanceOfSubItem: {
    zh: '单位预判与平台估计的平均；没有预判的用平台估计',
    en: "the mean of the unit's grade and the platform's estimate; without a grade the estimate",
  },
  gainOfSubItem: {
    zh: '填报的可增加概率；没有填报的为距100%差额的四分之一；合计不超过100%',
    en: 'what was stated, else a quarter of what is missing to 100 %; never beyond 100 %',
  },
  pointsOfCriterion: {
    zh: '按位次：权重 ×（个数 − 位次 + 1）÷ 个数；按与最好者之比：权重 × 比值',
    en: 'by place: weight × (n − place + 1) ÷ n; by ratio to the best: weight × ratio',
  },
  scoreOfSubItem: {
    zh: '各评价指标得分之和 ÷ 可测算的权重之和 × 100',
    en: 'sum of the points of the criteria ÷ sum of the weights computed × 100',
  },
  brierOfGrades: { zh: '（单位预判概率 − 结果）²的平均', en: 'mean of (probability of the grade − result)²' },
  brierOfEstimates: { zh: '（平台估计概率 − 结果）²的平均', en: 'mean of (estimated probability − result)²' },
  gapToPeer: { zh: '对方次数 − 本市次数', en: "the peer's awards − own awards" },
};

/** One thing that an award figure rests on. */
interface AwardInputBody {
  readonly role: string;
  readonly figure?: AwardFigureBody;
  /** Entries of the ledger. */
  readonly awards?: readonly {
    readonly id: string;
    readonly year: number;
    readonly measure: string;
    readonly recipient: string;
    readonly notice: string;
    readonly invented: boolean;
  }[];
  readonly set?: { readonly code: string; readonly of: number };
  readonly constant?: { readonly value: number; readonly unit: string };
}

export interface AwardExplanationBody {
  readonly figure: AwardFigureBody;
  readonly formula: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly asOf: string;
  readonly inputs: readonly AwardInputBody[];
}

export const awardExplanationBody: z.ZodType<AwardExplanationBody> = z
  .strictObject({
    figure: awardFigureBody,
    formula: z.string(),
    region: z.strictObject({ code: z.string(), name: z.string() }),
    year: z.int(),
    asOf: z.string(),
    inputs: z.array(
      z.strictObject({
        role: z.string(),
        figure: awardFigureBody.exactOptional(),
        awards: z
          .array(
            z.strictObject({
              id: z.string(),
              year: z.int(),
              measure: z.string(),
              recipient: z.string(),
              notice: z.string(),
              invented: z.boolean(),
            }),
          )
          .exactOptional(),
        set: z.strictObject({ code: z.string(), of: z.int() }).exactOptional(),
        constant: z.strictObject({ value: z.number(), unit: z.string() }).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'AwardExplanation', description: 'How a figure of the award ledger came about, down to the entries.' });

export function presentAwardExplanation(
  figure: AwardFigure,
  awards: ReadonlyMap<string, Award>,
  names: { readonly region: (code: string) => string; readonly measure: (id: string) => string },
  presentation: AwardPresentation,
): AwardExplanationBody {
  const language: Language = presentation.language;
  const judged = judgedIn(figure);
  return {
    figure: presentAwardFigure(figure, presentation),
    formula: awardFormulas[figure.rule][language],
    region: { code: judged, name: names.region(judged) },
    year: figure.year,
    asOf: figure.asOf,
    inputs: figure.inputs.map((input): AwardInputBody => {
      switch (input.kind) {
        case 'figure':
          return { role: input.role, figure: presentAwardFigure(input.figure, presentation) };
        case 'set':
          return { role: input.role, set: { code: input.set, of: input.of } };
        case 'constant':
          return { role: input.role, constant: { value: input.value, unit: input.unit } };
        case 'awards':
          return { role: input.role, awards: input.ids.flatMap((id) => entryOf(awards.get(id), names.measure)) };
      }
    }),
  };
}

/** Who a figure is about: a score may be a county's, in the odds of its city. */
function judgedIn({ rule, region, item }: AwardFigure): string {
  if (rule !== 'scoreOfSubItem' && rule !== 'pointsOfCriterion') return region;
  return item?.split(' ')[0] ?? region;
}

function entryOf(
  award: Award | undefined,
  measure: (id: string) => string,
): readonly NonNullable<AwardInputBody['awards']>[number][] {
  if (award === undefined) return [];
  const { id, year, recipientName, notice, invented } = award;
  return [{ id, year, measure: measure(award.measure), recipient: recipientName, notice, invented }];
}
