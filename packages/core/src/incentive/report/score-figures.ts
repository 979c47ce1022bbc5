import type { RegionCode } from '../../region/region.ts';
import type { ComputedScore, ScoredCriterion } from '../score.ts';
import type { AwardFigure, AwardFigureInput } from './award-figure.ts';
import { constant, part } from './figure-parts.ts';
import type { OddsOf } from './odds-figures.ts';

/** A score as figures: the sum, and the points of each criterion by its id. */
export interface ScoreFigures {
  readonly sum: AwardFigure;
  readonly points: ReadonlyMap<string, AwardFigure>;
}

/** The score of one who is judged as figures that explain themselves (测算得分): the points of every criterion from its value and place, and
 *  their sum, of a hundred by the weights that were computed. */
export function scoreFigures(
  score: ComputedScore,
  judged: {
    readonly region: RegionCode;
    readonly subItem: string;
    readonly unitOf: (line: ScoredCriterion) => string;
  },
  { region, ruleSet, asOf }: OddsOf,
): ScoreFigures {
  const item = `${judged.region} ${judged.subItem}`;
  const of = { region, authority: ruleSet.authority, year: ruleSet.year, asOf, unit: '分' } as const;
  const points = new Map(
    score.lines.map((line): [string, AwardFigure] => {
      const inputs: readonly AwardFigureInput[] = [
        constant('value', line.value, judged.unitOf(line)),
        constant('place', line.place),
        constant('of', line.of),
        constant('weight', line.weight, '分'),
      ];
      const about = { ...of, rule: 'pointsOfCriterion', item: `${item} ${line.criterion}` } as const;
      return [line.criterion, { ...about, value: line.points, decimals: 2, inputs }];
    }),
  );
  const parts = score.lines.flatMap(({ criterion, title }) => {
    const figure = points.get(criterion);
    return figure === undefined ? [] : [part(title, figure)];
  });
  return {
    points,
    sum: {
      ...of,
      rule: 'scoreOfSubItem',
      item,
      value: score.own,
      decimals: 1,
      inputs: [...parts, constant('covered', score.covered, '分')],
    },
  };
}
