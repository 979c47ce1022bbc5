import {
  type Actor,
  analyseBoard,
  analyseMatrix,
  type Board,
  type BoardSpec,
  cumulative,
  dayOf,
  DomainError,
  type Indicator,
  type IndicatorCode,
  type Matrix,
  monthly,
  type Observation,
  observationBook,
  type PeerSet,
  type Period,
  quarterly,
  type RegionCode,
  type Registry,
  type Span,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

export interface BoardAsked {
  readonly region: RegionCode;
  readonly period: Period;
  readonly asOf?: string;
}

/** The board (总览) of one region and month as known at a moment: every indicator with its own cut-off. Refuses `unknown-region`,
 *  `invalid-span`, `invalid-instant`. */
export async function readBoard(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: BoardAsked,
): Promise<Board> {
  authorise(actor, 'board.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  return boardAt(app, moment, await readRegistry(app, moment), asked.region, asked.period);
}

/** The matrix (县市区) of all members of a region's parts, or of the named peer set. */
export async function readMatrix(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: Omit<BoardAsked, 'region'> & { readonly peers: string },
): Promise<Matrix> {
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const peers = registry.peerSets.get(asked.peers) ?? partsOf(registry, asked.peers);
  if (peers === undefined) throw new DomainError('unknown-region', { region: asked.peers });
  authorise(actor, 'board.read', cityCode, peers.of);
  checkPeriod(asked.period);
  return matrixAt(app, moment, registry, peers, asked.period);
}

/** The matrix of a peer set with everything it rests on already chosen. */
export async function matrixAt(
  app: Application,
  moment: Moment,
  registry: Registry,
  peers: PeerSet,
  period: Period,
): Promise<Matrix> {
  const wholes = [peers.of, registry.peersOf(peers.of)?.of].filter((code) => code !== undefined);
  const observations = await load(app, moment, [...wholes, ...peers.members], [], period);
  return analyseMatrix(specOf(moment, registry, period, observations), peers);
}

/** The set that a region is divided into: its economy set where it has several. */
export function partsOf(registry: Registry, region: RegionCode): PeerSet | undefined {
  const sets = [...registry.peerSets.values()].filter((set) => set.of === region);
  return sets.find((set) => set.use === 'economy') ?? sets.find((set) => set.use !== 'sum');
}

/** The board with everything it rests on already chosen. */
export async function boardAt(
  app: Application,
  moment: Moment,
  registry: Registry,
  regionCode: RegionCode,
  period: Period,
): Promise<Board> {
  const region = registry.regions.get(regionCode);
  if (region === undefined) throw new DomainError('unknown-region', { region: regionCode });
  checkPeriod(period);
  const peers = registry.peersOf(regionCode);
  const observations = await load(
    app,
    moment,
    [regionCode, ...(peers ? [peers.of] : [])],
    peers?.members ?? [],
    period,
  );
  return analyseBoard({ ...specOf(moment, registry, period, observations), withSpark: true }, region);
}

export function specOf(
  moment: Moment,
  registry: Registry,
  period: Period,
  observations: readonly Observation[],
): BoardSpec {
  return {
    registry,
    book: observationBook(observations),
    period,
    asOf: moment.asOf,
    edition: moment.edition,
    today: dayOf(moment.asOf),
  };
}

function checkPeriod(period: Period): void {
  if (
    !Number.isInteger(period.year) ||
    period.year < 1900 ||
    period.year > 2999 ||
    !(period.month >= 1 && period.month <= 12)
  ) {
    throw new DomainError('invalid-span', { value: `${period.year}-${period.month}` });
  }
}

/** Loads what one row needs: the indicator, and those that its share, weight and findings rest on. */
export async function loadFor(
  app: Application,
  moment: Moment,
  registry: Registry,
  region: RegionCode,
  period: Period,
  indicator: Indicator,
): Promise<readonly Observation[]> {
  const peers = registry.peersOf(region);
  const related = [
    indicator.code,
    indicator.parent,
    indicator.shareOf,
    indicator.watchedAgainst,
    ...(indicator.weightProxy ?? []),
  ].filter((code) => code !== undefined);
  return load(app, moment, [region, ...(peers ? [peers.of] : [])], peers?.members ?? [], period, related);
}

/** How far back a row looks: records and how hard a needed growth is. */
const yearsBack = 13;

/** How many months before the period a cut-off and its two forerunners can lie. */
const monthsBack = 8;

/** Loads what rows of the regions need, and of their peers what rankings need. Vintages come along, so that a revision shows. */
async function load(
  app: Application,
  moment: Moment,
  regions: readonly RegionCode[],
  peers: readonly RegionCode[],
  period: Period,
  indicators?: readonly IndicatorCode[],
): Promise<readonly Observation[]> {
  const of = indicators === undefined ? {} : { indicators };
  const { observations } = app.store;
  const others = peers.filter((p) => !regions.includes(p));
  const [own, ofPeers] = await Promise.all([
    observations.vintages(moment.city.code, { ...of, regions, spans: spansFor(period) }, moment.asOf),
    others.length === 0
      ? []
      : observations.asOf(moment.city.code, { ...of, regions: others, spans: spansOfPeers(period) }, moment.asOf),
  ]);
  return [...own, ...ofPeers];
}

/** The spans that peers are ranked by: the cut-offs of the last months, and the same of the year before, which growth is worked out from. */
function spansOfPeers(period: Period): readonly Span[] {
  const end = period.year * 12 + period.month - 1;
  const spans: Span[] = [];
  for (const base of [end, end - 12]) {
    for (let at = base; at >= base - monthsBack; at--) {
      const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
      spans.push(cumulative(year, month));
      if (month > 1) spans.push(monthly(year, month));
      if (month % 3 === 0 && month > 3) spans.push(quarterly(year, month / 3));
    }
  }
  return spans;
}

/** The spans that rows of a month can rest on: everything of this year and the two before, and of earlier years the same
 *  cut-offs and the whole year. */
function spansFor(period: Period): readonly Span[] {
  const spans: Span[] = [];
  const ends = new Set<number>([12]);
  for (let back = 0; back <= monthsBack; back++) ends.add(((period.month - 1 - back + 24) % 12) + 1);
  for (let year = period.year; year >= period.year - yearsBack; year--) {
    const near = year >= period.year - 2;
    for (let month = 1; month <= 12; month++) {
      if (near || ends.has(month)) {
        spans.push(cumulative(year, month));
        if (month > 1) spans.push(monthly(year, month));
      }
    }
    for (let quarter = 2; quarter <= 4; quarter++) spans.push(quarterly(year, quarter));
  }
  return spans;
}
