import { type RosterBook, rosterText } from '../roster/roster-entry.ts';
import { rosterColumn as column, type RosterForm } from '../roster/roster-form.ts';
import type { PhotoFacts } from './exif.ts';

/** A photo of a visit: a file of the archive, with what it says of itself. */
export interface VisitPhoto extends PhotoFacts {
  readonly sha256: string;
  readonly name: string;
}

/** A visit to a project (走访记录): who was there when, what was seen, with photos. */
export interface Visit {
  /** The key that its form was sent with: sent again, it is the same visit. */
  readonly key: string;
  readonly project: string;
  /** Day. */
  readonly on: string;
  readonly visitor: string;
  readonly place: string | null;
  readonly seen: string;
  readonly problem: string | null;
  readonly photos: readonly VisitPhoto[];
  /** When it came in, and the file that its form was kept as. */
  readonly knownFrom: string;
  readonly file: { readonly sha256: string; readonly name: string };
}

/** So many photos a visit has at most. */
export const mostPhotos = 6;

const photoItems: readonly string[] = Array.from({ length: mostPhotos }, (_, i) => `photo${i + 1}`);

const text = { kind: 'text', of: 'thing' } as const;

/** The table of visits (走访记录表): one row per visit. */
export const visitForm: RosterForm = {
  roster: 'visit',
  layout: 'visit-roster',
  code: {
    head: /^走访编号$/u,
    read: (written) => (/^[0-9A-Za-z-]{8,64}$/u.test(written.trim()) ? written.trim() : undefined),
    words: { zh: '走访编号', en: 'Key of the visit' },
    fault: 'bad-visit-code',
  },
  columns: [
    column('project', '走访项目', 'Project', { head: /^走访项目$/u, required: true, ...text }),
    column('on', '走访日期', 'Day', { head: /^走访日期$/u, required: true, ...text }),
    column('visitor', '走访人', 'Visitor', { head: /^走访人$/u, required: true, ...text }),
    column('place', '地点', 'Place', { head: /^地点$/u, ...text }),
    column('seen', '现场情况', 'What was seen', { head: /^现场情况$/u, required: true, ...text }),
    column('problem', '发现问题', 'Problem', { head: /^发现问题$/u, ...text }),
    ...photoItems.map((item, i) =>
      column(item, `照片${i + 1}`, `Photo ${i + 1}`, { head: new RegExp(`^照片${i + 1}$`, 'u'), ...text }),
    ),
  ],
};

/** A photo as a cell holds it: fingerprint, when, where, name. */
export function photoWritten({ sha256, takenAt, place, name }: VisitPhoto): string {
  const where = place === null ? '' : `${place.latitude},${place.longitude}`;
  return [sha256, takenAt ?? '', where, name].join('|');
}

/** The inverse of {@link photoWritten}; undefined for what is none. */
export function photoNamed(written: string): VisitPhoto | undefined {
  const [sha256 = '', takenAt = '', where = '', ...name] = written.split('|');
  if (!/^[0-9a-f]{64}$/u.test(sha256)) return undefined;
  const [, latitude, longitude] = /^(-?[\d.]+),(-?[\d.]+)$/u.exec(where) ?? [];
  return {
    sha256,
    takenAt: takenAt || null,
    place: latitude === undefined ? null : { latitude: Number(latitude), longitude: Number(longitude) },
    name: name.join('|'),
  };
}

/** The cells of photos by their columns. */
export function photoCells(photos: readonly VisitPhoto[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    photos.slice(0, mostPhotos).map((photo, i) => [photoItems[i] ?? '', photoWritten(photo)] as const),
  );
}

/** Visits to a project, the last first. */
export function visitsTo(book: RosterBook, project: string): readonly Visit[] {
  return book.subjects
    .flatMap((key): readonly Visit[] => {
      const of = (item: string): string | null => rosterText(book.at(key, item, null));
      const entry = book.at(key, 'on', null);
      if (of('project') !== project || entry === undefined) return [];
      return [
        {
          key,
          project,
          on: String(entry.value),
          visitor: of('visitor') ?? '',
          place: of('place'),
          seen: of('seen') ?? '',
          problem: of('problem'),
          photos: photoItems.flatMap((item) => photoNamed(of(item) ?? '') ?? []),
          knownFrom: entry.knownFrom,
          file: { sha256: entry.source.file, name: entry.source.fileName },
        },
      ];
    })
    .toSorted((a, b) => (a.on === b.on ? (a.knownFrom < b.knownFrom ? 1 : -1) : a.on < b.on ? 1 : -1));
}
