import type { ChainEffect, ProjectNature, ProjectSector, RegionCode } from '@shigan/core';
import { apportion } from '../budget.ts';
import { demoParkOf } from '../enterprises/units.ts';
import { at } from '../growth-paths.ts';
import { unitWeights } from '../places.ts';
import { random } from '../random.ts';
import { demoChains, demoKinds, otherProducts } from './chains.ts';

/** What a project of the demonstration has been through by April 2021. */
type Course = 'past' | 'carried' | 'new' | 'late' | 'toCome';

/** An invented project (演示项目): what its monthly rows are made from. */
export interface DemoProject {
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode;
  /** Its park; null outside of one. */
  readonly park: string | null;
  readonly sector: ProjectSector;
  readonly nature: ProjectNature;
  readonly course: Course;
  readonly kind: string | null;
  readonly chain: string | null;
  readonly link: string | null;
  readonly effect: ChainEffect | null;
  readonly owner: string;
  readonly leadUnit: string;
  readonly startPlanned: number;
  readonly started: number | null;
  readonly completionPlanned: number;
  readonly completed: number | null;
  /** Relative size among those of its group. */
  readonly weight: number;
}

/** So many of each kind: some 600 are in the list of 2021, the past ones were done before it. */
const numbers: readonly (readonly [ProjectSector, ProjectNature | null, Readonly<Partial<Record<Course, number>>>])[] =
  [
    ['industry', null, { past: 34, carried: 120, new: 46, late: 18, toCome: 44 }],
    ['industry', 'upgrading', { past: 12, carried: 58, late: 4, toCome: 14 }],
    ['farming', null, { past: 6, carried: 34, new: 8, late: 2, toCome: 6 }],
    ['services', null, { past: 6, carried: 62, new: 12, late: 5, toCome: 11 }],
    ['infrastructure', null, { past: 8, carried: 66, new: 16, late: 4, toCome: 14 }],
    ['livelihood', null, { past: 4, carried: 40, new: 8, late: 3, toCome: 9 }],
  ];

const counties: Readonly<Record<RegionCode, string>> = {
  '431202': '鹤城',
  '431221': '中方',
  '431222': '沅陵',
  '431223': '辰溪',
  '431224': '溆浦',
  '431225': '会同',
  '431226': '麻阳',
  '431227': '新晃',
  '431228': '芷江',
  '431229': '靖州',
  '431230': '通道',
  '431271': '洪江区',
  '431281': '洪江',
};

const leadUnits: Readonly<Record<ProjectSector, string>> = {
  industry: '市工业和信息化局',
  farming: '市农业农村局',
  services: '市商务局',
  infrastructure: '市交通运输局',
  livelihood: '市发展和改革委员会',
  realEstate: '市住房和城乡建设局',
};

/** Middle part of a project's code: what it belongs to. */
const sectorCodes: Readonly<Record<ProjectSector, string>> = {
  industry: '04-01',
  farming: '01-01',
  services: '17-01',
  infrastructure: '18-01',
  livelihood: '19-01',
  realEstate: '47-01',
};

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];
const natureWords: Readonly<Record<ProjectNature, string>> = { new: '建设', extension: '扩建', upgrading: '技术改造' };

/** All projects of the demonstration by seed. */
export function demoProjects(seed: string): readonly DemoProject[] {
  const made: DemoProject[] = [];
  for (const [sector, nature, courses] of numbers)
    for (const course of ['past', 'carried', 'new', 'late', 'toCome'] as const) {
      const count = courses[course] ?? 0;
      const shares = apportion(
        count,
        unitWeights.map(([, weight]) => weight),
      );
      const places = unitWeights.flatMap(([region], i) => Array.from({ length: shares[i] ?? 0 }, () => region));
      for (const region of places) made.push(projectOf(seed, made.length, { sector, nature, course, region }));
    }
  return made;
}

