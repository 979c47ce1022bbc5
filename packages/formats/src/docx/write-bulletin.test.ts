import { describe, expect, it } from 'vitest';
import { readDraft } from './draft-documents.ts';
import { plainBulletin } from './testing/plain-bulletin.ts';
import { memberText } from './testing/unzip.ts';
import { writeBulletinDocument } from './write-bulletin.ts';

const bulletin = plainBulletin({
  body: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    {
      kind: 'paragraph',
      runs: [{ text: '1—4月，同比增长' }, { text: '12.9%', figure: 'id of schedule' }, { text: '。' }],
    },
  ],
  annex: [
    {
      kind: 'table',
      title: '主要经济指标',
      unit: '%',
      head: ['指标', '增速'],
      widths: [3, 1],
      rows: [[{ text: '工业' }, { text: '12.9', figure: 'id of schedule', align: 'right' }]],
      notes: ['“—”表示未公布。'],
    },
  ],
});

const document = await writeBulletinDocument(bulletin, { charts: [] });

/** Numbers that the writer draws anew are counted instead; every element on a line of its own. */
function normalised(xml: string): string {
  const seen = new Map<string, Map<string, string>>();
  // Each kind of number by itself: the library counts drawings on from document to document.
  const counted = (name: string, value: string): string => {
    const own = seen.get(name) ?? new Map<string, string>();
    seen.set(name, own);
    if (!own.has(value)) own.set(value, String(own.size + 1));
    return own.get(value) ?? '';
  };
  return xml
    .replaceAll(
      /(w:id|r:id|id)="([^"]+)"/gu,
      (_all, name: string, value: string) => `${name}="${counted(name, value)}"`,
    )
    .replaceAll('><', '>\n<');
}

describe('a bulletin as .docx', () => {
  it('is the same document as before', async () => {
    const xml = memberText(document, 'word/document.xml') ?? '';
    await expect(normalised(xml)).toMatchFileSnapshot('testing/bulletin-document.xml');
  });

  it('holds the id of every figure: a bookmark in the text, its id in the properties', () => {
    const xml = memberText(document, 'word/document.xml') ?? '';
    const marks = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/gu)].map((m) => m[1]);
    expect(marks).toEqual(['F1', 'F2']);
    const properties = memberText(document, 'docProps/custom.xml') ?? '';
    for (const mark of marks)
      expect(properties).toMatch(new RegExp(`name="${mark}"[^>]*><vt:lpwstr>id of schedule<`, 'u'));
  });

  it('comes back with its figures, each where it is printed', async () => {
    const { text, marks } = await readDraft(document);
    expect(marks.map(({ figure, start, end }) => [figure, text.slice(start, end)])).toEqual([
      ['id of schedule', '12.9%'],
      ['id of schedule', '12.9'],
    ]);
  });

  it('says in its head that figures are invented only where they are', async () => {
    const demo = await writeBulletinDocument({ ...bulletin, demo: true }, { charts: [] });
    expect(memberText(demo, 'word/header1.xml')).toContain('演示数据');
    expect(memberText(document, 'word/header1.xml')).not.toContain('演示数据');
  });
});
