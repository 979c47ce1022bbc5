import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { partMember, type Relation, relationsOf, scanPart } from './package-parts.ts';
import { attribute, isTrue } from './xml.ts';
import type { ZipArchive, ZipMember } from './zip.ts';

export interface SheetPart {
  readonly name: string;
  /** Hidden, or hidden so that menus do not show it. */
  readonly hidden: boolean;
  readonly part: string;
  readonly member: ZipMember;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904. */
  readonly date1904: boolean;
  readonly styles?: ZipMember;
  readonly sharedStrings?: ZipMember;
}

/** Finds the parts of a workbook. An archive without them is no workbook: a document, a slide show, any ZIP. */
export async function workbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const root = await relationsOf(archive, '');
  const part = root.find((r) => r.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const member = partMember(archive, part);
  if (member === undefined || !part.toLowerCase().endsWith('.xml'))
    throw refuse('file-not-a-workbook', 'an archive without a workbook');
  const { entries, date1904 } = await workbookEntries(archive, member);
  const relations = await relationsOf(archive, part);
  const one = (type: string): ZipMember | undefined => {
    const found = relations.find((r) => r.type === type);
    return found === undefined ? undefined : partMember(archive, found.part);
  };
  const styles = one('styles');
  const sharedStrings = one('sharedStrings');
  return {
    sheets: entries.flatMap((entry) => sheetPart(archive, entry, relations)),
    date1904,
    ...(styles === undefined ? {} : { styles }),
    ...(sharedStrings === undefined ? {} : { sharedStrings }),
  };
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

async function workbookEntries(
  archive: ZipArchive,
  member: ZipMember,
): Promise<{ readonly entries: readonly SheetEntry[]; readonly date1904: boolean }> {
  const entries: SheetEntry[] = [];
  let date1904 = false;
  let root: string | undefined;
  await scanPart(archive, member, {
    open(name, attributes) {
      root ??= name;
      if (name === 'workbookPr') date1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      if (entries.length >= uploadLimits.sheets) throw refuse('file-expands-too-far', 'too many sheets');
      entries.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        relation: attribute(attributes, 'id') ?? '',
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (root !== 'workbook') throw refuse('file-not-a-workbook', 'an archive of something else');
  return { entries, date1904 };
}

/** Chart and dialog sheets have no cells and are left out; a sheet whose part is missing is damage. */
function sheetPart(archive: ZipArchive, entry: SheetEntry, relations: readonly Relation[]): readonly SheetPart[] {
  const relation = relations.find((r) => r.id === entry.relation);
  if (relation !== undefined && relation.type !== 'worksheet') return [];
  const member = relation === undefined ? undefined : partMember(archive, relation.part);
  if (relation === undefined || member === undefined)
    throw refuse('file-unreadable', 'a sheet is missing', { sheet: entry.name });
  return [{ name: entry.name, hidden: entry.hidden, part: relation.part, member }];
}
