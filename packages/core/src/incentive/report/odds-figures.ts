import type { Instant } from '../../instant.ts';
import { isMissing, type Maybe } from '../../missing.ts';
import type { RegionCode } from '../../region/region.ts';
import type { RuleSet } from '../catalogue.ts';
import type { EstimateGround } from '../estimate.ts';
import type { AwardFigure, AwardFigureInput, AwardRule } from './award-figure.ts';
import { constant, part } from './figure-parts.ts';
import type { SubItemOdds } from './odds-report.ts';

/** What decides whether a sub-item is gone for: its chance, and how much likelier going for it makes it. */
export interface WeighedOdds {
  readonly odds: SubItemOdds;
  /** The mean of the unit's grade and the platform's estimate where both are there. */
  readonly chance: number;
  readonly gain: number;
  /** Whether somebody said what it takes and brings, or the usual was taken. */
  readonly stated: boolean;
}

/** Where nobody has said what going for a sub-item brings, it closes a quarter of what is missing to certainty. */
const usualShare = 0.25;

/** Weighs the odds of a sub-item (概率与可增加的概率): what it brings never reaches beyond certainty. */
export function weighOdds(odds: SubItemOdds): WeighedOdds {
  const estimate = odds.estimate.probability;
  const chance = odds.stated === null ? estimate : (odds.stated + estimate) / 2;
  const gain = Math.min(odds.work?.gain ?? (1 - chance) * usualShare, 1 - chance);
  return { odds, chance, gain, stated: odds.work?.gain !== undefined && odds.work.effort !== undefined };
}

/** Both odds of a sub-item as figures that explain themselves, in percent. */
export interface OddsFigures {
  readonly estimate: AwardFigure;
  readonly grounds: ReadonlyMap<EstimateGround['ground'], AwardFigure>;
  readonly stated: AwardFigure | null;
  readonly chance: AwardFigure;
  readonly gain: AwardFigure;
}

/** What odds are figures of: the ledger, the rules and the work, all as known at one moment. */
export interface OddsOf {
  readonly region: RegionCode;
  readonly ruleSet: Pick<RuleSet, 'authority' | 'year'>;
  readonly asOf: Instant;
}

const groundRules: Readonly<Record<EstimateGround['ground'], AwardRule>> = {
  quota: 'chanceByLot',
  history: 'chanceByHistory',
  similar: 'chanceOfSimilar',
  score: 'chanceByScore',
};

/** The odds of a sub-item as figures. */
export function oddsFigures(weighed: WeighedOdds, of: OddsOf): OddsFigures {
  const { odds, chance, gain } = weighed;
  const percent = (rule: AwardRule, share: number, inputs: readonly AwardFigureInput[]): AwardFigure =>
    figureOf(of, rule, odds.subItem.id, { value: share * 100, decimals: 0, unit: '%', inputs });
  const grounds = new Map(
    odds.estimate.grounds.map(({ ground, probability }) => [
      ground,
      percent(groundRules[ground], probability, groundInputs(ground, odds, of)),
    ]),
  );
  const estimate = percent(
    'estimatedChance',
    odds.estimate.probability,
    odds.estimate.grounds.flatMap(({ ground, weight }) => {
      const figure = grounds.get(ground);
      return figure === undefined ? [] : [part(ground, figure), constant(`${ground} weight`, weight)];
    }),
  );
  const stated =
    odds.stated === null || odds.grade === null
      ? null
      : percent('statedChance', odds.stated, [constant(odds.grade, odds.stated)]);
  const both = percent('chanceOfSubItem', chance, [
    ...(stated === null ? [] : [part('stated', stated)]),
    part('estimate', estimate),
  ]);
  const told = odds.work?.gain === undefined ? [] : [constant('gain', odds.work.gain)];
  const share = percent('gainOfSubItem', gain, [part('chance', both), ...told]);
  return { estimate, grounds, stated, chance: both, gain: share };
}

function groundInputs(ground: EstimateGround['ground'], odds: SubItemOdds, of: OddsOf): readonly AwardFigureInput[] {
  const { rests } = odds;
  switch (ground) {
    case 'quota':
      return Object.entries(rests.quota ?? {}).map(([role, value]) => constant(role, value));
    case 'history':
      return rests.history.flatMap((won, back) =>
        won === null ? [] : [constant(String(of.ruleSet.year - 1 - back), won ? 1 : 0)],
      );
    case 'similar':
      return Object.entries(rests.similar ?? {}).map(([role, value]) => constant(role, value));
    case 'score':
      return Object.entries(rests.score ?? {}).map(([role, value]) => constant(role, value));
  }
}

/** A Brier score as a figure: every sub-item that has a grade and a result, its probability and what came. */
export function brierFigure(
  rule: 'brierOfGrades' | 'brierOfEstimates',
  score: Maybe<{ readonly score: number }>,
  all: readonly (readonly [odds: SubItemOdds, figures: OddsFigures])[],
  of: OddsOf,
): AwardFigure {
  const inputs = all.flatMap(([{ subItem, won }, { stated, estimate }]) => {
    const figure = rule === 'brierOfGrades' ? stated : estimate;
    return won === null || stated === null || figure === null
      ? []
      : [part(subItem.id, figure), constant(`${subItem.id} won`, won ? 1 : 0)];
  });
  const value = isMissing(score) ? score : score.score;
  return figureOf(of, rule, null, { value, decimals: 3, unit: '', inputs });
}

/** Every figure that the odds of a year show. */
export function oddsFiguresOf(
  odds: readonly SubItemOdds[],
  scores: { readonly unit: Maybe<{ readonly score: number }>; readonly platform: Maybe<{ readonly score: number }> },
  of: OddsOf,
): readonly AwardFigure[] {
  const all = odds.map((one) => [one, oddsFigures(weighOdds(one), of)] as const);
  return [
    // What stands in the gain: the chance, and in it both odds with their grounds.
    ...all.map(([, { gain }]) => gain),
    brierFigure('brierOfGrades', scores.unit, all, of),
    brierFigure('brierOfEstimates', scores.platform, all, of),
  ];
}

function figureOf(
  { region, ruleSet, asOf }: OddsOf,
  rule: AwardRule,
  item: string | null,
  of: Pick<AwardFigure, 'value' | 'decimals' | 'unit' | 'inputs'>,
): AwardFigure {
  return { rule, region, authority: ruleSet.authority, year: ruleSet.year, item, asOf, ...of };
}
