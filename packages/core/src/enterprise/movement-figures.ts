import type { Instant } from '../instant.ts';
import { missing } from '../missing.ts';
import {
  type EnterpriseFigure,
  type EnterpriseFigureInput,
  type EnterpriseRule,
  type EnterpriseSubject,
  type GroupBy,
  groupNamed,
  groupOf,
  kindNamed,
} from './enterprise-figure.ts';
import type { ReturnItem } from './enterprise-return.ts';
import {
  groupMovers,
  type ItemAmount,
  type KindTotal,
  type Losses,
  lossesOf,
  type Movement,
  type MovementKind,
  movementKinds,
  realKinds,
} from './movement.ts';

/** Units of items as they are kept. */
export const itemUnits: Readonly<Record<ReturnItem, string>> = {
  output: '万元',
  revenue: '万元',
  profit: '万元',
  tax: '万元',
  electricity: '万千瓦时',
  employees: '人',
};

/** A movement with what its figures are identified by. */
export interface MovementContext {
  readonly movement: Movement;
  readonly subject: Omit<EnterpriseSubject, 'of'>;
  readonly asOf: Instant;
}

type Made = Pick<EnterpriseFigure, 'value' | 'decimals' | 'unit' | 'inputs'>;

/** Makes one figure of a movement; undefined where the rule has none for the subject. Called for what is shown, and again by whoever asks
 *  where it came from: all of it is in the movement. */
export function movementFigure(
  context: MovementContext,
  rule: EnterpriseRule,
  of: string | null = null,
): EnterpriseFigure | undefined {
  const made = makers[rule](context, of);
  return made && { rule, subject: { ...context.subject, of }, asOf: context.asOf, ...made };
}

/** A figure that must be there: of a rule about the whole. */
export function wholeFigure(
  context: MovementContext,
  rule: EnterpriseRule,
  of: string | null = null,
): EnterpriseFigure {
  const figure = movementFigure(context, rule, of);
  if (figure === undefined) throw new Error(`no figure: ${rule} ${of ?? ''}`);
  return figure;
}

const makers: Readonly<Record<EnterpriseRule, (context: MovementContext, of: string | null) => Made | undefined>> = {
  reported: (context, of) => {
    const sum = moverOf(context, of)?.now;
    return sum && of !== null ? reportedFigure({ ...context.subject, of }, context.asOf, sum) : undefined;
  },
  reportedQuarterly: (context, of) => {
    const sum = moverOf(context, of)?.now;
    return sum?.quarterly === true && of !== null
      ? reportedFigure({ ...context.subject, of }, context.asOf, sum)
      : undefined;
  },
  reportedGrowth: (context, of) => {
    const mover = moverOf(context, of);
    if (mover === undefined || of === null) return undefined;
    const inputs = [...reportedInputs(context, of, 'now'), ...reportedInputs(context, of, 'before')];
    if (mover.now === null) return percent(missing('no-figure'), inputs);
    if (mover.before === null) return percent(missing('no-base'), inputs);
    return percent(ratio(mover.increment, mover.before.amount), inputs);
  },
  reportedIncrement: (context, of) => {
    const mover = moverOf(context, of);
    if (mover === undefined || of === null) return undefined;
    return amount(context, mover.increment, [
      ...reportedInputs(context, of, 'now'),
      ...reportedInputs(context, of, 'before'),
    ]);
  },
  contribution: (context, of) => {
    const mover = moverOf(context, of);
    if (mover === undefined) return undefined;
    return points(ratio(mover.increment, context.movement.before), [
      { kind: 'figure', role: 'increment', figure: wholeFigure(context, 'reportedIncrement', of) },
      totalBefore(context),
    ]);
  },
  total: (context) =>
    amount(context, context.movement.now, [units('now', context.movement.now, context.movement.units.now)]),
  totalGrowth: (context) => {
    const { now, before, units: held } = context.movement;
    return percent(ratio(now - before, before), [units('now', now, held.now), totalBefore(context)]);
  },
  sameScopeGrowth: ({ movement }) => {
    const { units: count, now, before, increment } = movement.kinds.continuing;
    return percent(ratio(increment, before), [units('now', now, count), units('before', before, count)]);
  },
  realContribution: (context) => ofKinds(context, (kind) => realKinds.has(kind)),
  definitionContribution: (context) => ofKinds(context, (kind) => !realKinds.has(kind)),
  kindContribution: (context, of) => {
    const kind = kindNamed(of);
    return kind === undefined ? undefined : ofKinds(context, (one) => one === kind);
  },
  kindUnits: ({ movement }, of) => {
    const kind = kindNamed(of);
    if (kind === undefined) return undefined;
    const { units: count, increment } = movement.kinds[kind];
    return { value: count, decimals: 0, unit: '家', inputs: [units(kind, increment, count)] };
  },
  groupContribution: (context, of) => {
    const group = groupTotal(context, of);
    if (group === undefined || of === null) return undefined;
    return points(ratio(group.now - group.before, context.movement.before), [
      units('now', group.now, group.units),
      units('before', group.before, group.units),
      { ...totalBefore(context), role: 'wholeBefore' },
    ]);
  },
  groupGrowth: (context, of) => {
    const group = groupTotal(context, of);
    if (group === undefined || of === null) return undefined;
    return percent(ratio(group.now - group.before, group.before), [
      units('now', group.now, group.units),
      units('before', group.before, group.units),
    ]);
  },
  lossMakers: ({ movement }) => {
    const { makers: count, total } = lossesIn(movement);
    return { value: count.now, decimals: 0, unit: '家', inputs: [units('loss', -total.now, count.now)] };
  },
  lossMakersChange: ({ movement }) => {
    const { makers: count, total } = lossesIn(movement);
    return percent(ratio(count.now - count.before, count.before), [
      units('loss', -total.now, count.now),
      units('lossBefore', -total.before, count.before),
    ]);
  },
  lossShare: (context) => {
    const { makers: count, reporting } = lossesIn(context.movement);
    return percent(ratio(count.now, reporting.now), [
      { kind: 'figure', role: 'loss', figure: wholeFigure(context, 'lossMakers') },
      units('now', context.movement.now, reporting.now),
    ]);
  },
  // Of one enterprise's months, not of a movement: `ladderFigure` makes them.
  yearProjected: () => undefined,
  thresholdChance: () => undefined,
  lossTotal: ({ movement }) => {
    const { makers: count, total } = lossesIn(movement);
    return { value: total.now, decimals: 0, unit: '万元', inputs: [units('loss', -total.now, count.now)] };
  },
};

