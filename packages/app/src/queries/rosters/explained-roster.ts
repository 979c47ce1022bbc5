import type { Actor, Period, RegionCode, Registry, RosterFigure } from '@shigan/core';
import type { Application } from '../../application.ts';

/** A thing behind a sum, with the amount that it brings. */
export interface ThingBehind {
  readonly code: string;
  readonly name: string;
  readonly figure: RosterFigure;
}

/** A roster opened to work its figures out again. */
export interface ExplainedRoster {
  readonly registry: Registry;
  figure(rule: string, of: string | null, item: string | null): RosterFigure | undefined;
  /** Name of the thing that a figure is of; undefined for a part or the whole. */
  nameOf(of: string): string | undefined;
  /** Of sums and what is made of them the things, those that weigh most first. */
  thingsBehind(figure: RosterFigure): readonly ThingBehind[];
}

/** Opens a roster as it was read for a figure's page. */
export type OpenForExplaining = (
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly region: RegionCode; readonly period: Period; readonly asOf: string },
) => Promise<ExplainedRoster>;

/** Things with a value, the greatest first. */
export function greatestFirst(things: readonly ThingBehind[]): readonly ThingBehind[] {
  return things
    .flatMap((thing) => (typeof thing.figure.value === 'number' ? [{ thing, size: thing.figure.value }] : []))
    .toSorted((a, b) => b.size - a.size || (a.thing.code < b.thing.code ? -1 : 1))
    .map(({ thing }) => thing);
}
