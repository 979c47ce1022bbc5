import { type IncentiveMeasure, measureKey, type RuleSet } from './catalogue.ts';

/** What became of a measure between two rule sets (对比):
 *  - `came`: continues nothing
 *  - `went`: nothing continues it
 *  - `moved`: continues one, under another number, title or agency, which are listed
 *  - `kept`: continues one unchanged
 *  - `split`, `merged`: one became several, several became one */
export type MeasureChange =
  | { readonly kind: 'came'; readonly after: IncentiveMeasure }
  | { readonly kind: 'went'; readonly before: IncentiveMeasure }
  | {
      readonly kind: 'moved' | 'kept' | 'split' | 'merged';
      readonly before: readonly IncentiveMeasure[];
      readonly after: readonly IncentiveMeasure[];
      readonly changed: readonly ('number' | 'title' | 'agencies' | 'quota' | 'rewards' | 'criteria')[];
    };

/** The difference of two rule sets, in the order of the later one; what went stands last. A measure continues those that its
 *  `successorOf` names; where it names none of the earlier set, the one with its id. */
export function differenceOf(before: RuleSet, after: RuleSet): readonly MeasureChange[] {
  const earlier = new Map(before.measures.map((measure) => [measureKey(before, measure), measure]));
  const origins = new Map(after.measures.map((measure) => [measure, originsOf(measure, before, earlier)]));
  const continued = new Map<IncentiveMeasure, IncentiveMeasure[]>();
  for (const [measure, from] of origins)
    for (const origin of from) continued.set(origin, [...(continued.get(origin) ?? []), measure]);
  const changes: MeasureChange[] = [];
  const told = new Set<IncentiveMeasure>();
  for (const [measure, from] of origins) {
    const [origin] = from;
    if (origin === undefined) {
      changes.push({ kind: 'came', after: measure });
      continue;
    }
    if (told.has(measure)) continue;
    const siblings = from.length === 1 ? (continued.get(origin) ?? []) : [measure];
    for (const one of siblings) told.add(one);
    const changed = from.length === 1 && siblings.length === 1 ? changesOf(origin, measure) : [];
    const kind = from.length > 1 ? 'merged' : siblings.length > 1 ? 'split' : changed.length > 0 ? 'moved' : 'kept';
    changes.push({ kind, before: from, after: siblings, changed });
  }
  for (const measure of before.measures) if (!continued.has(measure)) changes.push({ kind: 'went', before: measure });
  return changes;
}

function originsOf(
  measure: IncentiveMeasure,
  before: RuleSet,
  earlier: ReadonlyMap<string, IncentiveMeasure>,
): readonly IncentiveMeasure[] {
  const named = measure.successorOf.flatMap((key) => earlier.get(key) ?? []);
  if (named.length > 0) return named;
  const same = earlier.get(measureKey(before, measure));
  return same === undefined ? [] : [same];
}

type Change = 'number' | 'title' | 'agencies' | 'quota' | 'rewards' | 'criteria';

function changesOf(before: IncentiveMeasure, after: IncentiveMeasure): readonly Change[] {
  const aspects: readonly (readonly [Change, (measure: IncentiveMeasure) => unknown])[] = [
    ['number', (measure) => measure.number],
    ['title', (measure) => measure.title.zh],
    ['agencies', (measure) => measure.agencies],
    ['quota', (measure) => measure.subItems.map((subItem) => [subItem.id, subItem.level, subItem.quota])],
    ['rewards', (measure) => measure.subItems.map((subItem) => subItem.rewards)],
    ['criteria', (measure) => measure.subItems.map((subItem) => subItem.criteria)],
  ];
  return aspects.filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(after))).map(([change]) => change);
}
