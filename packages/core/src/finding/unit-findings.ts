import { type DealStanding } from '../attraction/deal.ts';
import { type AttractionContext, dealFigure, dealsOf } from '../attraction/deal-figures.ts';
import type { EnterpriseFigure } from '../enterprise/enterprise-figure.ts';
import type { Mover } from '../enterprise/movement.ts';
import { lossesIn, type MovementContext, movementFigure, wholeFigure } from '../enterprise/movement-figures.ts';
import { isMissing } from '../missing.ts';
import { type ProjectContext, projectFigure } from '../project/project-figures.ts';
import { isOfPart, type ProjectPart } from '../project/project-parts.ts';
import { gapOf, type ProjectYear } from '../project/project-year.ts';
import { rosterNumber } from '../roster/roster-entry.ts';
import type { RosterFigure } from '../roster/roster-figure.ts';
import type { RuleSetting } from '../register/register.ts';
import { type UnitFinding, type UnitFindingRule, type UnitNamed, usualUnitFindingRules } from './unit-finding.ts';

/** What every rule is given beside its units. */
export interface UnitRuleFacts {
  readonly indicator: UnitFinding['indicator'];
  readonly region: UnitFinding['region'];
  /** The indicator counts enterprises (个数): what their amounts did is none of its change. */
  readonly isCount?: boolean;
  /** The city's settings by their code. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

type Fired = Pick<UnitFinding, 'figures' | 'units'> & { readonly severity?: UnitFinding['severity'] };

/** Units that a finding names at most, where its rule says no other number. */
const named = 5;

/** What the enterprises of an indicator say about it (企业层面的研判提示): whether few of them make the change, whether it is only a change of
 *  what is counted, and, of an indicator of profit, whether more of them make losses. */
export function enterpriseFindings(context: MovementContext, facts: UnitRuleFacts): readonly UnitFinding[] {
  const { movement } = context;
  if (movement.units.now === 0 || movement.before <= 0) return [];
  const ofAmounts = (): readonly UnitFinding[] => [
    ...fired('moved-by-few-enterprises', facts, ({ units = named, percent = 50 }) => {
      const change = movement.now - movement.before;
      const sorted = change < 0 ? movement.movers.toReversed() : movement.movers;
      const few = sorted.slice(0, units).filter(({ increment }) => increment * change > 0);
      const moved = few.reduce((sum, { increment }) => sum + increment, 0);
      // A total of as few units is no news.
      if (change === 0 || movement.movers.length < 4 * units || (100 * moved) / change < percent) return undefined;
      return {
        figures: { growth: wholeFigure(context, 'totalGrowth') },
        units: few.flatMap((one) => mover(context, one)),
      };
    }),
    ...fired('change-of-definition', facts, ({ points = 1 }) => {
      const part = wholeFigure(context, 'definitionContribution');
      if (isMissing(part.value) || Math.abs(part.value) < points) return undefined;
      const moved = movement.movers
        .filter(({ kind }) => kind === 'entered' || kind === 'left')
        .toSorted((a, b) => Math.abs(b.increment) - Math.abs(a.increment))
        .slice(0, named);
      const figures = { definition: part, sameScope: wholeFigure(context, 'sameScopeGrowth') };
      return { figures, units: moved.flatMap((one) => mover(context, one)) };
    }),
  ];
  return [
    ...(facts.isCount === true ? [] : ofAmounts()),
    ...(context.subject.item === 'profit'
      ? fired('loss-makers-rose', facts, ({ percent = 10 }) => {
          const change = wholeFigure(context, 'lossMakersChange');
          if (isMissing(change.value) || change.value < percent) return undefined;
          const { fell, stayed } = lossesIn(movement);
          const worst = [...fell, ...stayed]
            .toSorted((a, b) => (a.now?.amount ?? 0) - (b.now?.amount ?? 0))
            .slice(0, named);
          const figures = {
            lossMakers: wholeFigure(context, 'lossMakers'),
            change,
            total: wholeFigure(context, 'lossTotal'),
          };
          return { figures, units: worst.flatMap((one) => reported(context, one)) };
        })
      : []),
  ];
}

/** What the projects of an indicator say about it: that their spending lies behind what was due by now. */
export function projectFindings(
  context: ProjectContext,
  part: ProjectPart,
  facts: UnitRuleFacts,
): readonly UnitFinding[] {
  const of = `part:${part}`;
  const gap = projectFigure(context, 'totalGap', of);
  const completion = projectFigure(context, 'totalCompletion', of);
  const due = projectFigure(context, 'totalDue', of);
  if (gap === undefined || completion === undefined || due === undefined || isMissing(gap.value)) return [];
  const behind = -gap.value;
  return fired('projects-behind-schedule', facts, ({ points = 5, severe = 15 }) => {
    if (behind < points) return undefined;
    const year = Math.floor(context.years.month / 12);
    const worst = context.members
      .filter((one) => isOfPart(one.project, part, year) && shortBy(one) > 0)
      .toSorted((a, b) => shortBy(b) - shortBy(a) || (a.project.code < b.project.code ? -1 : 1))
      .slice(0, named);
    return {
      ...(behind >= severe ? { severity: 'warning' as const } : {}),
      figures: { completion, due, gap },
      units: worst.flatMap((one): readonly UnitNamed[] => {
        const figure = projectFigure(context, 'gap', one.project.code);
        if (figure === undefined) return [];
        const rule = one.findings.find((found) => found.rule === 'project-behind') ?? one.findings[0];
        return [{ kind: 'project', code: one.project.code, name: one.project.name, figure, rule: rule?.rule ?? null }];
      }),
    };
  });
}

/** What the deals of an indicator say about it: that they bring less than a year before. */
export function dealFindings(context: AttractionContext, origin: string, facts: UnitRuleFacts): readonly UnitFinding[] {
  const of = `origin:${origin}`;
  const growth = dealFigure(context, 'growth', of);
  const arrived = dealFigure(context, 'sum', of, 'arrived');
  if (growth === undefined || arrived === undefined || isMissing(growth.value)) return [];
  const { value } = growth;
  return fired('deals-bring-less', facts, ({ percent = 0 }) => {
    if (value >= -percent) return undefined;
    const lost = dealsOf(context, of)
      .filter((one) => lessBy(one) > 0)
      .toSorted((a, b) => lessBy(b) - lessBy(a) || (a.deal.code < b.deal.code ? -1 : 1))
      .slice(0, named);
    return {
      figures: { arrived, growth },
      units: lost.flatMap((one): readonly UnitNamed[] => {
        const figure: RosterFigure | undefined =
          dealFigure(context, 'stated', one.deal.code, 'arrived') ?? dealFigure(context, 'arrivalRate', one.deal.code);
        const { code, name } = one.deal;
        return figure === undefined ? [] : [{ kind: 'deal', code, name, figure, rule: one.findings[0]?.rule ?? null }];
      }),
    };
  });
}

function fired(
  rule: UnitFindingRule,
  { indicator, region, rules }: UnitRuleFacts,
  look: (thresholds: RuleSetting['thresholds']) => Fired | undefined,
): readonly UnitFinding[] {
  const { enabled, severity, thresholds } = rules.get(rule) ?? usualUnitFindingRules[rule];
  const found = enabled ? look(thresholds) : undefined;
  return found === undefined ? [] : [{ severity, ...found, rule, indicator, region }];
}

function mover(context: MovementContext, one: Mover): readonly UnitNamed[] {
  return enterprise(one, movementFigure(context, 'contribution', one.enterprise.code));
}

function reported(context: MovementContext, one: Mover): readonly UnitNamed[] {
  const { code } = one.enterprise;
  return enterprise(one, movementFigure(context, one.now?.quarterly === true ? 'reportedQuarterly' : 'reported', code));
}

function enterprise({ enterprise: { code, name } }: Mover, figure: EnterpriseFigure | undefined): readonly UnitNamed[] {
  return figure === undefined ? [] : [{ kind: 'enterprise', code, name, figure, rule: figure.subject.item }];
}

/** 万元 that a project spent less than was due. */
function shortBy(year: ProjectYear): number {
  const gap = gapOf(year);
  return gap === undefined ? 0 : (-gap / 100) * (rosterNumber(year.plan) ?? 0);
}

/** 万元 that a deal brought less than a year before. */
function lessBy({ arrived, arrivedYearBefore }: DealStanding): number {
  return (rosterNumber(arrivedYearBefore) ?? 0) - (rosterNumber(arrived) ?? 0);
}
