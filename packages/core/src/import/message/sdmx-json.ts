import { sdmxComponents } from '../../sdmx/components.ts';
import { makeFault } from '../fault-words.ts';
import type { GridCell, GridRow } from '../grid.ts';
import type { Fault } from '../reading.ts';
import { isObject, type JsonObject, looking, type Looking, plainText } from './json-values.ts';

/** A message laid out to the columns of SDMX-CSV. */
export interface LaidOut {
  readonly head: GridRow;
  rows(): Iterable<GridRow>;
  readonly faults: readonly Fault[];
}

/** One component of a structure, as the message lists it. */
interface Component {
  readonly id: string;
  readonly position: number;
  readonly values: readonly unknown[] | undefined;
}

interface Structure {
  readonly id: string;
  readonly kind: string;
  readonly dimensions: Readonly<Record<'dataSet' | 'series' | 'observation', readonly Component[]>>;
  readonly measures: readonly Component[];
  readonly attributes: Readonly<Record<'dataSet' | 'dimensionGroup' | 'series' | 'observation', readonly Component[]>>;
}

/** Texts of a row by component, over those of what it lies in. */
type Values = ReadonlyMap<string, string>;

const columns: readonly string[] = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...sdmxComponents, 'PLACE'];
const valueColumn = columns.indexOf('OBS_VALUE');

/** Whether a JSON value is a data message of SDMX-JSON. */
export function isSdmxJson(message: unknown): message is JsonObject {
  return isObject(message) && isObject(message['data']) && Array.isArray(message['data']['dataSets']);
}

/** Lays a data message of SDMX-JSON 2.0 out to one row per observation (报文展开), in the order of the message. Of the 2.0 form are
 *  taken: values of dimensions at the level of data set, series and observation; attributes there and of groups of dimensions;
 *  series or flat observations. What names a value that the message does not list stands in its row as `[index]`, to be found wrong
 *  there; faults of form are listed. A path into the message goes with every value. */
export function layOutSdmxJson(message: JsonObject): LaidOut {
  const look = looking();
  const faults: Fault[] = [];
  const meta = look.object(message['meta'], 'meta');
  for (const field of ['id', 'prepared'] as const) look.text(meta[field], `meta.${field}`);
  look.text(look.object(meta['sender'], 'meta.sender')['id'], 'meta.sender.id');
  if (meta['test'] === true) faults.push(makeFault('message-test', { sheet: '', row: null, column: null }, null));
  const data = look.object(message['data'], 'data');
  const structures = look
    .list(data['structures'], 'data.structures')
    .map((one, i) => structureOf(one, `data.structures[${i}]`, look));
  const dataSets = look
    .list(data['dataSets'], 'data.dataSets')
    .map((one, i) => look.object(one, `data.dataSets[${i}]`));
  for (const [i, dataSet] of dataSets.entries()) {
    if (structures[structureIndex(dataSet)] === undefined)
      look.object(undefined, `data.structures[${structureIndex(dataSet)}] (data.dataSets[${i}].structure)`);
    if (!isObject(dataSet['series']) && !isObject(dataSet['observations']))
      look.object(undefined, `data.dataSets[${i}].series`);
  }
  return {
    head: { number: 1, hidden: false, cells: columns.map((text) => ({ text })) },
    faults: [...faults, ...look.faults],
    *rows() {
      const cells = new Map<string, GridCell>();
      let number = 1;
      for (const [i, dataSet] of dataSets.entries()) {
        const structure = structures[structureIndex(dataSet)];
        if (structure === undefined) continue;
        for (const { values, place } of entriesOf(dataSet, structure, `dataSets/${i}`))
          yield { number: ++number, hidden: false, cells: rowOf(values, place, cells) };
      }
    },
  };
}

function structureIndex(dataSet: JsonObject): number {
  return typeof dataSet['structure'] === 'number' ? dataSet['structure'] : 0;
}

function structureOf(value: unknown, at: string, look: Looking): Structure {
  const structure = look.object(value, at);
  const dimensions = look.object(structure['dimensions'], `${at}.dimensions`);
  const attributes = isObject(structure['attributes']) ? structure['attributes'] : {};
  const measures = isObject(structure['measures']) ? structure['measures'] : {};
  const components = (list: unknown, where: string): readonly Component[] =>
    list === undefined
      ? []
      : look.list(list, where).map((one, i) => {
          const component = look.object(one, `${where}[${i}]`);
          const position = component['keyPosition'];
          return {
            id: look.text(component['id'], `${where}[${i}].id`),
            position: typeof position === 'number' ? position : i,
            values: Array.isArray(component['values']) ? component['values'] : undefined,
          };
        });
  const dims = (level: string): readonly Component[] => components(dimensions[level], `${at}.dimensions.${level}`);
  const attrs = (level: string): readonly Component[] => components(attributes[level], `${at}.attributes.${level}`);
  const measured = components(measures['observation'], `${at}.measures.observation`);
  return {
    ...identityOf(structure),
    dimensions: { dataSet: dims('dataSet'), series: dims('series'), observation: dims('observation') },
    // A message of one plain measure need not list it.
    measures: measured.length > 0 ? measured : [{ id: 'OBS_VALUE', position: 0, values: undefined }],
    attributes: {
      dataSet: attrs('dataSet'),
      dimensionGroup: attrs('dimensionGroup'),
      series: attrs('series'),
      observation: attrs('observation'),
    },
  };
}

