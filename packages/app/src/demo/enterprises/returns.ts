import type { EnterpriseCategory } from '@shigan/core';
import { lossMakers } from '../anchors.ts';
import { at } from '../growth-paths.ts';
import type { Panel } from '../panel.ts';
import { city } from '../places.ts';
import { random } from '../random.ts';
import type { DemoUnit } from './units.ts';

/** What an invented enterprise reports of a month, in 万元, 万千瓦时 and persons. */
export interface DemoReturn {
  readonly unit: DemoUnit;
  readonly month: number;
  readonly output: number | null;
  readonly revenue: number;
  readonly profit: number | null;
  readonly tax: number;
  readonly electricity: number | null;
  readonly employees: number | null;
}

/** The indicator that a category's revenue adds up to, 亿元; the others have a course of their own. */
const revenueOf: Partial<Record<EnterpriseCategory, string>> = {
  industry: 'industrial-revenue',
  retail: 'above-limit-retail-sales',
  catering: 'catering-revenue',
  services: 'services-revenue',
};
/** Monthly revenue of the others about the middle of 2020, 万元, and its yearly growth in percent. */
const ownCourse: Partial<Record<EnterpriseCategory, readonly [level: number, growth: number]>> = {
  construction: [118_000, 11],
  wholesale: [152_000, 14],
  realEstate: [96_000, 9],
  below: [52_000, 8],
};
/** The part of the indicator that enterprises above the threshold make: catering counts all. */
const partOf: Partial<Record<EnterpriseCategory, number>> = { catering: 0.18 };

const first = at(2020, 1);
const last = at(2021, 4);

/** All returns of the demonstration (演示企业月报), month by month: their sums are the city's indicators. */
export function demoReturns(units: readonly DemoUnit[], panel: Panel, seed: string): readonly DemoReturn[] {
  const losing = lossSets(units);
  const returns: DemoReturn[] = [];
  for (let month = first; month <= last; month++)
    for (const category of new Set(units.map((unit) => unit.category))) {
      const reporting = units.filter(
        (unit) => unit.category === category && month >= unit.reports.from && month <= unit.reports.to,
      );
      returns.push(...monthOf(reporting, { category, month, panel, seed, losing }));
    }
  return withOddities(returns);
}

interface MonthOf {
  readonly category: EnterpriseCategory;
  readonly month: number;
  readonly panel: Panel;
  readonly seed: string;
  readonly losing: (month: number) => ReadonlySet<string>;
}

function monthOf(units: readonly DemoUnit[], { category, month, panel, seed, losing }: MonthOf): readonly DemoReturn[] {
  const total = revenueIn(category, month, panel);
  const shares = units.map((unit) => {
    const r = random(seed, 'month', unit.code, month);
    const growth = random(seed, 'growth', unit.code).normal() * 0.16;
    return unit.weight * Math.exp(r.normal() * 0.07 + (growth * (month - first)) / 12);
  });
  const sum = shares.reduce((s, share) => s + share, 0);
  const isIndustry = category === 'industry';
  const power = isIndustry ? monthly(panel, 'industrial-electricity', month) * 10_000 * 0.86 : 0;
  const profits = isIndustry
    ? profitsOf(units, shares, monthly(panel, 'industrial-profit', month) * 10_000, losing(month))
    : [];
  return units.map((unit, i) => {
    const share = (shares[i] ?? 0) / sum;
    const own = random(seed, 'unit', unit.code);
    const revenue = round(total * share, 1);
    const margin = 0.02 + 0.05 * own.uniform();
    return {
      unit,
      month,
      output: isIndustry ? round(revenue * (0.98 + 0.08 * own.uniform()), 1) : null,
      revenue,
      profit: category === 'below' ? null : isIndustry ? (profits[i] ?? 0) : round(revenue * (margin - 0.025), 2),
      tax: round(revenue * (0.022 + 0.03 * own.uniform()), 2),
      electricity: isIndustry ? round(power * share * (0.8 + 0.4 * own.uniform()), 2) : null,
      employees: category === 'below' ? null : Math.round(12 + 6 * Math.sqrt(unit.weight * 40)),
    };
  });
}

/** Of the month alone: what was published is cumulative and begins with 1-2月, of which January has 45 %. */
function monthly(panel: Panel, indicator: string, month: number): number {
  const cumulative = (k: number): number => panel.get(indicator, city, k)?.level ?? 0;
  const of = month % 12;
  if (of === 0) return 0.45 * cumulative(month + 1);
  return of === 1 ? 0.55 * cumulative(month) : cumulative(month) - cumulative(month - 1);
}

function revenueIn(category: EnterpriseCategory, month: number, panel: Panel): number {
  const indicator = revenueOf[category];
  if (indicator !== undefined) return monthly(panel, indicator, month) * 10_000 * (partOf[category] ?? 1);
  const [level, growth] = ownCourse[category] ?? [0, 0];
  const winter = month % 12 < 2 ? 0.75 : 1;
  const epidemic = month >= at(2020, 2) && month <= at(2020, 3) ? 0.72 : 1;
  return level * winter * epidemic * (1 + growth / 100) ** ((month - at(2020, 6)) / 12);
}

/** Which industrial enterprises make losses: as many as were published to the end of April, most of them the same ones. */
function lossSets(units: readonly DemoUnit[]): (month: number) => ReadonlySet<string> {
  const industrial = units.filter(({ category, reports }) => category === 'industry' && reports.to === last);
  const old = industrial.filter(({ reports }) => reports.from === first);
  const codes = (from: number, count: number): readonly string[] =>
    old.slice(from, from + count).map(({ code }) => code);
  const before = lossMakers[2020]?.[4] ?? 0;
  const now = lossMakers[2021]?.[4] ?? 0;
  const stay = Math.round(before * 0.7);
  const in2020 = new Set(codes(40, before));
  const in2021 = new Set([...codes(40, stay), ...codes(40 + before, now - stay)]);
  return (month) => (month < at(2021, 1) ? in2020 : in2021);
}

/** Profits that add up to the total, losses among them. */
function profitsOf(
  units: readonly DemoUnit[],
  shares: readonly number[],
  total: number,
  losing: ReadonlySet<string>,
): readonly number[] {
  const sum = shares.reduce((s, share) => s + share, 0);
  const isLosing = units.map(({ code }) => losing.has(code));
  const earning = shares.reduce((s, share, i) => (isLosing[i] ? s : s + share), 0);
  const losses = shares.map((share, i) => (isLosing[i] ? (-0.55 * total * share) / sum : 0));
  const lost = losses.reduce((s, loss) => s + loss, 0);
  return shares.map((share, i) =>
    isLosing[i] ? round(losses[i] ?? 0, 2) : round(((total - lost) * share) / earning, 2),
  );
}

/** What a clerk would have to ask about: a month copied from the one before, and a unit slipped by ten. */
function withOddities(returns: readonly DemoReturn[]): readonly DemoReturn[] {
  const copied = returns.find(
    ({ unit, month }) => month === at(2021, 3) && unit.category === 'industry' && unit.weight < 0.3,
  );
  const slipped = returns.find(
    ({ unit, month }) =>
      month === at(2021, 4) && unit.category === 'wholesale' && unit.weight < 0.25 && unit.reports.from === first,
  );
  return returns.map((one) => {
    if (one.unit === copied?.unit && one.month === last) return { ...copied, month: last };
    return one === slipped ? { ...one, revenue: round(one.revenue * 10, 1) } : one;
  });
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
