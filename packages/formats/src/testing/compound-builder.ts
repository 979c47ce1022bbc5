const free = 0xffffffff;
const endOfChain = 0xfffffffe;
const tableSector = 0xfffffffd;
const size = 512;

/** A minimal OLE compound file with these streams, each padded to the 4,096 bytes from which streams live in plain sectors. */
export function compoundOf(streams: readonly { readonly name: string; readonly content: Uint8Array }[]): Buffer {
  const padded = streams.map(({ name, content }) => ({
    name,
    content: Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]),
  }));
  const table: number[] = [tableSector];
  const sectors: Buffer[] = [];
  const directory = [entry('Root Entry', 5, endOfChain, 0)];
  // sector 0 is the table, sector 1 the directory
  table.push(endOfChain);
  for (const { name, content } of padded) {
    const start = 2 + sectors.length;
    const count = Math.ceil(content.length / size);
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(size);
      content.copy(sector, 0, i * size);
      sectors.push(sector);
      table.push(i + 1 < count ? start + i + 1 : endOfChain);
    }
    directory.push(entry(name, 2, start, content.length));
  }
  if (table.length > size / 4 || directory.length > 4) throw new Error('too much for a minimal compound file');
  return Buffer.concat([
    header(),
    numbers(table),
    Buffer.concat([...directory, Buffer.alloc(size)]).subarray(0, size),
    ...sectors,
  ]);
}

function numbers(values: readonly number[]): Buffer {
  const sector = Buffer.alloc(size, 0xff);
  values.forEach((value, i) => sector.writeUInt32LE(value, i * 4));
  return sector;
}

function header(): Buffer {
  const head = Buffer.alloc(size, 0);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(1, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(endOfChain, 60);
  head.writeUInt32LE(endOfChain, 68);
  head.fill(0xff, 76);
  head.writeUInt32LE(0, 76);
  return head;
}

function entry(name: string, kind: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = kind;
  bytes[67] = 1;
  for (const at of [68, 72, 76]) bytes.writeUInt32LE(free, at);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(length, 120);
  return bytes;
}

/** One BIFF record. */
export function biffRecord(type: number, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}
