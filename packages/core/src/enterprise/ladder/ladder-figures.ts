import type { Instant } from '../../instant.ts';
import type { EnterpriseFigure, EnterpriseFigureInput, EnterpriseRule } from '../enterprise-figure.ts';
import { reportedFigure } from '../movement-figures.ts';
import type { NearThreshold } from './near-threshold.ts';

/** Rules of figures about a threshold, each of one enterprise. */
export type LadderRule = Extract<EnterpriseRule, 'yearProjected' | 'thresholdChance'>;

/** The year as it is expected, and how likely it reaches the threshold: figures that lead to the returns they rest on. `month` is the last
 *  month looked at. */
export function ladderFigure(
  rule: LadderRule,
  { enterprise, threshold, projection }: NearThreshold,
  month: number,
  asOf: Instant,
): EnterpriseFigure {
  const january = month - (month % 12);
  const { code, region } = enterprise;
  const about = { region, category: null, industry: null, item: 'revenue', of: code } as const;
  const { soFar, rest, months, basis, to, quarterly } = projection;
  const basedOn = quarterly ? { quarterly } : {};
  const inputs: EnterpriseFigureInput[] = [
    {
      kind: 'figure',
      role: 'soFar',
      figure: reportedFigure({ ...about, from: january, to }, asOf, { amount: soFar, months, ...basedOn }),
    },
    ...(basis === 'yearBefore'
      ? [
          {
            kind: 'figure' as const,
            role: 'restBefore',
            figure: reportedFigure({ ...about, from: to - 11, to: january - 1 }, asOf, {
              amount: rest,
              months: january - to + 11,
              ...basedOn,
            }),
          },
        ]
      : []),
    { kind: 'setting', role: 'threshold', value: `${threshold.least} 万元` },
  ];
  const subject = { ...about, from: january, to: month };
  return rule === 'yearProjected'
    ? { rule, subject, asOf, value: projection.projected, decimals: 0, unit: '万元', inputs }
    : { rule, subject, asOf, value: 100 * projection.probability, decimals: 0, unit: '%', inputs };
}