function projectOf(
  seed: string,
  place: number,
  {
    sector,
    nature,
    course,
    region,
  }: {
    readonly sector: ProjectSector;
    readonly nature: ProjectNature | null;
    readonly course: Course;
    readonly region: RegionCode;
  },
): DemoProject {
  const r = random(seed, 'project', place);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(r.uniform() * of.length)];
  const chain =
    sector === 'industry' || (sector === 'farming' && r.uniform() < 0.4) ? pick(demoChains.slice(0, 8)) : undefined;
  const step = chain === undefined ? undefined : pick(withGaps(chain.links));
  const products = sector === 'industry' || sector === 'realEstate' ? [] : otherProducts[sector];
  const product = step?.[1] ?? pick(products) ?? '项目';
  const of = nature ?? (r.uniform() < 0.72 ? 'new' : 'extension');
  const times = timesOf(course, r, of === 'upgrading' ? at(2019, 12) : at(2020, 11));
  const sign = `${stems[place % 10] ?? ''}${branches[place % 12] ?? ''}${place < 60 ? '' : String(Math.floor(place / 60) + 1)}`;
  const approved = Math.floor((times.started ?? times.startPlanned) / 12);
  const effects = ['fills', 'extends', 'strengthens'] as const;
  return {
    code: `${approved}-${region}-${sectorCodes[sector]}-${String(100_000 + place * 37).slice(-6)}`,
    name: `${counties[region] ?? ''}${sign}${product}${natureWords[of]}项目`,
    region,
    park: sector === 'industry' && random(seed, 'project park', place).uniform() < 0.7 ? demoParkOf(region) : null,
    sector,
    nature: of,
    course,
    kind: sector === 'industry' ? (pick(demoKinds) ?? null) : null,
    chain: chain?.name ?? null,
    link: step?.[0] ?? null,
    effect: chain === undefined ? null : (pick(effects) ?? null),
    owner: `${counties[region] ?? ''}${sign}公司`,
    leadUnit: leadUnits[sector],
    ...times,
    weight: Math.exp(r.normal() * 0.8),
  };
}

/** Most projects crowd in the middle of a chain; its last link has hardly any. */
function withGaps<T>(links: readonly T[]): readonly T[] {
  return [...links.slice(0, -1), ...links.slice(1, -2), ...links.slice(1, -2)];
}

function timesOf(
  course: Course,
  r: ReturnType<typeof random>,
  carriedUntil: number,
): Pick<DemoProject, 'startPlanned' | 'started' | 'completionPlanned' | 'completed'> {
  const within = (from: number, to: number): number => from + Math.floor(r.uniform() * (to - from + 1));
  switch (course) {
    case 'past': {
      const started = within(at(2015, 10), at(2016, 12));
      const completed = within(at(2019, 12), at(2020, 12));
      return { startPlanned: started, started, completionPlanned: completed, completed };
    }
    case 'carried': {
      const started = within(at(2019, 3), carriedUntil);
      const startPlanned = started - within(0, 2);
      const end = r.uniform();
      if (end < 0.07) {
        const completed = within(at(2021, 2), at(2021, 4));
        return { startPlanned, started, completionPlanned: completed, completed };
      }
      const completionPlanned = end < 0.11 ? within(at(2020, 12), at(2021, 3)) : within(at(2021, 8), at(2023, 6));
      return { startPlanned, started, completionPlanned, completed: null };
    }
    case 'new': {
      const month = r.uniform();
      const started = month < 0.7 ? within(at(2021, 1), at(2021, 2)) : month < 0.9 ? at(2021, 3) : at(2021, 4);
      return { startPlanned: started, started, completionPlanned: within(at(2021, 12), at(2023, 6)), completed: null };
    }
    case 'late':
      return {
        startPlanned: within(at(2021, 1), at(2021, 4)),
        started: null,
        completionPlanned: within(at(2022, 3), at(2023, 6)),
        completed: null,
      };
    case 'toCome':
      return {
        startPlanned: within(at(2021, 5), at(2021, 11)),
        started: null,
        completionPlanned: within(at(2022, 6), at(2024, 3)),
        completed: null,
      };
  }
}