/** What structure it is of, out of the link that names it: `CN431200:ECON(1.0.0)`. */
function identityOf(structure: JsonObject): Pick<Structure, 'id' | 'kind'> {
  const links = Array.isArray(structure['links']) ? structure['links'].filter(isObject) : [];
  for (const kind of ['dataflow', 'datastructure', 'structure']) {
    const link = links.find((one) => one['rel'] === kind);
    const urn = /^urn:sdmx:[\w.]+=(.+)$/.exec(plainText(link?.['urn']))?.[1];
    if (urn !== undefined) return { id: urn, kind: kind === 'dataflow' ? 'dataflow' : 'datastructure' };
  }
  return { id: '', kind: 'dataflow' };
}

/** The text of an entry of a list of values: an index into the component's values, or the value itself. */
function entryText(component: Component, entry: unknown): string {
  if (entry === null || entry === undefined) return '';
  if (component.values === undefined || typeof entry !== 'number') return plainText(entry);
  const value = component.values[entry];
  if (!isObject(value)) return `[${entry}]`;
  return plainText(value['id'] ?? value['value'] ?? value['values']);
}

function put(into: Map<string, string>, components: readonly Component[], entries: unknown): void {
  if (!Array.isArray(entries)) return;
  for (const [i, component] of components.entries()) {
    const text = entryText(component, entries[i]);
    if (text !== '') into.set(component.id, text);
  }
}

function putKey(into: Map<string, string>, dimensions: readonly Component[], key: string): void {
  const indices = key === '' ? [] : key.split(':').map(Number);
  for (const [i, dimension] of dimensions.entries()) into.set(dimension.id, entryText(dimension, indices[i] ?? -1));
}

function* entriesOf(
  dataSet: JsonObject,
  structure: Structure,
  place: string,
): Iterable<{ readonly values: Values; readonly place: string }> {
  const { dimensions, attributes } = structure;
  const base = new Map<string, string>([
    ['STRUCTURE', structure.kind],
    ['STRUCTURE_ID', structure.id],
    ['ACTION', plainText(dataSet['action'])],
  ]);
  for (const dimension of dimensions.dataSet) base.set(dimension.id, entryText(dimension, 0));
  put(base, attributes.dataSet, dataSet['attributes']);
  const groups = groupAttributes(dataSet, structure);
  const observed = function* (
    observations: unknown,
    over: Values,
    at: string,
  ): Iterable<{ readonly values: Values; readonly place: string }> {
    if (!isObject(observations)) return;
    for (const [key, entries] of Object.entries(observations)) {
      const values = new Map(over);
      putKey(values, dimensions.observation, key);
      groups(values);
      put(values, [...structure.measures, ...attributes.observation], entries);
      yield { values, place: `${at}/observations/${key}` };
    }
  };
  yield* observed(dataSet['observations'], base, place);
  if (!isObject(dataSet['series'])) return;
  for (const [key, series] of Object.entries(dataSet['series'])) {
    if (!isObject(series)) continue;
    const values = new Map(base);
    putKey(values, dimensions.series, key);
    put(values, attributes.series, series['attributes']);
    yield* observed(series['observations'], values, `${place}/series/${key}`);
  }
}

/** Attributes of groups of dimensions, whose keys leave open what they do not depend on (`0::2`): adds those of the groups that a
 *  row is in. */
function groupAttributes(dataSet: JsonObject, structure: Structure): (values: Map<string, string>) => void {
  const groups = dataSet['dimensionGroupAttributes'];
  if (!isObject(groups)) return () => {};
  const { dimensions } = structure;
  const all = [...dimensions.dataSet, ...dimensions.series, ...dimensions.observation].toSorted(
    (a, b) => a.position - b.position,
  );
  const byMask = new Map<string, { readonly ids: readonly string[]; readonly found: Map<string, unknown> }>();
  for (const [key, entries] of Object.entries(groups)) {
    const named = key.split(':').flatMap((index, i) => (index === '' || !all[i] ? [] : [{ dimension: all[i], index }]));
    const ids = named.map(({ dimension }) => dimension.id);
    const mask = byMask.get(ids.join(' ')) ?? { ids, found: new Map<string, unknown>() };
    byMask.set(ids.join(' '), mask);
    mask.found.set(named.map(({ dimension, index }) => entryText(dimension, Number(index))).join(' '), entries);
  }
  return (values) => {
    for (const { ids, found } of byMask.values())
      put(values, structure.attributes.dimensionGroup, found.get(ids.map((id) => values.get(id)).join(' ')));
  };
}

function rowOf(values: Values, place: string, cells: Map<string, GridCell>): readonly (GridCell | undefined)[] {
  return columns.map((column, at) => {
    if (column === 'PLACE') return { text: place };
    const text = values.get(column);
    if (text === undefined || text === '') return undefined;
    if (at === valueColumn) return { text, place };
    // What repeats from row to row is kept once.
    const cell = cells.get(text) ?? { text };
    cells.set(text, cell);
    return cell;
  });
}
