import { foldRegionName } from '../../region/match.ts';
import type { FaultSeed } from './coordinate.ts';

/** Names of functional areas (功能区) and of groups of regions: development zones, parks, new areas, belts. GB/T 2260 has no
 *  code for them. */
const functionalArea =
  /(?:城市群|经济区|经济带|片区|板块|开发区|高新区|经开区|工业区|保税区|集聚区|集中区|示范区|度假区|园区|产业园|工业园|科技园|物流园|新区|管委会)$/u;

/** The fault of a region that is not in the register. An administrative division that is not there is a slip; a functional area
 *  reports beside the divisions in whose figures it is contained, and where a city has not entered it, it is left out and said. */
export function unknownRegion(name: string): Pick<FaultSeed, 'code' | 'severity'> {
  const isFunctional = functionalArea.test(foldRegionName(name).replace(/\([^()]*\)$/u, ''));
  return { code: 'unknown-region', severity: isFunctional ? 'warning' : 'error' };
}
