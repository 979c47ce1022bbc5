import type { RuleSetting } from '../register/register.ts';
import type { Language } from '../words/language.ts';

/** The five goods of a park (“五好”园区): positioning 定位好, platform 平台好, projects 项目好, mechanism 机制好, image 形象好. */
export const parkGoods = ['positioning', 'platform', 'projects', 'mechanism', 'image'] as const;

export type ParkGood = (typeof parkGoods)[number];

/** By what a park is compared (评价项): some are measured, some are judged by persons. */
export const parkCriteria = [
  'leading-share',
  'planning',
  'innovation-platforms',
  'factory-use',
  'services',
  'project-pace',
  'output-growth',
  'output-per-mu',
  'tax-per-mu',
  'powers-taken',
  'on-time',
  'management',
  'idle-land',
  'incidents',
  'appearance',
] as const;

export type ParkCriterion = (typeof parkCriteria)[number];

/** What a criterion goes by: a figure of the park, or marks from 0 to 100 that persons give with their grounds. */
export type CriterionMeasure =
  | {
      readonly kind: 'measured';
      readonly rule: 'stated' | 'ratio' | 'perMu' | 'growth' | 'projectGap';
      readonly item: string | null;
      readonly better: 'more' | 'less';
    }
  | { readonly kind: 'judged' };

/** A criterion as a city begins with it. */
export interface CriterionDefinition {
  readonly good: ParkGood;
  readonly weight: number;
  readonly measure: CriterionMeasure;
  readonly words: Readonly<Record<Language, string>>;
}

const judged = { kind: 'judged' } as const;

function measured(
  rule: Extract<CriterionMeasure, { kind: 'measured' }>['rule'],
  item: string | null,
  better: 'more' | 'less' = 'more',
): CriterionMeasure {
  return { kind: 'measured', rule, item, better };
}

function criterion(
  good: ParkGood,
  weight: number,
  measure: CriterionMeasure,
  zh: string,
  en: string,
): CriterionDefinition {
  return { good, weight, measure, words: { zh, en } };
}

/** The criteria with the weights that a city begins with; they are no office's rule, and each is an entry of the register `rule` (`park-…`)
 *  where a city has its own. */
export const usualCriteria: Readonly<Record<ParkCriterion, CriterionDefinition>> = {
  'leading-share': criterion(
    'positioning',
    12,
    measured('ratio', 'leadingShare'),
    '主导产业占比',
    'leading industries',
  ),
  planning: criterion('positioning', 8, judged, '规划定位', 'planning'),
  'innovation-platforms': criterion('platform', 7, measured('stated', 'platforms'), '创新平台', 'innovation platforms'),
  'factory-use': criterion('platform', 7, measured('ratio', 'factoryUse'), '标准厂房使用率', 'factory space in use'),
  services: criterion('platform', 6, judged, '公共服务配套', 'public services'),
  'project-pace': criterion('projects', 8, measured('projectGap', null), '项目投资进度', 'pace of projects'),
  'output-growth': criterion('projects', 5, measured('growth', 'output'), '产值增速', 'growth of output'),
  'output-per-mu': criterion('projects', 6, measured('perMu', 'output'), '亩均产出', 'output per mu'),
  'tax-per-mu': criterion('projects', 6, measured('perMu', 'tax'), '亩均税收', 'tax per mu'),
  'powers-taken': criterion('mechanism', 8, measured('ratio', 'powersShare'), '赋权事项承接率', 'delegated powers'),
  'on-time': criterion('mechanism', 6, measured('ratio', 'onTimeShare'), '按时办结率', 'cases done on time'),
  management: criterion('mechanism', 6, judged, '管理体制', 'management'),
  'idle-land': criterion('image', 5, measured('ratio', 'idleShare', 'less'), '闲置低效用地占比', 'idle land'),
  incidents: criterion('image', 4, measured('stated', 'incidents', 'less'), '安全环保事件', 'incidents'),
  appearance: criterion('image', 6, judged, '形象环境', 'appearance'),
};

export const goodWords: Readonly<Record<ParkGood, Readonly<Record<Language, string>>>> = {
  positioning: { zh: '定位好', en: 'positioning' },
  platform: { zh: '平台好', en: 'platform' },
  projects: { zh: '项目好', en: 'projects' },
  mechanism: { zh: '机制好', en: 'mechanism' },
  image: { zh: '形象好', en: 'image' },
};

export interface WeighedCriterion extends CriterionDefinition {
  readonly code: ParkCriterion;
}

/** The criteria in force: a rule `park-tax-per-mu` with the threshold `weight` changes a weight, one that is not enabled leaves the criterion
 *  out. */
export function criteriaIn(rules: ReadonlyMap<string, RuleSetting>): readonly WeighedCriterion[] {
  return parkCriteria.flatMap((code) => {
    const own = rules.get(`park-${code}`);
    const weight = own?.thresholds['weight'] ?? usualCriteria[code].weight;
    return own?.enabled === false || weight <= 0 ? [] : [{ ...usualCriteria[code], code, weight }];
  });
}

export function parkCriterionNamed(text: string | null | undefined): ParkCriterion | undefined {
  return parkCriteria.find((one) => one === text);
}

export function parkGoodNamed(text: string | null | undefined): ParkGood | undefined {
  return parkGoods.find((one) => one === text);
}

/** The criteria that persons judge. */
export const judgedCriteria: readonly ParkCriterion[] = parkCriteria.filter(
  (code) => usualCriteria[code].measure.kind === 'judged',
);
