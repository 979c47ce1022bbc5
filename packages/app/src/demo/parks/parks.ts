import type { RegionCode } from '@shigan/core';
import type { DemoReturn } from '../enterprises/returns.ts';
import { demoParkOf } from '../enterprises/units.ts';
import { at } from '../growth-paths.ts';
import { unitWeights } from '../places.ts';
import { random } from '../random.ts';
import type { DemoRosterRow } from '../roster-table.ts';

/** A park of the demonstration (演示园区): real cities and counties, invented figures. */
export interface DemoPark {
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly rank: string;
  readonly leading: string;
  readonly leadUnit: string;
}

const leading: Readonly<Record<RegionCode, string>> = {
  '431202': '电子信息、现代物流',
  '431221': '绿色建材、装备制造',
  '431222': '食品加工、清洁能源',
  '431223': '绿色建材、精细化工新材料',
  '431224': '食品加工、电子信息',
  '431225': '竹木加工、食品加工',
  '431226': '食品加工、中医药',
  '431227': '精细化工新材料',
  '431228': '食品加工、装备制造',
  '431229': '中医药、竹木加工',
  '431230': '中医药、食品加工',
  '431271': '精细化工新材料',
  '431281': '装备制造、竹木加工',
};

/** All parks: one of each county. Their codes are made up. */
export const demoParks: readonly DemoPark[] = unitWeights.map(([region], place) => {
  const name = demoParkOf(region);
  return {
    code: `S4312${String(place + 1).padStart(2, '0')}`,
    name,
    region,
    rank: /高新区|经开区|开发区$/u.test(name) ? '省级' : '市级',
    leading: leading[region] ?? '',
    leadUnit: `${name}管理委员会`,
  };
});

const months = [
  ...Array.from({ length: 12 }, (_, i) => at(2020, i + 1)),
  ...[1, 2, 3, 4].map((month) => at(2021, month)),
];

/** Rows of all parks by month: output and tax are the sums of the enterprises that report from there, so that they agree with the returns. */
export function demoParkRows(returns: readonly DemoReturn[], seed: string): readonly DemoRosterRow[] {
  const sums = new Map<string, { output: number; tax: number; firms: number }>();
  for (const { unit, month, output, tax } of returns) {
    if (unit.park === '') continue;
    const key = `${unit.park} ${month}`;
    const sum = sums.get(key) ?? { output: 0, tax: 0, firms: 0 };
    sums.set(key, { output: sum.output + (output ?? 0), tax: sum.tax + tax, firms: sum.firms + 1 });
  }
  return demoParks.flatMap((park) => rowsOf(park, sums, seed));
}

function rowsOf(
  park: DemoPark,
  sums: ReadonlyMap<string, { output: number; tax: number; firms: number }>,
  seed: string,
): readonly DemoRosterRow[] {
  const r = random(seed, 'park', park.code);
  const total = (item: 'output' | 'tax', from: number, to: number): number =>
    [...sums].reduce((sum, [key, one]) => {
      const [name, month] = [key.slice(0, key.lastIndexOf(' ')), Number(key.slice(key.lastIndexOf(' ') + 1))];
      return name === park.name && month >= from && month <= to ? sum + one[item] : sum;
    }, 0);
  const density = 130 + 150 * r.uniform();
  const supplied = Math.round(total('output', at(2020, 1), at(2020, 12)) / density / 10) * 10;
  const share = {
    leading: 0.48 + 0.38 * r.uniform(),
    built: 0.74 + 0.2 * r.uniform(),
    idle: 0.012 + 0.08 * r.uniform(),
  };
  const factory = Math.round((6 + supplied / 90) * 10) / 10;
  const use = 0.62 + 0.33 * r.uniform();
  const platforms = 1 + Math.floor(r.uniform() * 8);
  const powersDue = 57;
  const powers = Math.round(powersDue * (0.5 + 0.48 * r.uniform()));
  const casesAMonth = 18 + Math.round(supplied / 60);
  const onTime = 0.9 + 0.1 * r.uniform();
  const highTech = 0.14 + 0.2 * r.uniform();
  const incident = r.uniform() < 0.3 ? at(2021, 3) : null;
  return months.map((month) => {
    const january = month - (month % 12);
    const output = Math.round(total('output', january, month));
    const growing = 1 + (month - at(2020, 1)) / 160;
    const firms = sums.get(`${park.name} ${month}`)?.firms ?? 0;
    const cases = casesAMonth * ((month % 12) + 1);
    const land = Math.round(supplied * growing);
    return {
      code: park.code,
      month,
      cells: {
        name: park.name,
        region: park.region,
        rank: park.rank,
        leading: park.leading,
        leadUnit: park.leadUnit,
        area: Math.round(supplied * 1.6),
        output,
        leadingOutput: Math.round(output * share.leading),
        tax: Math.round(total('tax', january, month)),
        firms,
        highTech: Math.round(firms * highTech),
        platforms: platforms + (month >= at(2021, 1) ? 1 : 0),
        factory,
        factoryUsed: Math.round(factory * Math.min(0.97, use * growing) * 10) / 10,
        landSupplied: land,
        landBuilt: Math.round(land * share.built),
        landIdle: Math.round(land * share.idle),
        powersDue,
        powers,
        cases,
        onTime: Math.round(cases * onTime),
        incidents: incident !== null && month >= incident ? 1 : 0,
        problem: share.idle > 0.07 ? '闲置低效用地处置慢' : use < 0.7 ? '标准厂房招商不足' : null,
      },
    };
  });
}
