import {
  daysInMonth,
  endMonth,
  formatDay,
  type Instant,
  type Observation,
  sdmxAttributes,
  sdmxDimensions,
  sdmxMeasure,
  sdmxStructure,
} from '@shigan/core';
import { codesOf, isCoded } from './code-lists.ts';
import { componentWords, type Names } from './component-words.ts';
import { componentText, type SdmxRow } from './entry-values.ts';
import { messageMeta, type MessageHeadAsked, named, urnOf } from './message-head.ts';
import { flowNames } from './present-csv.ts';

export const sdmxJsonMediaType = 'application/vnd.sdmx.data+json;version=2.0.0';

/** How a message is written. */
export interface SdmxJsonOptions extends MessageHeadAsked {
  readonly isUpdate: boolean;
  readonly includeHistory: boolean;
}

/** Values of a component in the order in which they are first met. */
interface Values {
  index(text: string, describe?: () => object): number;
  readonly list: readonly object[];
}

const series = sdmxDimensions.filter((one) => one !== 'TIME_PERIOD');
/** Attributes whose values repeat and are referred to; the others are written as they are. */
const listed: ReadonlySet<string> = new Set(['UNIT_MEASURE', 'OBS_STATUS', 'DATA_STATUS', 'KNOWN_FROM', 'STORED_AT']);

/** The record as SDMX-JSON 2.0 (导出 SDMX-JSON), in pieces of text: data sets first, what their indices stand for last, since it is
 *  known only then; so a message of any size is written without being held.
 *
 *  Without history there is one data set. With it there is one for every indicator and moment, whose `validFrom` is that moment: a
 *  data set holds no key twice. */
export async function* presentSdmxJson(
  batches: AsyncIterable<readonly SdmxRow[]>,
  options: SdmxJsonOptions,
): AsyncGenerator<string> {
  const values = new Map<string, Values>();
  const of = (component: string): Values => {
    const found = values.get(component) ?? createValues();
    values.set(component, found);
    return found;
  };
  const links = [{ rel: 'dataflow', urn: urnOf('dataflow', options.city, sdmxStructure.id) }];
  const action = options.isUpdate ? 'Append' : 'Information';
  yield `{"meta":${JSON.stringify(messageMeta('data', options))},"data":{"dataSets":[`;
  let sets = 0;
  const begin = (validFrom?: Instant): string => {
    const head = { structure: 0, action, ...(validFrom === undefined ? {} : { validFrom }), links };
    return `${sets++ === 0 ? '' : ','}${JSON.stringify(head).slice(0, -1)},"series":{`;
  };
  if (!options.includeHistory) yield begin();
  let first = true;
  for await (const batch of batches) {
    if (!options.includeHistory) {
      const text = seriesText(batch, of, namesOf(options));
      yield first ? text : `,${text}`;
      first = false;
      continue;
    }
    for (const [validFrom, rows] of byMoment(batch))
      yield `${begin(validFrom)}${seriesText(rows, of, namesOf(options))}}}`;
  }
  if (!options.includeHistory) yield '}}';
  yield `],"structures":[${JSON.stringify(structureOf(of, sets, options))}]}}`;
}

function createValues(): Values {
  const indices = new Map<string, number>();
  const list: object[] = [];
  return {
    list,
    index: (text, describe = () => ({ value: text })) => {
      const known = indices.get(text);
      if (known !== undefined) return known;
      indices.set(text, list.length);
      list.push(describe());
      return list.length - 1;
    },
  };
}

type NameOf = (component: string, code: string) => object;

/** What a code stands for, in both languages. A code that the registers do not have stands for itself. */
function namesOf(options: SdmxJsonOptions): NameOf {
  const kept = keptNames.get(options) ?? new Map<string, Names>();
  if (!keptNames.has(options)) {
    keptNames.set(options, kept);
    for (const component of [...sdmxDimensions, ...sdmxAttributes])
      if (isCoded(component))
        for (const { id, names } of codesOf(component, options.registry)) kept.set(`${component} ${id}`, names);
  }
  return (component, code) => {
    const names = kept.get(`${component} ${code}`) ?? { zh: code, en: code };
    return { id: code, ...named(names, options.language) };
  };
}

