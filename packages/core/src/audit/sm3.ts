/** SM3 (GB/T 32905-2016, 密码杂凑算法) of text in UTF-8, as lower-case hex. Written out here because OpenSSL has it only where it was
 *  built in, and an audit log must be verifiable on any machine. */
export function sm3(text: string): string {
  const blocks = padded(utf8(text));
  let state: readonly number[] = initial;
  for (let at = 0; at < blocks.length; at += 64) state = compress(state, blocks, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** SM3 of bytes that come piece by piece. */
export interface Sm3Stream {
  update(piece: Uint8Array): void;
  /** What it comes to, once; nothing is added after it. */
  hex(): string;
}

/** SM3 of what comes piece by piece: only what does not fill a block is held. */
export function sm3Stream(): Sm3Stream {
  let state: readonly number[] = initial;
  let rest = new Uint8Array(0);
  let length = 0;
  return {
    update: (piece) => {
      length += piece.length;
      const all = new Uint8Array(rest.length + piece.length);
      all.set(rest);
      all.set(piece, rest.length);
      const whole = all.length - (all.length % 64);
      for (let at = 0; at < whole; at += 64) state = compress(state, all, at);
      rest = all.slice(whole);
    },
    hex: () => {
      const blocks = padded(rest, length);
      for (let at = 0; at < blocks.length; at += 64) state = compress(state, blocks, at);
      return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

/** Shifts count modulo 32 by themselves; by 0 both halves are the word itself. */
const rotate = (x: number, by: number): number => (x << by) | (x >>> -by);
const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

/** One block of 64 bytes (section 5.3): the words are expanded, then mixed in 64 rounds. */
function compress(state: readonly number[], bytes: Uint8Array, from: number): readonly number[] {
  const w = expand(bytes, from);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j++) {
    const a12 = rotate(a, 12);
    const ss1 = rotate((a12 + e + rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + ((w[j] ?? 0) ^ (w[j + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + (w[j] ?? 0)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, p0(tt2)];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => word ^ (state[i] ?? 0));
}

function expand(bytes: Uint8Array, from: number): Int32Array {
  const w = new Int32Array(68);
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, 64);
  for (let j = 0; j < 16; j++) w[j] = view.getInt32(j * 4);
  for (let j = 16; j < 68; j++) {
    const [w16 = 0, w13 = 0, w9 = 0, w6 = 0, w3 = 0] = [w[j - 16], w[j - 13], w[j - 9], w[j - 6], w[j - 3]];
    w[j] = p1(w16 ^ w9 ^ rotate(w3, 15)) ^ rotate(w13, 7) ^ w6;
  }
  return w;
}

/** The message or its end, a one bit, zeros, and the whole length in bits in the last eight bytes of a whole number of blocks. */
function padded(message: Uint8Array, length: number = message.length): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor((length * 8) / 2 ** 32));
  view.setUint32(bytes.length - 4, (length * 8) >>> 0);
  return bytes;
}

/** UTF-8; half of a surrogate pair becomes U+FFFD, as encoders everywhere have it. */
function utf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else out.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return Uint8Array.from(out);
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
