import { type RosterBook, rosterNumber, rosterText } from '../roster/roster-entry.ts';
import type { RegionCode } from '../region/region.ts';

/** What a project builds (投向): industry 工业, farming 农业, commercial services 服务业, infrastructure 基础设施, public services 民生,
 *  real estate 房地产. The first three are productive industries (产业项目). */
export const projectSectors = [
  'industry',
  'farming',
  'services',
  'infrastructure',
  'livelihood',
  'realEstate',
] as const;

export type ProjectSector = (typeof projectSectors)[number];

/** How it builds (建设性质): new 新建, extension 扩建, rebuilding and technical renovation 改建和技术改造. */
export const projectNatures = ['new', 'extension', 'upgrading'] as const;

export type ProjectNature = (typeof projectNatures)[number];

/** What it does for its chain (链条作用): fills a missing link 补链, extends the chain 延链, strengthens a link 强链. */
export const chainEffects = ['fills', 'extends', 'strengthens'] as const;

export type ChainEffect = (typeof chainEffects)[number];

/** A project of the list of key projects (重点项目). What no table has stated yet is null. Money in 万元, land in 亩, months as
 *  year * 12 + month - 1. */
export interface Project {
  /** Code of the national platform for approving investment projects (项目代码). */
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode | null;
  readonly park: string | null;
  readonly sector: ProjectSector | null;
  readonly nature: ProjectNature | null;
  /** Kinds are data: 关键设备、高端材料、核心零部件、产品迭代、本地配套、进口替代. */
  readonly kind: string | null;
  readonly chain: string | null;
  /** The link of the chain that it builds. */
  readonly link: string | null;
  readonly effect: ChainEffect | null;
  readonly owner: string | null;
  readonly leadUnit: string | null;
  readonly leader: string | null;
  readonly total: number | null;
  readonly landNeeded: number | null;
  readonly startPlanned: number | null;
  readonly started: number | null;
  readonly completionPlanned: number | null;
  readonly completed: number | null;
}

/** A project as the roster states it. */
export function projectIn(book: RosterBook, code: string): Project {
  const text = (item: string): string | null => rosterText(book.at(code, item, null));
  const number = (item: string): number | null => rosterNumber(book.at(code, item, null)) ?? null;
  return {
    code,
    name: text('name') ?? code,
    region: text('region'),
    park: text('park'),
    sector: projectSectors.find((one) => one === text('sector')) ?? null,
    nature: projectNatures.find((one) => one === text('nature')) ?? null,
    kind: text('kind'),
    chain: text('chain'),
    link: text('link'),
    effect: chainEffects.find((one) => one === text('effect')) ?? null,
    owner: text('owner'),
    leadUnit: text('leadUnit'),
    leader: text('leader'),
    total: number('total'),
    landNeeded: number('landNeeded'),
    startPlanned: number('startPlanned'),
    started: number('started'),
    completionPlanned: number('completionPlanned'),
    completed: number('completed'),
  };
}
