import {
  type Actor,
  dayOf,
  DomainError,
  isDay,
  mostPhotos,
  photoCells,
  photoFactsIn,
  photoHead,
  projectIn,
  type RegionCode,
  visitForm,
  type VisitPhoto,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from '../queries/moment.ts';
import { openRoster } from '../queries/rosters/open-roster.ts';
import { evidenceToName } from './evidence-to-name.ts';
import { writeRosterRow } from './rosters/write-roster-row.ts';

/** What somebody reports from a project. */
export interface VisitReported {
  readonly project: string;
  /** Told by the form: sent twice with one key (a phone that was offline), it is one visit. */
  readonly key: string;
  readonly on: string;
  readonly place?: string;
  readonly seen: string;
  readonly problem?: string;
  /** Photos that were filed in the archive. */
  readonly photos: readonly { readonly sha256: string; readonly name: string }[];
}

/** Reports a visit to a project (登记走访), signed by whoever does: what was seen, with photos from the archive and what each says of date and
 *  place. Sent again with its key it changes nothing. Refuses `unknown-project`, `unknown-file` for a photo that its reporter did not file, `invalid-entry`
 *  for a day that is none or still to come, an empty report, what is no picture, too many of them; `not-allowed`. */
export async function reportVisit(
  app: Application,
  actor: Actor,
  city: RegionCode,
  visit: VisitReported,
): Promise<{ readonly key: string; readonly isNew: boolean }> {
  authorise(actor, 'visit.file', city);
  const moment = await resolveMoment(app, city);
  const projects = await openRoster(app.store, moment, 'project');
  const { project, on } = visit;
  if (!projects.subjects.includes(project)) throw new DomainError('unknown-project', { project });
  authorise(actor, 'visit.file', city, projectIn(projects, project).region ?? city);
  const key = visitForm.code.read(visit.key);
  const [seen, place, problem] = [visit.seen, visit.place, visit.problem].map((words) => (words ?? '').trim());
  const wrong = [
    ...(key === undefined ? ['key'] : []),
    ...(isDay(on) && on <= dayOf(moment.asOf) ? [] : ['on']),
    ...(seen === '' ? ['seen'] : []),
    ...(visit.photos.length > mostPhotos ? ['photos'] : []),
  ];
  if (key === undefined || wrong.length > 0)
    throw new DomainError('invalid-entry', { register: 'visit', key: wrong.join(' ') });
  const [held] = await app.store.rosters.asOf(city, 'visit', '9999-12-31T23:59:59.999Z', [key]);
  if (held !== undefined) return { key, isNew: false };
  const photos = await Promise.all(visit.photos.map(async (photo) => photoOf(app, actor, city, photo)));
  const cells = {
    project,
    on,
    visitor: actor.name,
    ...(place ? { place } : {}),
    seen: seen ?? '',
    ...(problem ? { problem } : {}),
    ...photoCells(photos),
  };
  await writeRosterRow(app, actor, city, visitForm, { subject: key, cells, at: moment.asOf });
  await app.store.audit.append(city, {
    at: app.clock.now(),
    actor,
    action: 'visit.file',
    subject: key,
    detail: { project, on, photos: photos.length },
  });
  return { key, isNew: true };
}

/** A picture of the archive with what it says of itself. */
async function photoOf(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { sha256, name }: { readonly sha256: string; readonly name: string },
): Promise<VisitPhoto> {
  const file = await evidenceToName(app, actor, city, { sha256 });
  if (!file.mediaType.startsWith('image/')) throw new DomainError('invalid-entry', { register: 'visit', key: name });
  const head: number[] = [];
  for await (const piece of app.store.evidence.bytes(city, sha256)) {
    for (const byte of piece.subarray(0, photoHead - head.length)) head.push(byte);
    if (head.length >= photoHead) break;
  }
  return { sha256, name, ...photoFactsIn(Uint8Array.from(head)) };
}
