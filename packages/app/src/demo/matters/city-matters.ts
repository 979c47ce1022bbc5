import { economyMatters } from './economy-matters.ts';
import { investmentMatters } from './investment-matters.ts';
import type { MatterScript } from './script.ts';
import { societyMatters } from './society-matters.ts';

/** Matters of the city, one of every source kind, in every state: some late, some perfunctory, one wrongly green. */
export const cityMatters: readonly MatterScript[] = [...investmentMatters, ...economyMatters, ...societyMatters];
