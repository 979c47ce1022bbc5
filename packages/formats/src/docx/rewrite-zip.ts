import { crc32, deflateRawSync } from 'node:zlib';
import { memberKey, packedBytes, type ZipArchive } from '../xlsx/zip.ts';

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: Buffer;
  readonly unpacked: number;
}

/** An archive with some members replaced or added, all others packed byte for byte as they were, in their order. Times are left
 *  at the format's beginning: the same change gives the same bytes. */
export async function rewriteZip(archive: ZipArchive, changed: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const members: Written[] = [];
  const open = new Map([...changed].map(([name, text]) => [memberKey(name), { name, text }]));
  for (const [key, member] of archive.members) {
    const replaced = open.get(key);
    open.delete(key);
    if (replaced !== undefined) members.push(packMember(member.name, replaced.text));
    else {
      const { name, method, crc, unpacked } = member;
      members.push({ name: Buffer.from(name), method, crc, unpacked, packed: await packedBytes(archive, member) });
    }
  }
  for (const { name, text } of open.values()) members.push(packMember(name, text));
  return assembleZip(members);
}

/** A member of an archive: packed. */
export function packMember(name: string, content: string | Uint8Array): Written {
  const bytes = Buffer.from(content);
  return {
    name: Buffer.from(name),
    method: 8,
    crc: crc32(bytes),
    packed: deflateRawSync(bytes),
    unpacked: bytes.length,
  };
}

const utf8Names = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const firstDay = 0x0021;

/** An archive of these members. */
export function assembleZip(members: readonly Written[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(member.method, 4);
    common.writeUInt16LE(firstDay, 8);
    common.writeUInt32LE(member.crc, 10);
    common.writeUInt32LE(member.packed.length, 14);
    common.writeUInt32LE(member.unpacked, 18);
    common.writeUInt16LE(member.name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, member.name);
    pieces.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, member.name, member.packed);
    offset += 30 + member.name.length + member.packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, list, end]);
}
