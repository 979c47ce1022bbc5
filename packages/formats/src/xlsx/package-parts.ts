import { TextDecoder } from 'node:util';
import { refuse } from '../refusal.ts';
import { attribute, type XmlSink, xmlScanner } from './xml.ts';
import { memberBytes, memberKey, type ZipArchive, type ZipMember } from './zip.ts';

/** The path of a part relative to the part that names it (`worksheets/sheet1.xml` from `xl/workbook.xml`). */
function resolvePart(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

export function partMember(archive: ZipArchive, part: string): ZipMember | undefined {
  return archive.members.get(memberKey(part));
}

/** Feeds a part through a scanner, piece by piece; `after` runs between pieces, so that a reader can hand on what it has. */
export async function scanPart(
  archive: ZipArchive,
  member: ZipMember,
  sink: XmlSink,
  after?: () => void,
): Promise<void> {
  for await (const _ of scanPieces(archive, member, sink)) after?.();
}

/** The same, one step for each piece. */
export async function* scanPieces(archive: ZipArchive, member: ZipMember, sink: XmlSink): AsyncGenerator<void> {
  const scanner = xmlScanner(sink);
  let decoder: TextDecoder | undefined;
  for await (const bytes of memberBytes(archive, member)) {
    decoder ??= decoderFor(bytes);
    scanner.write(decodePiece(decoder, bytes));
    yield;
  }
  if (decoder === undefined) throw refuse('file-unreadable', 'XML: empty');
  scanner.write(decodePiece(decoder));
  scanner.end();
  yield;
}

function decoderFor(first: Uint8Array): TextDecoder {
  const wide =
    first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide, { fatal: true });
}

function decodePiece(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw refuse('file-unreadable', 'XML: not in its encoding');
  }
}

export interface Relation {
  readonly id: string;
  /** Last step of the type: `worksheet`, `styles`, `sharedStrings`, `table`. */
  readonly type: string;
  /** Part it points to. */
  readonly part: string;
}

/** What a part refers to within the archive. References to the outside are left out: nothing outside is ever opened. */
export async function relationsOf(archive: ZipArchive, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/');
  const member = partMember(archive, `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
  if (member === undefined) return [];
  const relations: Relation[] = [];
  await scanPart(archive, member, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        part: resolvePart(part, attribute(attributes, 'Target') ?? ''),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}
