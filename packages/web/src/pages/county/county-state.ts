import type { BoardRowBody, FindingBody, MatterRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { headlineField } from '../board/row-state.ts';
import { lastPlaces, type MatrixState, type Member } from '../counties/counties-state.ts';

/** Where a county's indicators stand among its peers: among the last, between, among the first, or not ranked. */
export type CountyBand = 'last' | 'between' | 'first' | 'unranked';

/** The bands in the order in which they are read: what is to be mended first. */
const bandOrder: readonly CountyBand[] = ['last', 'between', 'first', 'unranked'];

/** In which band an indicator is. Of six peers and fewer there are no last and no first: they would be most of them. A place among
 *  the first that many share because they all have nothing is no strength. */
export function bandOf(row: Pick<BoardRowBody, 'rank' | 'headline' | 'shown' | 'better'>): CountyBand {
  const { rank } = row;
  if (isMissing(rank)) return 'unranked';
  const { place, of } = rank;
  if (of <= lastPlaces * 2) return 'between';
  if (place > of - lastPlaces) return 'last';
  const hasNothing = row.better === 'higher' && Number(row.shown[headlineField(row)]) === 0;
  return place <= lastPlaces && !hasNothing ? 'first' : 'between';
}

/** Its indicators by band, in each the place that is worst first; those that nothing is held of are left out. */
export function countyBands(
  rows: readonly BoardRowBody[],
): readonly { readonly band: CountyBand; readonly rows: readonly BoardRowBody[] }[] {
  const held = rows.filter((row) => row.shown[headlineField(row)] !== undefined);
  const place = ({ rank }: BoardRowBody): number => (isMissing(rank) ? 0 : rank.place / rank.of);
  return bandOrder
    .map((band) => ({
      band,
      rows: held.filter((row) => bandOf(row) === band).toSorted((a, b) => place(b) - place(a)),
    }))
    .filter((one) => one.rows.length > 0);
}

/** What a county's page says first. */
export interface CountyStanding {
  readonly member: Member | undefined;
  /** Its place by mean rank among the regions that have one; absent where it has none. */
  readonly place: number | undefined;
  readonly of: number;
  /** The regions before and after it in the order of the matrix, round the ends. */
  readonly previous: Member | undefined;
  readonly next: Member | undefined;
}

/** Where a county stands in the matrix, in the order of mean rank. */
export function countyStanding({ members }: MatrixState, county: string): CountyStanding {
  const at = members.findIndex(({ board }) => board.region === county);
  const member = members[at];
  const ranked = members.filter(({ meanRank }) => meanRank !== undefined);
  const ahead = ranked.filter(({ meanRank = 0 }) => member?.meanRank !== undefined && meanRank < member.meanRank);
  const besides = (step: number): Member | undefined =>
    at === -1 || members.length < 2 ? undefined : members[(at + step + members.length) % members.length];
  return {
    member,
    place: member?.meanRank === undefined ? undefined : ahead.length + 1,
    of: ranked.length,
    previous: besides(-1),
    next: besides(1),
  };
}

/** What the rules found, warnings first, with the indicator. */
export function countyFindings(
  rows: readonly BoardRowBody[],
): readonly { readonly row: BoardRowBody; readonly finding: FindingBody }[] {
  const gravity: Readonly<Record<FindingBody['severity'], number>> = { warning: 0, notice: 1, info: 2 };
  return rows
    .flatMap((row) => row.findings.map((finding) => ({ row, finding })))
    .toSorted((a, b) => gravity[a.finding.severity] - gravity[b.finding.severity]);
}

/** Matters of a county: about it, or led by a unit of its own. */
export function countyMatters(matters: readonly MatterRowBody[], county: string): readonly MatterRowBody[] {
  return matters.filter(({ region, leadUnit }) => region.code === county || leadUnit?.code === county);
}
