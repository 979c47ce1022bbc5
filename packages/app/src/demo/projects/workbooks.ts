import { effectWords, monthWritten, natureWords, projectForm, sectorWords } from '@shigan/core';
import { at } from '../growth-paths.ts';
import { demoNote } from '../tables/cells.ts';
import type { DemoWorkbook } from '../workbooks.ts';
import { demoProjectMonths, type DemoProjectMonth } from './months.ts';
import { demoProjects } from './units.ts';

const files = [
  { title: '2017-2019年', from: at(2017, 1), to: at(2019, 12), released: '2020-01-20' },
  { title: '2020年', from: at(2020, 1), to: at(2020, 12), released: '2021-01-20' },
  { title: '2021年2月', from: at(2021, 2), to: at(2021, 2), released: '2021-03-18' },
  { title: '2021年3月', from: at(2021, 3), to: at(2021, 3), released: '2021-04-19' },
  { title: '2021年4月', from: at(2021, 4), to: at(2021, 4), released: '2021-05-18' },
] as const;

/** The monthly table of key projects as the project office sends it (演示数据): past years in two files, then month by month. */
export function projectWorkbooks(seed: string): readonly DemoWorkbook[] {
  const rows = demoProjectMonths(demoProjects(seed), seed);
  const heads = projectForm.columns.map(({ words, unit }) => (unit === undefined ? words.zh : `${words.zh}(${unit})`));
  return files.map(({ title, from, to, released }) => ({
    fileName: `${title}怀化市重点项目调度表（演示数据）.csv`,
    releasedOn: released,
    content: {
      kind: 'csv' as const,
      encoding: 'utf-8-bom' as const,
      rows: [
        [`${title}怀化市重点项目调度表（演示数据，项目和数据均为虚构）`],
        [`反馈日期：${released}`],
        [projectForm.code.words.zh, '报告期', ...heads],
        ...rows.filter(({ month }) => month >= from && month <= to).map((row) => lineOf(row)),
        [demoNote],
      ],
    },
  }));
}

function lineOf(row: DemoProjectMonth): readonly (string | number | null)[] {
  const { project, month } = row;
  const by = (on: number | null): string | null => (on === null || on > month ? null : monthWritten(on));
  const cells: Readonly<Record<string, string | number | null>> = {
    name: project.name,
    region: project.region,
    park: project.park,
    sector: sectorWords[project.sector].zh,
    nature: natureWords[project.nature].zh,
    kind: project.kind,
    chain: project.chain,
    link: project.link,
    effect: project.effect === null ? null : effectWords[project.effect].zh,
    owner: project.owner,
    leadUnit: project.leadUnit,
    leader: null,
    total: row.total,
    landNeeded: row.landNeeded,
    startPlanned: monthWritten(project.startPlanned),
    started: by(project.started),
    completionPlanned: monthWritten(row.completionPlanned),
    completed: by(project.completed),
    plan: row.plan,
    doneBefore: row.doneBefore,
    spent: row.spent,
    funded: row.funded,
    landSupplied: row.landSupplied,
    progress: row.progress,
    problem: row.problem,
  };
  return [project.code, monthWritten(month), ...projectForm.columns.map(({ item }) => cells[item] ?? null)];
}
