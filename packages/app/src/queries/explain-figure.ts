import {
  type Actor,
  analyseRow,
  contextOf,
  dayOf,
  detailFigures,
  DomainError,
  endMonth,
  type Figure,
  type FigureInput,
  figureId,
  type FigureLocator,
  type FigureRule,
  figuresOfOutlook,
  figuresWithin,
  type Instant,
  isMissing,
  judge,
  type Indicator,
  type Observation,
  parseFigureId,
  parseSpanIso,
  type Period,
  publishedFigure,
  type Region,
  type RegionCode,
  type Registry,
  type Span,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { Store } from '../ports.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { openBookAround, openBookFor, readOutlookShelf, specOf } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

/** An input of a figure; an observation and a figure can be opened in turn. */
export interface ExplainedInput {
  readonly input: FigureInput;
  readonly id?: string;
}

/** How a figure came about (数字来历). */
export interface Explanation {
  readonly id: string;
  readonly figure: Figure;
  readonly inputs: readonly ExplainedInput[];
  /** Every vintage of what the figure is about, oldest first: for a published figure its own, else its first observation's. */
  readonly vintages: readonly Observation[];
  readonly registry: Registry;
}

/** Explains a figure by its id: works it out again from the record as of the moment in the id, and opens what it rests on down
 *  to the source cell. Refuses `unknown-figure` when the record gives no such figure (a foreign id, or a record that was
 *  completed for that moment since). */
export async function explainFigure(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  id: string,
): Promise<Explanation> {
  const locator = parseFigureId(id);
  if (locator === undefined) throw new DomainError('unknown-figure', { id });
  authorise(actor, 'figure.read', cityCode, locator.region);
  return explainAt(app, cityCode, id, locator, await openFor(app, cityCode, locator));
}

/** The record as of the moment of a figure. */
interface Opened {
  readonly moment: Moment;
  readonly registry: Registry;
}

async function openFor(app: Application, cityCode: RegionCode, { asOf }: FigureLocator): Promise<Opened> {
  const moment = await resolveMoment(app, cityCode, asOf);
  return { moment, registry: await readRegistry(app, moment) };
}

/** Explains many figures at once, in the order asked for; undefined for an id that the record gives no figure for. Figures of one
 *  row are worked out together, and so this costs little more than one of each row. */
export async function explainFigures(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  ids: readonly string[],
): Promise<readonly (Explanation | undefined)[]> {
  authorise(actor, 'figure.read', cityCode);
  const found = new Map<string, Explanation>();
  const opened = new Map<Instant, Opened>();
  // Neighbours stand on one row, and rows worked out lately are kept.
  for (const id of [...new Set(ids)].toSorted((a, b) => order(rowKey(a), rowKey(b)))) {
    const locator = parseFigureId(id);
    if (locator === undefined || !judge(actor, 'figure.read', { city: cityCode, region: locator.region }).allowed)
      continue;
    const at = opened.get(locator.asOf) ?? (await openFor(app, cityCode, locator));
    opened.set(locator.asOf, at);
    try {
      found.set(id, await explainAt(app, cityCode, id, locator, at));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'unknown-figure')) throw error;
    }
  }
  return ids.map((id) => found.get(id));
}

