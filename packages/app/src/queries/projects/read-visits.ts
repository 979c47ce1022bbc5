import { type Actor, DomainError, type RegionCode, type Visit, visitsTo } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { EvidenceFile } from '../../ports/evidence-store.ts';
import { resolveMoment } from '../moment.ts';
import { openRoster } from '../rosters/open-roster.ts';

/** Visits to a project as of a moment, the last first. */
export async function readVisits(
  app: Application,
  actor: Actor,
  city: RegionCode,
  project: string,
  asOf?: string,
): Promise<readonly Visit[]> {
  authorise(actor, 'project.read', city);
  const moment = await resolveMoment(app, city, asOf);
  return visitsTo(await openRoster(app.store, moment, 'visit'), project);
}

/** A photo of a project, through the visit that holds it. Refuses `unknown-file`. */
export async function readVisitPhoto(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly project: string; readonly sha256: string; readonly asOf?: string },
): Promise<{ readonly file: EvidenceFile; readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const { project, sha256, asOf } = asked;
  const visits = await readVisits(app, actor, city, project, asOf);
  const photo = visits.flatMap(({ photos }) => photos).find((one) => one.sha256 === sha256);
  const file = photo && (await app.store.evidence.get(city, sha256));
  if (photo === undefined || file === undefined) throw new DomainError('unknown-file', { sha256 });
  return { file, name: photo.name, bytes: app.store.evidence.bytes(city, sha256) };
}
