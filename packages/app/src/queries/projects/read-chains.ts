import {
  type Actor,
  type ChainLink,
  chainLinksIn,
  judge,
  type LinkStrength,
  membersOf,
  type MovementContext,
  rosterBook,
  type RegionCode,
  strengthOf,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { openEnterprises } from '../enterprises/open-enterprises.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { type OpenProjects, openProjects } from './open-projects.ts';

/** A link with what works and what is built in it. */
export interface LinkStanding {
  readonly link: ChainLink;
  readonly strength: LinkStrength;
  /** Enterprises that report; null where no industry is named, or where whoever asks may not see them. */
  readonly enterprises: { readonly count: number; readonly movement: MovementContext } | null;
  /** What figures of its projects are about. */
  readonly of: string;
  readonly projects: number;
}

/** Chains of a region. */
export interface ChainList {
  readonly open: OpenProjects;
  readonly links: readonly LinkStanding[];
}

/** What the enterprises of a link are counted by. */
const item = 'revenue';

/** Reads the chains (产业链图谱): every link with the enterprises and projects of the region, and how strong that makes it. */
export async function readChains(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { chain, ...asked }: RosterAsked & { readonly chain?: string },
): Promise<ChainList> {
  const open = await openProjects(app, actor, city, asked);
  const { asOf } = open.moment;
  const links = chainLinksIn(rosterBook(await app.store.rosters.asOf(city, 'chain', asOf)));
  const wanted = links.filter((link) => chain === undefined || link.chain === chain);
  const seesEnterprises = judge(actor, 'enterprise.read', { city, region: asked.region }).allowed;
  // Opened once for all links: it reads every unit of the city.
  const enterprises =
    seesEnterprises && wanted.some(({ industry }) => industry !== null)
      ? await openEnterprises(app, actor, city, { ...asked, item })
      : undefined;
  const standings = wanted.map((link): LinkStanding => {
    const of = `chain:${link.chain};link:${link.name}`;
    const projects = membersOf(open.context, of).filter(({ state }) => state !== 'completed').length;
    const movement = link.industry === null ? undefined : enterprises?.movementIn(link.industry, item);
    const count = movement?.movement.units.now ?? 0;
    return {
      link,
      strength: strengthOf({ enterprises: count, projects }, open.registry.rules),
      enterprises: movement === undefined ? null : { count, movement },
      of,
      projects,
    };
  });
  return { open, links: standings };
}
