import type {
  AssessmentPolicy,
  CalendarYear,
  CategoryThreshold,
  Indicator,
  LadderRung,
  PeerSet,
  PointsPolicy,
  Region,
  RuleSet,
  RuleSetting,
  Settings,
  Target,
} from '@shigan/core';
import { calendars } from './calendar.ts';
import { assessmentPolicies, pointsPolicies, ruleSets } from './incentives/index.ts';
import { indicators } from './indicators.ts';
import { categoryThresholds, ladderRungs } from './ladder.ts';
import { peerSets } from './peer-sets.ts';
import { regions } from './regions.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { targets } from './targets-2021.ts';

/** Reference data: what the registers of a city in Hunan begin with. All of it is data that the city edits afterwards. */
export interface Reference {
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
  readonly peerSets: readonly PeerSet[];
  readonly targets: readonly Target[];
  readonly rules: readonly RuleSetting[];
  readonly calendars: readonly CalendarYear[];
  readonly settings: Settings;
  readonly ruleSets: readonly RuleSet[];
  readonly pointsPolicies: readonly PointsPolicy[];
  readonly assessmentPolicies: readonly AssessmentPolicy[];
  readonly categoryThresholds: readonly CategoryThreshold[];
  readonly ladderRungs: readonly LadderRung[];
}

export const reference: Reference = {
  // The order they are listed in is the order of boards.
  indicators: indicators.map((indicator, i) => ({ ...indicator, order: i + 1 })),
  regions,
  peerSets,
  targets,
  rules,
  calendars,
  settings,
  ruleSets,
  pointsPolicies,
  assessmentPolicies,
  categoryThresholds,
  ladderRungs,
};
