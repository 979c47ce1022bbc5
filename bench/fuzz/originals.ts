import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDocumentWriter } from '@shigan/formats';
import { oldTable } from '../../packages/formats/src/testing/old-workbook.ts';
import { type BuiltMember, zipOf } from '../../packages/formats/src/testing/zip-builder.ts';
import { heldBytes, memberBytes, openZip } from '../../packages/formats/src/xlsx/zip.ts';
import { layoutNames, makeNotice } from '../../tests/incentive/notice-layouts.ts';
import type { Original } from './mutations.ts';

/** The files that are damaged: the workbooks of the specification, an .xls, tables of text in three encodings, documents of our own
 *  making, notices as pages and as text, archives and a picture. Small ones: what matters is how many. */
export async function originalFiles(): Promise<readonly Original[]> {
  return [...(await workbooks()), ...(await documents()), ...notices(), ...(await archives())];
}

async function workbooks(): Promise<readonly Original[]> {
  const folder = fileURLToPath(new URL('../../spec/workbooks/', import.meta.url));
  const names = readdirSync(folder).filter(
    (name) => /^\d.*\.(?:xlsx|csv)$/.test(name) && !/expected|changes/.test(name),
  );
  const given = await Promise.all(
    names.map(async (name): Promise<Original> => withMembers('workbook', name, readFileSync(join(folder, name)))),
  );
  const table = readFileSync(join(folder, '2-indicators-down-counties-across.expected.csv')).subarray(0, 4000);
  const text = table.toString('utf8');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return [
    ...given,
    { kind: 'workbook', name: 'utf8.csv', bytes: table },
    { kind: 'workbook', name: 'utf16.csv', bytes: utf16 },
    { kind: 'workbook', name: 'old.xls', bytes: oldTable() },
  ];
}

async function documents(): Promise<readonly Original[]> {
  const writer = createDocumentWriter();
  const text =
    '1-4月，全市社会消费品零售总额增长20.1%，一般公共预算收入增长9.9%，居全省第3位。\n二、存在问题\n投资下降。';
  const draft = Buffer.from(
    await writer.correctedDraft({ form: 'text', text }, [], { author: '科员', at: '2021-05-20T01:00:00Z' }),
  );
  const table = Buffer.from(
    await writer.tablesDocument({
      title: '督办事项清单',
      demo: '',
      language: 'zh',
      tables: [
        {
          title: '清单',
          note: '',
          head: ['事项', '牵头单位', '时限'],
          widths: [3, 2, 1],
          rows: [['社零增速放缓', '市商务局', '2021-07-10']],
        },
      ],
    }),
  );
  return [
    await withMembers('draft', 'draft.docx', draft),
    await withMembers('draft', 'tables.docx', table),
    { kind: 'draft', name: 'draft.txt', bytes: Buffer.from(text) },
    await withMembers('notice', 'notice.docx', draft),
  ];
}

function notices(): readonly Original[] {
  const { text } = makeNotice(layoutNames[0] ?? '', 1);
  const lines = text.split('\n');
  const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>通报</title><style>p{color:red}</style></head><body><!-- a -->
<div id="x">${lines.map((line) => `<p class="c">${line}</p>`).join('\n')}</div>
<table border=1><tr><th rowspan="2">事项</th><th colspan="2">地区</th></tr><tr><td>甲</td><td>长沙市&nbsp;浏阳市</td></tr></table></body></html>`;
  return [
    { kind: 'notice', name: 'notice.txt', bytes: Buffer.from(text) },
    { kind: 'notice', name: 'notice.html', bytes: Buffer.from(page) },
  ];
}

async function archives(): Promise<readonly Original[]> {
  const zip = zipOf([
    { name: '佐证/签收表.txt', content: '签收表\n'.repeat(40) },
    { name: '佐证/说明.txt', content: '情况说明', stored: true },
  ]);
  return [
    await withMembers('evidence', 'pack.zip', zip),
    await withMembers('workbook', 'pack.xlsx', zip),
    { kind: 'evidence', name: 'photo.jpg', bytes: smallPicture() },
    {
      kind: 'evidence',
      name: 'scan.pdf',
      bytes: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF'),
    },
  ];
}

/** A picture as phones take it: its head says when and where. */
function smallPicture(): Buffer {
  const tiff = Buffer.alloc(120);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  const entry = (at: number, tag: number, kind: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(kind, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, 0x0132, 2, 20, 60);
  entry(22, 0x8825, 4, 1, 90);
  tiff.write('2021:05:20 09:30:00\0', 60, 'latin1');
  const marker = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(tiff.length + 8, 4);
  return Buffer.concat([marker, Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from([0xff, 0xd9])]);
}

async function withMembers(kind: Original['kind'], name: string, bytes: Buffer): Promise<Original> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return { kind, name, bytes };
  const archive = await openZip(heldBytes(bytes), bytes.length);
  const members: BuiltMember[] = [];
  for (const member of archive.members.values()) {
    const pieces: Buffer[] = [];
    for await (const piece of memberBytes(archive, member)) pieces.push(piece);
    members.push({ name: member.name, content: Buffer.concat(pieces) });
  }
  return { kind, name, bytes, members };
}
