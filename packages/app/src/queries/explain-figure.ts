import {
  type Actor,
  analyseRow,
  type BoardContext,
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
  isMissing,
  type Indicator,
  type Observation,
  parseFigureId,
  parseSpanIso,
  type Region,
  type RegionCode,
  type Registry,
  type Span,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
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
  const moment = await resolveMoment(app, cityCode, locator.asOf);
  const registry = await readRegistry(app, moment);
  const hash = app.digest.sha256;
  const figure = await findFigure(
    app,
    { ...moment, edition: locator.asOf },
    registry,
    locator,
    (f) => figureId(f, hash) === id,
  );
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

function publishedFigure(o: Observation, asOf: string): Figure {
  const { year, startMonth, length } = o.span;
  const span = `${year}-${String(startMonth).padStart(2, '0')}-01/P${length}M`;
  return {
    rule: 'published',
    indicator: o.indicator,
    region: o.region,
    span,
    measure: o.measure,
    asOf,
    value: o.value,
    decimals: o.decimals,
    unit: o.unit,
    inputs: [{ kind: 'observation', role: 'value', observation: o }],
  };
}

async function findFigure(
  app: Application,
  moment: Moment,
  registry: Registry,
  locator: FigureLocator,
  matches: (f: Figure) => boolean,
): Promise<Figure | undefined> {
  const span = parseSpanIso(locator.span);
  const indicator = registry.indicators.get(locator.indicator);
  const region = registry.regions.get(locator.region);
  if (span === undefined || indicator === undefined || region === undefined) return undefined;
  if (locator.rule === 'published') {
    const [o] = await app.store.observations.asOf(
      moment.city.code,
      { indicators: [indicator.code], regions: [region.code], measures: [locator.measure], spans: [span] },
      moment.asOf,
    );
    const figure = o && publishedFigure(o, locator.asOf);
    return figure && matches(figure) ? figure : undefined;
  }
  // The row that ends with the span first; a target belongs to its whole year and stands on the rows of any of its months.
  const last = endMonth(span);
  const months = [last, ...Array.from({ length: 12 }, (_, i) => 12 - i).filter((m) => m !== last)];
  const isOfOutlook = outlookRules.has(locator.rule);
  for (const month of months) {
    const period = { year: span.year, month };
    const outlooks = await readOutlookShelf(app, moment, [region.code], period, [indicator.code]);
    if (isOfOutlook && month !== last && outlooks(region.code, indicator.code) === undefined) continue;
    const book = await openBookFor(app, moment, registry, region.code, period, indicator);
    const spec = specOf(moment, registry, period, book);
    const context: BoardContext = {
      registry,
      book: spec.book,
      asOf: moment.edition,
      period,
      today: spec.today,
      rankings: new Map(),
      outlooks,
    };
    const row = analyseRow(context, indicator, region);
    const tops = [
      ...Object.values(row.figures),
      ...row.findings.flatMap((f) => Object.values(f.figures)),
      ...(isMissing(row.outlook) ? [] : figuresOfOutlook(row.outlook)),
    ];
    for (const top of tops) for (const f of figuresWithin(top)) if (f.rule === locator.rule && matches(f)) return f;
    if (locator.rule !== 'target' && !isOfOutlook) break;
  }
  return findBeside(app, moment, registry, { indicator, region, span, rule: locator.rule }, matches);
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
