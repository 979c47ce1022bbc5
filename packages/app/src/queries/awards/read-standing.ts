import {
  type Actor,
  type Authority,
  type AwardFigure,
  awardFigureId,
  type AwardFigureLocator,
  awardFiguresWithin,
  DomainError,
  type Instant,
  figuresOfReport,
  oddsFiguresOf,
  oddsRules,
  parseAwardFigureId,
  type RegionCode,
  type StandingReport,
  standingReport,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type OpenAwards, openAwards } from './open-awards.ts';
import { scoreFiguresOf } from './computed-scores.ts';
import { readOdds } from './read-odds.ts';

export interface StandingAsked {
  readonly region: RegionCode;
  /** The year judged; left out, the last of which results are held. */
  readonly year?: number;
  readonly authority: Authority;
  readonly asOf?: string;
}

export interface ReadStanding {
  readonly open: OpenAwards;
  readonly report: StandingReport;
}

/** Where a city stands by its awards (激励排位). Refuses `unknown-region` for what is no city of the set that is ranked. */
export async function readStanding(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: StandingAsked,
): Promise<ReadStanding> {
  const open = await openAwards(app, actor, cityCode, asked.asOf);
  if (!open.record.set.cities.includes(asked.region)) throw new DomainError('unknown-region', { region: asked.region });
  const year =
    asked.year ?? open.record.tally.years(asked.authority).at(-1) ?? Number(open.moment.asOf.slice(0, 4)) - 1;
  return { open, report: standingReport(open.record, asked.region, asked.authority, year) };
}

/** An award figure explained: itself, the ids of the figures within, and the open ledger for the entries that it names. */
export interface AwardExplanation {
  readonly id: string;
  readonly figure: AwardFigure;
  readonly open: OpenAwards;
}

/** Works an award figure out again from its id. Refuses `unknown-figure` where the ledger gives no such figure. */
export async function explainAwardFigure(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  id: string,
): Promise<AwardExplanation> {
  const [explanation] = await explainAwardFigures(app, actor, cityCode, [id]);
  if (explanation === undefined) throw new DomainError('unknown-figure', { id });
  return explanation;
}

/** Works award figures out again from their ids, in the order asked for; undefined where the ledger gives no such figure. A report
 *  is made once for all figures that stand in it. */
export async function explainAwardFigures(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  ids: readonly string[],
): Promise<readonly (AwardExplanation | undefined)[]> {
  authorise(actor, 'award.read', cityCode);
  const opened = new Map<Instant, OpenLedger>();
  const odds = oddsExplained(app, actor, cityCode);
  const found: (AwardExplanation | undefined)[] = [];
  for (const id of ids) {
    const locator = parseAwardFigureId(id);
    if (locator === undefined) {
      found.push(undefined);
      continue;
    }
    if (oddsRules.has(locator.rule)) {
      found.push(await odds(id, locator));
      continue;
    }
    const ledger = opened.get(locator.asOf) ?? {
      open: await openAwards(app, actor, cityCode, locator.asOf),
      reports: new Map<string, ReadonlyMap<string, AwardFigure>>(),
    };
    opened.set(locator.asOf, ledger);
    const figure = figureIn(ledger, { city: cityCode, id, locator, hash: app.digest.sha256 });
    found.push(figure === undefined ? undefined : { id, figure, open: ledger.open });
  }
  return found;
}

/** Explains figures of odds: those of a year, as known at a moment, are worked out once for all that are asked about. */
function oddsExplained(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
): (id: string, locator: AwardFigureLocator) => Promise<AwardExplanation | undefined> {
  const worked = new Map<string, Promise<{ readonly open: OpenAwards; readonly figures: FiguresById } | undefined>>();
  const workOut = async ({ region, authority, year, asOf }: AwardFigureLocator) => {
    const open = await openAwards(app, actor, cityCode, asOf);
    const held = open.ruleSets.some((set) => set.authority === authority && set.year === year);
    if (!held || !open.record.set.cities.includes(region)) return undefined;
    const read = await readOdds(app, actor, cityCode, { region, authority, year, asOf });
    const of = { region, ruleSet: read.ruleSet, asOf };
    const figures = [...oddsFiguresOf(read.odds, read.scores, of), ...scoreFiguresOf(read.computed, of)];
    return { open, figures: byId(figures, app.digest.sha256) };
  };
  return async (id, locator) => {
    const { region, authority, year, asOf } = locator;
    const key = [region, authority, year, asOf].join(' ');
    const working = worked.get(key) ?? workOut(locator);
    worked.set(key, working);
    const of = await working;
    const figure = of?.figures.get(id);
    return of === undefined || figure === undefined ? undefined : { id, figure, open: of.open };
  };
}

type FiguresById = ReadonlyMap<string, AwardFigure>;

/** The award figure of the same rule and subject as of another moment (最新数); undefined where the ledger gives none. */
export function awardFigureAt(open: OpenAwards, of: AwardFigure): AwardFigure | undefined {
  const isSame = (one: AwardFigure): boolean =>
    one.rule === of.rule &&
    one.region === of.region &&
    one.authority === of.authority &&
    one.year === of.year &&
    one.item === of.item;
  for (const year of [of.year, ...open.record.tally.years('province').filter((one) => one > of.year)])
    for (const region of new Set([of.region, open.moment.city.code])) {
      if (!open.record.set.cities.includes(region)) continue;
      for (const top of figuresOfReport(standingReport(open.record, region, of.authority, year)))
        for (const figure of awardFiguresWithin(top)) if (isSame(figure)) return figure;
    }
  return undefined;
}

/** The ledger as of a moment, with the figures by id of the reports made of it. */
interface OpenLedger {
  readonly open: OpenAwards;
  readonly reports: Map<string, ReadonlyMap<string, AwardFigure>>;
}

function figureIn(
  { open, reports }: OpenLedger,
  {
    city,
    id,
    locator,
    hash,
  }: {
    readonly city: RegionCode;
    readonly id: string;
    readonly locator: AwardFigureLocator;
    readonly hash: (content: string) => string;
  },
): AwardFigure | undefined {
  const { asOf } = locator;
  // A figure of another authority or an earlier year may stand within a report of the province: look there as well.
  const years = [locator.year, ...open.record.tally.years('province').filter((year) => year > locator.year)];
  for (const authority of new Set<Authority>([locator.authority, 'province']))
    for (const year of years)
      for (const region of new Set([locator.region, city])) {
        if (!open.record.set.cities.includes(region)) continue;
        const key = `${authority} ${year} ${region}`;
        const figures =
          reports.get(key) ?? figuresOf(standingReport({ ...open.record, asOf }, region, authority, year), hash);
        reports.set(key, figures);
        const figure = figures.get(id);
        if (figure !== undefined) return figure;
      }
  return undefined;
}

function figuresOf(report: StandingReport, hash: (content: string) => string): FiguresById {
  return byId(figuresOfReport(report), hash);
}

function byId(tops: readonly AwardFigure[], hash: (content: string) => string): FiguresById {
  const found = new Map<string, AwardFigure>();
  for (const top of tops) for (const figure of awardFiguresWithin(top)) found.set(awardFigureId(figure, hash), figure);
  return found;
}
