import { crc32, deflateRawSync } from 'node:zlib';

export interface BuiltMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory claims, where it lies. */
  readonly claims?: {
    readonly unpacked?: number;
    readonly packed?: number;
    readonly crc?: number;
    readonly flags?: number;
  };
  readonly stored?: boolean;
  /** Packed bytes ready made. */
  readonly packed?: Uint8Array;
}

/** A ZIP archive of these members, honest or not. */
export function zipOf(members: readonly BuiltMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const content = Buffer.from(member.content);
    const packed = member.packed ?? (member.stored === true ? content : deflateRawSync(content));
    const name = Buffer.from(member.name);
    const crc = member.claims?.crc ?? crc32(content);
    const sizes = [member.claims?.packed ?? packed.length, member.claims?.unpacked ?? content.length] as const;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(member.stored === true ? 0 : 8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(sizes[0], 18);
    local.writeUInt32LE(sizes[1], 22);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, name, Buffer.from(packed));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(member.claims?.flags ?? 0, 8);
    entry.writeUInt16LE(member.stored === true ? 0 : 8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(sizes[0], 20);
    entry.writeUInt32LE(sizes[1], 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += local.length + name.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directoryBytes, end]);
}
