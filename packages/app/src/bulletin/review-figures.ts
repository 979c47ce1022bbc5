import {
  analyseRow,
  type BoardContext,
  type BulletinFigure,
  display,
  endMonth,
  type Figure,
  figureId,
  figuresWithin,
  type FigureLocator,
  figureSubject,
  type Observation,
  type ObservationBook,
  parseFigureId,
  parseSpanIso,
  type Period,
  type Registry,
  spanIso,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { OutdatedFigure, PublishedBulletin, RevisionCause } from '../ports.ts';
import type { Moment } from '../queries/moment.ts';
import { openBook, specOf } from '../queries/read-board.ts';
import { readRegistry } from '../queries/read-registry.ts';

/** Causes that are listed of one figure: a rank rests on many values. */
const mostCauses = 30;

/** What printed the figures: its month, and the record that they are of. */
export interface Printed extends Pick<PublishedBulletin, 'period' | 'storedAt'> {
  readonly mark: Pick<PublishedBulletin['mark'], 'edition'>;
}

interface Located {
  readonly figure: BulletinFigure;
  readonly locator: FigureLocator;
}

/** Works figures of a bulletin out again as of a moment, and gives those that are no longer what was published, as far as the
 *  decimals that were published say. */
export async function reviewFigures(
  app: Application,
  moment: Moment,
  published: { readonly figures: readonly BulletinFigure[]; readonly bulletin: Printed },
): Promise<readonly OutdatedFigure[]> {
  const registry = await readRegistry(app, moment);
  const outdated: OutdatedFigure[] = [];
  const byMonth = grouped(located(published.figures), ({ locator }) => monthOf(locator, published.bulletin.period));
  for (const figures of byMonth.values()) {
    const [first] = figures;
    if (first === undefined) continue;
    const period = periodOf(first.locator, published.bulletin.period);
    const book = await bookOf(app, moment, registry, figures, period);
    const context: BoardContext = {
      registry,
      book,
      asOf: moment.edition,
      period,
      today: specOf(moment, registry, period, book).today,
      rankings: new Map(),
    };
    for (const row of grouped(figures, ({ locator }) => `${locator.indicator} ${locator.region}`).values())
      outdated.push(...reviewRow(app, context, published.bulletin, row));
  }
  const order = new Map(published.figures.map(({ id }, i) => [id, i]));
  return outdated.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function grouped<T, K>(items: Iterable<T>, by: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** An expectation is of the day that it was made: what is expected later is another one, and revises nothing. */
const expectations: ReadonlySet<string> = new Set([
  'outlook',
  'outlookBound',
  'outlookRest',
  'probability',
  'coverage',
  'meanMiss',
  'brier',
]);

function located(figures: readonly BulletinFigure[]): readonly Located[] {
  return figures.flatMap((figure) => {
    const locator = parseFigureId(figure.id);
    return locator === undefined || expectations.has(locator.rule) ? [] : [{ figure, locator }];
  });
}

/** The month of the row that a figure stands on: the one that its span ends with. A target belongs to its whole year and stands
 *  on the rows of the bulletin's month. */
function periodOf(locator: FigureLocator, own: Period): Period {
  const span = parseSpanIso(locator.span);
  if (locator.rule === 'target' || span === undefined) return own;
  return { year: span.year, month: endMonth(span) };
}

function monthOf(locator: FigureLocator, own: Period): number {
  const { year, month } = periodOf(locator, own);
  return year * 12 + month;
}

async function bookOf(
  app: Application,
  moment: Moment,
  registry: Registry,
  figures: readonly Located[],
  period: Period,
): Promise<ObservationBook> {
  const regions = new Set(figures.map(({ locator }) => locator.region));
  const sets = [...regions].flatMap((region) => registry.peersOf(region) ?? []);
  for (const { of } of sets) regions.add(of);
  return openBook(app, moment, [...regions], [...new Set(sets.flatMap(({ members }) => members))], period);
}

function reviewRow(
  app: Application,
  context: BoardContext,
  bulletin: Printed,
  figures: readonly Located[],
): readonly OutdatedFigure[] {
  const [first] = figures;
  const indicator = first && context.registry.indicators.get(first.locator.indicator);
  const region = first && context.registry.regions.get(first.locator.region);
  if (indicator === undefined || region === undefined)
    return figures.map(({ figure }) => ({ ...said(figure), now: { missing: 'not-published' }, causes: [] }));
  const row = analyseRow(context, indicator, region);
  const tops = [...Object.values(row.figures), ...row.findings.flatMap((finding) => Object.values(finding.figures))];
  const bySubject = grouped(
    new Set(tops.flatMap((top) => [...figuresWithin(top)])),
    ({ rule, indicator: of, region: where, span, measure }) => [rule, of, where, span, measure].join(' '),
  );
  return figures.flatMap(({ figure, locator }): OutdatedFigure[] => {
    const candidates = bySubject.get(figureSubject(figure.id) ?? '') ?? publishedFigures(context, locator);
    // One that still says the same speaks for all of its subject.
    if (candidates.some((now) => saysSame(figure, now))) return [];
    const [now] = candidates;
    if (now === undefined) return [{ ...said(figure), now: { missing: 'no-figure' }, causes: [] }];
    const { since, causes } = causesOf(now, context, bulletin);
    return [
      {
        ...said(figure),
        now: now.value,
        nowId: figureId(now, app.digest.sha256),
        ...(since === undefined ? {} : { since }),
        causes,
      },
    ];
  });
}

function said({ id, value, decimals, unit }: BulletinFigure): Omit<OutdatedFigure, 'now' | 'causes'> {
  return { id, published: value, decimals, unit };
}

function saysSame(published: BulletinFigure, now: Figure): boolean {
  const { value, decimals, unit } = published;
  return (
    typeof now.value === 'number' && now.unit === unit && display(now.value, decimals) === display(value, decimals)
  );
}

/** A published value that its row does not mention: the earlier span of a change, the whole of a share. */
function publishedFigures({ book, asOf }: BoardContext, locator: FigureLocator): readonly Figure[] {
  const span = parseSpanIso(locator.span);
  if (locator.rule !== 'published' || span === undefined) return [];
  const observation = book.at(locator.indicator, locator.region, locator.measure, span);
  if (observation === undefined) return [];
  const { value, decimals, unit } = observation;
  return [{ ...locator, asOf, value, decimals, unit, inputs: [{ kind: 'observation', role: 'value', observation }] }];
}

/** What a figure rests on that came after the bulletin's record, and since when. */
function causesOf(
  figure: Figure,
  { book }: BoardContext,
  bulletin: Printed,
): { readonly since: string | undefined; readonly causes: readonly RevisionCause[] } {
  const causes = new Map<string, RevisionCause>();
  let since: string | undefined;
  const note = (moment: string): void => {
    since = since === undefined || moment < since ? moment : since;
  };
  for (const within of new Set(figuresWithin(figure)))
    for (const input of within.inputs) {
      if (input.kind === 'observation') {
        const first = firstChange(input.observation, book, bulletin);
        if (first === undefined) continue;
        note(first.knownFrom > bulletin.mark.edition ? first.knownFrom : first.storedAt);
        causes.set(JSON.stringify(['observation', ...keyOf(input.observation)]), observationCause(input.observation));
      } else if (input.kind === 'setting' && input.knownFrom > bulletin.mark.edition) {
        const { register, key, knownFrom } = input;
        note(knownFrom);
        causes.set(`register ${register} ${key}`, { kind: 'register', register, key, knownFrom });
      }
    }
  return { since, causes: [...causes.values()].slice(0, mostCauses) };
}

/** The first vintage after the bulletin's record that said something else; undefined where nothing was said since. */
function firstChange(
  observation: Observation,
  book: ObservationBook,
  { mark, storedAt }: Printed,
): Observation | undefined {
  let first: Observation | undefined;
  let at: Observation | undefined = observation;
  for (; at !== undefined && (at.knownFrom > mark.edition || at.storedAt > storedAt); at = book.previousVintage(at))
    first = at;
  const isSame = at !== undefined && at.value === observation.value && at.unit === observation.unit;
  return isSame ? undefined : first;
}

function keyOf({ indicator, region, span, measure }: Observation): readonly string[] {
  return [indicator, region, spanIso(span), measure];
}

function observationCause(o: Observation): RevisionCause {
  return {
    kind: 'observation',
    indicator: o.indicator,
    region: o.region,
    span: spanIso(o.span),
    measure: o.measure,
    knownFrom: o.knownFrom,
    storedAt: o.storedAt,
    by: o.by,
    ...o.source,
  };
}
