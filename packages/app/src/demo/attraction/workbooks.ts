import {
  type CapitalOrigin,
  dealForm,
  dealStages,
  type IndicatorCode,
  monthWritten,
  originWords,
  type RegionCode,
  top500Words,
  usualYuanPerDollar,
} from '@shigan/core';
import { apportion } from '../budget.ts';
import { at } from '../growth-paths.ts';
import type { Panel } from '../panel.ts';
import { city, unitWeights } from '../places.ts';
import { demoProjects } from '../projects/units.ts';
import { random } from '../random.ts';
import { type DemoRosterRow, demoRosterTable } from '../roster-table.ts';
import type { DemoWorkbook } from '../workbooks.ts';
import { type DemoDeal, demoDeals } from './deals.ts';

const files = [
  { title: '2020年', months: [2, 3, 4, 6, 9, 12].map((month) => at(2020, month)), released: '2021-01-20' },
  { title: '2021年2月', months: [at(2021, 2)], released: '2021-03-18' },
  { title: '2021年3月', months: [at(2021, 3)], released: '2021-04-19' },
  { title: '2021年4月', months: [at(2021, 4)], released: '2021-05-18' },
] as const;

/** The monthly table of investment attraction as the commerce bureau sends it (演示数据): what arrived adds up to a part of the indicators. */
export function attractionWorkbooks(panel: Panel, seed: string): readonly DemoWorkbook[] {
  const deals = demoDeals(demoProjects(seed), seed);
  const funds = fundsOf(deals, panel, seed);
  return files.map(({ title, months, released }) => {
    const name = `${title}怀化市招商引资项目台账`;
    const rows = months.flatMap((month) =>
      deals.flatMap((deal) => ((deal.nodes.lead ?? Infinity) <= month ? [rowOf(deal, month, funds, seed)] : [])),
    );
    return demoRosterTable(dealForm, { fileName: name, title: name, released }, rows);
  });
}

interface Funds {
  /** By deal and month, 万元 from January. */
  readonly arrived: ReadonlyMap<string, number>;
  readonly before: (deal: DemoDeal, year: number) => number;
  readonly contracted: (deal: DemoDeal) => number | null;
}

interface Fed {
  readonly origin: CapitalOrigin;
  readonly indicator: IndicatorCode;
  /** What makes the indicator's unit 万元. */
  readonly factor: number;
  /** So much of what was published is of deals that the list names; the rest is of small ones. */
  readonly part: number;
  /** The regions that the indicator is published of: in each, its own deals bring that part. */
  readonly regions: readonly RegionCode[];
}

/** Indicators that deals feed (实际到位内资、实际利用外资): foreign capital is published of the city as a whole, and nearly all of it is known by
 *  the name of a deal. */
const feds: readonly Fed[] = [
  {
    origin: 'domestic',
    indicator: 'domestic-capital',
    factor: 10_000,
    part: 0.58,
    regions: unitWeights.map(([code]) => code),
  },
  { origin: 'foreign', indicator: 'foreign-capital', factor: usualYuanPerDollar, part: 0.94, regions: [city] },
];

