/** What a photo says of itself (照片信息): when it was taken, by the camera's own clock, and where. */
export interface PhotoFacts {
  /** `2021-05-18 10:22`; null where the camera does not say. */
  readonly takenAt: string | null;
  /** Degrees, north and east positive (WGS 84). */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
}

/** So much of a JPEG is looked at: what it says of itself stands at its beginning. */
export const photoHead: number = 128 * 1024;

const unknown: PhotoFacts = { takenAt: null, place: null };

/** Reads the date and place that a camera wrote into a JPEG (Exif 2.32, APP1). What is no JPEG, says nothing, or says it wrongly gives nulls:
 *  a photo is evidence with or without. */
export function photoFactsIn(bytes: Uint8Array): PhotoFacts {
  const tiff = exifIn(bytes);
  if (tiff === undefined) return unknown;
  const order = text(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return unknown;
  const reader: Reader = { data: new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength), little: order === 'II' };
  const first = directoryAt(reader, number(reader, 4, 4));
  const exif = directoryAt(reader, valueOf(reader, first.get(tags.exif)));
  const gps = directoryAt(reader, valueOf(reader, first.get(tags.gps)));
  return {
    takenAt: dateIn(textOf(reader, exif.get(tags.taken)) ?? textOf(reader, first.get(tags.changed))),
    place: placeIn(reader, gps),
  };
}

const tags = { exif: 0x87_69, gps: 0x88_25, taken: 0x90_03, changed: 0x01_32 } as const;
const gpsTags = { northSouth: 1, latitude: 2, eastWest: 3, longitude: 4 } as const;

interface Reader {
  readonly data: DataView;
  readonly little: boolean;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its value stands, or the place of it. */
  readonly at: number;
}

/** The TIFF part of the APP1 segment, found segment by segment. */
function exifIn(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    // The picture itself begins: nothing is said after it.
    if (marker === 0xda || length < 2) return undefined;
    if (marker === 0xe1 && text(bytes, at + 4, 4) === 'Exif') return bytes.subarray(at + 10, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + length));
}

/** An unsigned number of two or four bytes; 0 beyond the end. */
function number({ data, little }: Reader, at: number, size: 2 | 4): number {
  if (at < 0 || at + size > data.byteLength) return 0;
  return size === 2 ? data.getUint16(at, little) : data.getUint32(at, little);
}

function directoryAt(reader: Reader, at: number | undefined): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  if (at === undefined || at === 0) return entries;
  const count = Math.min(number(reader, at, 2), 200);
  for (let i = 0; i < count; i++) {
    const place = at + 2 + i * 12;
    entries.set(number(reader, place, 2), {
      type: number(reader, place + 2, 2),
      count: number(reader, place + 4, 4),
      at: place + 8,
    });
  }
  return entries;
}

function valueOf(reader: Reader, entry: Entry | undefined): number | undefined {
  return entry && number(reader, entry.at, 4);
}

function textOf(reader: Reader, entry: Entry | undefined): string | undefined {
  if (entry === undefined || entry.type !== 2) return undefined;
  const at = entry.count > 4 ? number(reader, entry.at, 4) : entry.at;
  const { data } = reader;
  const length = Math.min(entry.count, 64, Math.max(0, data.byteLength - at));
  const bytes = new Uint8Array(data.buffer, data.byteOffset + Math.min(at, data.byteLength), length);
  return text(bytes, 0, length).split('\u0000')[0];
}

function dateIn(written: string | undefined): string | null {
  const [, year, month, day, hour, minute] = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2})/u.exec(written ?? '') ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

function placeIn(reader: Reader, gps: ReadonlyMap<number, Entry>): PhotoFacts['place'] {
  const latitude = degreesOf(reader, gps.get(gpsTags.latitude));
  const longitude = degreesOf(reader, gps.get(gpsTags.longitude));
  if (latitude === undefined || longitude === undefined || latitude > 90 || longitude > 180) return null;
  // A camera without reception writes zeros.
  if (latitude === 0 && longitude === 0) return null;
  const isSouth = textOf(reader, gps.get(gpsTags.northSouth)) === 'S';
  const isWest = textOf(reader, gps.get(gpsTags.eastWest)) === 'W';
  const rounded = (value: number): number => Number(value.toFixed(6));
  return { latitude: rounded(isSouth ? -latitude : latitude), longitude: rounded(isWest ? -longitude : longitude) };
}

/** Degrees, minutes and seconds as three fractions. */
function degreesOf(reader: Reader, entry: Entry | undefined): number | undefined {
  if (entry === undefined || entry.type !== 5 || entry.count !== 3) return undefined;
  const at = number(reader, entry.at, 4);
  let degrees = 0;
  for (const [i, part] of [1, 60, 3600].entries()) {
    const below = number(reader, at + i * 8 + 4, 4);
    if (below === 0) return undefined;
    degrees += number(reader, at + i * 8, 4) / below / part;
  }
  return degrees;
}
