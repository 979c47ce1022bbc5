import {
  type ChainLink,
  type EnterpriseFigure,
  type LinkStrength,
  linkStrengths,
  movementFigure,
  type MovementContext,
  monthWritten,
  type ProjectContext,
  projectFigure,
  type Region,
  strengthWords,
} from '@shigan/core';
import { z } from 'zod';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  presentEnterpriseFigure,
} from '../enterprises/enterprise-figure-body.ts';
import {
  presentRosterFigure,
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
} from '../rosters/roster-figure-body.ts';

/** A link of a chain in JSON. */
export interface ChainLinkBody {
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly upstream: readonly string[];
  readonly industry: string | null;
  readonly leadUnit: string | null;
  readonly leader: string | null;
  readonly strength: { readonly code: LinkStrength; readonly name: string };
  /** How many report; null where that is not known. */
  readonly enterprises: number | null;
  readonly revenue: EnterpriseFigureBody | null;
  readonly revenueGrowth: EnterpriseFigureBody | null;
  readonly projects: RosterFigureBody;
  readonly plan: RosterFigureBody;
}

/** Industry chains in JSON. */
export interface ChainsBody {
  readonly region: { readonly code: string; readonly name: string };
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string | null;
  readonly chains: readonly {
    readonly name: string;
    readonly counts: Readonly<Record<LinkStrength, number>>;
    readonly links: readonly ChainLinkBody[];
  }[];
}

const text = z.string().nullable();
const linkBody: z.ZodType<ChainLinkBody> = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    position: z.number(),
    upstream: z.array(z.string()),
    industry: text,
    leadUnit: text,
    leader: text,
    strength: z.strictObject({ code: z.enum(linkStrengths), name: z.string() }),
    enterprises: z.int().nullable(),
    revenue: enterpriseFigureBody.nullable(),
    revenueGrowth: enterpriseFigureBody.nullable(),
    projects: rosterFigureBody,
    plan: rosterFigureBody,
  })
  .meta({ id: 'ChainLink', description: 'A link of an industry chain: strong, weak or missing.' });

export const chainsBody: z.ZodType<ChainsBody> = z
  .strictObject({
    region: z.strictObject({ code: z.string(), name: z.string() }),
    asOf: z.string(),
    demo: z.boolean(),
    month: text,
    chains: z.array(
      z.strictObject({
        name: z.string(),
        counts: z.strictObject({ strong: z.int(), weak: z.int(), missing: z.int() }),
        links: z.array(linkBody),
      }),
    ),
  })
  .meta({ id: 'Chains', description: 'Industry chains with their strong, weak and missing links.' });

export function presentChains(
  list: {
    readonly open: {
      readonly region: string;
      readonly last: number | null;
      readonly month: number;
      readonly registry: { readonly regions: ReadonlyMap<string, Region> };
      readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
      readonly context: ProjectContext;
    };
    readonly links: readonly {
      readonly link: ChainLink;
      readonly strength: LinkStrength;
      readonly enterprises: { readonly count: number; readonly movement: MovementContext } | null;
      readonly of: string;
    }[];
  },
  presentation: RosterPresentation & { readonly enterpriseIdOf: (figure: EnterpriseFigure) => string },
): ChainsBody {
  const { open, links } = list;
  const { language, enterpriseIdOf: idOf } = presentation;
  const project = (rule: 'projects' | 'sum', of: string, item: string | null): RosterFigureBody => {
    const figure = projectFigure(open.context, rule, of, item);
    if (figure === undefined) throw new Error(`no figure: ${rule} ${of}`);
    return presentRosterFigure(figure, presentation);
  };
  const shown = links.map(({ link, strength, enterprises, of }): ChainLinkBody & { readonly chain: string } => {
    const enterprise = (rule: 'total' | 'totalGrowth'): EnterpriseFigureBody | null => {
      const figure =
        enterprises === null || enterprises.count === 0 ? undefined : movementFigure(enterprises.movement, rule);
      return figure === undefined ? null : presentEnterpriseFigure(figure, { language, idOf });
    };
    const { code, name, chain, position, upstream, industry, leadUnit, leader } = link;
    return {
      chain,
      code,
      name,
      position,
      upstream,
      industry,
      leadUnit,
      leader,
      strength: { code: strength, name: strengthWords[strength][language] },
      enterprises: enterprises?.count ?? null,
      revenue: enterprise('total'),
      revenueGrowth: enterprise('totalGrowth'),
      projects: project('projects', of, null),
      plan: project('sum', of, 'plan'),
    };
  });
  return {
    region: { code: open.region, name: open.registry.regions.get(open.region)?.name[language] ?? open.region },
    asOf: open.moment.asOf,
    demo: open.moment.city.demo,
    month: open.last === null ? null : monthWritten(open.month),
    chains: [...new Set(shown.map(({ chain }) => chain))].map((name) => {
      const own = shown.filter(({ chain }) => chain === name);
      const count = (code: LinkStrength): number => own.filter(({ strength }) => strength.code === code).length;
      return {
        name,
        counts: { strong: count('strong'), weak: count('weak'), missing: count('missing') },
        links: own.map(({ chain: _of, ...link }) => link),
      };
    }),
  };
}
