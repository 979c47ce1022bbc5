import type { Merge } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { parseArea } from './area.ts';
import { partMember, relationsOf, scanPart } from './package-parts.ts';
import { attribute, isTrue } from './xml.ts';
import type { ZipArchive } from './zip.ts';
import type { SheetPart } from './workbook-parts.ts';

/** Everything about a sheet but its cells. It stands before and after them in the file, so a sheet is scanned once for
 *  this, which also proves it whole, before its first row is handed on. */
export interface SheetOutline {
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Merge[];
  /** Areas under a filter that is at work: rows hidden there are left out of a view, nobody hid them. */
  readonly filtered: readonly Merge[];
}

export async function sheetOutline(archive: ZipArchive, sheet: SheetPart): Promise<SheetOutline> {
  const hiddenColumns = new Set<number>();
  const merges: Merge[] = [];
  const filters = filterScan();
  let root: string | undefined;
  let lastRow = 0;
  let hasTables = false;
  await scanPart(archive, sheet.member, {
    open(name, attributes) {
      root ??= name;
      switch (name) {
        case 'sheetData':
          return true;
        case 'sheetPr':
          filters.filterMode(isTrue(attribute(attributes, 'filterMode')));
          break;
        case 'col':
          noteColumns(attributes, hiddenColumns);
          break;
        case 'mergeCell':
          if (merges.length >= uploadLimits.merges) throw refuse('file-expands-too-far', 'too many merged areas');
          noteMerge(attributes, merges);
          break;
        case 'tablePart':
          hasTables = true;
          break;
        default:
          filters.open(name, attributes);
      }
      return false;
    },
    close: filters.close,
    text: () => undefined,
    skipped(raw) {
      lastRow = Math.max(lastRow, lastRowIn(raw) ?? uploadLimits.rows);
    },
  });
  if (root !== 'worksheet') throw refuse('file-unreadable', 'a sheet is none', { sheet: sheet.name });
  return {
    hiddenColumns: [...hiddenColumns].toSorted((a, b) => a - b),
    merges: merges.flatMap((m) => clip(m, lastRow)),
    filtered: [...filters.areas(), ...(hasTables ? await tableFilters(archive, sheet.part) : [])],
  };
}

/** Number of the last row that begins in a piece of a sheet; 0 when none does, undefined when rows go without numbers. */
function lastRowIn(raw: string): number | undefined {
  for (let at = raw.lastIndexOf('row'); at >= 0; at = at === 0 ? -1 : raw.lastIndexOf('row', at - 1)) {
    const before = raw.charCodeAt(at - 1);
    if (before !== 60 && before !== 58) continue;
    const row = attribute(raw.slice(at + 3, raw.indexOf('>', at) < 0 ? undefined : raw.indexOf('>', at)), 'r');
    return row !== undefined && /^\d{1,7}$/.test(row) ? Number(row) : undefined;
  }
  return 0;
}

/** Columns hidden, or drawn with no width. */
function noteColumns(attributes: string, hidden: Set<number>): void {
  const width = attribute(attributes, 'width');
  if (!isTrue(attribute(attributes, 'hidden')) && !(width !== undefined && Number(width) === 0)) return;
  const from = Math.max(1, Number(attribute(attributes, 'min')));
  const to = Math.min(uploadLimits.columns, Number(attribute(attributes, 'max')));
  for (let column = from; column <= to; column++) hidden.add(column - 1);
}

function noteMerge(attributes: string, merges: Merge[]): void {
  const area = parseArea(attribute(attributes, 'ref') ?? '');
  if (area !== undefined && (area.top !== area.bottom || area.left !== area.right)) merges.push(area);
}

/** Merged areas end with the rows: one drawn down to row 1,048,576 says nothing below the last. */
function clip(area: Merge, lastRow: number): readonly Merge[] {
  return area.top > lastRow ? [] : [{ ...area, bottom: Math.min(area.bottom, lastRow) }];
}

interface FilterScan {
  readonly filterMode: (on: boolean) => void;
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly areas: () => readonly Merge[];
}

/** AutoFilters and what they keep. One without a condition hides nothing, so rows hidden under it were hidden by hand. */
function filterScan(): FilterScan {
  const found: { readonly area: Merge; active: boolean }[] = [];
  let mode = false;
  let inside = false;
  return {
    filterMode(on) {
      mode = on;
    },
    open(name, attributes) {
      if (name === 'autoFilter') {
        const area = parseArea(attribute(attributes, 'ref') ?? '');
        inside = true;
        if (area !== undefined) found.push({ area, active: false });
      } else if (inside && filterConditions.has(name)) {
        const last = found.at(-1);
        if (last !== undefined) last.active = true;
      }
    },
    close(name) {
      if (name === 'autoFilter') inside = false;
    },
    areas: () => found.filter((f) => f.active || mode).map((f) => f.area),
  };
}

const filterConditions = new Set(['filters', 'customFilters', 'top10', 'dynamicFilter', 'colorFilter', 'iconFilter']);

async function tableFilters(archive: ZipArchive, part: string): Promise<readonly Merge[]> {
  const areas: Merge[] = [];
  for (const relation of await relationsOf(archive, part)) {
    const member = relation.type === 'table' ? partMember(archive, relation.part) : undefined;
    if (member === undefined) continue;
    const filters = filterScan();
    await scanPart(archive, member, { open: filters.open, close: filters.close, text: () => undefined });
    areas.push(...filters.areas());
  }
  return areas;
}

/** Whether a row lies under a filter at work, below its head. */
export function isFiltered(outline: SheetOutline, row: number): boolean {
  return outline.filtered.some((area) => row > area.top && row <= area.bottom);
}
