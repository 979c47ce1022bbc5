import {
  awardFigureId,
  type AwardLevel,
  awardLevels,
  type ComputedScore,
  type EstimateGround,
  type Figure,
  figureId,
  type Grade,
  grades,
  type Hash,
  type IndicatorCode,
  type Language,
  type Missing,
  type OddsFigures,
  oddsFigures,
  type OddsOf,
  type RegionCode,
  type RuleSet,
  type ScoredCriterion,
  scoreFigures,
  type WeighedOdds,
  withoutNoise,
  workKey,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import {
  awardFigureBody,
  type AwardFigureBody,
  type AwardPresentation,
  presentAwardFigure,
} from './award-figure-body.ts';

/** How odds are named: award figures, figures of the record, regions. */
export interface OddsPresentation extends AwardPresentation {
  readonly figureIdOf: (figure: Figure) => string;
  readonly regionName: (code: RegionCode) => string;
}

/** Names odds by hashes of what they rest on. */
export function oddsPresentation(
  hash: Hash,
  language: Language,
  regionName: (code: RegionCode) => string,
): OddsPresentation {
  return {
    language,
    regionName,
    idOf: (figure) => awardFigureId(figure, hash),
    figureIdOf: (figure) => figureId(figure, hash),
  };
}

/** The score of one who is judged, with what it was worked out from. */
export interface PresentedScore {
  readonly region: RegionCode;
  readonly score: ComputedScore;
  readonly figures: ReadonlyMap<IndicatorCode, Figure>;
}

export interface PresentedScores {
  readonly city: PresentedScore | null;
  readonly counties: readonly PresentedScore[];
}

/** A score by the criteria that indicators of the platform measure. */
export interface ComputedScoreBody {
  readonly region: { readonly code: string; readonly name: string };
  readonly own: number;
  readonly cutLine: number | Missing;
  readonly covered: number;
  /** The sum as a figure: points of its criteria ÷ weights computed × 100. */
  readonly sum: AwardFigureBody;
  /** Each with the figure that its value is; its id explains it. */
  readonly lines: readonly (ScoredCriterion & {
    readonly figure: string | null;
    readonly unit: string;
    readonly pointsFigure: string;
  })[];
}

/** A sub-item with both odds. */
export interface SubItemOddsBody {
  readonly measure: string;
  readonly subItem: string;
  readonly title: string;
  readonly level: AwardLevel;
  readonly quota: number | null;
  readonly grade: Grade | null;
  readonly stated: number | null;
  readonly estimate: number;
  readonly grounds: readonly (EstimateGround & { readonly figure: AwardFigureBody | null })[];
  readonly won: boolean | null;
  /** The odds in percent, as figures that explain themselves. */
  readonly figures: {
    readonly stated: AwardFigureBody | null;
    readonly estimate: AwardFigureBody;
    readonly chance: AwardFigureBody;
    readonly gain: AwardFigureBody;
  };
  /** By the criteria that indicators of the platform measure; null where none does. */
  readonly score: ComputedScoreBody | null;
  /** At county level each county's own, the best first. */
  readonly countyScores: readonly ComputedScoreBody[];
}

const scoreBody = z.strictObject({
  region: z.strictObject({ code: z.string(), name: z.string() }),
  own: z.number(),
  cutLine: maybe(z.number()),
  covered: z.number(),
  sum: awardFigureBody,
  lines: z.array(
    z.strictObject({
      criterion: z.string(),
      title: z.string(),
      indicator: z.string(),
      weight: z.number(),
      points: z.number(),
      value: z.number(),
      place: z.int(),
      of: z.int(),
      figure: z.string().nullable(),
      unit: z.string(),
      pointsFigure: z.string(),
    }),
  ),
});

export const subItemOddsFields: { readonly [Field in keyof SubItemOddsBody]: z.ZodType<SubItemOddsBody[Field]> } = {
  measure: z.string(),
  subItem: z.string(),
  title: z.string(),
  level: z.enum(awardLevels),
  quota: z.int().nullable(),
  grade: z.enum(grades).nullable(),
  stated: z.number().nullable(),
  estimate: z.number(),
  grounds: z.array(
    z.strictObject({
      ground: z.enum(['quota', 'history', 'similar', 'score']),
      probability: z.number(),
      weight: z.number(),
      figure: awardFigureBody.nullable(),
    }),
  ),
  won: z.boolean().nullable(),
  figures: z.strictObject({
    stated: awardFigureBody.nullable(),
    estimate: awardFigureBody,
    chance: awardFigureBody,
    gain: awardFigureBody,
  }),
  score: scoreBody.nullable(),
  countyScores: z.array(scoreBody),
};

/** Presents a sub-item with both odds, its scores, and every percentage as a figure. */
export function presentSubItem(
  weighed: WeighedOdds,
  source: {
    readonly ruleSet: Pick<RuleSet, 'authority' | 'year'>;
    readonly computed: ReadonlyMap<string, PresentedScores>;
    readonly of: OddsOf;
  },
  presentation: OddsPresentation,
): SubItemOddsBody {
  const { odds } = weighed;
  const { authority, year } = source.ruleSet;
  const scores = source.computed.get(workKey({ authority, year, measure: odds.measure.id, subItem: odds.subItem.id }));
  const figures: OddsFigures = oddsFigures(weighed, source.of);
  const present = (figure: OddsFigures['estimate']): AwardFigureBody => presentAwardFigure(figure, presentation);
  return {
    measure: odds.measure.id,
    subItem: odds.subItem.id,
    title: odds.subItem.title.zh,
    level: odds.subItem.level,
    quota: odds.subItem.quota,
    grade: odds.grade,
    stated: odds.stated,
    estimate: withoutNoise(odds.estimate.probability),
    grounds: odds.estimate.grounds.map((ground) => {
      const figure = figures.grounds.get(ground.ground);
      return {
        ...ground,
        probability: withoutNoise(ground.probability),
        figure: figure === undefined ? null : present(figure),
      };
    }),
    won: odds.won,
    figures: {
      stated: figures.stated === null ? null : present(figures.stated),
      estimate: present(figures.estimate),
      chance: present(figures.chance),
      gain: present(figures.gain),
    },
    score: scores?.city == null ? null : presentScore(scores.city, odds.subItem.id, source.of, presentation),
    countyScores: (scores?.counties ?? []).map((one) => presentScore(one, odds.subItem.id, source.of, presentation)),
  };
}

function presentScore(
  { region, score, figures }: PresentedScore,
  subItem: string,
  of: OddsOf,
  presentation: OddsPresentation,
): ComputedScoreBody {
  const { figureIdOf, idOf, regionName } = presentation;
  const unitOf = ({ indicator }: ScoredCriterion): string => figures.get(indicator)?.unit ?? '';
  const { sum, points } = scoreFigures(score, { region, subItem, unitOf }, of);
  return {
    region: { code: region, name: regionName(region) },
    own: score.own,
    cutLine: score.cutLine,
    covered: score.covered,
    sum: presentAwardFigure(sum, presentation),
    lines: score.lines.map((line) => {
      const figure = figures.get(line.indicator);
      const worth = points.get(line.criterion) ?? sum;
      return {
        ...line,
        figure: figure === undefined ? null : figureIdOf(figure),
        unit: unitOf(line),
        pointsFigure: idOf(worth),
      };
    }),
  };
}
