import {
  type Actor,
  dayOf,
  daysInMonth,
  DomainError,
  formatDay,
  type Leader,
  type MatterTerms,
  monthWritten,
  type Period,
  type ProjectFinding,
  projectFindingSentence,
  type ProjectRule,
  type ProjectYear,
  type RegionCode,
  subtree,
  type Unit,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { listMatters, type MatterList } from '../list-matters.ts';
import { type OpenProjects, openProjects } from './open-projects.ts';

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
  const { asOf } = open.moment;
  const registers = async <N extends 'unit' | 'leader'>(name: N) =>
    (await app.store.registers.asOf(city, name, asOf)).flatMap((entry) => entry.body ?? []);
  const [units, leaders, held] = await Promise.all([
    registers('unit'),
    registers('leader'),
    listMatters(app, actor, city, { open: true }),
  ]);
  const sentence = projectFindingSentence(finding, year.project, 'zh');
  return {
    terms: termsFor(open, year, finding, sentence, { units, leaders }),
    sentence,
    overlapping: {
      ...held,
      matters: held.matters.filter(({ filed: { matter } }) => matter.source.reference.includes(code)),
    },
  };
}

function termsFor(
  { moment, month }: OpenProjects,
  { project }: ProjectYear,
  { rule }: ProjectFinding,
  sentence: string,
  directory: { readonly units: readonly Unit[]; readonly leaders: readonly Leader[] },
): MatterTerms {
  const today = dayOf(moment.asOf);
  const unit = leadUnitOf(project.leadUnit, project.region, directory.units);
  const leader = leaderOf(project.leader, unit?.code, directory);
  return {
    title: `${project.name}：${sentence}`.slice(0, 60),
    problem: `${project.name}（${project.code}）${sentence}`,
    source: { kind: 'finding', reference: `重点项目${monthWritten(month)}调度 ${project.code} ${sentence}`, on: today },
    region: project.region ?? moment.city.code,
    ...(unit === undefined
      ? {}
      : {
          leadUnit: unit,
          taskForce: {
            name: `${project.name}专班`.slice(0, 60),
            head: { id: `${unit.code}#head`, name: `${unit.name}主要负责人` },
          },
        }),
    ...(leader === undefined ? {} : { leader }),
    supportingUnits: [],
    deadline: monthEnd(today, 2),
    milestones: [],
    rhythm: { kind: 'monthly', day: 20 },
    done: { text: doneTexts[rule](project.name) },
    measures: [],
    controllability: 4,
  };
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

/** The last day of the month that lies so many months on. */
function monthEnd(today: string, on: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + on;
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  return formatDay(year, of, daysInMonth(year, of));
}

function leadUnitOf(
  named: string | null,
  region: RegionCode | null,
  units: readonly Unit[],
): { readonly code: string; readonly name: string } | undefined {
  const unit =
    units.find(
      (one) => named !== null && (one.code === named || one.name.zh === named || one.aliases.includes(named)),
    ) ?? units.find((one) => named === null && one.region === region && one.kind === 'county');
  if (unit !== undefined) return { code: unit.code, name: unit.name.zh };
  return named === null ? undefined : { code: named, name: named };
}

/** The leader that the list names, else the one of the narrowest portfolio that holds the unit. */
function leaderOf(
  named: string | null,
  unit: string | undefined,
  { units, leaders }: { readonly units: readonly Unit[]; readonly leaders: readonly Leader[] },
): { readonly id: string; readonly name: string } | undefined {
  const found =
    leaders.find((leader) => named !== null && (leader.name === named || named.includes(leader.name))) ??
    leaders
      .filter(
        ({ portfolio }) => unit !== undefined && portfolio.units.some((code) => subtree(units, code).includes(unit)),
      )
      .toSorted((a, b) => a.portfolio.units.length - b.portfolio.units.length || b.order - a.order)[0];
  if (found !== undefined) return { id: found.code, name: `${found.name}（${found.post}）` };
  return named === null ? undefined : { id: named, name: named };
}
