import {
  type Actor,
  amountsOf,
  amountsOver,
  DomainError,
  type EnterpriseFigure,
  enterpriseFigureId,
  enterpriseFiguresWithin,
  type EnterpriseFigureLocator,
  type EnterpriseRule,
  groupNamed,
  groupOf,
  kindNamed,
  ladderFigure,
  type Movement,
  type Mover,
  movementFigure,
  movementOf,
  parseEnterpriseFigureId,
  projectRevenue,
  type RegionCode,
  reportedFigure,
  type ReturnVintage,
  thresholdOf,
  type UnitSums,
  type YearProjection,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { MonthRange } from '../../ports.ts';
import { ladderRegisters } from './ladder-registers.ts';
import { type OpenEnterprises, openEnterprises, reportedBy } from './open-enterprises.ts';
import { revenueByMonth } from './revenue-by-month.ts';

/** How a figure of enterprises came about: its inputs, the units that weigh most in it, and of one enterprise the cells. */
export interface EnterpriseExplanation {
  readonly id: string;
  readonly figure: EnterpriseFigure;
  readonly open: OpenEnterprises;
  /** The units behind it, those that moved it most first. */
  readonly units: readonly { readonly mover: Mover; readonly figure: EnterpriseFigure }[];
  /** How many there are. */
  readonly of: number;
  /** Everything stated of one enterprise's months, in the order in which it came into force. */
  readonly vintages: readonly ReturnVintage[];
}

const mostUnits = 20;

/** Rules of one enterprise's own figures, which need nothing of the others. */
const ownRules: ReadonlySet<EnterpriseRule> = new Set<EnterpriseRule>([
  'reported',
  'reportedQuarterly',
  'reportedGrowth',
  'reportedIncrement',
]);

/** Explains a figure of enterprises by its id: works it out again as of the moment in the id, down to the cells. Refuses `unknown-figure`. */
export async function explainEnterpriseFigure(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<EnterpriseExplanation> {
  const locator = parseEnterpriseFigureId(id);
  if (locator === undefined) throw new DomainError('unknown-figure', { id });
  authorise(actor, 'enterprise.read', city, locator.subject.region);
  const { subject, rule, asOf } = locator;
  const open = await openEnterprises(app, actor, city, {
    region: subject.region,
    period: { year: Math.floor(subject.to / 12), month: (subject.to % 12) + 1 },
    asOf,
    ...(subject.category === null ? {} : { category: subject.category }),
    ...(subject.industry === null ? {} : { industry: subject.industry }),
  });
  if (rule === 'yearProjected' || rule === 'thresholdChance') return explainThreshold(app, open, locator, id);
  const isOwn = ownRules.has(rule) && subject.of !== null;
  const movement = isOwn
    ? await ownMovement(app, open, locator, subject.of ?? '')
    : open.movement(subject.item).movement;
  const figure = movementFigure({ movement, subject, asOf }, rule, subject.of);
  if (figure === undefined || enterpriseFigureId(figure, app.digest.sha256) !== id)
    throw new DomainError('unknown-figure', { id });
  const movers = unitsBehind(movement, locator);
  return {
    id,
    figure,
    open,
    units: movers
      .toSorted((a, b) => Math.abs(b.increment) - Math.abs(a.increment))
      .slice(0, mostUnits)
      .flatMap((mover) => shownFigure(mover, locator)),
    of: movers.length,
    vintages:
      subject.of === null || !movement.byCode.has(subject.of)
        ? []
        : vintagesBehind(figure, await app.store.enterprises.vintages(city, subject.of, subject, open.moment.asOf)),
  };
}

/** Those of months, or those of quarters, whichever the figure rests on; both where it compares one with the other. */
function vintagesBehind(figure: EnterpriseFigure, vintages: readonly ReturnVintage[]): readonly ReturnVintage[] {
  const rules = new Set([...enterpriseFiguresWithin(figure)].map(({ rule }) => rule));
  return vintages.filter(({ length }) => rules.has(length === 1 ? 'reported' : 'reportedQuarterly'));
}

/** Works a figure about a threshold out again, from the enterprise's months and the thresholds in force. */
async function explainThreshold(
  app: Application,
  open: OpenEnterprises,
  { rule, subject, asOf }: EnterpriseFigureLocator,
  id: string,
): Promise<EnterpriseExplanation> {
  const { moment } = open;
  const [enterprise] = await app.store.enterprises.list(moment.city.code, moment.asOf, [subject.of ?? '']);
  const { thresholds } = await ladderRegisters(app, moment);
  const threshold = enterprise && thresholdOf(enterprise, thresholds);
  if (enterprise === undefined || threshold === undefined || threshold.least === null)
    throw new DomainError('unknown-figure', { id });
  let projection: YearProjection | undefined;
  for await (const { revenue, quarters } of revenueByMonth(app, moment, [enterprise], subject.to))
    projection = projectRevenue(revenue, quarters, subject.to, threshold.least);
  if (projection === undefined) throw new DomainError('unknown-figure', { id });
  const near = { enterprise, threshold: { ...threshold, least: threshold.least }, projection };
  const named = rule === 'thresholdChance' ? 'thresholdChance' : 'yearProjected';
  const figure = ladderFigure(named, near, subject.to, asOf);
  if (enterpriseFigureId(figure, app.digest.sha256) !== id) throw new DomainError('unknown-figure', { id });
  const range = { from: subject.to - (subject.to % 12) - 12, to: subject.to };
  const vintages = await app.store.enterprises.vintages(moment.city.code, enterprise.code, range, moment.asOf);
  return { id, figure, open, units: [], of: 0, vintages: vintagesBehind(figure, vintages) };
}

/** Explains many figures of enterprises, one after the other, in the order asked for; undefined for what the record gives none for, or
 *  not to this actor. */
export async function explainEnterpriseFigures(
  app: Application,
  actor: Actor,
  city: RegionCode,
  ids: readonly string[],
): Promise<readonly (EnterpriseExplanation | undefined)[]> {
  const explained: (EnterpriseExplanation | undefined)[] = [];
  for (const id of ids)
    try {
      explained.push(await explainEnterpriseFigure(app, actor, city, id));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      explained.push(undefined);
    }
  return explained;
}

/** The figure of the same rule and subject as of another moment (最新数): undefined where the record gives none, and for expectations of a
 *  day, which nothing later revises. */
export async function enterpriseFigureAt(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { subject, rule }: EnterpriseFigureLocator,
  asOf: string,
): Promise<EnterpriseFigure | undefined> {
  if (rule === 'yearProjected' || rule === 'thresholdChance') return undefined;
  const open = await openEnterprises(app, actor, city, {
    region: subject.region,
    period: { year: Math.floor(subject.to / 12), month: (subject.to % 12) + 1 },
    asOf,
    ...(subject.category === null ? {} : { category: subject.category }),
    ...(subject.industry === null ? {} : { industry: subject.industry }),
  });
  const { edition } = open.moment;
  const movement =
    ownRules.has(rule) && subject.of !== null
      ? await ownMovement(app, open, { rule, subject, asOf: edition }, subject.of)
      : open.movement(subject.item).movement;
  return movementFigure({ movement, subject, asOf: edition }, rule, subject.of);
}

/** The movement of one enterprise alone, over whatever months the figure is about. */
async function ownMovement(
  app: Application,
  { moment }: OpenEnterprises,
  { rule, subject }: EnterpriseFigureLocator,
  code: string,
): Promise<Movement> {
  const { item, from, to } = subject;
  const { enterprises } = app.store;
  const reported = async (range: MonthRange): Promise<UnitSums['now']> => {
    const [sums, quarters] = await Promise.all([
      enterprises.sums(moment.city.code, range, moment.asOf, [code]),
      enterprises.quarters(moment.city.code, range, moment.asOf, [code]),
    ]);
    const own = reportedBy(sums, quarters)(code);
    // What was returned by months is looked at as such, and what by quarters, whichever would go before.
    if (rule === 'reported') return amountsOf(own.sums);
    return amountsOver(rule === 'reportedQuarterly' ? {} : own.sums, own.quarters, range);
  };
  const [[enterprise], now, before] = await Promise.all([
    enterprises.list(moment.city.code, moment.asOf, [code]),
    reported({ from, to }),
    reported({ from: from - 12, to: to - 12 }),
  ]);
  const units = enterprise === undefined ? [] : [{ enterprise, now, before }];
  return movementOf(units, { item, from, to });
}

function unitsBehind(movement: Movement, { rule, subject }: EnterpriseFigureLocator): readonly Mover[] {
  const kind = kindNamed(subject.of);
  if (kind !== undefined) return movement.movers.filter((mover) => mover.kind === kind);
  const group = groupNamed(subject.of);
  if (group !== undefined)
    return movement.movers.filter(({ enterprise }) => groupOf(enterprise, group.by) === group.group);
  if (subject.of !== null) return [];
  switch (rule) {
    case 'lossMakers':
    case 'lossMakersChange':
    case 'lossShare':
    case 'lossTotal':
      return movement.movers.filter(({ now }) => now !== null && now.amount < 0);
    case 'definitionContribution':
      return movement.movers.filter(({ kind: of }) => of === 'entered' || of === 'left');
    case 'realContribution':
      return movement.movers.filter(({ kind: of }) => of !== 'entered' && of !== 'left');
    case 'sameScopeGrowth':
      return movement.movers.filter(({ kind: of }) => of === 'continuing');
    default:
      return movement.movers;
  }
}

/** What the unit reported, now or where it reports no more a year before. */
function shownFigure(
  mover: Mover,
  { subject, asOf }: EnterpriseFigureLocator,
): readonly { readonly mover: Mover; readonly figure: EnterpriseFigure }[] {
  const { now, before, enterprise } = mover;
  const sum = now ?? before;
  if (sum === null) return [];
  const shift = now === null ? 12 : 0;
  const about = { ...subject, from: subject.from - shift, to: subject.to - shift, of: enterprise.code };
  return [{ mover, figure: reportedFigure(about, asOf, sum) }];
}
