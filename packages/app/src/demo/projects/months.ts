import { apportion } from '../budget.ts';
import { investment2021 } from '../anchors.ts';
import { at } from '../growth-paths.ts';
import { random } from '../random.ts';
import type { DemoProject } from './units.ts';

/** Shares of a year that are built by the end of each month. */
const season = [0.04, 0.1, 0.195, 0.285, 0.375, 0.48, 0.56, 0.645, 0.74, 0.83, 0.915, 1];

/** Months of each year that there are rows of. */
const rowMonths: Readonly<Record<number, readonly number[]>> = {
  2017: [2, 3, 4, 6, 9, 12],
  2018: [2, 3, 4, 6, 9, 12],
  2019: [2, 3, 4, 6, 9, 12],
  2020: [2, 3, 4, 6, 9, 12],
  2021: [2, 3, 4],
};

/** What is spent of a year by projects of a group by the end of a month, 万元: the sums are the indicators of industrial investment. */
interface Group {
  readonly isOf: (project: DemoProject, year: number) => boolean;
  readonly total: (year: number, month: number) => number;
}

const tens = 10_000;

/** An indicator's level on the comparable basis of 2021, 万元. */
function published(indicator: string, year: number, month: number): number {
  const pair = investment2021.find((one) => one.month === month)?.amounts[indicator];
  return Math.round((pair?.[year - 2020] ?? 0) * tens);
}

/** Beyond April the year goes on by the season. */
function through(of: (year: number, month: number) => number): (year: number, month: number) => number {
  return (year, month) =>
    month <= 4 ? of(year, month) : Math.round((of(year, 4) * (season[month - 1] ?? 1)) / (season[3] ?? 1));
}

const industrial = through((y, m) => published('industrial-investment', y, m));
const begun = through((y, m) => published('new-industrial-projects-investment', y, m));
const upgrading = through((y, m) => published('industrial-upgrading-investment', y, m));
const others = through((y, m) => published('productive-investment', y, m) - published('industrial-investment', y, m));
const bySeason = (whole: Readonly<Record<number, number>>) => (year: number, month: number) =>
  Math.round((whole[year] ?? 0) * (season[month - 1] ?? 1));
const isBegun = ({ started }: DemoProject, year: number): boolean =>
  started !== null && Math.floor(started / 12) === year;

const groups: readonly Group[] = [
  { isOf: (p, y) => p.sector === 'industry' && p.nature !== 'upgrading' && isBegun(p, y), total: begun },
  { isOf: (p) => p.sector === 'industry' && p.nature === 'upgrading', total: upgrading },
  {
    isOf: (p, y) => p.sector === 'industry' && p.nature !== 'upgrading' && !isBegun(p, y),
    total: (y, m) => industrial(y, m) - begun(y, m) - upgrading(y, m),
  },
  { isOf: ({ sector }) => sector === 'farming', total: (y, m) => Math.round(others(y, m) * 0.28) },
  { isOf: ({ sector }) => sector === 'services', total: (y, m) => others(y, m) - Math.round(others(y, m) * 0.28) },
  { isOf: ({ sector }) => sector === 'infrastructure', total: bySeason({ 2020: 1_730_000, 2021: 1_980_000 }) },
  { isOf: ({ sector }) => sector === 'livelihood', total: bySeason({ 2020: 640_000, 2021: 705_000 }) },
];

/** One row of the table: a project and a month, 万元 and 亩. */
export interface DemoProjectMonth {
  readonly project: DemoProject;
  readonly month: number;
  readonly total: number;
  readonly landNeeded: number | null;
  readonly completionPlanned: number;
  readonly plan: number;
  readonly doneBefore: number;
  readonly spent: number;
  readonly funded: number;
  readonly landSupplied: number | null;
  readonly progress: string;
  readonly problem: string | null;
}

const problems = [
  '用地报批尚未完成',
  '征地拆迁有剩余户未签约',
  '银行贷款未到位',
  '用电增容待审批',
  '施工力量不足',
  '环评批复滞后',
];

/** All rows of the demonstration's projects, by project and month. */
export function demoProjectMonths(projects: readonly DemoProject[], seed: string): readonly DemoProjectMonth[] {
  const spent = spentBy(projects, seed);
  return projects.flatMap((project) => monthsOf(project, spent.get(project.code) ?? new Map(), seed));
}

/** Spending by month: what a group adds from row to row goes to those that build, so that no cumulative amount falls. */
function spentBy(projects: readonly DemoProject[], seed: string): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const spent = new Map<string, Map<number, number>>(projects.map(({ code }) => [code, new Map()]));
  for (const year of [2020, 2021])
    for (const { isOf, total } of groups) {
      const members = projects.filter((project) => isOf(project, year));
      const sums = members.map(() => 0);
      let before = 0;
      for (const of of rowMonths[year] ?? []) {
        const month = at(year, of);
        const whole = total(year, of);
        const weights = members.map((project) => (builds(project, month) ? pace(project, year, of, seed) : 0));
        const added = weights.some((weight) => weight > 0) ? apportion(whole - before, weights) : weights;
        before = whole;
        for (const [i, project] of members.entries()) {
          sums[i] = (sums[i] ?? 0) + (added[i] ?? 0);
          spent.get(project.code)?.set(month, sums[i] ?? 0);
        }
      }
    }
  for (const project of projects)
    if (project.course === 'past')
      for (const year of [2017, 2018, 2019]) {
        const whole = 900 + 9000 * project.weight * random(seed, 'past', project.code, year).uniform();
        const early = 1 + 0.06 * random(seed, 'early', project.code, year).normal();
        for (const of of rowMonths[year] ?? [])
          spent.get(project.code)?.set(at(year, of), Math.round(whole * Math.min(1, (season[of - 1] ?? 1) ** early)));
      }
  return spent;
}

