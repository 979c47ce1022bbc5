import type { MatrixBoardBody, MatrixBody, MatrixIndicatorBody, MatrixRowBody } from '@shigan/contract';
import { isMissing, type Missing } from '@shigan/core';
import { headlineField } from '../board/row-state.ts';

/** An indicator of a region, with what is said of it once for all. */
export type Row = MatrixRowBody & MatrixIndicatorBody;

type Cutoff = Exclude<Row['cutoff'], Missing>;

/** One indicator of the matrix. */
export interface Column {
  readonly indicator: string;
  readonly name: string;
  readonly section: string;
  /** The cut-off that most of the parts have; what stands at another one is told apart. */
  readonly cutoff: Cutoff | undefined;
  /** Whether the parts differ: where all are equal, a rank says nothing. */
  readonly isRanked: boolean;
  readonly unit: string;
  readonly lowerIsBetter: boolean;
}

/** One region of the matrix: its rows by indicator, and where it stands over all. */
export interface Member {
  readonly board: MatrixBoardBody;
  readonly rows: ReadonlyMap<string, Row>;
  /** Mean of its ranks, each indicator alike; absent where it is ranked in none. */
  readonly meanRank: number | undefined;
  /** In how many indicators it is among the last. */
  readonly timesLast: number;
}

export interface MatrixState {
  /** The sections of the catalogue that the parts have figures of. */
  readonly sections: readonly string[];
  readonly columns: readonly Column[];
  /** The region that the others are parts of. */
  readonly whole: Member | undefined;
  readonly members: readonly Member[];
}

/** Places that count as the last ones: of thirteen, 11 to 13. */
export const lastPlaces = 3;

/** The matrix (各地一览) as it is drawn: regions down; across, the indicators that the parts have figures of: those of a section,
 *  or those that the whole has a target for (all, where it has none). */
export function matrixState(
  matrix: MatrixBody,
  asked: { readonly section: string | undefined; readonly by: string | undefined },
): MatrixState {
  const { by } = asked;
  const regions = matrix.boards.map((board) => regionOf(board, matrix.indicators));
  const whole = regions.find(({ board }) => board.region === matrix.peers.of);
  const parts = regions.filter((region) => region !== whole);
  const held = columnsOf(parts.flatMap(({ rows }) => [...rows.values()]));
  const aimedAt = new Set(whole?.board.rows.filter((row) => row.aimedAt).map((row) => row.indicator));
  const main = held.filter(({ indicator }) => aimedAt.has(indicator));
  const columns =
    asked.section === undefined ? (main.length > 0 ? main : held) : held.filter((c) => c.section === asked.section);
  const members = parts.map((region) => memberOf(region, columns));
  const place = (member: Member): number =>
    (by === undefined ? member.meanRank : rankIn(member, by)) ?? Number.MAX_SAFE_INTEGER;
  return {
    sections: [...new Set(held.map(({ section }) => section))],
    columns,
    whole: whole && memberOf(whole, columns),
    members: members.toSorted((a, b) => place(a) - place(b)),
  };
}

/** The matrix of the regions that are compared: their ranks stay those among all. All, where none is chosen or none of them is held. */
export function onlyCompared(state: MatrixState, compared: readonly string[] | undefined): MatrixState {
  const members = state.members.filter(({ board }) => compared?.includes(board.region));
  return members.length === 0 ? state : { ...state, members };
}

/** Codes with one more, or without it where it was among them. */
export function withOrWithout(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
}

/** The place of a region in an indicator; absent where it has none. */
function rankIn(member: Member, indicator: string): number | undefined {
  const rank = member.rows.get(indicator)?.rank;
  return rank === undefined || isMissing(rank) ? undefined : rank.place;
}

/** Whether a region is among the last in an indicator. Of five regions and fewer nobody is: the last would be most of them. */
export function isLast(row: Row | undefined): boolean {
  if (row === undefined || isMissing(row.rank)) return false;
  const { place, of } = row.rank;
  return of > lastPlaces * 2 && place > of - lastPlaces;
}

/** Tint of a place: −1 the first, 0 the middle, 1 the last. */
export function tintOf(row: Row | undefined): number {
  if (row === undefined || isMissing(row.rank) || row.rank.of < 2) return 0;
  const { place, of } = row.rank;
  return Math.max(-1, Math.min(1, (2 * (place - 1)) / (of - 1) - 1));
}

function columnsOf(all: readonly Row[]): readonly Column[] {
  const rowsOf = new Map<string, Row[]>();
  for (const row of all) {
    if (row.shown[headlineField(row)] === undefined) continue;
    const held = rowsOf.get(row.indicator);
    if (held === undefined) rowsOf.set(row.indicator, [row]);
    else held.push(row);
  }
  return [...rowsOf.values()].flatMap((rows) => (rows[0] === undefined ? [] : [columnOf(rows[0], rows)]));
}

function columnOf(first: Row, rows: readonly Row[]): Column {
  const places = rows.flatMap(({ rank }) => (isMissing(rank) ? [] : [rank.place]));
  return {
    indicator: first.indicator,
    name: first.name,
    section: first.section,
    cutoff: usualCutoff(rows),
    isRanked: places.some((place) => place !== places[0]),
    unit: headlineField(first) === 'value' ? first.unit : '%',
    lowerIsBetter: first.better === 'lower',
  };
}

function usualCutoff(rows: readonly Row[]): Cutoff | undefined {
  const counts = new Map<string, { readonly cutoff: Cutoff; n: number }>();
  for (const { cutoff } of rows) {
    if (isMissing(cutoff)) continue;
    const counted = counts.get(cutoff.interval) ?? { cutoff, n: 0 };
    counted.n++;
    counts.set(cutoff.interval, counted);
  }
  return [...counts.values()].toSorted((a, b) => b.n - a.n)[0]?.cutoff;
}

/** Whether a row stands at the cut-off of its column. */
export function isAtCutoff(row: Row, column: Column): boolean {
  return !isMissing(row.cutoff) && row.cutoff.interval === column.cutoff?.interval;
}

type OneRegion = Pick<Member, 'board' | 'rows'>;

function regionOf(board: MatrixBoardBody, indicators: readonly MatrixIndicatorBody[]): OneRegion {
  const said = new Map(indicators.map((indicator) => [indicator.indicator, indicator]));
  const rows = board.rows.flatMap((row) => {
    const indicator = said.get(row.indicator);
    return indicator === undefined ? [] : [[row.indicator, { ...indicator, ...row }] as const];
  });
  return { board, rows: new Map(rows) };
}

function memberOf({ board, rows }: OneRegion, columns: readonly Column[]): Member {
  const held = columns.filter(({ isRanked }) => isRanked).map(({ indicator }) => rows.get(indicator));
  const places = held.flatMap((row) => (row === undefined || isMissing(row.rank) ? [] : [row.rank.place]));
  return {
    board,
    rows,
    meanRank: places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length,
    timesLast: held.filter(isLast).length,
  };
}
