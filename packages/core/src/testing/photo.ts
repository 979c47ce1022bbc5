/** A JPEG that says when and where it was taken, byte order as asked. */
export function jpegTaken(
  little: boolean,
  { taken = '2021:05:18 10:22:05', south = false, zero = false } = {},
): Uint8Array {
  const tiff = new Uint8Array(240);
  const data = new DataView(tiff.buffer);
  const u16 = (at: number, value: number): void => data.setUint16(at, value, little);
  const u32 = (at: number, value: number): void => data.setUint32(at, value, little);
  const letters = (at: number, text: string): void =>
    tiff.set(
      [...text].map((c) => c.codePointAt(0) ?? 0),
      at,
    );
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, count);
    u32(at + 8, value);
  };
  letters(0, little ? 'II' : 'MM');
  u16(2, 42);
  u32(4, 8);
  u16(8, 2);
  entry(10, 0x87_69, 4, 1, 40);
  entry(22, 0x88_25, 4, 1, 60);
  u16(40, 1);
  entry(42, 0x90_03, 2, 20, 120);
  u16(60, 4);
  entry(62, 1, 2, 2, 0);
  letters(70, south ? 'S' : 'N');
  entry(74, 2, 5, 3, 150);
  entry(86, 3, 2, 2, 0);
  letters(94, 'E');
  entry(98, 4, 5, 3, 180);
  letters(120, taken);
  // 27° 33' 30.6" N, 109° 59' 24" E
  for (const [i, value] of (zero ? [0, 1, 0, 1, 0, 1] : [27, 1, 33, 1, 306, 10]).entries()) u32(150 + i * 4, value);
  for (const [i, value] of (zero ? [0, 1, 0, 1, 0, 1] : [109, 1, 59, 1, 24, 1]).entries()) u32(180 + i * 4, value);
  const length = tiff.length + 8;
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    0xff,
    0xe1,
    length >> 8,
    length & 255,
    69,
    120,
    105,
    102,
    0,
    0,
    ...tiff,
    0xff,
    0xda,
    0,
    2,
  ]);
}
