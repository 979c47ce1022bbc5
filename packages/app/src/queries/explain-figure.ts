import {
  type Actor,
  DomainError,
  endMonth,
  type Figure,
  type FigureInput,
  figureId,
  type FigureLocator,
  type FigureRule,
  figuresWithin,
  type Instant,
  judge,
  type Observation,
  parseFigureId,
  parseSpanIso,
  publishedFigure,
  type RegionCode,
  type Registry,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type FigureRecord, figuresOfRow, recordForMany, recordForOne } from './figure-record.ts';
import { resolveMoment } from './moment.ts';
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
  return explainAt(app, id, locator, await open(app, cityCode, locator, recordForOne));
}

/** The record as of the moment of a figure, whose edition is the figure's. */
async function open(
  app: Application,
  cityCode: RegionCode,
  { asOf }: FigureLocator,
  recordFor: typeof recordForOne,
): Promise<FigureRecord> {
  const moment = await resolveMoment(app, cityCode, asOf);
  return recordFor(app, { ...moment, edition: asOf }, await readRegistry(app, moment));
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
  const opened = new Map<Instant, FigureRecord>();
  // Neighbours stand on one row, and rows worked out lately are kept.
  for (const id of [...new Set(ids)].toSorted((a, b) => order(rowKey(a), rowKey(b)))) {
    const locator = parseFigureId(id);
    if (locator === undefined || !judge(actor, 'figure.read', { city: cityCode, region: locator.region }).allowed)
      continue;
    const at = opened.get(locator.asOf) ?? (await open(app, cityCode, locator, recordForMany));
    opened.set(locator.asOf, at);
    try {
      found.set(id, await explainAt(app, id, locator, at));
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
  id: string,
  locator: FigureLocator,
  record: FigureRecord,
): Promise<Explanation> {
  const hash = app.digest.sha256;
  const figure = await findFigure(app, record, locator, id);
  if (figure === undefined) throw new DomainError('unknown-figure', { id });
  const first = firstObservation(figure);
  const vintages = first ? await record.vintages(first) : [];
  return {
    id,
    figure,
    inputs: figure.inputs.map((input) => explained(input, figure, hash)),
    vintages,
    registry: record.registry,
  };
}

function explained(input: FigureInput, figure: Figure, hash: (content: string) => string): ExplainedInput {
  if (input.kind === 'figure') return { input, id: figureId(input.figure, hash) };
  if (input.kind !== 'observation' || figure.rule === 'published') return { input };
  const o = input.observation;
  return { input, id: figureId(publishedFigure(o, figure.asOf), hash) };
}

async function findFigure(
  app: Application,
  record: FigureRecord,
  locator: FigureLocator,
  id: string,
): Promise<Figure | undefined> {
  const matches = (f: Figure): boolean => figureId(f, app.digest.sha256) === id;
  return findMatching(app, record, locator, { matches, among: (figures) => figures.get(id) });
}

/** The figure of the same rule and subject as of another moment (最新数): one that `isSought` where there is one, else the first that there
 *  is; undefined where the record gives none. */
export async function figureAt(
  app: Application,
  cityCode: RegionCode,
  locator: FigureLocator,
  asOf: string,
  isSought: (figure: Figure) => boolean,
): Promise<Figure | undefined> {
  const moment = await resolveMoment(app, cityCode, asOf);
  const record = recordForOne(app, moment, await readRegistry(app, moment));
  const isOfSubject = (f: Figure): boolean =>
    f.rule === locator.rule &&
    f.indicator === locator.indicator &&
    f.region === locator.region &&
    f.span === locator.span &&
    f.measure === locator.measure;
  const find = (matches: (f: Figure) => boolean): Promise<Figure | undefined> => {
    const among = (figures: ReadonlyMap<string, Figure>): Figure | undefined => [...figures.values()].find(matches);
    return findMatching(app, record, { ...locator, asOf: moment.edition }, { matches, among });
  };
  return (await find((f) => isOfSubject(f) && isSought(f))) ?? find(isOfSubject);
}

/** How a figure is told from others: one by one, and among those of a row by their ids. */
interface Sought {
  readonly matches: (figure: Figure) => boolean;
  readonly among: (figures: ReadonlyMap<string, Figure>) => Figure | undefined;
}

async function findMatching(
  app: Application,
  record: FigureRecord,
  locator: FigureLocator,
  { matches, among }: Sought,
): Promise<Figure | undefined> {
  const { registry } = record;
  const span = parseSpanIso(locator.span);
  const indicator = registry.indicators.get(locator.indicator);
  const region = registry.regions.get(locator.region);
  if (span === undefined || indicator === undefined || region === undefined) return undefined;
  if (locator.rule === 'published') {
    // The value in force first; an earlier one stands in the sentence that says that it was revised.
    const held = await record.vintages({
      indicator: indicator.code,
      region: region.code,
      measure: locator.measure,
      span,
    });
    return held
      .toReversed()
      .map((o) => publishedFigure(o, locator.asOf))
      .find(matches);
  }
  // The row that ends with the span first; a target belongs to its whole year and stands on the rows of any of its months.
  const last = endMonth(span);
  const isOfOutlook = outlookRules.has(locator.rule);
  // An outlook stands on a row of a month that was over when it was made: the latest of them is the likeliest.
  const known = locator.asOf.startsWith(`${span.year}-`) ? Number(locator.asOf.slice(5, 7)) : last;
  const first = isOfOutlook ? Math.min(last, known) : last;
  const months = Array.from({ length: 12 }, (_, i) => ((first - 1 - i + 12) % 12) + 1);
  for (const month of months) {
    const period = { year: span.year, month };
    const row = await figuresOfRow(app, record, { indicator, region, period });
    if (isOfOutlook && month !== last && !row.hasOutlook) continue;
    const found = among(row.figures);
    if (found !== undefined) return found;
    if (locator.rule !== 'target' && !isOfOutlook) break;
  }
  if (!besideRows.has(locator.rule)) return undefined;
  const period = { year: span.year, month: last };
  return among(await record.beside({ indicator, region, period }, span, locator.rule));
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

function firstObservation(figure: Figure): Observation | undefined {
  for (const f of figuresWithin(figure))
    for (const input of f.inputs) if (input.kind === 'observation') return input.observation;
  return undefined;
}
