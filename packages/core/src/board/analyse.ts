import type { Day, Instant } from '../instant.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { OutlookShelf } from '../outlook/outlook-content.ts';
import type { PeerSet, Region } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import type { Board, BoardRow, Matrix, Period } from './board.ts';
import { boardRow } from './row.ts';
import type { BoardContext } from './workings.ts';

/** What a board is worked out from: the record and the registers as of one moment. */
export interface BoardSpec {
  readonly registry: Registry;
  readonly book: ObservationBook;
  readonly period: Period;
  /** As asked. */
  readonly asOf: Instant;
  /** The edition that the figures are identified by. */
  readonly edition: Instant;
  readonly today: Day;
  /** Rows carry their course, for sparklines and charts. */
  readonly withSpark?: boolean;
  readonly outlooks?: OutlookShelf;
}

/** What rows of one board share, before any of them is worked out. */
export function contextOf(spec: BoardSpec): BoardContext {
  return {
    registry: spec.registry,
    book: spec.book,
    asOf: spec.edition,
    period: spec.period,
    today: spec.today,
    rankings: new Map(),
    ...(spec.withSpark === true ? { withSpark: true } : {}),
    ...(spec.outlooks === undefined ? {} : { outlooks: spec.outlooks }),
  };
}

function analyseRegion(context: BoardContext, spec: BoardSpec, region: Region): Board {
  const rows: BoardRow[] = [];
  for (const indicator of context.registry.indicators.values()) {
    const row = boardRow(context, indicator, region);
    if (row !== undefined) rows.push(row);
  }
  return { region, period: spec.period, asOf: spec.asOf, rows };
}

/** The board (总览) of one region. */
export function analyseBoard(spec: BoardSpec, region: Region): Board {
  return analyseRegion(contextOf(spec), spec, region);
}

/** The matrix of a peer set: the region it is of first, then its members. Rankings are worked out once for all. */
export function analyseMatrix(spec: BoardSpec, peers: PeerSet): Matrix {
  const context = contextOf(spec);
  const boards = [peers.of, ...peers.members].flatMap((code) => {
    const region = spec.registry.regions.get(code);
    return region === undefined ? [] : [analyseRegion(context, spec, region)];
  });
  return { peers, period: spec.period, asOf: spec.asOf, boards };
}
