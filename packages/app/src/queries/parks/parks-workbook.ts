import {
  type Actor,
  judgementForm,
  judgementKeyIn,
  monthWritten,
  parkFigure,
  parkForm,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { rosterWorkbook } from '../rosters/roster-workbook.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { readParks } from './read-parks.ts';

/** The parks of a region as a workbook (园区运行情况表) that comes in again. */
export async function parksWorkbook(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { open, parks } = await readParks(app, actor, city, asked);
  const { registry, moment, month, book } = open;
  const name = `${registry.regions.get(open.region)?.name.zh ?? open.region}园区运行情况表${monthWritten(month)}`;
  const demo = moment.city.demo ? '（演示数据，均为虚构）' : '';
  const subjects = parks.map(({ code }) => code);
  const statedOf = (code: string, item: string) => parkFigure(open.context, 'stated', code, item);
  const bytes = await rosterWorkbook(app, registry, [
    { name: '园区', title: `${name}${demo}`, form: parkForm, book, subjects, month, statedOf },
  ]);
  return { name, bytes };
}

/** What persons said of the parks of a region as a workbook (园区评议表) that comes in again. */
export async function judgementsWorkbook(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { open, parks } = await readParks(app, actor, city, asked);
  const { registry, moment, context } = open;
  const name = `${registry.regions.get(open.region)?.name.zh ?? open.region}园区评议表`;
  const demo = moment.city.demo ? '（演示数据，均为虚构）' : '';
  const meant = new Set(parks.map(({ code }) => code));
  const subjects = context.marks.subjects.filter((key) => meant.has(judgementKeyIn(key)?.park ?? ''));
  const bytes = await rosterWorkbook(app, registry, [
    { name: '园区评议', title: `${name}${demo}`, form: judgementForm, book: context.marks, subjects, month: null },
  ]);
  return { name, bytes };
}
