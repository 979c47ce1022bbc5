import type { IncomingFile, Store } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { DomainError } from '@shigan/core';
import { backupStore, openStore, restoreStore, verifyStore } from '@shigan/store';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { archiveSealing } from './secret-key.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const directory = mkdtempSync(join(tmpdir(), 'shigan-sealed-'));
const dataDir = join(directory, 'store');
const restored = join(directory, 'restored');
const backup = join(directory, 'a.backup');

afterAll(() => rmSync(directory, { recursive: true }));

type Environment = Parameters<typeof archiveSealing>[0];

const old = { SHIGAN_SECRET_KEY: 'ab'.repeat(32) };
const renewed = { SHIGAN_SECRET_KEY: 'cd'.repeat(32), SHIGAN_SECRET_KEY_BEFORE: 'ab'.repeat(32) };
const national = { ...renewed, SHIGAN_SECRET_SEALING: 'sm4-sm3' };

/** A file of several pieces that says what it is over and over. */
const textOf = (words: string): string => `%PDF-1.7 ${words}`.repeat(30_000);
interface KeptFile extends IncomingFile {
  readonly sm3: string;
}

const fileOf = (words: string): KeptFile => ({
  ...incomingFile(`${words}.pdf`, textOf(words)),
  sm3: createHash('sm3').update(textOf(words)).digest('hex'),
});
const [before, first, second, third] = ['before the key', 'by the first key', 'by the next key', 'national'].map(
  fileOf,
);

async function opened<T>(of: string, environment: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir: of }, { sealing: archiveSealing(environment) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

type File = KeptFile | undefined;

const keep = async (environment: Environment, file: File): Promise<unknown> =>
  opened(dataDir, environment, async (store) => {
    if (file === undefined) throw new Error('no file');
    return store.evidence.keep(city, file, { sm3: file.sm3, mediaType: 'application/pdf', storedAt: at, by: 'li' });
  });

async function contents(of: string, environment: Environment): Promise<readonly string[]> {
  return opened(of, environment, async (store) =>
    Promise.all(
      [before, first, second, third].map(async (file) => {
        const pieces: Uint8Array[] = [];
        try {
          for await (const piece of store.evidence.bytes(city, file?.sha256 ?? '')) pieces.push(piece);
        } catch (error) {
          return error instanceof DomainError ? error.code : String(error);
        }
        return Buffer.concat(pieces)
          .toString()
          .slice(9, 9 + 'by the first key'.length);
      }),
    ),
  );
}

test(
  'files of the archive rest sealed, are read by the keys of their time, and go through a backup as they are',
  { timeout: 240_000 },
  async () => {
    // Who opens it first runs its engine: all others here are its guests.
    const owner = await openStore({ dataDir });
    await owner.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
    await keep({}, before);
    await keep(old, first);
    await keep(renewed, second);
    await keep(national, third);
    const all = ['before the key%P', 'by the first key', 'by the next key%', 'national%PDF-1.7'];
    expect(await contents(dataDir, renewed)).toEqual(all);
    // Without the key of then they stay closed; what rested unsealed is read.
    const closed = ['before the key%P', 'secret-key-missing', 'secret-key-missing', 'secret-key-missing'];
    expect(await contents(dataDir, {})).toEqual(closed);
    expect(await contents(dataDir, old)).toEqual([all[0], all[1], 'secret-key-wrong', 'secret-key-wrong']);
    await backupStore({ dataDir }, { file: backup }, at);
    await owner.close();
    const inBackup = gunzipSync(readFileSync(backup)).toString('latin1');
    const rests = (words: string): boolean =>
      ['hex', 'base64', 'latin1'].some((form) =>
        inBackup.includes(
          Buffer.from(words.repeat(3))
            .toString(form as 'hex')
            .slice(0, 36),
        ),
      );
    expect(['%PDF-1.7 before the key', '%PDF-1.7 by the first key', '%PDF-1.7 national'].map(rests)).toEqual([
      true,
      false,
      false,
    ]);
    await restoreStore({ dataDir: restored }, backup);
    const host = await openStore({ dataDir: restored });
    expect(await contents(restored, renewed)).toEqual(all);
    const check = async (environment: Environment) =>
      (await verifyStore({ dataDir: restored }, { against: backup, sealing: archiveSealing(environment) })).faults;
    expect(await check(renewed)).toEqual([]);
    expect((await check(old)).filter(({ kind }) => kind === 'fingerprint')).not.toEqual([]);
    await expect(check({})).rejects.toMatchObject({ code: 'secret-key-missing' });
    await host.close();
  },
);
