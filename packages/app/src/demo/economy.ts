import { putBudget } from './budget.ts';
import {
  putAboveThreshold,
  putInvestmentStructure,
  putLossMakers,
  putNewEnterprises,
  putTradeParts,
} from './entities.ts';
import { putGdp } from './gdp.ts';
import { putProfile } from './general.ts';
import { type Panel, createPanel } from './panel.ts';
import { ownProfiles, quarterlyProfiles, yearlyProfiles } from './profiles-own.ts';
import { growthProfiles } from './profiles-growth.ts';
import { profiles } from './profiles.ts';

/** The economy of the demonstration city, its province, its peers and its counties, from one seed: always the same from the same. */
export function demoEconomy(seed: string): Panel {
  const panel = createPanel();
  putGdp(panel, seed);
  for (const profile of [...growthProfiles, ...profiles, ...ownProfiles, ...quarterlyProfiles, ...yearlyProfiles])
    putProfile(panel, profile, seed);
  putBudget(panel, seed);
  putTradeParts(panel, seed);
  putLossMakers(panel);
  putNewEnterprises(panel, seed);
  putAboveThreshold(panel);
  putInvestmentStructure(panel);
  return panel;
}
