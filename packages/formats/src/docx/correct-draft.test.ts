import fc from 'fast-check';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { memberBytes, heldBytes, openZip } from '../xlsx/zip.ts';
import { correctDraftDocument, correctedXml, readDraftDocument } from './correct-draft.ts';
import { correctedDraft, readDraft } from './draft-documents.ts';
import { readDraftText } from './draft-text.ts';

const mark = { author: '核稿', at: '2021-05-20T01:00:00.000Z' };
const wrapped = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
const run = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`;

/** The text with its changes rejected. */
function rejected(xml: string): string {
  const before = xml.replaceAll(/<w:ins [^>]*>.*?<\/w:ins>/gu, '').replaceAll(/<\/?w:del(?: [^>]*)?>/gu, '');
  return readDraftText(before.replaceAll('w:delText', 'w:t')).text;
}

async function parts(bytes: Uint8Array): Promise<Map<string, string>> {
  const archive = await openZip(heldBytes(bytes), bytes.length);
  const found = new Map<string, string>();
  for (const [name, member] of archive.members) {
    const pieces: Buffer[] = [];
    for await (const piece of memberBytes(archive, member)) pieces.push(piece);
    found.set(name, Buffer.concat(pieces).toString('base64'));
  }
  return found;
}

describe('the text of a document', () => {
  it.each([
    ['two runs of a paragraph', `<w:p>${run('增长6')}${run('.5%')}</w:p>`, '增长6.5%\n'],
    ['entities', `<w:p>${run('A&amp;B &#x4E00;')}</w:p>`, 'A&B 一\n'],
    ['breaks and tabs', '<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>', 'a\nb\tc\n'],
    [
      'tracked changes as accepted',
      `<w:p><w:del w:id="4"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="5">${run('新')}</w:ins></w:p>`,
      '新\n',
    ],
    [
      'a table',
      `<w:tbl><w:tr><w:tc><w:p>${run('甲')}</w:p></w:tc><w:tc><w:p>${run('1')}</w:p></w:tc></w:tr></w:tbl>`,
      '甲\t1\n',
    ],
  ])('has %s', (_, body, text) => {
    expect(readDraftText(wrapped(body)).text).toBe(text);
  });

  it.each(['<!DOCTYPE a [<!ENTITY b "c">]><w:document/>', '<w:document><w:p></w:document>', '', '<w:p>&b;</w:p>'])(
    'is not read from %j',
    (xml) => {
      const asText = xml.includes('&b;') ? wrapped('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>') : xml;
      expect(() => readDraftText(asText)).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
    },
  );
});

describe('corrections', () => {
  it('over two runs delete in both and insert once, in the formatting of the first', () => {
    const xml = correctedXml(
      wrapped(`<w:p>${run('增长6')}${run('.5%，')}</w:p>`),
      [{ start: 2, end: 5, text: '7.1' }],
      mark,
    );
    expect(readDraftText(xml).text).toBe('增长7.1%，\n');
    expect(rejected(xml)).toBe('增长6.5%，\n');
    expect(xml.match(/<w:ins /gu)).toHaveLength(1);
    expect(xml).toContain('w:author="核稿" w:date="2021-05-20T01:00:00Z"');
  });

  it('accepted give the new text and rejected the old one, wherever they lie', () => {
    const word = fc.string({ unit: fc.constantFrom('增', '1', '.', '&', '<', ' ', '😀'), minLength: 1, maxLength: 8 });
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), word, fc.nat(), fc.nat(), (words, text, a, b) => {
        const xml = wrapped(`<w:p>${words.map((one) => run(escaped(one))).join('')}</w:p>`);
        const whole = words.join('');
        const start = a % whole.length;
        const end = start + 1 + (b % (whole.length - start));
        const corrected = correctedXml(xml, [{ start, end, text }], mark);
        expect(readDraftText(corrected).text).toBe(`${whole.slice(0, start)}${text}${whole.slice(end)}\n`);
        expect(rejected(corrected)).toBe(`${whole}\n`);
      }),
    );
  });

  it('change nothing else of the file', async () => {
    const table = new Table({
      rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('第4位')] })] })],
    });
    const paragraph = new Paragraph({ children: [new TextRun({ text: '增长6.5%', bold: true }), new TextRun('。')] });
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [paragraph, table] }] }));
    const { text } = await readDraftDocument(heldBytes(bytes), bytes.length);
    const start = text.indexOf('6.5');
    const corrected = await correctDraftDocument(
      heldBytes(bytes),
      bytes.length,
      [{ start, end: start + 3, text: '7.1' }],
      mark,
    );
    expect((await readDraftDocument(heldBytes(corrected), corrected.length)).text).toBe(text.replace('6.5', '7.1'));
    const [before, after] = [await parts(bytes), await parts(corrected)];
    expect([...after].filter(([name, part]) => before.get(name) !== part).map(([name]) => name)).toEqual([
      'word/document.xml',
    ]);
    expect([...after.keys()]).toEqual([...before.keys()]);
  });
});

describe('a draft that is handed in', () => {
  it.each([
    ['UTF-8', Buffer.from('增长6.5%\n')],
    ['UTF-16', Buffer.from('\uFEFF增长6.5%\n', 'utf16le')],
    ['GB 18030', Buffer.from('d4f6b3a4362e35250a', 'hex')],
  ])('is text in %s', async (_, bytes) => {
    expect(await readDraft(bytes)).toEqual({ form: 'text', text: '增长6.5%\n', marks: [] });
  });

  it.each([
    ['file-empty', Buffer.alloc(0)],
    ['file-unreadable', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['file-unreadable', Buffer.from('a\u0000b')],
  ])('is refused: %s', async (code, bytes) => {
    await expect(readDraft(bytes)).rejects.toThrow(expect.objectContaining({ code }));
  });

  it('as text comes back as a document with the same words, a line a paragraph', async () => {
    const text = '一、经济\n增长6.5%，\t居第4。\n\n完';
    const at = text.indexOf('6.5');
    const bytes = await correctedDraft({ form: 'text', text }, [{ start: at, end: at + 3, text: '7.1' }], mark);
    expect(await readDraft(bytes)).toEqual({ form: 'docx', text: `${text.replace('6.5', '7.1')}\n`, marks: [] });
  });
});
