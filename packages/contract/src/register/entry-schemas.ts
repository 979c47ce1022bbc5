import type {
  CalendarYear,
  Indicator,
  IndicatorSection,
  LayoutMemory,
  Leader,
  Measure,
  PeerSet,
  Region,
  RegionLevel,
  Registers,
  RuleSetting,
  Settings,
  Target,
  Unit,
  UnitKind,
} from '@shigan/core';
import { enterpriseCategories, measures, capitalOrigins, projectParts, returnItems } from '@shigan/core';
import { z } from 'zod';
import { categoryThreshold, ladderRung } from './ladder-schemas.ts';
import {
  assessmentPolicy,
  measureDecision,
  pointsPolicy,
  practiceNote,
  ruleSet,
  subItemWork,
} from './incentive-schemas.ts';

const inBothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string() });
const code = z.string().min(1).max(200);
const day = z.iso.date();
const measure: z.ZodType<Measure> = z.enum(namesOf(measures));
const published = z.strictObject({ value: z.number(), decimals: z.int().min(0).max(12) });

/** Every field of an entry: a schema that leaves one out does not compile. */
type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodType };

function namesOf<T extends string>(names: readonly T[]): [T, ...T[]] {
  const [first, ...rest] = names;
  if (first === undefined) throw new Error('no names');
  return [first, ...rest];
}

const levels: readonly [RegionLevel, ...RegionLevel[]] = [
  'country',
  'province',
  'city',
  'county',
  'cityLevel',
  'managementArea',
  'park',
];

const sections: readonly [IndicatorSection, ...IndicatorSection[]] = [
  'output',
  'industry',
  'investment',
  'consumption',
  'trade',
  'finance',
  'banking',
  'prices',
  'income',
  'entities',
  'energy',
  'external',
];

const indicator: z.ZodType<Indicator> = z.strictObject({
  code,
  section: z.enum(sections),
  name: inBothLanguages,
  aliases: z.array(z.string()),
  definition: z.strictObject({ zh: z.string(), en: z.string() }),
  kind: z.enum(['amount', 'count', 'rate', 'balance', 'index']),
  published: z.partialRecord(z.enum(levels), z.array(measure)),
  headline: measure,
  rankedBy: measure,
  unit: z.string(),
  decimals: z.partialRecord(z.enum(namesOf(measures)), z.int().min(0).max(12)),
  better: z.enum(['higher', 'lower', 'neutral']),
  frequency: z.enum(['A', 'Q', 'M']),
  firstMonth: z.int().min(1).max(12),
  accumulation: z.enum(['cumulative', 'single', 'endOfSpan']),
  release: z.strictObject({ day: z.int().min(1).max(31), lagMonths: z.int().min(0).max(24) }),
  comparableBasis: z.boolean(),
  prices: z.enum(['constant', 'current', 'none']),
  parent: code.exactOptional(),
  order: z.int().nonnegative().exactOptional(),
  watchedAgainst: code.exactOptional(),
  shareOf: code.exactOptional(),
  parts: z.array(z.array(code)).exactOptional(),
  drivers: z.array(code).exactOptional(),
  memberSets: z.array(code).exactOptional(),
  weightProxy: z.array(code).exactOptional(),
  reasonable: z.strictObject({ low: z.number().exactOptional(), high: z.number().exactOptional() }).exactOptional(),
  alarm: z.number().exactOptional(),
  good: z.number().exactOptional(),
  mayFall: z.literal(true).exactOptional(),
  madeOf: z.strictObject({ category: z.enum(enterpriseCategories), item: z.enum(returnItems) }).exactOptional(),
  madeOfProjects: z.enum(projectParts).exactOptional(),
  madeOfDeals: z.enum(capitalOrigins).exactOptional(),
  responsible: z.strictObject({ department: z.string(), leader: z.string().exactOptional() }).exactOptional(),
  series: z.strictObject({ vendorId: z.string(), region: code, measure, source: z.string() }).exactOptional(),
  verified: z.boolean(),
} satisfies Shape<Indicator>);