const keptNames = new WeakMap<SdmxJsonOptions, Map<string, Names>>();

function byMoment(batch: readonly SdmxRow[]): ReadonlyMap<Instant, SdmxRow[]> {
  const found = new Map<Instant, SdmxRow[]>();
  for (const row of batch) {
    const list = found.get(row.observation.knownFrom);
    if (list === undefined) found.set(row.observation.knownFrom, [row]);
    else list.push(row);
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function seriesText(rows: readonly SdmxRow[], of: (component: string) => Values, nameOf: NameOf): string {
  let text = '';
  let open: string | undefined;
  for (const row of rows) {
    const key = series
      .map((component) => {
        const code = componentText(component, row);
        return of(component).index(code, () => nameOf(component, code));
      })
      .join(':');
    const { observation } = row;
    const period = of('TIME_PERIOD').index(componentText('TIME_PERIOD', row), () => periodOf(observation));
    const entries = [observation.value, ...sdmxAttributes.map((one) => entryOf(one, row, of, nameOf))];
    const written = `"${period}":${JSON.stringify(entries)}`;
    if (key === open) text += `,${written}`;
    else text += `${open === undefined ? '' : '}},'}"${key}":{"observations":{${written}`;
    open = key;
  }
  return open === undefined ? text : `${text}}}`;
}

function entryOf(
  attribute: (typeof sdmxAttributes)[number],
  row: SdmxRow,
  of: (component: string) => Values,
  nameOf: NameOf,
): number | string | null {
  if (attribute === 'DECIMALS') return row.observation.decimals;
  const text = componentText(attribute, row);
  if (text === '') return null;
  if (!listed.has(attribute)) return text;
  return of(attribute).index(text, isCoded(attribute) ? () => nameOf(attribute, text) : undefined);
}

/** A period with the moments that it begins and ends at, in China. */
function periodOf({ span }: Observation): object {
  const end = endMonth(span);
  const last = formatDay(span.year, end, daysInMonth(span.year, end));
  return {
    value: `${formatDay(span.year, span.startMonth, 1)}/P${span.length}M`,
    start: `${formatDay(span.year, span.startMonth, 1)}T00:00:00+08:00`,
    end: `${last}T23:59:59+08:00`,
  };
}

function structureOf(of: (component: string) => Values, sets: number, { city, language }: SdmxJsonOptions): object {
  const words = (component: keyof typeof componentWords): object => ({
    id: component,
    ...named(componentWords[component].names, language),
  });
  const dimension = (component: (typeof sdmxDimensions)[number]): object => ({
    ...words(component),
    keyPosition: sdmxDimensions.indexOf(component),
    values: of(component).list,
  });
  const isEmpty = of('TIME_PERIOD').list.length === 0;
  const listOf = (component: string): object => {
    const { list } = of(component);
    return listed.has(component) && list.length > 0 ? { values: list } : {};
  };
  return {
    ...named(flowNames, language),
    ...(sets > 0 ? { dataSets: Array.from({ length: sets }, (_, i) => i) } : {}),
    links: [
      { rel: 'dataflow', urn: urnOf('dataflow', city, sdmxStructure.id) },
      { rel: 'datastructure', urn: urnOf('datastructure', city, sdmxStructure.id) },
    ],
    // A dimension without values may not be listed.
    dimensions: isEmpty ? {} : { series: series.map(dimension), observation: [dimension('TIME_PERIOD')] },
    measures: { observation: [{ ...words(sdmxMeasure), isMandatory: true }] },
    attributes: {
      observation: sdmxAttributes.map((one) => ({
        ...words(one),
        isMandatory: one === 'DECIMALS' || one === 'KNOWN_FROM' || one === 'STORED_AT' || one === 'OBS_STATUS',
        relationship: { observation: {} },
        ...listOf(one),
      })),
    },
  };
}
