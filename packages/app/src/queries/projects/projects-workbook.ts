import { type Actor, monthWritten, projectFigure, projectForm, type RegionCode } from '@shigan/core';
import type { Application } from '../../application.ts';
import { rosterWorkbook } from '../rosters/roster-workbook.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { type ProjectsNarrowed, readProjects } from './read-projects.ts';

/** The projects of a region as a workbook (重点项目调度表) in the form that comes in again: one row per project, of the month looked at. */
export async function projectsWorkbook(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked & ProjectsNarrowed,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { open, rows } = await readProjects(app, actor, city, asked);
  const { registry, moment, month, book } = open;
  const name = `${registry.regions.get(open.region)?.name.zh ?? open.region}重点项目调度表${monthWritten(month)}`;
  const demo = moment.city.demo ? '（演示数据，项目和数据均为虚构）' : '';
  const subjects = rows.map(({ project }) => project.code);
  const statedOf = (code: string, item: string) => projectFigure(open.context, 'stated', code, item);
  const bytes = await rosterWorkbook(app, registry, [
    { name: '重点项目', title: `${name}${demo}`, form: projectForm, book, subjects, month, statedOf },
  ]);
  return { name, bytes };
}
