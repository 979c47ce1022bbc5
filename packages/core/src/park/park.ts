import { type RosterBook, rosterNumber, rosterText } from '../roster/roster-entry.ts';
import type { RegionCode } from '../region/region.ts';
import { type JudgementKey, judgementKeyIn } from './judgement-form.ts';

/** A park (园区) as its roster states it; what no table has stated yet is null. */
export interface Park {
  /** Code of the national list of development zones. */
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode | null;
  /** 国家级, 省级: as the table writes it. */
  readonly rank: string | null;
  readonly leading: readonly string[];
  /** Who runs it (管理机构). */
  readonly leadUnit: string | null;
}

export function parkIn(book: RosterBook, code: string): Park {
  const text = (item: string): string | null => rosterText(book.at(code, item, null));
  return {
    code,
    name: text('name') ?? code,
    region: text('region'),
    rank: text('rank'),
    leading: (text('leading') ?? '').split(/[、,，;；]/u).flatMap((one) => one.trim() || []),
    leadUnit: text('leadUnit'),
  };
}

/** A person's mark on a criterion of a park (评议): dated and signed, with its grounds. A later one of the same person takes its place; what was
 *  said before stays in the record. */
export interface ParkMark extends JudgementKey {
  readonly key: string;
  readonly name: string;
  readonly day: string;
  /** 0 to 100. */
  readonly mark: number;
  readonly grounds: string;
}

/** All marks in force, by park and criterion, the newest first. */
export function marksIn(book: RosterBook): readonly ParkMark[] {
  return book.subjects
    .flatMap((key): readonly ParkMark[] => {
      const of = judgementKeyIn(key);
      const mark = rosterNumber(book.at(key, 'mark', null));
      if (of === undefined || mark === undefined) return [];
      const text = (item: string): string => rosterText(book.at(key, item, null)) ?? '';
      return [{ ...of, key, mark, name: text('judge'), day: text('day'), grounds: text('grounds') }];
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.key < b.key ? -1 : 1));
}
