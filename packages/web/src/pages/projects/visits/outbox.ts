import type { EvidenceFileBody, KeptVisitBody, ReportedVisitBody } from '@shigan/contract';
import type { Language } from '../../../address/address.ts';
import { sendFile, sendJson } from '../../../api/fetch-json.ts';
import { within } from './device-storage.ts';

/** A visit that waits in this browser until it is sent (待发送走访): its words and its photos. */
export interface WaitingVisit {
  /** Made once: sent twice with it, the visit is one. */
  readonly key: string;
  /** The account that entered it; absent of what waited before that was kept. */
  readonly by?: string;
  readonly city: string | undefined;
  readonly project: string;
  readonly projectName: string;
  readonly on: string;
  readonly place: string;
  readonly seen: string;
  readonly problem: string;
  readonly photos: readonly File[];
}

/** Visits that wait, in the order of their keys. */
export function waitingVisits(): Promise<readonly WaitingVisit[]> {
  return within<WaitingVisit[]>('visits', 'readonly', (store) => store.getAll());
}

/** Keeps a visit in the browser; the same key again takes its place. */
export async function keepVisit(visit: WaitingVisit): Promise<void> {
  await within('visits', 'readwrite', (store) => store.put(visit));
}

export async function dropVisit(key: string): Promise<void> {
  await within('visits', 'readwrite', (store) => store.delete(key));
}

/** Sends a visit: each photo into the archive, then the words that name them. Done again it is the same visit. */
export async function sendVisit(visit: WaitingVisit, language: Language): Promise<void> {
  const { city, key, project, on, place, seen, problem } = visit;
  const photos: { sha256: string; name: string }[] = [];
  for (const photo of visit.photos) {
    const filed = await sendFile<EvidenceFileBody>('/api/v1/evidence', { city }, language, photo);
    photos.push({ sha256: filed.sha256, name: photo.name.slice(-120) });
  }
  const content: ReportedVisitBody = {
    key,
    on,
    seen,
    ...(place === '' ? {} : { place }),
    ...(problem === '' ? {} : { problem }),
    photos,
  };
  await sendJson<KeptVisitBody>(`/api/v1/projects/${project}/visits`, { city }, language, content);
  await dropVisit(key);
}
