/** GB18030 for writing. The platform can decode it but not encode it, so the table is made by decoding every code once. */
interface Table {
  /** Per code unit of the basic plane: two or four bytes as a big-endian number. */
  readonly codes: Uint32Array;
}

let table: Table | undefined;

function buildTable(): Table {
  const codes = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const fourBytes = new Uint8Array(4);
  // four-byte codes of the basic plane first, so that a two-byte code of the same character wins
  for (let code = 0; code < 39_420; code++) {
    fourByteCode(code, 0x81, fourBytes);
    note(codes, decoder.decode(fourBytes), fourBytes, 4);
  }
  const twoBytes = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      twoBytes[0] = lead;
      twoBytes[1] = trail;
      note(codes, decoder.decode(twoBytes), twoBytes, 2);
    }
  for (let ascii = 0; ascii < 0x80; ascii++) codes[ascii] = ascii;
  return { codes };
}

function note(codes: Uint32Array, text: string, bytes: Uint8Array, length: number): void {
  const unit = text.charCodeAt(0);
  if (text.length !== 1 || unit === 0xfffd || unit < 0x80) return;
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[i] ?? 0);
  codes[unit] = value;
}

function fourByteCode(linear: number, lead: number, into: Uint8Array): void {
  into[0] = lead + Math.floor(linear / 12_600);
  into[1] = 0x30 + (Math.floor(linear / 1260) % 10);
  into[2] = 0x81 + (Math.floor(linear / 10) % 126);
  into[3] = 0x30 + (linear % 10);
}

/** Bytes of a text in GB18030 (汉字编码), which holds all of Unicode; halves of characters become U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= buildTable();
  const { codes } = table;
  const bytes = new Uint8Array(text.length * 4);
  const four = new Uint8Array(4);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0xfffd;
    if (point > 0xffff) {
      i++;
      fourByteCode(point - 0x10000, 0x90, four);
      bytes.set(four, length);
      length += 4;
      continue;
    }
    const code = codes[point] ?? 0;
    if (point < 0x80) bytes[length++] = point;
    else if (code !== 0 && code <= 0xffff) {
      bytes[length++] = code >>> 8;
      bytes[length++] = code & 0xff;
    } else {
      const whole = code === 0 ? 0x8431a437 : code;
      bytes[length++] = whole >>> 24;
      bytes[length++] = (whole >>> 16) & 0xff;
      bytes[length++] = (whole >>> 8) & 0xff;
      bytes[length++] = whole & 0xff;
    }
  }
  return bytes.slice(0, length);
}
