import type { Board, BoardRow } from '../board/board.ts';
import type { Finding } from '../finding/finding.ts';
import type { PeerSet, Region } from '../region/region.ts';
import type { Language } from '../words/language.ts';
import type { Run } from './block.ts';

/** How a row's clause is told, given what has been said before it. */
export interface Telling {
  /** A part is told shortly: growth and rank. */
  readonly part: boolean;
  /** With its change since the release before, and with its distance from the province. */
  readonly change: boolean;
  readonly distance: boolean;
  /** 同比, year on year: said once in a sentence, then inherited. */
  readonly yearOnYear: boolean;
  /** The set of the rank: said once in a paragraph, then inherited. */
  readonly rankSet: boolean;
}

/** How the rows of a board divide. */
interface Tally {
  readonly ranked: number;
  readonly front: number;
  readonly back: number;
  readonly compared: number;
  readonly above: number;
  readonly below: number;
}

interface PaceTally {
  readonly withTarget: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

/** Heads and words of the annex's tables. */
interface TableWords {
  readonly indicators: { readonly title: string; readonly unit: string; readonly head: readonly string[] };
  readonly counties: { title(members: string): string; readonly unit: string; readonly rank: string };
  readonly lights: { readonly green: string; readonly yellow: string; readonly red: string };
  note(members: string): string;
  unit(row: BoardRow): string;
  /** What stands behind a target's digits: the unit where it is not the row's own. */
  targetUnit(unit: string): string;
}

interface ChartWords {
  readonly behind: { readonly title: string; readonly subtitle: string };
  course(row: BoardRow): { readonly title: string; readonly subtitle: string };
  target(value: string): string;
}

/** A language's way to say what is in a bulletin. What is said, and in which order, is decided elsewhere. */
export interface Voice {
  readonly language: Language;
  /** Headings of the five sections. */
  readonly sections: {
    readonly overall: string;
    readonly indicators: string;
    readonly counties: string;
    readonly shortfalls: string;
    readonly followUps: string;
  };
  /** Names of the groups of indicators, in the order of `sectionGroups`. */
  readonly groups: readonly string[];
  numbered(level: 1 | 2, at: number, text: string): string;
  title(board: Board): string;
  day(day: string): string;
  name(row: BoardRow): string;
  /** The cut-off as running text has it: 1—4月, 一季度, 4月末. */
  span(row: BoardRow): string;
  /** How a sentence begins where the cut-off changes, and whose figures follow where that is new. */
  opening(row: BoardRow, whole: boolean): string;
  clause(row: BoardRow, telling: Telling): readonly Run[];
  /** Between clauses of one sentence, before the parts, at the end of a sentence. */
  readonly marks: { readonly and: string; readonly parts: string; readonly stop: string };
  standing(board: Board, tally: Tally, first: readonly BoardRow[]): readonly Run[];
  pace(board: Board, tally: PaceTally): readonly Run[];
  levelBase(row: BoardRow, finding: Finding): readonly Run[];
  slowdowns(slower: number, follow: readonly BoardRow[]): readonly Run[];
  counties(
    row: BoardRow,
    front: readonly BoardRow[],
    back: readonly BoardRow[],
    none: readonly BoardRow[],
  ): readonly Run[];
  shortfall(at: number, row: BoardRow, rankSet: boolean): readonly Run[];
  /** Not behind a schedule, yet a problem. */
  problem(at: number, row: BoardRow, finding: Finding, rankSet: boolean): readonly Run[];
  lowRanks(at: number, rows: readonly BoardRow[]): readonly Run[];
  call(nextRelease: string | undefined): readonly Run[];
  followUp(at: number, department: string, rows: readonly BoardRow[]): readonly Run[];
  /** What the members of a set are called: 县市区; and how many there are: 14个市州. */
  members(peers: PeerSet): string;
  allMembers(peers: PeerSet): string;
  /** A region in a table: the whole by what it is, a part by its short name. */
  regionName(region: Region): string;
  readonly table: TableWords;
  readonly chart: ChartWords;
}
