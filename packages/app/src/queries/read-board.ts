import {
  type Actor,
  analyseBoard,
  analyseMatrix,
  type Board,
  type BoardSpec,
  dayOf,
  DomainError,
  type Indicator,
  type IndicatorCode,
  joinedBook,
  type Matrix,
  type ObservationBook,
  outlookShelf,
  type OutlookShelf,
  type PeerSet,
  type Period,
  type RegionCode,
  type Registry,
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
  const [book, outlooks] = await Promise.all([
    openBook(app, moment, [...wholes, ...peers.members], [], period),
    readOutlookShelf(app, moment, [peers.of, ...peers.members], period),
  ]);
  return analyseMatrix({ ...specOf(moment, registry, period, book), outlooks }, peers);
}

/** The set that a region is divided into: its economy set where it has several. */
export function partsOf(registry: Registry, region: RegionCode): PeerSet | undefined {
  const sets = [...registry.peerSets.values()].filter((set) => set.of === region);
  return sets.find((set) => set.use === 'economy') ?? sets.find((set) => set.use !== 'sum' && set.use !== 'similar');
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
  const [book, outlooks] = await Promise.all([
    openBook(app, moment, [regionCode, ...(peers ? [peers.of] : [])], peers?.members ?? [], period),
    readOutlookShelf(app, moment, [regionCode], period),
  ]);
  return analyseBoard({ ...specOf(moment, registry, period, book), withSpark: true, outlooks }, region);
}

/** How many months back a cut-off may lie that a row still stands at. */
const cutoffsBack = 14;

/** The outlooks that rows of a month can show: those of the latest cut-off, made from what was known by then. */
export async function readOutlookShelf(
  app: Application,
  moment: Moment,
  regions: readonly RegionCode[],
  period: Period,
  indicators?: readonly IndicatorCode[],
): Promise<OutlookShelf> {
  const end = period.year * 12 + period.month - 1;
  return outlookShelf(
    await app.store.outlooks.latest(
      moment.city.code,
      { regions, ...(indicators === undefined ? {} : { indicators }), cutoffFrom: end - cutoffsBack, cutoffTo: end },
      moment.edition,
    ),
  );
}

export function specOf(moment: Moment, registry: Registry, period: Period, book: ObservationBook): BoardSpec {
  return {
    registry,
    book,
    period,
    asOf: moment.asOf,
    edition: moment.edition,
    today: dayOf(moment.asOf),
  };
}

/** Refuses a month that is none: `invalid-span`. */
export function checkPeriod(period: Period): void {
  if (
    !Number.isInteger(period.year) ||
    period.year < 1900 ||
    period.year > 2999 ||
    !(period.month >= 1 && period.month <= 12)
  ) {
    throw new DomainError('invalid-span', { value: `${period.year}-${period.month}` });
  }
}

/** The record as far as one row needs it: the indicator, and those that its share, weight and findings rest on. */
export async function openBookFor(
  app: Application,
  moment: Moment,
  registry: Registry,
  region: RegionCode,
  period: Period,
  indicator: Indicator,
): Promise<ObservationBook> {
  const peers = registry.peersOf(region);
  const related = relatedTo(indicator);
  return openBook(app, moment, [region, ...(peers ? [peers.of] : [])], peers?.members ?? [], period, related);
}

/** The indicator itself, and those that its share, weight and findings rest on. */
function relatedTo(indicator: Indicator): readonly IndicatorCode[] {
  return [
    indicator.code,
    indicator.parent,
    indicator.shareOf,
    indicator.watchedAgainst,
    ...(indicator.weightProxy ?? []),
  ].filter((code) => code !== undefined);
}

/** The record as far as values of some indicators need it, of many regions at once. */
export async function openBookOf(
  app: Application,
  { city, asOf }: Moment,
  regions: readonly RegionCode[],
  { year }: Period,
  indicators: readonly Indicator[],
): Promise<ObservationBook> {
  return app.store.observations.book(
    city.code,
    {
      regions,
      years: { from: year - yearsBackOfPeers, to: year },
      indicators: [...new Set(indicators.flatMap((indicator) => relatedTo(indicator)))],
    },
    asOf,
  );
}

/** The record that an indicator's page rests on, of the region, those that it is part of or ranked among, and its parts. */
export async function openBookAround(
  app: Application,
  moment: Moment,
  registry: Registry,
  region: RegionCode,
  period: Period,
): Promise<ObservationBook> {
  const sets = [...registry.peerSets.values()].filter(({ of, members }) => of === region || members.includes(region));
  const around = sets.flatMap(({ of, members }) => [of, ...members]);
  return openBook(app, moment, [...new Set([region, ...around])], [], period);
}

/** How far back a row looks: records and how hard a needed growth is. */
const yearsBack = 13;

/** How far back a ranking looks: the cut-offs of the last months, which may lie in the year before, and the same of a year
 *  earlier, which growth is worked out from. */
const yearsBackOfPeers = 2;

/** Opens the record of regions, and of their peers as far as rankings need it. */
export async function openBook(
  app: Application,
  { city, asOf }: Moment,
  regions: readonly RegionCode[],
  peers: readonly RegionCode[],
  { year }: Period,
  indicators?: readonly IndicatorCode[],
): Promise<ObservationBook> {
  const open = async (of: readonly RegionCode[], back: number): Promise<ObservationBook> =>
    app.store.observations.book(
      city.code,
      { regions: of, years: { from: year - back, to: year }, ...(indicators === undefined ? {} : { indicators }) },
      asOf,
    );
  const own = new Set(regions);
  const others = peers.filter((peer) => !own.has(peer));
  if (others.length === 0) return open(regions, yearsBack);
  const [first, second] = await Promise.all([open(regions, yearsBack), open(others, yearsBackOfPeers)]);
  return joinedBook(first, (region) => own.has(region), second);
}
