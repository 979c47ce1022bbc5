import { type BuiltMember, zipOf } from './zip-builder.ts';

export interface BuiltSheet {
  readonly name: string;
  readonly state?: string;
  /** The whole part, or what stands inside `worksheet`. */
  readonly xml: string;
  readonly tables?: readonly string[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
}

/** The members of a workbook with hand-written sheets, to be changed at will before they are packed. */
export function workbookMembers(
  sheets: readonly BuiltSheet[],
  options: {
    readonly strings?: readonly string[];
    readonly styles?: string;
    readonly date1904?: boolean;
    readonly more?: readonly BuiltMember[];
  } = {},
): BuiltMember[] {
  const members: BuiltMember[] = [
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${options.date1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          (s, i) =>
            `<sheet name="${s.name}" sheetId="${i + 1}" r:id="rId${i + 1}"${s.state === undefined ? '' : ` state="${s.state}"`}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${packageRelations}">${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rId901', 'sharedStrings', 'sharedStrings.xml')}${relation('rId902', 'styles', 'styles.xml')}</Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${main}">${(options.strings ?? []).map((s) => (s.startsWith('<') ? `<si>${s}</si>` : `<si><t>${s}</t></si>`)).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}">${options.styles ?? '<cellXfs><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
    },
  ];
  sheets.forEach((sheet, i) => {
    members.push({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: sheet.xml.includes('<worksheet')
        ? sheet.xml
        : `<worksheet xmlns="${main}" xmlns:r="${relations}">${sheet.xml}</worksheet>`,
    });
    if (sheet.tables === undefined) return;
    members.push({
      name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
      content: `<Relationships xmlns="${packageRelations}">${sheet.tables.map((_, t) => relation(`rId${t + 1}`, 'table', `../tables/table${t + 1}.xml`)).join('')}</Relationships>`,
    });
    sheet.tables.forEach((table, t) => members.push({ name: `xl/tables/table${t + 1}.xml`, content: table }));
  });
  return [...members, ...(options.more ?? [])];
}

export function workbookOf(...args: Parameters<typeof workbookMembers>): Buffer {
  return zipOf(workbookMembers(...args));
}
