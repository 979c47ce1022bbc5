import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegTaken as jpeg } from '../testing/photo.ts';
import { photoFactsIn } from './exif.ts';
import { photoNamed, photoWritten } from './visit.ts';

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
