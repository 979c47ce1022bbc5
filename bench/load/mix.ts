import { createHash } from 'node:crypto';
import { sdmxId } from '@shigan/core';

/** What the users of a city do (业务构成), with how often of a hundred: mostly looking, now and then a report with its evidence, a
 *  file that comes in, an export. */
const shares = {
  board: 42,
  indicator: 20,
  matters: 16,
  matter: 12,
  report: 5,
  completeness: 3,
  export: 1,
  import: 1,
} as const;

export type Deed = keyof typeof shares;

export const deeds = Object.keys(shares) as readonly Deed[];

export interface City {
  readonly url: string;
  readonly regions: readonly string[];
  /** Matters that the officer's unit leads and that are under way. */
  readonly reportable: readonly string[];
  readonly matters: readonly string[];
  /** Tokens by whom something is done. */
  readonly tokens: { readonly officer: string; readonly statistician: string };
}

const periods = ['2021-04', '2021-03', '2021-02', '2020-12', '2020-11'];
const indicators = ['gdp', 'industrial-value-added', 'retail-sales', 'budget-revenue', 'fixed-asset-investment'];

/** One deed drawn by its share. */
export function drawnDeed(random: () => number): Deed {
  let left = random() * 100;
  for (const [deed, share] of Object.entries(shares) as [Deed, number][]) {
    left -= share;
    if (left < 0) return deed;
  }
  return 'board';
}

/** Does one deed, as a browser would; resolves with whether it was answered as it should be. */
export async function perform(deed: Deed, city: City, random: () => number): Promise<boolean> {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const read = async (path: string, token?: string): Promise<boolean> => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${city.url}/api/v1${path}`, { headers });
    return response.ok ? (await response.arrayBuffer(), true) : told(path, response);
  };
  switch (deed) {
    case 'board':
      return read(`/board?region=${pick(city.regions)}&period=${pick(periods)}`);
    case 'indicator':
      return read(`/indicator?indicator=${pick(indicators)}&region=${pick(city.regions)}&period=${pick(periods)}`);
    case 'matters':
      return read('/matters', city.tokens.officer);
    case 'matter':
      return read(`/matters/${pick(city.matters)}`, city.tokens.officer);
    case 'completeness':
      return read(`/completeness?region=431200&period=${pick(periods)}`);
    case 'export':
      return read(
        `/sdmx/v2/data/dataflow/*/ECON/1.0.0/*.${sdmxId(pick(city.regions))}.*.*?c[TIME_PERIOD]=ge:2020-01`,
        city.tokens.statistician,
      );
    case 'report':
      return report(city, pick(city.reportable), random);
    case 'import':
      return bringIn(city, pick(city.regions), random);
    default:
      return deed satisfies never;
  }
}

/** Files a page of evidence, then reports on a matter with it: both waits are one. */
async function report(city: City, matter: string, random: () => number): Promise<boolean> {
  const headers = { authorization: `Bearer ${city.tokens.officer}`, 'x-shigan-client': 'bench' };
  const content = `已开工项目清单 ${random()}\n`.repeat(400);
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/plain' }), '清单.txt');
  const filed = await fetch(`${city.url}/api/v1/evidence`, { method: 'POST', headers, body: form });
  if (!filed.ok) return told('evidence', filed);
  await filed.arrayBuffer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const response = await fetch(`${city.url}/api/v1/matters/${matter}/acts`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      act: 'report',
      details: { report: { text: '已开工12个，本周新增1个', progress: 0.4, light: 'green', promises: [] } },
      evidence: [{ sha256, name: '清单.txt' }],
    }),
  });
  // Who reports on a matter while another does is told so, and that is right.
  const isAnswered = response.ok || response.status === 409;
  return isAnswered ? (await response.arrayBuffer(), true) : told('report', response);
}

/** A figure that is drawn may be one that was replaced before. */
const accepted = 'acceptWarnings=true&allowSetBack=true';

/** A small file of a county: a page of figures of one month. */
async function bringIn(city: City, region: string, random: () => number): Promise<boolean> {
  const rows = indicators.map(
    (indicator) =>
      `dataflow,CN431200:ECON(1.0.0),A,${sdmxId(region)},${indicator},YOY,2021-01-01/P3M,${(random() * 20).toFixed(1)},preliminary`,
  );
  const head = 'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,CALC,TIME_PERIOD,OBS_VALUE,DATA_STATUS';
  const form = new FormData();
  form.append('file', new Blob([[head, ...rows].join('\r\n')]), '报表.csv');
  const response = await fetch(`${city.url}/api/v1/imports?${accepted}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${city.tokens.statistician}`, 'x-shigan-client': 'bench' },
    body: form,
  });
  return response.ok ? (await response.arrayBuffer(), true) : told('import', response);
}

const said = new Set<string>();

async function told(what: string, response: Response): Promise<boolean> {
  const text = await response.text();
  const key = `${what} ${response.status}`;
  if (!said.has(key)) console.log(`${key}: ${text.slice(0, 400)}`);
  said.add(key);
  return false;
}
