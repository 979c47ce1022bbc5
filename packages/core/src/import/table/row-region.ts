import { foldText } from '../../fold.ts';
import { withoutPrefix } from '../../indicator/match.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import { cityLevelSuffix, type RegionCode, type RegionLevel } from '../../region/region.ts';
import { codeOf, isRegionCode } from './column.ts';
import type { FaultSeed } from './coordinate.ts';
import { statusOfMarks } from './lines.ts';
import type { Table } from './table.ts';
import { unknownRegion } from './unknown-region.ts';

/** The region of a row. */
export interface RowRegion {
  readonly code?: RegionCode;
  readonly level: RegionLevel;
  readonly faults: readonly FaultSeed[];
  readonly total: boolean;
  /** Status that stands beside the name (怀化市(初步数)), in words or by a mark. */
  readonly status?: ObservationStatus;
  /** An average or a subtotal: no region. */
  readonly aside: boolean;
}

const noFaults: readonly FaultSeed[] = [];

/** 省本级, 县级小计: what a level of government has for itself or in all, which is no region. */
const levelTotal =
  /^(?:(?:省本级|省级|省直|县级|县区级|区县级|市县级|乡镇级)(?:合计|小计)?|(?:市州|县市区|县区|区县)(?:级)?(?:合计|小计))$/u;

/** The region that a row's name and code mean; the code decides between several regions of one name, and must not name another. */
export function readRegion(
  table: Table,
  names: readonly (readonly [number, string])[],
  code: readonly [number, string] | undefined,
): RowRegion {
  const { vocabulary } = table;
  const faults: FaultSeed[] = [];
  let region: RegionCode | undefined;
  let candidates: readonly RegionCode[] | undefined;
  let total = false;
  let aside = false;
  let stated = false;
  let marks = '';
  let written: ObservationStatus | undefined;
  for (const [column, text] of names) {
    if (foldText(text) === '') continue;
    stated = true;
    const label = vocabulary.label(text);
    marks += label.marks;
    written = label.status ?? written;
    if (label.region !== undefined && label.unknown === '') region = label.region;
    else if (label.regionCandidates !== undefined) {
      candidates = label.regionCandidates;
      faults.push(seedAt(column, 'ambiguous-region', text, { candidates: regionNames(table, candidates) }));
    } else if (label.total) {
      total = true;
      region = table.whole;
    } else if (label.aside !== undefined || levelTotal.test(withoutPrefix(label.text).text)) aside = true;
    else if (label.unknown !== '' || label.indicator === undefined)
      faults.push({ ...seedAt(column, 'unknown-region', text), ...unknownRegion(text) });
  }
  const codeText = code ? foldText(code[1]) : '';
  const byCode = codeText !== '' && isRegionCode(codeText, vocabulary) ? codeRegion(codeText, table) : undefined;
  if (byCode !== undefined && candidates?.includes(byCode))
    return { ...done(table, byCode), total, aside, faults: noFaults };
  if (byCode !== undefined && !stated) return { ...done(table, byCode), total, aside, faults: noFaults };
  if (code && codeText !== '' && region !== undefined && !isCodeOf(codeText, byCode, region) && !total)
    faults.push(seedAt(code[0], 'region-code-mismatch', codeText, { name: nameOf(table, region), code: region }));
  const status = written ?? statusOfMarks(marks, table.notes);
  return { ...done(table, region), total, aside, faults, ...(status === undefined ? {} : { status }) };
}

/** City level goes under the code of its city or of its 市辖区, having none of its own. */
function isCodeOf(codeText: string, byCode: RegionCode | undefined, region: RegionCode): boolean {
  if (!/^\d{6,12}$/.test(codeText) || byCode === region) return true;
  return region.endsWith(cityLevelSuffix) && /^\d{4}0[01]/.test(codeText) && region.startsWith(codeText.slice(0, 4));
}

function done(table: Table, code: RegionCode | undefined): Pick<RowRegion, 'code' | 'level'> {
  const level = code === undefined ? undefined : table.vocabulary.regions.regions.get(code)?.level;
  return { level: level ?? 'city', ...(code === undefined ? {} : { code }) };
}

function codeRegion(code: string, table: Table): RegionCode | undefined {
  const match = table.vocabulary.regionOf(codeOf(code));
  return match.kind === 'matched' ? match.code : undefined;
}

function seedAt(column: number, code: FaultSeed['code'], text: string, params: FaultSeed['params'] = {}): FaultSeed {
  return { code, row: null, column, value: text.trim(), params, wholeRow: true };
}

function nameOf(table: Table, code: RegionCode): { readonly zh: string; readonly en: string } | string {
  return table.vocabulary.regions.regions.get(code)?.name ?? code;
}

function regionNames(table: Table, codes: readonly RegionCode[]): string {
  return codes.map((code) => table.vocabulary.regions.regions.get(code)?.name.zh ?? code).join('、');
}
