import {
  analyseRow,
  contextOf,
  dayOf,
  detailFigures,
  type Figure,
  figureId,
  type FigureRule,
  figuresOfOutlook,
  figuresWithin,
  type Indicator,
  type IndicatorCode,
  isMissing,
  type Measure,
  type Observation,
  type ObservationBook,
  type OutlookShelf,
  type Period,
  type Region,
  type RegionCode,
  type Registry,
  type Span,
  spanIso,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { Store } from '../ports.ts';
import type { Moment } from './moment.ts';
import { openBook, openBookAround, openBookFor, readOutlookShelf, specOf } from './read-board.ts';

/** What one observation is of. */
interface ObservedKey {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly measure: Measure;
  readonly span: Span;
}

/** The record as of the moment of figures, as their explanation reads it. */
export interface FigureRecord {
  readonly moment: Moment;
  readonly registry: Registry;
  bookOf(row: RowOf): Promise<ObservationBook>;
  outlooksOf(row: RowOf): Promise<OutlookShelf>;
  /** The figures of a rule that stand on an indicator's page beside its row, by id. */
  beside(row: RowOf, span: Span, rule: FigureRule): Promise<ReadonlyMap<string, Figure>>;
  /** All vintages of one observation known at the moment, oldest first. */
  vintages(of: ObservedKey): Promise<readonly Observation[]>;
}

export interface RowOf {
  readonly indicator: Indicator;
  readonly region: Region;
  readonly period: Period;
}

/** Reads for one figure as little as it needs. */
export function recordForOne(app: Application, moment: Moment, registry: Registry): FigureRecord {
  const { city, asOf } = moment;
  return {
    moment,
    registry,
    bookOf: ({ indicator, region, period }) => openBookFor(app, moment, registry, region.code, period, indicator),
    outlooksOf: ({ indicator, region, period }) =>
      readOutlookShelf(app, moment, [region.code], period, [indicator.code]),
    beside: async (row, span, rule) =>
      besideOf(
        app,
        registry,
        moment,
        row,
        span,
        rule,
        await openBookAround(app, moment, registry, row.region.code, row.period),
      ),
    vintages: ({ indicator, region, measure, span }) =>
      app.store.observations.vintages(
        city.code,
        { indicators: [indicator], regions: [region], measures: [measure], spans: [span] },
        asOf,
      ),
  };
}

/** Reads for many figures each region and month once: neighbours rest on the same record. */
export function recordForMany(app: Application, moment: Moment, registry: Registry): FigureRecord {
  const { city, asOf } = moment;
  const monthOf = ({ region, period }: RowOf): string => `${region.code} ${period.year} ${period.month}`;
  const books = once<ObservationBook>();
  const around = once<ObservationBook>();
  const shelves = once<OutlookShelf>();
  const details = once<ReadonlyMap<string, Figure>>();
  const vintages = once<ReadonlyMap<string, readonly Observation[]>>();
  return {
    moment,
    registry,
    bookOf: (row) =>
      books(monthOf(row), async () => {
        const peers = registry.peersOf(row.region.code);
        const regions = [row.region.code, ...(peers ? [peers.of] : [])];
        return openBook(app, moment, regions, peers?.members ?? [], row.period);
      }),
    outlooksOf: (row) => shelves(monthOf(row), () => readOutlookShelf(app, moment, [row.region.code], row.period)),
    beside: (row, span, rule) =>
      details(`${row.indicator.code} ${row.region.code} ${spanIso(span)} ${rule}`, async () => {
        const open = () => openBookAround(app, moment, registry, row.region.code, row.period);
        return besideOf(app, registry, moment, row, span, rule, await around(monthOf(row), open));
      }),
    vintages: async (of) => {
      const { year } = of.span;
      const byKey = await vintages(`${of.region} ${year}`, async () => {
        const query = { regions: [of.region], endsFrom: year * 12, endsTo: year * 12 + 11 };
        const found = new Map<string, Observation[]>();
        for (const one of await app.store.observations.vintages(city.code, query, asOf)) {
          const key = keyOf(one);
          const held = found.get(key);
          if (held === undefined) found.set(key, [one]);
          else held.push(one);
        }
        return found;
      });
      return byKey.get(keyOf(of)) ?? [];
    },
  };
}

function keyOf({ indicator, measure, span }: ObservedKey): string {
  return `${indicator} ${measure} ${spanIso(span)}`;
}

/** Remembers what was worked out for a key. */
function once<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const held = new Map<string, Promise<Value>>();
  return (key, work) => {
    const known = held.get(key) ?? work();
    held.set(key, known);
    return known;
  };
}

function besideOf(
  app: Application,
  registry: Registry,
  moment: Moment,
  { indicator, region }: RowOf,
  span: Span,
  rule: FigureRule,
  book: ObservationBook,
): ReadonlyMap<string, Figure> {
  const found = new Map<string, Figure>();
  for (const top of detailFigures({ registry, book, asOf: moment.edition, indicator, region }, span))
    for (const f of figuresWithin(top)) if (f.rule === rule) found.set(figureId(f, app.digest.sha256), f);
  return found;
}

export interface RowFigures {
  /** By id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly hasOutlook: boolean;
}

/** Rows worked out lately, per store: whoever opens a figure opens its neighbours next. */
const rowsLately = new WeakMap<Store, Map<string, Promise<RowFigures>>>();
const rowsKept = 48;

/** Every figure of a row, with all that they rest on: kept for as long as the record reads the same. */
export async function figuresOfRow(app: Application, record: FigureRecord, of: RowOf): Promise<RowFigures> {
  const kept = rowsLately.get(app.store) ?? new Map<string, Promise<RowFigures>>();
  rowsLately.set(app.store, kept);
  const { city, edition, changes, asOf } = record.moment;
  const { year, month } = of.period;
  const key = [city.code, edition, changes, dayOf(asOf), of.region.code, of.indicator.code, year, month].join(' ');
  const known = kept.get(key);
  const working = known ?? workOutRow(app, record, of);
  kept.delete(key);
  kept.set(key, working);
  const [oldest] = kept.keys();
  if (kept.size > rowsKept && oldest !== undefined) kept.delete(oldest);
  try {
    return await working;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function workOutRow(app: Application, record: FigureRecord, of: RowOf): Promise<RowFigures> {
  const { moment, registry } = record;
  const { indicator, region, period } = of;
  const [outlooks, book] = await Promise.all([record.outlooksOf(of), record.bookOf(of)]);
  const row = analyseRow(contextOf({ ...specOf(moment, registry, period, book), outlooks }), indicator, region);
  const tops = [
    ...Object.values(row.figures),
    ...row.findings.flatMap((f) => Object.values(f.figures)),
    ...(isMissing(row.outlook) ? [] : figuresOfOutlook(row.outlook)),
  ];
  return {
    figures: new Map(
      tops.flatMap((top) => [...figuresWithin(top)].map((f): [string, Figure] => [figureId(f, app.digest.sha256), f])),
    ),
    hasOutlook: outlooks(region.code, indicator.code) !== undefined,
  };
}
