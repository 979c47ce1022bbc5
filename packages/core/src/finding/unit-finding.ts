import { type EnterpriseFigure, enterpriseFigureId } from '../enterprise/enterprise-figure.ts';
import type { Hash } from '../figure/figure-id.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { RuleSetting } from '../register/register.ts';
import { type RosterFigure, rosterFigureId } from '../roster/roster-figure.ts';

/** Rules that look from an indicator at the units it is made of (由单位看指标): enterprises, projects, deals. */
export const unitFindingRules = [
  'moved-by-few-enterprises',
  'change-of-definition',
  'loss-makers-rose',
  'projects-behind-schedule',
  'deals-bring-less',
] as const;

export type UnitFindingRule = (typeof unitFindingRules)[number];

/** The rules as a city begins with them, percent and percentage points; an entry of the register `rule` with the code goes before. */
export const usualUnitFindingRules: Readonly<Record<UnitFindingRule, RuleSetting>> = {
  'moved-by-few-enterprises': usual('moved-by-few-enterprises', 'notice', { units: 5, percent: 50 }),
  'change-of-definition': usual('change-of-definition', 'notice', { points: 1 }),
  'loss-makers-rose': usual('loss-makers-rose', 'notice', { percent: 10 }),
  'projects-behind-schedule': usual('projects-behind-schedule', 'notice', { points: 5, severe: 15 }),
  'deals-bring-less': usual('deals-bring-less', 'notice', { percent: 0 }),
};

function usual(
  code: UnitFindingRule,
  severity: RuleSetting['severity'],
  thresholds: RuleSetting['thresholds'],
): RuleSetting {
  return { code, enabled: true, severity, thresholds };
}

/** A figure of enterprises, or of projects or deals. */
export type UnitFigure = EnterpriseFigure | RosterFigure;

/** The id that such a figure is explained by. */
export function unitFigureId(figure: UnitFigure, hash: Hash): string {
  return isOfRoster(figure) ? rosterFigureId(figure, hash) : enterpriseFigureId(figure, hash);
}

function isOfRoster(figure: UnitFigure): figure is RosterFigure {
  return 'roster' in figure.subject;
}

/** A unit that a finding comes from, with the figure that says its part. */
export interface UnitNamed {
  readonly kind: 'enterprise' | 'project' | 'deal';
  readonly code: string;
  readonly name: string;
  readonly figure: UnitFigure;
  /** What a matter can be made from: of a project or deal the finding about it, null where it has none; of an enterprise the item of its
   *  returns. */
  readonly rule: string | null;
}

/** A finding about an indicator that comes from its units: the figures it rests on by role, and the units, the weightiest first. */
export interface UnitFinding {
  readonly rule: UnitFindingRule;
  readonly severity: RuleSetting['severity'];
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly figures: Readonly<Record<string, UnitFigure>>;
  readonly units: readonly UnitNamed[];
}
