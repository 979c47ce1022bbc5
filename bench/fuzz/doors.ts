import {
  type Application,
  enterNotice,
  importFile,
  importMatters,
  keepDraft,
  keepEvidence,
  readNoticeFile,
  reference,
} from '@shigan/app';
import { memoryStore } from '@shigan/app/testing/memory-store';
import {
  type Actor,
  operator,
  photoFactsIn,
  photoHead,
  registerKey,
  type RegisterName,
  type Registers,
} from '@shigan/core';
import { createDocumentWriter, createWorkbookReader, readText } from '@shigan/formats';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileOnDisk } from '../../packages/cli/src/incoming-file.ts';
import type { Original } from './mutations.ts';

const city = '431200';
const now = '2021-05-20T01:00:00.000Z';
const longAgo = '2020-12-31T16:00:00.000Z';
const actor: Actor = operator('http', 'fuzz');

/** What became of a file: taken in (damage that does no harm), answered with faults, or refused with a code, which is thrown. */
type Answer = 'taken' | 'faults';

/** The doors that files come in by, over a store in memory: those of the application, with the readers that it has in earnest. */
export interface Doors {
  /** Lets a file on disk in by the doors of its kind. */
  readonly enter: (kind: Original['kind'], path: string) => Promise<Answer>;
  /** How much is stored; the same before and after for whatever is not taken. */
  readonly stored: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openDoors(): Promise<Doors> {
  const workbooks = createWorkbookReader();
  const app: Application = {
    store: memoryStore(),
    workbooks,
    documents: createDocumentWriter(),
    texts: { read: readText },
    clock: { now: () => now },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  await app.store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: now });
  await app.store.registers.append(city, [...entries()], longAgo);
  return {
    enter: (kind, path) => doors[kind](app, path),
    stored: () => counts(app),
    close: () => workbooks.close(),
  };
}

const doors: Readonly<Record<Original['kind'], (app: Application, path: string) => Promise<Answer>>> = {
  async workbook(app, path) {
    const file = await fileOnDisk(path);
    const { accepted } = await importFile(app, actor, city, file, { dryRun: false, look: file.size % 4 === 0 });
    return accepted ? 'taken' : 'faults';
  },
  async draft(app, path) {
    const bytes = await readFile(path);
    // The same bytes are a list of matters, too: nothing of it is opened.
    if (bytes.length % 3 === 0 && bytes.subarray(0, 2).toString('latin1') === 'PK') {
      const { faults } = await importMatters(app, actor, city, await fileOnDisk(path), { dryRun: true });
      return faults.length > 0 ? 'faults' : 'taken';
    }
    await keepDraft(app, actor, city, { title: '送核', content: { bytes } });
    return 'taken';
  },
  async notice(app, path) {
    const text = await readNoticeFile(app, actor, city, await fileOnDisk(path));
    await enterNotice(app, actor, city, { text, authority: 'province', year: 2020 });
    return 'taken';
  },
  async evidence(app, path) {
    const { file } = await keepEvidence(app, actor, city, await fileOnDisk(path));
    if (file.mediaType.startsWith('image/')) photoFactsIn((await readFile(path)).subarray(0, photoHead));
    return 'taken';
  },
};

async function counts({ store }: Application): Promise<string> {
  const [observations, imports, drafts, awards, matters, head] = await Promise.all([
    store.observations.count(city),
    store.imports.history(city),
    store.drafts.list(city, now),
    store.awards.length(city),
    store.matters.list(city, {}),
    store.audit.head(city),
  ]);
  return [observations, imports.length, drafts.length, awards, matters.length, JSON.stringify(head)].join(' ');
}

function* entries() {
  yield* entriesOf('indicator', reference.indicators);
  yield* entriesOf('region', reference.regions);
  yield* entriesOf('peerSet', reference.peerSets);
  yield* entriesOf('target', reference.targets);
  yield* entriesOf('rule', reference.rules);
  yield* entriesOf('calendar', reference.calendars);
  yield* entriesOf('settings', [reference.settings]);
}

function entriesOf<N extends RegisterName>(register: N, bodies: readonly Registers[N][]) {
  return bodies.map((body) => ({
    register,
    key: registerKey(register, body),
    body,
    knownFrom: longAgo,
    by: 'reference',
  }));
}
