import type { Application, Clock, Digest, Store } from '@shigan/app';
import type { Instant } from '@shigan/core';
import { createIdentity, openIdProvider, sealedSecrets } from '@shigan/identity';
import { beginStore, migrateStore, openStore, type StoreOpening } from '@shigan/store';
import { createHash } from 'node:crypto';
import type { Composed, ComposeOptions, DataPlace, Surroundings } from './invocation.ts';
import { archiveSealing, secretKey, secretKeysBefore, secretSealing } from './secret-key.ts';
import { steadyClock } from './steady-clock.ts';

const sha256: Digest = { sha256: (content) => createHash('sha256').update(content).digest('hex') };

/** Wires everything together: the only place that knows which store, which readers and which clock there are. */
export async function compose(place: DataPlace, options: ComposeOptions): Promise<Composed> {
  const { store, opened, begun } = beginOpening(place, options);
  // The store opens in another thread, and the rest is loaded meanwhile, but not before: it would hold the beginning up.
  await begun;
  const { createDocumentWriter, createWorkbookReader, readText } = await import('@shigan/formats');
  const { createCalculationThreads } = await import('./threads/calculation-threads.ts');
  const workbooks = createWorkbookReader();
  const calculation = createCalculationThreads();
  const documents = createDocumentWriter();
  let clock: Clock | undefined;
  const now = (): Instant => {
    if (clock === undefined) throw new Error('what time it is depends on what the store holds, which is not open yet');
    return clock.now();
  };
  const texts = { read: readText };
  const app: Application = { store, workbooks, documents, texts, clock: { now }, digest: sha256, calculation };
  const composed: Composed = {
    app,
    identity: ({ provider, environment } = {}) =>
      createIdentity(
        provider === undefined ? undefined : openIdProvider(provider),
        environment === undefined
          ? undefined
          : sealedSecrets(secretKey(place, environment), secretSealing(environment), secretKeysBefore(environment)),
      ),
    close: async () => {
      await calculation.close();
      await workbooks.close();
      await store.close();
    },
  };
  options.meanwhile?.(composed);
  try {
    await opened;
  } catch (error) {
    await calculation.close();
    await workbooks.close();
    throw error;
  }
  clock = steadyClock({ wall: () => Date.now(), elapsed: () => performance.now() }, await lastStored(store));
  return composed;
}

/** The store, and when there is nothing to do but to wait for it. A refusal is met where `opened` is awaited. */
function beginOpening(
  place: DataPlace,
  { migrate, environment }: ComposeOptions,
): StoreOpening & { readonly begun: Promise<unknown> } {
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => (start = resolve));
  const { store, opened } = beginStore(place, {
    migrate: migrate ? 'empty' : false,
    sealing: environment === undefined ? undefined : archiveSealing(environment),
    embedded: { onStart: start },
  });
  // A server opens by itself.
  if (!('dataDir' in place)) start();
  return { store, opened, begun: Promise.race([started, opened.catch(() => undefined)]) };
}

/** The moment of the last change that the audit log of any city has; undefined where nothing was ever changed. */
async function lastStored(store: Store): Promise<Instant | undefined> {
  let last: Instant | undefined;
  for (const { code } of await store.cities.list()) {
    const [line] = await store.audit.list(code, 1);
    if (line !== undefined && (last === undefined || line.at > last)) last = line.at;
  }
  return last;
}

/** Brings the store to this version of the program, and sees to roles and shards. */
export const migrate: Surroundings['migrate'] = async (place, options = {}) => {
  const { statements } = await migrateStore(place, options);
  const store = await openStore(place);
  try {
    return { ...(await store.status()), statements };
  } finally {
    await store.close();
  }
};
