import type { RegionCode } from '../region/region.ts';

/** What reporting population an enterprise belongs to (四上单位类别): industry above the threshold, construction with a qualification,
 *  wholesale, retail, lodging and catering above it, real estate, services above it; `project` a legal person with projects of
 *  50 million yuan and more; `below` under the threshold. Source: the unified reporting system's frame. */
export const enterpriseCategories = [
  'industry',
  'construction',
  'wholesale',
  'retail',
  'catering',
  'realEstate',
  'services',
  'project',
  'below',
] as const;

export type EnterpriseCategory = (typeof enterpriseCategories)[number];

/** An enterprise as the register of units has it (企业名录). What no table has stated yet is null. */
export interface Enterprise {
  /** Unified social credit code (统一社会信用代码), checked. */
  readonly code: string;
  readonly name: string;
  /** Where it reports, which need not be where it is registered. */
  readonly region: RegionCode;
  /** GB/T 4754-2017 class, digits alone: the first two are the division. */
  readonly industry: string | null;
  /** The park it works in: a region's code where the register has the park, else as the table writes it. */
  readonly park: string | null;
  readonly category: EnterpriseCategory | null;
  /** Month in which it began to work (开业、投产), year * 12 + month - 1. */
  readonly opened: number | null;
  /** Month from which it works no more (关闭、注销), year * 12 + month - 1. */
  readonly closed: number | null;
}

/** What of an enterprise a table may state. */
export const enterpriseFields = ['name', 'region', 'industry', 'park', 'category', 'opened', 'closed'] as const;

export type EnterpriseField = (typeof enterpriseFields)[number];

const words: readonly (readonly [RegExp, EnterpriseCategory])[] = [
  [/^(?:规模以上|规上)?工业$/u, 'industry'],
  [/^(?:有?资质)?(?:的)?建筑业$/u, 'construction'],
  [/^(?:限额以上|限上)?批发业?$/u, 'wholesale'],
  [/^(?:限额以上|限上)?零售业?$/u, 'retail'],
  [/^(?:限额以上|限上)?(?:住宿|餐饮|住餐|住宿和餐饮)业?$/u, 'catering'],
  [/^房地产(?:开发|业|开发经营)*$/u, 'realEstate'],
  [/^(?:规模以上|规上)?(?:其他)?服务业$/u, 'services'],
  [/^(?:其他)?投资(?:项目)?(?:单位)?$/u, 'project'],
  [/^(?:规模以下|规下|限额以下|限下|小微)/u, 'below'],
];

/** The category that a word of a table means; undefined for a word that is none. */
export function categoryNamed(text: string): EnterpriseCategory | undefined {
  const word = text.replaceAll(/\s/gu, '').normalize('NFKC');
  return enterpriseCategories.find((one) => one === word) ?? words.find(([pattern]) => pattern.test(word))?.[1];
}
