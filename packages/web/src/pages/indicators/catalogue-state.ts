import type { BoardBody, BoardRowBody } from '@shigan/contract';
import type { Indicator, Language } from '@shigan/core';
import type { LightOrNone } from '../../components/light.tsx';
import { lightOf } from '../board/row-state.ts';

/** An indicator of the catalogue, with its row where the region has one. */
export interface CatalogueEntry {
  readonly indicator: Indicator;
  readonly row: BoardRowBody | undefined;
  readonly light: LightOrNone;
}

export interface CatalogueAsked {
  readonly search: string | undefined;
  readonly section: string | undefined;
  readonly kind: string | undefined;
  readonly light: string | undefined;
}

/** The catalogue (指标目录) as far as it was asked for: in the order of the board, those without a row after the others of their
 *  section. A search looks at names, other names, codes and departments. Series of a vendor's export are no indicators of the city. */
export function catalogueEntries(
  indicators: ReadonlyMap<string, Indicator>,
  board: BoardBody,
  asked: CatalogueAsked,
): readonly CatalogueEntry[] {
  const rows = new Map(board.rows.map((row) => [row.indicator, row]));
  const place = new Map(board.rows.map((row, index) => [row.indicator, index]));
  const sections = [...new Set(board.rows.map(({ section }) => section))];
  const words = (asked.search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const at = (list: readonly string[], section: string): number => {
    const index = list.indexOf(section);
    return index === -1 ? list.length : index;
  };
  return [...indicators.values()]
    .filter((indicator) => indicator.section !== 'external')
    .map((indicator): CatalogueEntry => {
      const row = rows.get(indicator.code);
      return { indicator, row, light: row === undefined ? 'none' : lightOf(row) };
    })
    .filter(({ indicator, light }) => {
      const { section, kind } = indicator;
      if (asked.section !== undefined && section !== asked.section) return false;
      if (asked.kind !== undefined && kind !== asked.kind) return false;
      if (asked.light !== undefined && light !== asked.light) return false;
      const said = saidOf(indicator);
      return words.every((word) => said.includes(word));
    })
    .toSorted(
      (a, b) =>
        at(sections, a.indicator.section) - at(sections, b.indicator.section) ||
        (place.get(a.indicator.code) ?? board.rows.length) - (place.get(b.indicator.code) ?? board.rows.length),
    );
}

function saidOf({ code, name, aliases, responsible }: Indicator): string {
  return [code, name.zh, name.en, ...aliases, responsible?.department ?? ''].join('\n').toLowerCase();
}

/** The sections of the catalogue that hold anything, in its order. */
export function sectionsOf(entries: readonly CatalogueEntry[]): readonly string[] {
  return [...new Set(entries.map(({ indicator }) => indicator.section))];
}

/** The name of an indicator. */
export function nameOf(indicator: Indicator, language: Language): string {
  return indicator.name[language];
}
