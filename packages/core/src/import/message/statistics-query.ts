import { parsePublished } from '../../decimal.ts';
import { makeFault } from '../fault-words.ts';
import type { GridCell, GridRow } from '../grid.ts';
import type { Fault } from '../reading.ts';
import { isObject, type JsonObject, looking, plainText } from './json-values.ts';
import type { LaidOut } from './sdmx-json.ts';

/** Whether a JSON value is the answer of the national statistics query (国家数据查询). */
export function isStatisticsQuery(message: unknown): message is JsonObject {
  return isObject(message) && 'returncode' in message && 'returndata' in message;
}

/** One name out of the lists that come with the figures. */
interface Name {
  readonly name: string;
  readonly unit: string;
}

interface Series {
  readonly indicator: string;
  readonly region: string | undefined;
  readonly cells: Map<string, GridCell>;
}

const source = '国家统计局';
const nation = '全国';

/** Lays the answer of the national statistics query out as an export with one column per series (查询结果展开): its indicator, region,
 *  unit and id in the head, one row per period, so that it is read like any other export of series. A node that says `hasdata:
 *  false` is an empty cell, whatever number stands in it. The code of its node goes with every figure.
 *
 *  Periods are `202104`, `2021A` to `2021D` (quarters) and `2021`. Faults: what is not of that form, nodes whose indicator or region
 *  is not among the names, two numbers in one node that differ, an answer that says it failed; all of them at once. */
export function layOutStatisticsQuery(message: JsonObject): LaidOut {
  const look = looking();
  const faults: Fault[] = [];
  const nowhere = { sheet: '', row: null, column: null };
  const code = plainText(message['returncode']);
  if (code !== '200') faults.push(makeFault('query-refused', nowhere, code));
  const data =
    code === '200' || isObject(message['returndata']) ? look.object(message['returndata'], 'returndata') : {};
  const names = new Map<string, Name>();
  for (const [i, list] of look.list(data['wdnodes'], 'returndata.wdnodes').entries()) {
    const at = `returndata.wdnodes[${i}]`;
    const dimension = look.object(list, at);
    const kind = look.text(dimension['wdcode'], `${at}.wdcode`);
    for (const [j, node] of look.list(dimension['nodes'], `${at}.nodes`).entries()) {
      const one = look.object(node, `${at}.nodes[${j}]`);
      const name = look.text(one['cname'] ?? one['name'], `${at}.nodes[${j}].cname`);
      names.set(`${kind} ${look.text(one['code'], `${at}.nodes[${j}].code`)}`, { name, unit: plainText(one['unit']) });
    }
  }
  const series = new Map<string, Series>();
  const periods = new Map<string, string>();
  for (const [i, value] of look.list(data['datanodes'], 'returndata.datanodes').entries()) {
    const at = `returndata.datanodes[${i}]`;
    const node = look.object(value, at);
    const found = new Map<string, string>();
    for (const [j, one] of look.list(node['wds'], `${at}.wds`).entries()) {
      const wd = look.object(one, `${at}.wds[${j}]`);
      found.set(plainText(wd['wdcode']), look.text(wd['valuecode'], `${at}.wds[${j}].valuecode`));
    }
    const indicator = look.text(found.get('zb'), `${at}.wds (zb)`);
    const period = look.text(found.get('sj'), `${at}.wds (sj)`);
    const region = found.get('reg');
    const day = periodText(period);
    if (period !== '' && day === undefined) faults.push(makeFault('bad-span-label', nowhere, period));
    for (const [kind, asked] of [
      ['zb', indicator],
      ['reg', region ?? ''],
    ] as const)
      if (asked !== '' && !names.has(`${kind} ${asked}`))
        look.object(undefined, `returndata.wdnodes (${kind} ${asked})`);
    if (indicator === '' || day === undefined) continue;
    periods.set(period, day);
    const key = region === undefined ? indicator : `${indicator}.${region}`;
    const one = series.get(key) ?? { indicator, region, cells: new Map<string, GridCell>() };
    series.set(key, one);
    const text = figureOf(look.object(node['data'], `${at}.data`), nowhere, faults);
    const place = look.text(node['code'], `${at}.code`);
    if (text !== undefined) one.cells.set(period, { text, place });
  }
  return { ...layOut(series, periods, names), faults: [...faults, ...look.faults] };
}

/** A figure as it is shown (`strdata`), or with as many decimals as the node says; undefined where it has none. */
function figureOf(data: JsonObject, at: Parameters<typeof makeFault>[1], faults: Fault[]): string | undefined {
  if (data['hasdata'] !== true) return undefined;
  const shown = plainText(data['strdata']).replaceAll(',', '').trim();
  const number = data['data'];
  if (typeof number !== 'number') return shown === '' ? undefined : shown;
  const decimals = typeof data['dotcount'] === 'number' ? Math.max(0, Math.min(10, data['dotcount'])) : 0;
  if (shown === '') return number.toFixed(decimals);
  const read = parsePublished(shown);
  if (read === undefined || Math.abs(read.value - number) > 0.5 * 10 ** -read.decimals + 1e-9)
    faults.push(makeFault('query-value-unlike', at, shown, { other: String(number) }));
  return shown;
}

/** A period of the query in the form of an export: `2021-04`, `2021Q2`, `2021年`. */
function periodText(code: string): string | undefined {
  const m = /^((?:19|20)\d{2})(?:(0[1-9]|1[0-2])|([A-D]))?$/.exec(code);
  if (!m) return undefined;
  if (m[2] !== undefined) return `${m[1]}-${m[2]}`;
  return m[3] === undefined ? `${m[1]}年` : `${m[1]}Q${'ABCD'.indexOf(m[3]) + 1}`;
}

function frequencyOf(period: string): string {
  return period.length === 4 ? '年' : /[A-D]$/.test(period) ? '季' : '月';
}

function layOut(
  all: ReadonlyMap<string, Series>,
  periods: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, Name>,
): Pick<LaidOut, 'head' | 'rows'> {
  const series = [...all.entries()];
  const line = (number: number, title: string, text: (one: Series, key: string) => string): GridRow => ({
    number,
    hidden: false,
    cells: [{ text: title }, ...series.map(([key, one]) => ({ text: text(one, key) }))],
  });
  const nameOf = ({ indicator }: Series): Name => names.get(`zb ${indicator}`) ?? { name: indicator, unit: '' };
  const frequency = (one: Series): string => frequencyOf([...one.cells.keys(), ...periods.keys()][0] ?? '');
  const regionOf = ({ region }: Series): string =>
    region === undefined ? nation : (names.get(`reg ${region}`)?.name ?? region);
  return {
    // 社会消费品零售总额_累计增长 is said as an export says it: 全国:社会消费品零售总额:累计增长.
    head: line(1, '指标名称', (one) => `${regionOf(one)}:${nameOf(one).name.replaceAll('_', ':')}`),
    *rows() {
      yield line(2, '频率', frequency);
      yield line(3, '单位', (one) => nameOf(one).unit);
      yield line(4, '指标ID', (_, key) => `nbs:${key}`);
      yield line(5, '来源', () => source);
      yield line(6, '地区', regionOf);
      let number = 6;
      for (const [period, day] of [...periods].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        yield {
          number: ++number,
          hidden: false,
          cells: [{ text: day }, ...series.map(([, one]) => one.cells.get(period))],
        };
    },
  };
}
