import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { IncomingFile, Store } from '../ports.ts';
import { incomingFile } from './incoming-file.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const about = { sm3: 'a'.repeat(64), mediaType: 'application/pdf', storedAt: '2021-05-20T01:00:00.000Z', by: 'li' };

async function contentOf(store: Store, city: string, sha256: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.evidence.bytes(city, sha256)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** What every store of the archive's files does. */
export function evidenceFiles(test: Test): void {
  test('keeps a file by its content, once, under the name it came with first', async (store, city) => {
    const file = incomingFile('签收表“终稿”.pdf', '%PDF-1.7 到户签收表');
    const first = await store.evidence.keep(city, file, about);
    expect(first).toEqual({ isNew: true, file: { ...about, sha256: file.sha256, name: file.name, size: file.size } });
    const again = await store.evidence.keep(city, { ...file, name: '别名.pdf' }, { ...about, by: 'wang' });
    expect(again).toEqual({ isNew: false, file: first.file });
    expect(await store.evidence.get(city, file.sha256)).toEqual(first.file);
    expect(await contentOf(store, city, file.sha256)).toBe('%PDF-1.7 到户签收表');
    const bringers = ['li', 'wang', 'zhao'].map(async (by) => store.evidence.broughtBy(city, file.sha256, by));
    expect(await Promise.all(bringers)).toEqual([true, true, false]);
    expect(await store.evidence.broughtBy('430000', file.sha256, 'li')).toBe(false);
  });

  test('has nothing of another city, and nothing that was never filed', async (store, city) => {
    const file = incomingFile('现场.pdf', '%PDF-1.7 现场');
    await store.evidence.keep(city, file, about);
    expect(await store.evidence.get('430000', file.sha256)).toBeUndefined();
    await expect(contentOf(store, '430000', file.sha256)).rejects.toMatchObject({ code: 'unknown-file' });
    expect(await store.imports.file(city, file.sha256)).toBeUndefined();
  });

  test('gives a file of many pieces back byte for byte', async (store, city) => {
    const piece = Buffer.alloc(700_001, '%PDF-1.7 ');
    const pieces = 3;
    const hash = createHash('sha256');
    for (let n = 0; n < pieces; n++) hash.update(piece);
    const sha256 = hash.digest('hex');
    const open = async function* () {
      for (let n = 0; n < pieces; n++) yield piece;
    };
    const file: IncomingFile = { name: '航拍.pdf', size: piece.length * pieces, sha256, path: '', open };
    await store.evidence.keep(city, file, about);
    const read = createHash('sha256');
    for await (const bytes of store.evidence.bytes(city, sha256)) read.update(bytes);
    expect(read.digest('hex')).toBe(sha256);
  });
}
