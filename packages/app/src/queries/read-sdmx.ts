import {
  type Actor,
  calcCodes,
  compareSpans,
  DomainError,
  type Indicator,
  type Instant,
  measures,
  type Observation,
  parseInstant,
  parseSelection,
  type RegionCode,
  type Registry,
  type SdmxSelection,
  type Selection,
  sdmxId,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

/** What is asked of the record as SDMX. */
export interface SdmxDataAsked extends SdmxSelection {
  readonly asOf?: string;
  /** Every vintage known by then, not the one in force alone. */
  readonly includeHistory?: boolean;
  /** Only what this database wrote after a moment: what a copy lacks that was made then. */
  readonly updatedAfter?: string;
  /** Of each series the first or the last so many spans. */
  readonly firstNObservations?: number;
  readonly lastNObservations?: number;
}

/** One vintage on its way out. */
export interface SdmxEntry {
  readonly observation: Observation;
  readonly indicator: Indicator;
  /** Since when another vintage is in force; absent for the one that is. */
  readonly knownTo?: Instant;
}

/** The record to be sent, and what names its codes. */
export interface SdmxReading {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly includeHistory: boolean;
  readonly isUpdate: boolean;
  /** Per indicator, in the order of the catalogue: by region, measure, span, and the moment known from. */
  readonly batches: AsyncIterable<readonly SdmxEntry[]>;
}

/** Reads the record as SDMX asks for it (按 SDMX 查询): as known at a moment, with its history where asked, of the indicators in the
 *  catalogue at that moment. Refuses `unknown-region`, `invalid-instant`, `invalid-data-query`. */
export async function readSdmxData(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: SdmxDataAsked,
): Promise<SdmxReading> {
  authorise(actor, 'observations.export', cityCode);
  const selection = parseSelection(asked);
  const after = asked.updatedAfter === undefined ? undefined : parseInstant(asked.updatedAfter);
  if (asked.updatedAfter !== undefined && after === undefined)
    throw new DomainError('invalid-instant', { value: asked.updatedAfter });
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const includeHistory = asked.includeHistory === true;
  const indicators = [...registry.indicators.values()]
    .filter(({ code }) => selection.indicators?.includes(code) !== false)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const query = { app, cityCode, moment, selection, after, includeHistory, asked };
  return {
    moment,
    registry,
    includeHistory,
    isUpdate: after !== undefined,
    batches: batchesOf(indicators, query),
  };
}

/** The registers that the codelists are made of, as known at a moment (数据结构). */
export async function readSdmxStructures(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly asOf?: string },
): Promise<{ readonly moment: Moment; readonly registry: Registry }> {
  authorise(actor, 'register.read', cityCode);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  return { moment, registry: await readRegistry(app, moment) };
}

interface DataQuery {
  readonly app: Application;
  readonly cityCode: RegionCode;
  readonly moment: Moment;
  readonly selection: Selection;
  readonly after: Instant | undefined;
  readonly includeHistory: boolean;
  readonly asked: SdmxDataAsked;
}

async function* batchesOf(indicators: readonly Indicator[], query: DataQuery): AsyncGenerator<readonly SdmxEntry[]> {
  const { app, cityCode, moment, selection, includeHistory, asked } = query;
  for (const indicator of indicators) {
    const wanted = {
      indicators: [indicator.code],
      ...(selection.regions === undefined ? {} : { regions: selection.regions }),
      ...(selection.measures === undefined ? {} : { measures: selection.measures }),
    };
    const found = includeHistory
      ? await app.store.observations.vintages(cityCode, wanted, moment.asOf)
      : await app.store.observations.asOf(cityCode, wanted, moment.asOf);
    const held = onePerMoment(found.filter((o) => holds(o, indicator, query)).toSorted(inOrder));
    const entries = bounded(entriesOf(held, indicator), asked);
    if (entries.length > 0) yield entries;
  }
}

function holds(o: Observation, indicator: Indicator, { selection, after }: DataQuery): boolean {
  if (after !== undefined && o.storedAt <= after) return false;
  return selection.holds({
    FREQ: indicator.frequency,
    REF_AREA: sdmxId(o.region),
    INDICATOR: sdmxId(o.indicator),
    CALC: calcCodes[o.measure],
    span: o.span,
  });
}

function inOrder(a: Observation, b: Observation): number {
  if (a.region !== b.region) return a.region < b.region ? -1 : 1;
  const apart = measures.indexOf(a.measure) - measures.indexOf(b.measure) || compareSpans(a.span, b.span);
  return apart || (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0);
}

/** Of vintages known from one moment the one stored last: the others were never in force, and a message holds no key twice. */
function onePerMoment(ordered: readonly Observation[]): readonly Observation[] {
  return ordered.filter((one, i) => {
    const next = ordered[i + 1];
    return next === undefined || next.knownFrom !== one.knownFrom || !sameKey(one, next);
  });
}

function entriesOf(ordered: readonly Observation[], indicator: Indicator): readonly SdmxEntry[] {
  return ordered.map((observation, i) => {
    const next = ordered[i + 1];
    return next !== undefined && sameKey(observation, next)
      ? { observation, indicator, knownTo: next.knownFrom }
      : { observation, indicator };
  });
}

function sameSeries(a: Observation, b: Observation): boolean {
  return a.region === b.region && a.measure === b.measure;
}

function sameKey(a: Observation, b: Observation): boolean {
  return sameSeries(a, b) && compareSpans(a.span, b.span) === 0;
}

/** Keeps of each series the first or last so many spans, all their vintages. */
function bounded(entries: readonly SdmxEntry[], asked: SdmxDataAsked): readonly SdmxEntry[] {
  const { firstNObservations: first, lastNObservations: last } = asked;
  if (first === undefined && last === undefined) return entries;
  const kept: SdmxEntry[] = [];
  for (let from = 0; from < entries.length;) {
    let to = from;
    let ordinal = 0;
    const ordinals: number[] = [];
    for (; to < entries.length && sameSeries(entries[to]!.observation, entries[from]!.observation); to++) {
      if (to > from && !sameKey(entries[to]!.observation, entries[to - 1]!.observation)) ordinal++;
      ordinals.push(ordinal);
    }
    for (const [i, at] of ordinals.entries())
      if ((first !== undefined && at < first) || (last !== undefined && at > ordinal - last))
        kept.push(entries[from + i]!);
    from = to;
  }
  return kept;
}
