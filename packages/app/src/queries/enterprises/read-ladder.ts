import {
  type Actor,
  allowed,
  type CategoryThreshold,
  dayOf,
  type Enterprise,
  isCountyMove,
  type LadderEvent,
  type LadderMove,
  type LadderRung,
  type LadderStanding,
  movesFrom,
  nearThresholds,
  type NearThresholds,
  type Period,
  type RegionCode,
  type Registry,
  type ReportedRevenue,
  standingAfter,
  thresholdOf,
  windowsOn,
  type WindowStanding,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { EnterpriseCase } from '../../ports.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { ladderRegisters } from './ladder-registers.ts';
import { enterprisesWithin, rangeOf, regionSeen } from './open-enterprises.ts';
import { revenueByMonth } from './revenue-by-month.ts';

export interface LadderAsked {
  /** A county, a park or the city; absent, all that the actor may see. */
  readonly region?: RegionCode;
  /** The last month of returns, and the one whose entrants are counted; absent, the last one returned. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** An enterprise in a declaration, with what the actor may do next. */
export interface Declared {
  readonly enterprise: Enterprise;
  readonly threshold: CategoryThreshold | undefined;
  readonly standing: LadderStanding;
  readonly moves: readonly LadderMove[];
}

/** A rung with its windows as they stand and those on their way. */
export interface RungReport {
  readonly rung: LadderRung;
  readonly windows: readonly WindowStanding[];
  readonly declared: readonly Declared[];
}

/** The ladder of a region (梯度培育): who is on which rung and step, who came in, who is near a threshold. */
export interface LadderReport {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  readonly thresholds: readonly CategoryThreshold[];
  readonly rungs: readonly RungReport[];
  /** year * 12 + month - 1. */
  readonly month: number;
  readonly near: NearThresholds;
}

/** Reads the ladder as of a moment. Refuses `unknown-region`, `not-allowed`. */
export async function readLadder(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: LadderAsked,
): Promise<LadderReport> {
  const region = asked.region ?? regionSeen(actor, city);
  authorise(actor, 'enterprise.read', city, region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const all = await app.store.enterprises.list(city, moment.asOf);
  const enterprises = enterprisesWithin(registry, city, region, all);
  const byCode = new Map(enterprises.map((one) => [one.code, one]));
  const held = (await app.store.enterprises.months(city, moment.asOf)) ?? null;
  const { to: month } = rangeOf(asked.period, held);
  const { thresholds, rungs } = await ladderRegisters(app, moment);
  const cases = await app.store.enterpriseCases.list(city, 'ladder', moment.asOf);
  const reported: ReportedRevenue[] = [];
  if (rungs.some(({ overThreshold }) => overThreshold))
    for await (const one of revenueByMonth(app, moment, enterprises, month))
      if (thresholdOf(one.enterprise, thresholds)?.least != null) reported.push(one);
  const today = dayOf(moment.asOf);
  return {
    moment,
    registry,
    region,
    thresholds,
    rungs: rungs.map((rung) => ({
      rung,
      windows: windowsOn(rung.windows, today),
      declared: cases.flatMap((one) => {
        const enterprise = byCode.get(one.enterprise);
        const standing = standingOf(one, rung.code);
        if (enterprise === undefined || standing === undefined) return [];
        const moves = movesFrom(rung, standing).filter((move) => mayMove(actor, city, enterprise, move, standing));
        return [{ enterprise, threshold: thresholdOf(enterprise, thresholds), standing, moves }];
      }),
    })),
    month,
    near: nearThresholds(reported, thresholds, month),
  };
}

/** The case of an enterprise on a rung. */
export function ladderCase(rung: string, enterprise: string): Omit<EnterpriseCase, 'events'> {
  return { kind: 'ladder', id: `${rung}/${enterprise}`, enterprise };
}

/** How a case stands on a rung; undefined where it is another rung's. */
export function standingOf(one: EnterpriseCase, rung: string): LadderStanding | undefined {
  if (!one.id.startsWith(`${rung}/`)) return undefined;
  const events = one.events.flatMap(({ act, at, by }): readonly LadderEvent[] =>
    act.kind === 'moved' ? [{ move: act.move, reason: act.reason, at, by }] : [],
  );
  return standingAfter(rung, one.enterprise, events);
}

/** The region that taking a step needs the right in: the county's own steps the county, all others the city. */
export function regionOfMove(
  city: RegionCode,
  { region }: Enterprise,
  move: LadderMove,
  standing: LadderStanding | undefined,
): RegionCode {
  return isCountyMove(move, standing) ? region || city : city;
}

function mayMove(
  actor: Actor,
  city: RegionCode,
  enterprise: Enterprise,
  move: LadderMove,
  standing: LadderStanding,
): boolean {
  return allowed(actor, 'ladder.move', { city, region: regionOfMove(city, enterprise, move, standing) });
}
