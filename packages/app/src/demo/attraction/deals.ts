import type { CapitalOrigin, DealStage, RegionCode, Top500 } from '@shigan/core';
import { apportion } from '../budget.ts';
import { demoParkOf } from '../enterprises/units.ts';
import { at } from '../growth-paths.ts';
import { unitWeights } from '../places.ts';
import { demoChains } from '../projects/chains.ts';
import type { DemoProject } from '../projects/units.ts';
import { random } from '../random.ts';

/** An invented deal of investment attraction (演示招商项目). */
export interface DemoDeal {
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly park: string | null;
  readonly investor: string;
  readonly top500: Top500 | null;
  readonly origin: CapitalOrigin;
  readonly mode: string;
  readonly chain: string;
  readonly project: string | null;
  readonly nodes: Readonly<Record<DealStage, number | null>>;
  readonly ended: number | null;
  /** Relative size. */
  readonly weight: number;
  /** Landed, and nothing arrived. */
  readonly isEmpty: boolean;
  /** Nobody has followed it up since so long. */
  readonly quietSince: number | null;
}

/** The four modes that the city's leaders name. */
const demoModes = ['优势招商', '布局招商', '拉链招商', '亲情招商'] as const;

/** So many deals came so far. */
const numbers: readonly (readonly [DealStage, number])[] = [
  ['producing', 44],
  ['landed', 78],
  ['contracted', 62],
  ['visited', 74],
  ['lead', 88],
];

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];
const provinces = ['广东', '浙江', '江苏', '上海', '福建', '湖北', '长沙', '北京'];
const kinds: readonly (readonly [Top500, string])[] = [
  ['global', '世界500强企业'],
  ['china', '中国500强企业'],
  ['private', '民营500强企业'],
];

/** All deals of the demonstration by seed. */
export function demoDeals(projects: readonly DemoProject[], seed: string): readonly DemoDeal[] {
  const free = projects.filter(({ sector, started }) => sector === 'industry' && started !== null);
  const deals: DemoDeal[] = [];
  for (const [stage, count] of numbers) {
    const shares = apportion(
      count,
      unitWeights.map(([, weight]) => weight + 4),
    );
    const regions = unitWeights.flatMap(([region], i) => Array.from({ length: shares[i] ?? 0 }, () => region));
    for (const region of regions) deals.push(dealOf(seed, deals.length, stage, region, free));
  }
  return deals;
}

function dealOf(
  seed: string,
  place: number,
  stage: DealStage,
  region: RegionCode,
  free: readonly DemoProject[],
): DemoDeal {
  const r = random(seed, 'deal', place);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(r.uniform() * of.length)];
  const chain = pick(demoChains);
  const [, product = ''] = pick(chain?.links ?? []) ?? [];
  const sign = `${stems[place % 10] ?? ''}${branches[place % 12] ?? ''}${place < 60 ? '' : String(Math.floor(place / 60) + 1)}`;
  const top = r.uniform() < 0.11 ? pick(kinds) : undefined;
  const park = demoParkOf(region);
  const nodes = nodesOf(stage, r);
  const built = stage === 'landed' || stage === 'producing';
  const project =
    built && r.uniform() < 0.6 ? free.find((one, i) => one.region === region && i % 7 === place % 7) : undefined;
  const ended =
    (stage === 'lead' || stage === 'visited') && r.uniform() < 0.12 ? at(2021, 1 + Math.floor(r.uniform() * 3)) : null;
  return {
    code: `ZS${Math.floor((nodes.lead ?? 0) / 12)}-${String(place + 1).padStart(4, '0')}`,
    name: `${park.replace(/(?:产业开发区|工业园|经开区|高新区)$/u, '')}${sign}${product}项目`,
    region,
    park: r.uniform() < 0.72 ? park : null,
    investor: top === undefined ? `${pick(provinces) ?? ''}${sign}集团（虚构）` : `${top[1]}${sign}（虚构）`,
    top500: top?.[0] ?? null,
    origin: r.uniform() < 0.06 ? 'foreign' : 'domestic',
    mode: pick(demoModes) ?? demoModes[0],
    chain: chain?.name ?? '',
    project: project?.code ?? null,
    nodes,
    ended,
    weight: Math.exp(r.normal() * 0.9) * (top === undefined ? 1 : 2.4),
    isEmpty: stage === 'landed' && r.uniform() < 0.07,
    quietSince: stage !== 'producing' && r.uniform() < 0.16 ? at(2021, 1 + Math.floor(r.uniform() * 2)) : null,
  };
}

/** When a deal took its steps, backwards from the last one. */
function nodesOf(stage: DealStage, r: ReturnType<typeof random>): DemoDeal['nodes'] {
  const within = (from: number, to: number): number => from + Math.floor(r.uniform() * (to - from + 1));
  const steps: Record<DealStage, number | null> = {
    lead: null,
    visited: null,
    contracted: null,
    landed: null,
    producing: null,
  };
  switch (stage) {
    case 'producing':
      steps.producing = within(at(2020, 2), at(2021, 4));
      steps.landed = steps.producing - within(9, 20);
      break;
    case 'landed':
      steps.landed = within(at(2019, 6), at(2021, 4));
      break;
    case 'contracted':
      steps.contracted = within(at(2020, 7), at(2021, 4));
      break;
    case 'visited':
      steps.visited = within(at(2020, 6), at(2021, 4));
      break;
    case 'lead':
      steps.lead = within(at(2020, 8), at(2021, 4));
      break;
  }
  if (steps.landed !== null) steps.contracted = steps.landed - within(1, 7);
  if (steps.contracted !== null) steps.visited = steps.contracted - within(1, 5);
  if (steps.visited !== null) steps.lead = steps.visited - within(0, 3);
  return steps;
}
