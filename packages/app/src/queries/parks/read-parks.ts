import {
  type Actor,
  dealsOf,
  DomainError,
  isMissing,
  marksIn,
  type Park,
  type ParkMark,
  parkFigure,
  type ProjectYear,
  type RegionCode,
  type RosterEntry,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { openAttraction, type OpenAttraction } from '../attraction/open-attraction.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { type OpenParks, openParks } from './open-parks.ts';

/** Parks of a region, the best first. */
export interface ParkList {
  readonly open: OpenParks;
  readonly parks: readonly Park[];
}

/** Reads the parks of a region (“五好”园区比较): by their marks among all parks of the city. */
export async function readParks(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<ParkList> {
  const open = await openParks(app, actor, city, asked);
  const place = new Map(
    open.context.members.map(({ code }) => {
      const value = parkFigure(open.context, 'rank', code)?.value;
      return [code, value === undefined || isMissing(value) ? Infinity : value] as const;
    }),
  );
  const order = ({ code }: Park): number => place.get(code) ?? Infinity;
  return { open, parks: open.context.members.toSorted((a, b) => order(a) - order(b) || (a.code < b.code ? -1 : 1)) };
}

/** One park: its months, what persons said of it, the projects and deals in it. */
export interface ParkDetail {
  readonly open: OpenParks;
  readonly park: Park;
  /** Months that were reported, the newest first. */
  readonly months: readonly number[];
  readonly marks: readonly ParkMark[];
  /** Every mark that was ever given on it and has been taken back by a later one. */
  readonly formerMarks: readonly RosterEntry[];
  readonly problem: string | null;
  readonly projects: readonly ProjectYear[];
  readonly attraction: OpenAttraction;
  readonly deals: OpenAttraction['context']['members'];
}

/** Reads one park (一园一档) as of a moment. Refuses `unknown-park`. */
export async function readPark(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: Pick<RosterAsked, 'period' | 'asOf'>,
): Promise<ParkDetail> {
  const open = await openParks(app, actor, city, { region: city, ...asked });
  const park = open.context.all.find((one) => one.code === code);
  if (park === undefined) throw new DomainError('unknown-park', { park: code });
  authorise(actor, 'park.read', city, park.region ?? city);
  const attraction = await openAttraction(app, actor, city, { region: city, ...asked });
  const marks = marksIn(open.context.marks).filter((mark) => mark.park === code);
  const former = await Promise.all(
    marks.map(({ key }) => app.store.rosters.vintages(city, 'judgement', key, open.moment.asOf)),
  );
  const problem = open.book.latest(code, 'problem', open.month, open.month);
  return {
    open,
    park,
    months: open.book
      .months(code, 'output')
      .flatMap(({ month }) => (month === null || month > open.month ? [] : [month]))
      .toReversed(),
    marks,
    formerMarks: former.flatMap((entries) => entries.filter(({ item }) => item === 'mark').slice(0, -1)),
    problem: problem === undefined ? null : String(problem.value),
    projects: open.projects.context.members.filter((year) => year.project.park === park.name),
    attraction,
    deals: dealsOf(attraction.context, `park:${park.name}`),
  };
}
