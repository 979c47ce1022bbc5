import {
  type Actor,
  allowed,
  dealFindings,
  enterpriseFindings,
  type Indicator,
  type IndicatorCode,
  type Period,
  projectFindings,
  type RegionCode,
  type UnitFinding,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { openAttraction } from './attraction/open-attraction.ts';
import { openEnterprises } from './enterprises/open-enterprises.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { openProjects } from './projects/open-projects.ts';
import { readRegistry } from './read-registry.ts';

export interface UnitFindingsAsked {
  readonly region: RegionCode;
  readonly period: Period;
  /** Only about one indicator. */
  readonly indicator?: IndicatorCode;
  readonly asOf?: string;
}

/** What the units of a region say about the indicators of its board. */
export interface UnitFindings {
  readonly moment: Moment;
  readonly region: RegionCode;
  readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
  /** In the order of the catalogue. */
  readonly findings: readonly UnitFinding[];
}

/** Reads what enterprises, projects and deals say about the indicators that the catalogue makes of them (由单位看指标), as of a moment; what
 *  the actor may not see says nothing. Refuses `unknown-region`, `invalid-span`, `not-allowed`. */
export async function readUnitFindings(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { region, period, indicator, asOf }: UnitFindingsAsked,
): Promise<UnitFindings> {
  authorise(actor, 'board.read', city, region);
  const moment = await resolveMoment(app, city, asOf);
  const { indicators, rules } = await readRegistry(app, moment);
  const meant = [...indicators.values()].filter(({ code }) => indicator === undefined || code === indicator);
  const asked = { region, period, ...(asOf === undefined ? {} : { asOf }) };
  const found = new Map<IndicatorCode, UnitFinding[]>();
  const add = ({ code }: Indicator, findings: readonly UnitFinding[]): void => {
    found.set(code, [...(found.get(code) ?? []), ...findings]);
  };
  const facts = ({ code, kind }: Indicator) => ({ indicator: code, region, rules, isCount: kind === 'count' });
  const may = (action: 'enterprise.read' | 'project.read' | 'attraction.read'): boolean =>
    allowed(actor, action, { city, region });
  const madeOf = meant.filter((one) => one.madeOf !== undefined && may('enterprise.read'));
  for (const category of new Set(madeOf.flatMap((one) => one.madeOf?.category ?? []))) {
    const open = await openEnterprises(app, actor, city, { ...asked, category });
    for (const one of madeOf)
      if (one.madeOf?.category === category) add(one, enterpriseFindings(open.movement(one.madeOf.item), facts(one)));
  }
  if (may('project.read') && meant.some((one) => one.madeOfProjects !== undefined)) {
    const { context, fed } = await openProjects(app, actor, city, asked);
    for (const [part, one] of fed) if (meant.includes(one)) add(one, projectFindings(context, part, facts(one)));
  }
  if (may('attraction.read') && meant.some((one) => one.madeOfDeals !== undefined)) {
    const { context } = await openAttraction(app, actor, city, asked);
    for (const one of meant)
      if (one.madeOfDeals !== undefined) add(one, dealFindings(context, one.madeOfDeals, facts(one)));
  }
  return {
    moment,
    region,
    indicators,
    findings: meant.flatMap(({ code }) => found.get(code) ?? []),
  };
}