function moverOf({ movement }: MovementContext, of: string | null): Movement['movers'][number] | undefined {
  return of === null ? undefined : movement.byCode.get(of);
}

const losses = new WeakMap<Movement, Losses>();

/** The loss-makers of a movement of profit, kept beside it. */
export function lossesIn(movement: Movement): Losses {
  const found = losses.get(movement) ?? lossesOf(movement);
  losses.set(movement, found);
  return found;
}

function groupTotal({ movement }: MovementContext, of: string | null): KindTotal | undefined {
  const asked = groupNamed(of);
  return asked && groupsOf(movement, asked.by).get(asked.group);
}

/** Groups of a movement, kept beside it: each is asked for several times. */
const grouped = new WeakMap<Movement, Map<GroupBy, ReadonlyMap<string, KindTotal>>>();

/** The groups of a movement by what they are grouped by, the greatest increment first. */
export function groupsOf(movement: Movement, by: GroupBy): ReadonlyMap<string, KindTotal> {
  const held = grouped.get(movement) ?? new Map<GroupBy, ReadonlyMap<string, KindTotal>>();
  grouped.set(movement, held);
  const groups =
    held.get(by) ??
    new Map(
      groupMovers(movement, (enterprise) => groupOf(enterprise, by)).map(({ group, ...total }) => [group, total]),
    );
  held.set(by, groups);
  return groups;
}

/** What one enterprise reported over a span, month by month or by quarters: the figure that leads to its cells. */
export function reportedFigure(
  subject: EnterpriseSubject & { readonly of: string },
  asOf: Instant,
  { amount: reported, months, quarterly }: ItemAmount,
): EnterpriseFigure {
  const rule = quarterly === true ? 'reportedQuarterly' : 'reported';
  const inputs = [{ kind: 'returns', role: 'now', enterprise: subject.of, value: reported, months } as const];
  const decimals = subject.item === 'employees' ? 0 : 1;
  return { rule, subject, asOf, value: reported, decimals, unit: itemUnits[subject.item], inputs };
}

/** The span of the year before by the same rule, so that its cells can be opened as well. */
function reportedInputs(
  context: MovementContext,
  of: string,
  when: 'now' | 'before',
): readonly EnterpriseFigureInput[] {
  const sum = moverOf(context, of)?.[when];
  if (!sum) return [];
  const shift = when === 'now' ? 0 : 12;
  const { subject, asOf } = context;
  const about = { ...subject, from: subject.from - shift, to: subject.to - shift, of };
  return [{ kind: 'figure', role: when, figure: reportedFigure(about, asOf, sum) }];
}

function ofKinds(context: MovementContext, isMeant: (kind: MovementKind) => boolean): Made {
  const meant = movementKinds.filter((kind) => isMeant(kind));
  const increment = meant.reduce((sum, kind) => sum + context.movement.kinds[kind].increment, 0);
  return points(ratio(increment, context.movement.before), [
    ...meant.map((kind) => {
      const { units: count, increment: value } = context.movement.kinds[kind];
      return units(kind, value, count);
    }),
    totalBefore(context),
  ]);
}

function totalBefore({ movement }: MovementContext): EnterpriseFigureInput {
  return units('before', movement.before, movement.units.before);
}

function units(role: string, value: number, of: number): EnterpriseFigureInput {
  return { kind: 'units', role, value, of };
}

function ratio(part: number, whole: number): EnterpriseFigure['value'] {
  if (whole === 0) return missing('zero-base');
  return whole < 0 ? missing('negative-base') : (100 * part) / whole;
}

function amount({ subject }: MovementContext, value: number, inputs: readonly EnterpriseFigureInput[]): Made {
  return { value, decimals: 0, unit: itemUnits[subject.item], inputs };
}

function percent(value: EnterpriseFigure['value'], inputs: readonly EnterpriseFigureInput[]): Made {
  return { value, decimals: 1, unit: '%', inputs };
}

function points(value: EnterpriseFigure['value'], inputs: readonly EnterpriseFigureInput[]): Made {
  return { value, decimals: 2, unit: '百分点', inputs };
}
