import type { CountiesBody, CountyBody } from '@shigan/contract';
import type { Language } from '../../address/address.ts';
import { held } from './indicator-state.ts';

/** A tile of the map: one county, its place in the grid. */
export interface Tile {
  readonly county: CountyBody;
  readonly row: number;
  readonly column: number;
  /** −1 the first, 0 the middle, 1 the last; undefined without a place. */
  readonly tint: number | undefined;
  readonly isLast: boolean;
}

/** Columns of a map of regions that nobody has placed. */
const columnsUnplaced = 4;

/** How many of the last are told apart. */
const lastPlaces = 3;

/** The counties as tiles: where the register places them, else in their order, so that a city without a map has one all the same. */
export function tilesOf({ members }: CountiesBody): readonly Tile[] {
  const placed = members.every(({ tile }) => tile !== undefined);
  const ranked = members.filter(({ rank }) => held(rank) !== undefined).length;
  return members.map((county, index) => {
    const place = held(county.rank)?.value;
    const tile = placed ? county.tile : undefined;
    return {
      county,
      row: tile?.row ?? Math.floor(index / columnsUnplaced) + 1,
      column: tile?.column ?? (index % columnsUnplaced) + 1,
      tint:
        place === undefined || ranked < 2 ? undefined : Math.max(-1, Math.min(1, (2 * (place - 1)) / (ranked - 1) - 1)),
      isLast: place !== undefined && ranked > lastPlaces * 2 && place > ranked - lastPlaces,
    };
  });
}

/** A county's place then and now. */
export interface Slope {
  readonly county: CountyBody;
  readonly from: number;
  readonly to: number;
}

/** Places at an earlier release and at the cut-off, of those that have both. */
export function slopesOf(counties: CountiesBody, against: 'previous' | 'yearBefore'): readonly Slope[] {
  return counties.members.flatMap((county) => {
    const from = held(county[against].rank)?.value;
    const to = held(county.rank)?.value;
    return from === undefined || to === undefined ? [] : [{ county, from, to }];
  });
}

/** A name that fits a tile: without what every county is called. */
export function tileName(name: string, language: Language): string {
  if (language === 'zh') return name.replace(/^(\p{Script=Han}{2})(?:(?!族)\p{Script=Han}{1,4}?族){1,6}自治/u, '$1');
  return name.replace(/ (?:Autonomous County|County|District|City)$/u, '');
}