const region: z.ZodType<Region> = z.strictObject({
  code,
  level: z.enum(levels),
  name: inBothLanguages,
  aliases: z.array(z.string()),
  parent: code.nullable(),
  tile: z.strictObject({ row: z.int().min(1).max(40), column: z.int().min(1).max(40) }).exactOptional(),
  former: z
    .array(z.strictObject({ code: code.exactOptional(), name: z.string().exactOptional(), until: z.string() }))
    .exactOptional(),
} satisfies Shape<Region>);

const peerSet: z.ZodType<PeerSet> = z.strictObject({
  code,
  name: inBothLanguages,
  membersWord: z.strictObject({ zh: z.string(), en: z.string() }),
  members: z.array(code),
  use: z.enum(['economy', 'awards', 'sum', 'similar']).exactOptional(),
  of: code,
} satisfies Shape<PeerSet>);

const target: z.ZodType<Target> = z.strictObject({
  indicator: code,
  region: code,
  year: z.int().min(1900).max(2999),
  kind: z.enum(['level', 'growth', 'count', 'share', 'rank', 'milestone']),
  goal: published.exactOptional(),
  unit: z.string(),
  bound: z.enum(['atLeast', 'atMost', 'about']),
  binding: z.boolean(),
  floor: published.exactOptional(),
  stretch: published.exactOptional(),
  schedule: z.array(z.number().min(0).max(1)).length(12).exactOptional(),
  milestone: z.strictObject({ name: z.string(), due: day, reachedOn: day.exactOptional() }).exactOptional(),
  source: z.string().exactOptional(),
  verified: z.boolean(),
} satisfies Shape<Target>);

const rule: z.ZodType<RuleSetting> = z.strictObject({
  code,
  enabled: z.boolean(),
  severity: z.enum(['info', 'notice', 'warning']),
  thresholds: z.record(z.string(), z.number()),
} satisfies Shape<RuleSetting>);

const calendar: z.ZodType<CalendarYear> = z.strictObject({
  year: z.int().min(1900).max(2999),
  holidays: z.array(day),
  workdays: z.array(day),
  verified: z.boolean(),
} satisfies Shape<CalendarYear>);

const settings: z.ZodType<Settings> = z.strictObject({
  abnormalYears: z.array(z.int()),
  paceLight: z.strictObject({
    levelYellow: z.number().min(0).max(1),
    growthYellow: z.number().max(0),
    rankYellow: z.int().nonnegative(),
    milestoneYellowDays: z.int().nonnegative(),
  }),
  bulletin: z
    .strictObject({ masthead: z.string(), unit: z.string(), addressees: z.string(), copiesTo: z.string() })
    .exactOptional(),
  tiers: z.int().min(1).max(20),
} satisfies Shape<Settings>);

const layout: z.ZodType<LayoutMemory> = z.strictObject({
  head: z.string().min(1),
  layout: z.string().min(1),
  mapping: z.record(z.string(), z.string()),
  seenIn: z.strictObject({ file: z.string(), sheet: z.string() }).exactOptional(),
} satisfies Shape<LayoutMemory>);

const unitKinds: readonly [UnitKind, ...UnitKind[]] = ['government', 'office', 'department', 'county', 'park'];

const unit: z.ZodType<Unit> = z.strictObject({
  code,
  kind: z.enum(unitKinds),
  name: inBothLanguages,
  aliases: z.array(z.string()),
  parent: code.nullable(),
  region: code,
} satisfies Shape<Unit>);

const leader: z.ZodType<Leader> = z.strictObject({
  code,
  name: z.string().min(1),
  post: z.string(),
  order: z.int().min(1),
  portfolio: z.strictObject({ fields: z.array(z.string()), units: z.array(code) }),
} satisfies Shape<Leader>);

/** What an entry of each register must look like (名录条目): checked before it is put in force. */
export const entrySchemas: { readonly [N in keyof Registers]: z.ZodType<Registers[N]> } = {
  indicator,
  region,
  peerSet,
  target,
  rule,
  calendar,
  settings,
  layout,
  unit,
  leader,
  ruleSet,
  measureDecision,
  subItemWork,
  pointsPolicy,
  assessmentPolicy,
  practiceNote,
  categoryThreshold,
  ladderRung,
};
