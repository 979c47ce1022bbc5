import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoFactsIn } from './exif.ts';
import { photoNamed, photoWritten } from './visit.ts';

/** A JPEG that says when and where it was taken, byte order as asked. */
function jpeg(little: boolean, { taken = '2021:05:18 10:22:05', south = false, zero = false } = {}): Uint8Array {
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

describe('what a photo says of itself', () => {
  const place = { latitude: 27.558_5, longitude: 109.99 };
  it.each([
    ['little end first', jpeg(true), { takenAt: '2021-05-18 10:22', place }],
    ['big end first', jpeg(false), { takenAt: '2021-05-18 10:22', place }],
    ['south', jpeg(true, { south: true }), { takenAt: '2021-05-18 10:22', place: { ...place, latitude: -27.558_5 } }],
    ['no reception', jpeg(true, { zero: true }), { takenAt: '2021-05-18 10:22', place: null }],
    ['no such date', jpeg(true, { taken: '0000:00:00 00:00:00' }), { takenAt: null, place }],
    ['no JPEG', Uint8Array.from([0x89, 80, 78, 71]), { takenAt: null, place: null }],
    ['a JPEG that says nothing', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), { takenAt: null, place: null }],
  ])('%s', (_what, bytes, expected) => {
    expect(photoFactsIn(bytes)).toEqual(expected);
  });

  it('never throws, whatever the bytes', () => {
    const whole = jpeg(true);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (cut, at, byte) => {
        const broken = Uint8Array.from(whole);
        broken[at] = byte;
        photoFactsIn(broken.subarray(0, cut));
        photoFactsIn(broken);
      }),
      { numRuns: 2000 },
    );
  });

  it('is written into a cell and read again', () => {
    const photo = { sha256: 'a'.repeat(64), name: '现场|1.jpg', takenAt: '2021-05-18 10:22', place };
    expect(photoNamed(photoWritten(photo))).toEqual(photo);
    const bare = { ...photo, takenAt: null, place: null };
    expect(photoNamed(photoWritten(bare))).toEqual(bare);
    expect(photoNamed('x')).toBeUndefined();
  });
});