/** An id with its rule last: region, indicator and span first. */
function rowKey(id: string): string {
  const [rule, indicator, region, span, ...rest] = id.split('~');
  return [region, indicator, span, ...rest, rule].join('~');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function explainAt(
  app: Application,
  cityCode: RegionCode,
  id: string,
  locator: FigureLocator,
  { moment, registry }: Opened,
): Promise<Explanation> {
  const hash = app.digest.sha256;
  const figure = await findFigure(app, { ...moment, edition: locator.asOf }, registry, locator, id);
  if (figure === undefined) throw new DomainError('unknown-figure', { id });
  const first = firstObservation(figure);
  const vintages = first
    ? await app.store.observations.vintages(
        cityCode,
        { indicators: [first.indicator], regions: [first.region], measures: [first.measure], spans: [first.span] },
        moment.asOf,
      )
    : [];
  return { id, figure, inputs: figure.inputs.map((input) => explained(input, figure, hash)), vintages, registry };
}

function explained(input: FigureInput, figure: Figure, hash: (content: string) => string): ExplainedInput {
  if (input.kind === 'figure') return { input, id: figureId(input.figure, hash) };
  if (input.kind !== 'observation' || figure.rule === 'published') return { input };
  const o = input.observation;
  return { input, id: figureId(publishedFigure(o, figure.asOf), hash) };
}

async function findFigure(
  app: Application,
  moment: Moment,
  registry: Registry,
  locator: FigureLocator,
  id: string,
): Promise<Figure | undefined> {
  const matches = (f: Figure): boolean => figureId(f, app.digest.sha256) === id;
  const span = parseSpanIso(locator.span);
  const indicator = registry.indicators.get(locator.indicator);
  const region = registry.regions.get(locator.region);
  if (span === undefined || indicator === undefined || region === undefined) return undefined;
  if (locator.rule === 'published') {
    // The value in force first; an earlier one stands in the sentence that says that it was revised.
    const held = await app.store.observations.vintages(
      moment.city.code,
      { indicators: [indicator.code], regions: [region.code], measures: [locator.measure], spans: [span] },
      moment.asOf,
    );
    return held
      .toReversed()
      .map((o) => publishedFigure(o, locator.asOf))
      .find(matches);
  }
  // The row that ends with the span first; a target belongs to its whole year and stands on the rows of any of its months.
  const last = endMonth(span);
  const months = [last, ...Array.from({ length: 12 }, (_, i) => 12 - i).filter((m) => m !== last)];
  const isOfOutlook = outlookRules.has(locator.rule);
  for (const month of months) {
    const period = { year: span.year, month };
    const row = await figuresOfRow(app, moment, registry, { indicator, region, period });
    if (isOfOutlook && month !== last && !row.hasOutlook) continue;
    const found = row.figures.get(id);
    if (found !== undefined) return found;
    if (locator.rule !== 'target' && !isOfOutlook) break;
  }
  return findBeside(app, moment, registry, { indicator, region, span, rule: locator.rule }, matches);
}

interface RowFigures {
  /** By id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly hasOutlook: boolean;
}

/** Rows worked out lately, per store: whoever opens a figure opens its neighbours next. */
const rowsLately = new WeakMap<Store, Map<string, Promise<RowFigures>>>();
const rowsKept = 48;

/** Every figure of a row, with all that they rest on: kept for as long as the record reads the same. */
async function figuresOfRow(app: Application, moment: Moment, registry: Registry, of: RowOf): Promise<RowFigures> {
  const kept = rowsLately.get(app.store) ?? new Map<string, Promise<RowFigures>>();
  rowsLately.set(app.store, kept);
  const { city, edition, changes, asOf } = moment;
  const { year, month } = of.period;
  const key = [city.code, edition, changes, dayOf(asOf), of.region.code, of.indicator.code, year, month].join(' ');
  const known = kept.get(key);
  const working = known ?? workOutRow(app, moment, registry, of);
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

interface RowOf {
  readonly indicator: Indicator;
  readonly region: Region;
  readonly period: Period;
}

async function workOutRow(
  app: Application,
  moment: Moment,
  registry: Registry,
  { indicator, region, period }: RowOf,
): Promise<RowFigures> {
  const outlooks = await readOutlookShelf(app, moment, [region.code], period, [indicator.code]);
  const book = await openBookFor(app, moment, registry, region.code, period, indicator);
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

/** Rules of outlooks, whose figures are about a span that is still to come: they stand on rows of earlier months. */
const outlookRules: ReadonlySet<FigureRule> = new Set<FigureRule>([
  'outlook',
  'outlookBound',
  'outlookRest',
  'probability',
  'coverage',
  'meanMiss',
  'brier',
  'twoYearAverage',
]);

/** Rules whose figures stand on an indicator's page beside its row. */
const besideRows: ReadonlySet<FigureRule> = new Set([
  'due',
  'schedule',
  'seasonalSchedule',
  'baseEffect',
  'twoYearAverage',
  'contribution',
  'contributionShare',
  'impliedBase',
  'target',
]);

async function findBeside(
  app: Application,
  moment: Moment,
  registry: Registry,
  about: { readonly indicator: Indicator; readonly region: Region; readonly span: Span; readonly rule: FigureRule },
  matches: (f: Figure) => boolean,
): Promise<Figure | undefined> {
  const { indicator, region, span, rule } = about;
  if (!besideRows.has(rule)) return undefined;
  const period = { year: span.year, month: endMonth(span) };
  const book = await openBookAround(app, moment, registry, region.code, period);
  for (const top of detailFigures({ registry, book, asOf: moment.edition, indicator, region }, span))
    for (const f of figuresWithin(top)) if (f.rule === rule && matches(f)) return f;
  return undefined;
}

function firstObservation(figure: Figure): Observation | undefined {
  for (const f of figuresWithin(figure))
    for (const input of f.inputs) if (input.kind === 'observation') return input.observation;
  return undefined;
}
