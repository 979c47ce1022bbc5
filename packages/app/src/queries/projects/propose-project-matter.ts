import {
  type Actor,
  DomainError,
  monthWritten,
  type Period,
  projectFindingSentence,
  type ProjectRule,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { proposeRosterMatter, type RosterMatterProposal } from '../rosters/propose-roster-matter.ts';
import { openProjects } from './open-projects.ts';

/** Proposes a matter from a finding about a project (由项目研判提示立项). Refuses `unknown-project` where there is no such finding. */
export async function proposeProjectMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly project: string; readonly rule: ProjectRule; readonly period?: Period; readonly asOf?: string },
): Promise<RosterMatterProposal> {
  authorise(actor, 'matters.open', city);
  const { project: code, rule, ...when } = asked;
  const open = await openProjects(app, actor, city, { region: city, ...when });
  const year = open.years.all.get(code);
  const finding = year?.findings.find((one) => one.rule === rule);
  if (year === undefined || finding === undefined) throw new DomainError('unknown-project', { project: code });
  const { moment, month } = open;
  return proposeRosterMatter(app, actor, moment, {
    thing: year.project,
    sentence: projectFindingSentence(finding, year.project, 'zh'),
    source: `重点项目${monthWritten(month)}调度`,
    done: doneTexts[rule](year.project.name),
  });
}

const doneTexts: Readonly<Record<ProjectRule, (name: string) => string>> = {
  'project-not-started': (name) => `${name}开工并报送首月投资`,
  'project-behind': (name) => `${name}年度投资完成进度赶上序时`,
  'project-overdue': (name) => `${name}竣工`,
  'project-stalled': (name) => `${name}恢复施工并报送新增投资`,
  'project-short-of-land': (name) => `${name}所需用地全部供应`,
  'project-short-of-funds': (name) => `${name}资金到位不低于已完成投资`,
  'project-not-reported': (name) => `${name}补报进度`,
};
