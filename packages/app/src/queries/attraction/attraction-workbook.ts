import { type Actor, dealFigure, dealForm, monthWritten, type RegionCode } from '@shigan/core';
import type { Application } from '../../application.ts';
import { rosterWorkbook } from '../rosters/roster-workbook.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { type DealsNarrowed, readAttraction } from './read-attraction.ts';

/** The deals of a region as a workbook (招商引资项目台账) that comes in again: one row per deal, of the month looked at. */
export async function attractionWorkbook(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked & DealsNarrowed,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { open, rows } = await readAttraction(app, actor, city, asked);
  const { registry, moment, month, book } = open;
  const name = `${registry.regions.get(open.region)?.name.zh ?? open.region}招商引资项目台账${monthWritten(month)}`;
  const demo = moment.city.demo ? '（演示数据，均为虚构）' : '';
  const subjects = rows.map(({ deal }) => deal.code);
  const statedOf = (code: string, item: string) => dealFigure(open.context, 'stated', code, item);
  const bytes = await rosterWorkbook(app, registry, [
    { name: '招商项目', title: `${name}${demo}`, form: dealForm, book, subjects, month, statedOf },
  ]);
  return { name, bytes };
}
