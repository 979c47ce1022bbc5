import type { Project, ProjectSector } from './project.ts';

/** Parts of investment that indicators publish and projects make (投资构成). */
export const projectParts = [
  'all',
  'productive',
  'industrial',
  'industrialNew',
  'industrialUpgrading',
  'infrastructure',
  'livelihood',
] as const;

export type ProjectPart = (typeof projectParts)[number];

const productive: ReadonlySet<ProjectSector> = new Set<ProjectSector>(['industry', 'farming', 'services']);

/** Whether a project's spending of a year counts to a part: 本年新开工 of projects that were begun within that year. */
export function isOfPart({ sector, nature, started }: Project, part: ProjectPart, year: number): boolean {
  switch (part) {
    case 'all':
      return true;
    case 'productive':
      return sector !== null && productive.has(sector);
    case 'industrial':
      return sector === 'industry';
    case 'industrialNew':
      return sector === 'industry' && started !== null && Math.floor(started / 12) === year;
    case 'industrialUpgrading':
      return sector === 'industry' && nature === 'upgrading';
    case 'infrastructure':
      return sector === 'infrastructure';
    case 'livelihood':
      return sector === 'livelihood';
  }
}
