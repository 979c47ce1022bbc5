import {
  type Actor,
  dayOf,
  DomainError,
  type MatterTerms,
  monthWritten,
  type Period,
  projectFindingSentence,
  type ProjectRule,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { MatterList } from '../list-matters.ts';
import { proposedTerms, proposingOn } from '../rosters/propose-terms.ts';
import { openProjects } from './open-projects.ts';

/** What the platform proposes for a matter about a project; a person decides on all of it. */
export interface ProjectMatterProposal {
  readonly terms: MatterTerms;
  readonly sentence: string;
  /** Matters that are open about the project already. */
  readonly overlapping: MatterList;
}

/** Proposes a matter from a finding about a project (由项目研判提示立项): the lead unit and leader that the list names, else the county's; the
 *  deadline by the next month's end but one. Refuses `unknown-project` where there is no such finding. */
export async function proposeProjectMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly project: string; readonly rule: ProjectRule; readonly period?: Period; readonly asOf?: string },
): Promise<ProjectMatterProposal> {
  authorise(actor, 'matters.open', city);
  const { project: code, rule, ...when } = asked;
  const open = await openProjects(app, actor, city, { region: city, ...when });
  const year = open.years.all.get(code);
  const finding = year?.findings.find((one) => one.rule === rule);
  if (year === undefined || finding === undefined) throw new DomainError('unknown-project', { project: code });
  const { moment, month } = open;
  const { directory, overlapping } = await proposingOn(app, actor, moment, code);
  const sentence = projectFindingSentence(finding, year.project, 'zh');
  const { name, region, leadUnit, leader } = year.project;
  const from = {
    name,
    code,
    leadUnit,
    leader,
    sentence,
    region: region ?? city,
    source: `重点项目${monthWritten(month)}调度`,
    done: doneTexts[rule](name),
  };
  return { terms: proposedTerms(from, dayOf(moment.asOf), directory), sentence, overlapping };
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
