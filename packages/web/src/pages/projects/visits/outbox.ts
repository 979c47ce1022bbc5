import type { EvidenceFileBody, KeptVisitBody, ReportedVisitBody } from '@shigan/contract';
import type { Language } from '../../../address/address.ts';
import { RequestFailed, sendFile, sendJson } from '../../../api/fetch-json.ts';

/** A visit that waits in this browser until it is sent (待发送走访): its words and its photos. */
export interface WaitingVisit {
  /** Made once: sent twice with it, the visit is one. */
  readonly key: string;
  readonly city: string | undefined;
  readonly project: string;
  readonly projectName: string;
  readonly on: string;
  readonly place: string;
  readonly seen: string;
  readonly problem: string;
  readonly photos: readonly File[];
}

const database = 'shigan';
const table = 'visits';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table, { keyPath: 'key' }));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage: closed')));
  });
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const held = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = held.transaction(table, mode);
      const request = work(transaction.objectStore(table));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('error', () => reject(transaction.error ?? new Error('storage: failed')));
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage: full')));
    });
  } finally {
    held.close();
  }
}

/** Visits that wait, in the order of their keys. */
export function waitingVisits(): Promise<readonly WaitingVisit[]> {
  return within<WaitingVisit[]>('readonly', (store) => store.getAll());
}

/** Keeps a visit in the browser; the same key again takes its place. */
export async function keepVisit(visit: WaitingVisit): Promise<void> {
  await within('readwrite', (store) => store.put(visit));
}

export async function dropVisit(key: string): Promise<void> {
  await within('readwrite', (store) => store.delete(key));
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

/** Whether a visit was not sent because there is no way to the server: then it waits. */
export function isUnreached(error: unknown): boolean {
  return error instanceof RequestFailed && error.problem === undefined;
}
