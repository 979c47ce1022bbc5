import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { slotsOfMonths, indexOfGrowth, type SlotSeries } from '@shigan/core';
import { dataFolder } from '../forecast/panel.ts';

/** A series whose years are looked at from inside. */
export interface YearSeries {
  readonly id: string;
  readonly group: string;
  readonly slots: SlotSeries;
  readonly firstTarget: number;
  readonly lastTarget: number;
}

export function hasYearEndData(): boolean {
  return existsSync(`${dataFolder}series/aus-retail-full.jsonl`) && existsSync(`${dataFolder}official-series`);
}

interface RetailLine {
  readonly id: string;
  readonly sy: number;
  readonly sm: number;
  readonly x: readonly (number | null)[];
}

/** The Australian retail series that have every month of 1995–2018; January and February as one observation. */
export function readRetail(): readonly YearSeries[] {
  const out: YearSeries[] = [];
  for (const line of readFileSync(`${dataFolder}series/aus-retail-full.jsonl`, 'utf8').trim().split('\n')) {
    const { id, sy, sm, x }: RetailLine = JSON.parse(line);
    const months = Float64Array.from(x, (v) => v ?? Number.NaN);
    const first = sy * 12 + sm - 1;
    const wanted = months.slice(1995 * 12 - first, 2019 * 12 - first);
    if (first > 1995 * 12 || wanted.length < 24 * 12 || wanted.some((v) => Number.isNaN(v))) continue;
    const slots = slotsOfMonths(months, { year: sy, month: sm }, 'joined');
    out.push({ id, group: 'retail', slots, firstTarget: 1996, lastTarget: 2018 });
  }
  return out;
}

/** The official series of a data vendor's export (GB18030 text, a head, `#N/A` where nothing was published), each a group of its
 *  own. A series that lacks January or February in any year is looked at from March; one that holds growth becomes an index. */
export function readOfficial(): readonly YearSeries[] {
  const folder = `${dataFolder}official-series/`;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
    .map((name) => readOfficialFile(folder, name));
}

/** Months of an export by year · 12 + month − 1, as far as they were published. */
function readExport(path: string): { readonly months: ReadonlyMap<number, number>; readonly quarterly: boolean } {
  const text = new TextDecoder('gb18030').decode(readFileSync(path));
  const months = new Map<number, number>();
  for (const [, year, month, value] of text.matchAll(/^(\d{4})\/(\d{1,2})\/\d{1,2},([-\d.E]+)\r?$/gm))
    months.set(Number(year) * 12 + Number(month) - 1, Number(value));
  return { months, quarterly: /频率,季/.test(text) };
}

/** The official monthly amounts, whole years from the first January; NaN where nothing was published. */
export function readOfficialMonths(): readonly {
  readonly id: string;
  readonly firstYear: number;
  readonly months: Float64Array;
}[] {
  const folder = `${dataFolder}official-series/`;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && !name.includes('同比'))
    .toSorted()
    .flatMap((name) => {
      const { months, quarterly } = readExport(folder + name);
      if (quarterly) return [];
      const firstYear = Math.ceil(Math.min(...months.keys()) / 12);
      const length = Math.max(...months.keys()) - firstYear * 12 + 1;
      const values = Float64Array.from({ length }, (_, i) => months.get(firstYear * 12 + i) ?? Number.NaN);
      return [{ id: name.replace('.csv', ''), firstYear, months: values }];
    });
}

function readOfficialFile(folder: string, name: string): YearSeries {
  const { months, quarterly } = readExport(folder + name);
  const group = name.replace('.csv', '');
  const keys = [...months.keys()].toSorted((a, b) => a - b);
  const last = keys.at(-1)!;
  const isGrowth = name.includes('同比');
  if (quarterly) {
    const firstYear = Math.floor(keys.find((k) => [2, 5, 8].some((m) => k % 12 === m))! / 12);
    const values: number[] = [];
    for (let key = firstYear * 12 + 2; key <= last; key += 3) {
      const now = months.get(key) ?? Number.NaN;
      const before = key % 12 === 2 ? 0 : (months.get(key - 3) ?? Number.NaN);
      values.push(name.includes('累计值') ? now - before : now);
    }
    const slots = isGrowth
      ? indexOfGrowth(values, 4, firstYear)
      : { perYear: 4, firstYear, values: Float64Array.from(values) };
    return { id: group, group, slots, firstTarget: firstYear + 6, lastTarget: Math.floor(last / 12) };
  }
  const firstYear = Math.ceil(keys[0]! / 12);
  const series = Float64Array.from(
    { length: last - firstYear * 12 + 1 },
    (_, i) => months.get(firstYear * 12 + i) ?? Number.NaN,
  );
  const whole = series.every((v) => !Number.isNaN(v));
  const start = { year: firstYear, month: 1 };
  const kind = whole ? 'joined' : 'fromMarch';
  const slots = isGrowth ? growthIndex(series, start) : slotsOfMonths(series, start, kind);
  return { id: group, group, slots, firstTarget: firstYear + 6, lastTarget: Math.floor(last / 12) };
}

/** Growth from March on as an index; a month without a figure takes the mean of its neighbours. */
function growthIndex(series: Float64Array, start: { readonly year: number; readonly month: number }): SlotSeries {
  const growth = slotsOfMonths(series, start, 'fromMarch');
  return indexOfGrowth(growth.values, growth.perYear, growth.firstYear);
}
