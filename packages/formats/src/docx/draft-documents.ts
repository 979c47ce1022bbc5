import type { DraftCorrection, DraftMark, DraftReading, DraftSource, IncomingFile } from '@shigan/app';
import { DomainError } from '@shigan/core';
import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import { decodedText, textEncoding } from '../csv/csv-encoding.ts';
import { refuse } from '../refusal.ts';
import { partMember } from '../xlsx/package-parts.ts';
import { heldBytes, openZip } from '../xlsx/zip.ts';
import { correctDraftDocument, readDraftDocument } from './correct-draft.ts';
import { bodySpacing, bodyCharacter, fonts, linePitch, margins, paper, size } from './page.ts';

/** The text of a draft that was handed in: a .docx and a workbook are told by their content, anything else is read as text in UTF-8, UTF-16 or GB18030. Refuses
 *  `file-empty`, `file-unreadable` (an old .doc among them) and `file-expands-too-far`. */
export async function readDraft(bytes: Uint8Array): Promise<DraftReading> {
  if (bytes.length === 0) throw refuse('file-empty', 'no bytes');
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (head === '504b0304') {
    const isWorkbook = partMember(await openZip(heldBytes(bytes), bytes.length), 'xl/workbook.xml') !== undefined;
    if (isWorkbook) return { form: 'table', text: '', marks: [] };
    return { form: 'docx', ...(await readDraftDocument(heldBytes(bytes), bytes.length)) };
  }
  if (head === 'd0cf11e0') throw refuse('file-unreadable', 'an old .doc: save it as .docx');
  const file: IncomingFile = {
    name: '',
    path: '',
    sha256: '',
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
  let text = '';
  try {
    for await (const piece of decodedText(file, await textEncoding(file))) text += piece;
  } catch (error) {
    throw error instanceof DomainError && error.code === 'file-not-a-workbook'
      ? refuse('file-unreadable', 'neither .docx nor text')
      : error;
  }
  if (text.includes('\u0000')) throw refuse('file-unreadable', 'no text');
  return { form: 'text', text, marks: [] };
}

/** A draft as .docx with corrections as tracked changes (修订): a .docx keeps everything else; a text is set as an official
 *  document's body first, one paragraph a line. */
export async function correctedDraft(
  source: DraftSource,
  corrections: readonly DraftCorrection[],
  mark: DraftMark,
): Promise<Uint8Array> {
  const bytes = source.form === 'docx' ? source.bytes : await textDocument(source.text);
  return correctDraftDocument(heldBytes(bytes), bytes.length, corrections, mark);
}

async function textDocument(text: string): Promise<Uint8Array> {
  const run = { font: fonts.body, size: size.body, characterSpacing: bodySpacing };
  const document = new Document({
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [
      {
        properties: { page: { size: paper, margin: margins } },
        children: text.split('\n').map(
          (line) =>
            new Paragraph({
              children: [new TextRun({ text: line, ...run })],
              spacing: { line: linePitch },
              indent: { firstLine: 2 * bodyCharacter },
              alignment: AlignmentType.BOTH,
            }),
        ),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