/** What arrived: of each region that an indicator is published of a part of it, among the deals that had landed there. */
function fundsOf(deals: readonly DemoDeal[], panel: Panel, seed: string): Funds {
  const arrived = new Map<string, number>();
  for (const [region, { origin, indicator, factor, part }] of feds.flatMap((fed) =>
    fed.regions.map((code) => [code, fed] as const),
  ))
    for (const months of [files[0].months, files.slice(1).flatMap((file) => file.months)]) {
      const own = deals.filter(
        (deal) => (region === city || deal.region === region) && deal.origin === origin && !deal.isEmpty,
      );
      const sums = own.map(() => 0);
      let before = 0;
      for (const month of months) {
        const whole = Math.round((panel.get(indicator, region, month)?.level ?? 0) * factor * part);
        const weights = own.map(({ nodes, weight }) => ((nodes.landed ?? Infinity) <= month ? weight : 0));
        const added = Math.max(0, whole - before);
        const shares = weights.some((weight) => weight > 0) ? apportion(added, weights) : weights;
        if (weights.some((weight) => weight > 0)) before += added;
        for (const [i, deal] of own.entries()) {
          sums[i] = (sums[i] ?? 0) + (shares[i] ?? 0);
          arrived.set(`${deal.code} ${month}`, sums[i] ?? 0);
        }
      }
    }
  const in2020 = (deal: DemoDeal): number => arrived.get(`${deal.code} ${at(2020, 12)}`) ?? 0;
  const early = (deal: DemoDeal): number =>
    (deal.nodes.landed ?? Infinity) < at(2020, 1) && !deal.isEmpty
      ? Math.round(in2020(deal) * (0.3 + 0.9 * random(seed, 'arrived early', deal.code).uniform()))
      : 0;
  const before = (deal: DemoDeal, year: number): number => early(deal) + (year > 2020 ? in2020(deal) : 0);
  return {
    arrived,
    before,
    contracted: (deal) => {
      if (deal.nodes.contracted === null) return null;
      const done = before(deal, 2021) + (arrived.get(`${deal.code} ${at(2021, 4)}`) ?? 0);
      const share = deal.nodes.producing === null ? 0.25 + 0.5 * random(seed, 'share', deal.code).uniform() : 0.86;
      return Math.ceil(Math.max(done / share, 6000 * deal.weight) / 100) * 100;
    },
  };
}

const followUps: Readonly<Record<(typeof dealStages)[number], readonly [done: string, next: string]>> = {
  lead: ['电话对接，发送招商手册和要素清单', '邀请投资方来怀考察'],
  visited: ['投资方实地考察，就用地和政策洽谈', '报送投资协议草案'],
  contracted: ['协议已签，办理注册和用地手续', '完成供地，办理施工许可'],
  landed: ['项目已开工，按进度注资', '协调用电和融资，跟踪设备到货'],
  producing: ['已投产，走访服务', '兑现政策，指导入规'],
};

function rowOf(deal: DemoDeal, month: number, funds: Funds, seed: string): DemoRosterRow {
  const by = (on: number | null): string | null => (on === null || on > month ? null : monthWritten(on));
  const stage = dealStages.findLast((one) => (deal.nodes[one] ?? Infinity) <= month) ?? 'lead';
  const [done, next] = followUps[stage];
  const isQuiet = (deal.quietSince !== null && month > deal.quietSince) || (deal.ended !== null && month > deal.ended);
  const contracted = funds.contracted(deal);
  const isContracted = deal.nodes.contracted !== null && deal.nodes.contracted <= month;
  return {
    code: deal.code,
    month,
    cells: {
      name: deal.name,
      region: deal.region,
      park: deal.park,
      investor: deal.investor,
      top500: deal.top500 === null ? null : top500Words[deal.top500].zh,
      origin: originWords[deal.origin].zh,
      mode: deal.mode,
      chain: deal.chain,
      leadUnit: '市商务局',
      handler: `招商专员${1 + (Number(deal.code.slice(-4)) % 14)}号`,
      project: deal.project,
      lead: by(deal.nodes.lead),
      visited: by(deal.nodes.visited),
      contracted: by(deal.nodes.contracted),
      landed: by(deal.nodes.landed),
      producing: by(deal.nodes.producing),
      ended: by(deal.ended),
      contractedFunds: isContracted ? contracted : null,
      arrivedBefore: isContracted ? funds.before(deal, Math.floor(month / 12)) : null,
      arrived: isContracted ? (funds.arrived.get(`${deal.code} ${month}`) ?? 0) : null,
      contacts: isQuiet ? null : 1 + Math.floor(random(seed, 'contacts', deal.code, month).uniform() * 3),
      followUp: isQuiet ? null : done,
      next: isQuiet ? null : next,
      problem: deal.isEmpty ? '投资方资金未到位' : null,
    },
  };
}
