import type { Hash } from '../figure/figure-id.ts';
import type { Instant } from '../instant.ts';
import type { MissingReason } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import { type Enterprise, type EnterpriseCategory, enterpriseCategories } from './enterprise.ts';
import { type ReturnItem, returnItems } from './enterprise-return.ts';
import { type MovementKind, movementKinds } from './movement.ts';

/** The rules by which figures of enterprises come about. `reported` is the sum of the months that one of them returned,
 *  `reportedQuarterly` what it returned of quarters. */
export const enterpriseRules = [
  'reported',
  'reportedQuarterly',
  'reportedGrowth',
  'reportedIncrement',
  'contribution',
  'total',
  'totalGrowth',
  'sameScopeGrowth',
  'realContribution',
  'definitionContribution',
  'kindContribution',
  'kindUnits',
  'groupContribution',
  'groupGrowth',
  'lossMakers',
  'lossMakersChange',
  'lossShare',
  'lossTotal',
  'yearProjected',
  'thresholdChance',
] as const;

export type EnterpriseRule = (typeof enterpriseRules)[number];

/** What a figure of enterprises is about: a population, an item, the months of a year so far; and of one enterprise its code, of a kind of
 *  movement its name. */
export interface EnterpriseSubject {
  readonly region: RegionCode;
  readonly category: EnterpriseCategory | null;
  /** Leading digits of the GB/T 4754 class. */
  readonly industry: string | null;
  readonly item: ReturnItem;
  /** year * 12 + month - 1. */
  readonly from: number;
  readonly to: number;
  /** An enterprise's code, a {@link MovementKind}, or a group (`region:431202`, `industry:13`); null for the whole. */
  readonly of: string | null;
}

export type EnterpriseFigureInput =
  /** Months that one enterprise returned: the cells are found by them. */
  | {
      readonly kind: 'returns';
      readonly role: string;
      readonly enterprise: string;
      readonly value: number;
      readonly months: number;
    }
  /** A sum over so many units. */
  | { readonly kind: 'units'; readonly role: string; readonly value: number; readonly of: number }
  | { readonly kind: 'figure'; readonly role: string; readonly figure: EnterpriseFigure }
  | { readonly kind: 'setting'; readonly role: string; readonly value: string };

/** A figure worked out from returns of enterprises (数), explained as any other: rule, subject, inputs, value. */
export interface EnterpriseFigure {
  readonly rule: EnterpriseRule;
  readonly subject: EnterpriseSubject;
  readonly asOf: Instant;
  readonly value: number | { readonly missing: MissingReason };
  readonly decimals: number;
  readonly unit: string;
  readonly inputs: readonly EnterpriseFigureInput[];
}

export interface EnterpriseFigureLocator {
  readonly rule: EnterpriseRule;
  readonly subject: EnterpriseSubject;
  readonly asOf: Instant;
}

/** The text that an enterprise figure's id is a hash of. */
export function enterpriseFigureContent({ rule, subject, asOf, inputs }: EnterpriseFigure): string {
  const { region, category, industry, item, from, to, of } = subject;
  return JSON.stringify([
    rule,
    [region, category, industry, item, from, to, of],
    asOf,
    inputs.map((input) => {
      switch (input.kind) {
        case 'returns':
          return [input.role, input.enterprise, input.value, input.months];
        case 'units':
          return [input.role, Number(input.value.toPrecision(12)), input.of];
        case 'figure':
          return [input.role, enterpriseFigureContent(input.figure)];
        case 'setting':
          return [input.role, input.value];
      }
    }),
  ]);
}

/** The id of an enterprise figure: its locator and a hash, equal in every copy of the record. */
export function enterpriseFigureId(figure: EnterpriseFigure, hash: Hash): string {
  const { rule, subject, asOf } = figure;
  const { region, category, industry, item, from, to, of } = subject;
  return [
    rule,
    region,
    [category ?? 'all', ...(industry === null ? [] : [industry])].join('.'),
    item,
    `${monthText(from)}-${monthText(to)}`,
    of ?? 'all',
    asOf.replaceAll(/[-:.]/gu, ''),
    hash(enterpriseFigureContent(figure)).slice(0, 16),
  ].join('~');
}

function monthText(month: number): string {
  return String(Math.floor(month / 12) * 100 + (month % 12) + 1);
}

function monthOf(text: string): number {
  return Math.floor(Number(text) / 100) * 12 + (Number(text) % 100) - 1;
}

/** Reads the locator of an id; undefined for what is no id of an enterprise figure. */
export function parseEnterpriseFigureId(id: string): EnterpriseFigureLocator | undefined {
  const [rule, region, scope, item, months, of, asOf, digest, ...rest] = id.split('~');
  if (digest === undefined || rest.length > 0 || !/^[0-9a-f]{16}$/u.test(digest)) return undefined;
  const knownRule = enterpriseRules.find((one) => one === rule);
  const knownItem = returnItems.find((one) => one === item);
  const [, category, industry = null] = /^([A-Za-z]+)(?:\.(\d{1,4}))?$/u.exec(scope ?? '') ?? [];
  const knownCategory = category === 'all' ? null : enterpriseCategories.find((one) => one === category);
  const span = /^(\d{6})-(\d{6})$/u.exec(months ?? '');
  const t = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/u.exec(asOf ?? '');
  if (!knownRule || !knownItem || knownCategory === undefined || !region || !of || !span || !t) return undefined;
  return {
    rule: knownRule,
    subject: {
      region,
      category: knownCategory,
      industry,
      item: knownItem,
      from: monthOf(span[1] ?? ''),
      to: monthOf(span[2] ?? ''),
      of: of === 'all' ? null : of,
    },
    asOf: `${t[1]}-${t[2]}-${t[3]}T${t[4]}:${t[5]}:${t[6]}.${t[7]}Z`,
  };
}

/** The kind of movement that a figure is about; undefined where it is about none. */
export function kindNamed(of: string | null): MovementKind | undefined {
  return movementKinds.find((kind) => kind === of);
}

/** The group that a figure is about: what it is grouped by, and which; undefined where it is about none. */
export function groupNamed(of: string | null): { readonly by: GroupBy; readonly group: string } | undefined {
  const [, by, group] = /^(region|industry|park):(.*)$/u.exec(of ?? '') ?? [];
  const known = groupings.find((one) => one === by);
  return known === undefined || group === undefined ? undefined : { by: known, group };
}

/** By what units are grouped: county, division of GB/T 4754, park. */
export const groupings = ['region', 'industry', 'park'] as const;

export type GroupBy = (typeof groupings)[number];

/** The group of an enterprise; empty where the register does not say. */
export function groupOf({ region, industry, park }: Enterprise, by: GroupBy): string {
  if (by === 'region') return region;
  return (by === 'park' ? park : industry?.slice(0, 2)) ?? '';
}

/** Walks a figure and everything it was worked out from. */
export function* enterpriseFiguresWithin(figure: EnterpriseFigure): Generator<EnterpriseFigure> {
  yield figure;
  for (const input of figure.inputs) if (input.kind === 'figure') yield* enterpriseFiguresWithin(input.figure);
}