function builds({ started, completed }: DemoProject, month: number): boolean {
  return started !== null && started <= month && (completed === null || completed >= month - 1);
}

/** How fast a project builds; a few stand still from March on. */
function pace(project: DemoProject, year: number, month: number, seed: string): number {
  const stalls = year === 2021 && month >= 3 && random(seed, 'stall', project.code).uniform() < 0.025;
  if (stalls) return 0;
  const late = project.started !== null && project.started === at(year, month) && month > 2 ? 0.25 : 1;
  return project.weight * late * (0.8 + 0.4 * random(seed, 'pace', project.code, year, month).uniform());
}

function monthsOf(project: DemoProject, spent: ReadonlyMap<number, number>, seed: string): readonly DemoProjectMonth[] {
  const r = random(seed, 'terms', project.code);
  const size = project.weight * (2500 + 3000 * r.uniform());
  const planOf = plans(project, spent, size, r);
  const years = [2017, 2018, 2019, 2020, 2021].filter((year) => isListed(project, year));
  let done =
    project.started !== null && project.started < at(2020, 1) && project.course === 'carried'
      ? Math.round(size * 2 * r.uniform())
      : 0;
  const doneBefore = new Map<number, number>();
  for (const year of years) {
    doneBefore.set(year, done);
    done += year === 2021 ? 0 : (spent.get(at(year, 12)) ?? 0);
  }
  const total = Math.ceil((done + planOf(2021) * (1.15 + 1.6 * r.uniform()) + size * 0.3) / 10) * 10;
  const land = project.sector === 'livelihood' || project.nature === 'upgrading' ? null : Math.round(20 + size / 90);
  const [landShort, fundShort, slips, silent] = [
    r.uniform() < 0.1,
    r.uniform() < 0.06,
    r.uniform() < 0.03,
    r.uniform() < 0.012,
  ];
  const rows: DemoProjectMonth[] = [];
  for (const year of years)
    for (const of of rowMonths[year] ?? []) {
      const month = at(year, of);
      if (silent && month === at(2021, 4)) continue;
      const own = spent.get(month) ?? 0;
      const all = (doneBefore.get(year) ?? 0) + own;
      const share = total > 0 ? all / total : 0;
      const isLate = project.started === null && project.startPlanned <= month;
      rows.push({
        project,
        month,
        total,
        landNeeded: land,
        completionPlanned:
          project.completionPlanned + (slips && month === at(2021, 4) && project.completed === null ? 5 : 0),
        plan: planOf(year),
        doneBefore: doneBefore.get(year) ?? 0,
        spent: own,
        funded: Math.round(all * (fundShort ? 0.86 : 1.04) + size * 0.04),
        landSupplied: land === null ? null : Math.round(land * (project.started === null ? 0.3 : landShort ? 0.62 : 1)),
        progress: progressOf(project, month, share),
        problem:
          isLate || landShort || fundShort || (month >= at(2021, 2) && r.uniform() < 0.04)
            ? (problems[landShort ? 0 : fundShort ? 2 : Math.floor(r.uniform() * problems.length)] ?? null)
            : null,
      });
    }
  return rows;
}

/** The plan of a year: of a past one about what became of it, of 2021 what the season makes of April, too high for one in four. */
function plans(
  project: DemoProject,
  spent: ReadonlyMap<number, number>,
  size: number,
  r: ReturnType<typeof random>,
): (year: number) => number {
  const slack = r.uniform();
  const ahead = slack < 0.26 ? 1.45 + 0.9 * r.uniform() : 0.88 + 0.24 * r.uniform();
  const rounded = (value: number): number => Math.max(100, Math.round(value / 10) * 10);
  return (year) => {
    const whole = spent.get(at(year, 12));
    if (whole !== undefined) return rounded(whole * (0.92 + 0.16 * slack));
    const april = spent.get(at(2021, 4)) ?? 0;
    if (april === 0) return rounded(size);
    const from = project.startPlanned >= at(2021, 1) ? (season[project.startPlanned - at(2021, 1) - 1] ?? 0) : 0;
    const to =
      project.completionPlanned < at(2022, 1) ? (season[Math.max(3, project.completionPlanned - at(2021, 1))] ?? 1) : 1;
    return rounded((april / (((season[3] ?? 1) - from) / (to - from))) * ahead);
  };
}

function isListed({ course, started, completed }: DemoProject, year: number): boolean {
  if (course === 'past') return year <= 2019 || (year === 2020 && completed !== null && completed >= at(2020, 1));
  if (course === 'carried') return year === 2021 || (year === 2020 && started !== null && started < at(2021, 1));
  return year === 2021;
}

function progressOf({ started, completed }: DemoProject, month: number, share: number): string {
  if (completed !== null && completed <= month) return '已竣工';
  if (started === null || started > month) return '办理前期手续';
  if (share < 0.15) return '场地平整、基础施工';
  if (share < 0.45) return '主体施工';
  return share < 0.8 ? '主体封顶，设备订购' : '设备安装调试';
}
