import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DomainError } from '@shigan/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { temporaryDirectory } from '../testing/temporary.ts';
import { newEndpoint } from './endpoint.ts';
import { own, type Ownership, type Tenancy } from './ownership.ts';
import { processMark } from './process-mark.ts';

let directory: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

async function leave(one: Ownership | Tenancy): Promise<void> {
  if (one.role === 'owner') await one.release();
  else one.guard.destroy();
}

async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

function asOwner(one: Ownership | Tenancy): Ownership {
  if (one.role !== 'owner') throw new Error('not the owner');
  return one;
}

async function told(tenancy: Ownership | Tenancy, times: number): Promise<string> {
  if (tenancy.role === 'owner') throw new Error('not a client');
  let words = '';
  for await (const chunk of tenancy.guard) {
    words += String(chunk);
    if (words.split('\n').length > times) break;
  }
  return words;
}

describe('ownership of a data directory', () => {
  it('goes to the first, and everybody after is a client', async () => {
    const first = await own(directory.path);
    const second = await own(directory.path);
    expect([first.role, second.role]).toEqual(['owner', 'client']);
    expect(second.endpoint.wire).toBe(first.endpoint.wire);
    await leave(second);
    await leave(first);
  });

  it('goes to the next when the owner leaves, and the clients notice', async () => {
    const first = await own(directory.path);
    const second = await own(directory.path);
    if (second.role === 'owner') throw new Error('two owners');
    const noticed = new Promise((resolve) => {
      second.guard.once('close', resolve).resume();
    });
    await leave(first);
    await noticed;
    const third = await own(directory.path);
    expect(third.role).toBe('owner');
    await leave(third);
  });

  it('is never held twice, however many race for it', async () => {
    for (let round = 0; round < 25; round++) {
      const racers = await Promise.all(Array.from({ length: 8 }, async () => own(directory.path)));
      expect(racers.filter((racer) => racer.role === 'owner')).toHaveLength(1);
      await Promise.all(racers.map(leave));
    }
  });

  it('is not held twice while owners come and go', async () => {
    let owners = 0;
    let most = 0;
    const people = Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 12; turn++) {
        const one = await own(directory.path);
        if (one.role === 'owner') {
          owners += 1;
          most = Math.max(most, owners);
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
          owners -= 1;
        }
        await leave(one);
      }
    });
    await Promise.all(people);
    expect(most).toBe(1);
  });

  it('needs no cleaning after an owner that was killed: its guard answers no more', async () => {
    const guard = join(directory.path, '.guard-gone');
    const record = { pid: 1, directory: directory.path, guard, wire: join(directory.path, 'wire') };
    writeFileSync(join(directory.path, 'owner.000000041'), JSON.stringify(record));
    writeFileSync(guard, '');
    const next = await own(directory.path);
    expect(next.role).toBe('owner');
    expect(readdirSync(directory.path)).toContain('owner.000000042');
    expect(readdirSync(directory.path)).not.toContain('.guard-gone');
    await leave(next);
  });

  it('is refused while the owner lives though its guard was tidied away', async () => {
    const owner = await own(directory.path);
    rmSync(owner.endpoint.guard);
    expect(await refusal(own(directory.path))).toBe(
      processMark(process.pid) === undefined ? undefined : 'store-locked',
    );
    await leave(owner);
    const next = await own(directory.path);
    expect(next.role).toBe('owner');
    await leave(next);
  });

  it('keeps only a few records of former owners', async () => {
    for (let i = 0; i < 20; i++) await leave(await own(directory.path));
    expect(readdirSync(directory.path).filter((name) => name.startsWith('owner.')).length).toBeLessThan(10);
  });

  it('makes the directory this user’s alone', async () => {
    chmodSync(directory.path, 0o755);
    const owner = await own(directory.path);
    expect(statSync(directory.path).mode & 0o777).toBe(0o700);
    expect(statSync(owner.endpoint.guard).mode & 0o777).toBe(0o600);
    await leave(owner);
  });

  it('tells clients how far the owner is', async () => {
    const owner = asOwner(await own(directory.path));
    const early = await own(directory.path);
    const heard = told(early, 3);
    owner.announce('ready');
    owner.announce('starting');
    expect(await heard).toBe('starting\nready\nstarting\n');
    const late = await own(directory.path);
    expect(await told(late, 1)).toBe('starting\n');
    await leave(owner);
  });

  it('uses a private directory where the path is too long for a socket, and removes it', async () => {
    const deep = join(directory.path, ...Array.from({ length: 12 }, (_, i) => `quite-deep-${i}`));
    mkdirSync(deep, { recursive: true });
    const owner = asOwner(await own(deep));
    expect(owner.endpoint.directory).not.toBe(deep);
    expect(Buffer.byteLength(owner.endpoint.wire)).toBeLessThan(104);
    expect(statSync(owner.endpoint.directory).mode & 0o777).toBe(0o700);
    const record: unknown = JSON.parse(readFileSync(join(deep, 'owner.000000001'), 'utf8'));
    expect(record).toMatchObject({ directory: owner.endpoint.directory });
    const client = await own(deep);
    expect([client.role, client.endpoint.wire]).toEqual(['client', owner.endpoint.wire]);
    await leave(client);
    await leave(owner);
    expect(statSync(owner.endpoint.directory, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('does not follow a record into a directory that is not private', async () => {
    const deep = join(directory.path, ...Array.from({ length: 12 }, (_, i) => `quite-deep-${i}`));
    mkdirSync(deep, { recursive: true });
    const owner = await own(deep);
    chmodSync(owner.endpoint.directory, 0o755);
    const second = await own(deep).catch((error: unknown) => error);
    expect(second).not.toMatchObject({ role: 'client' });
    await leave(owner);
  });

  it('gives a named pipe a password where sockets have no modes', () => {
    const endpoint = newEndpoint('C:\\data', 'win32');
    expect(endpoint.wire.startsWith('\\\\.\\pipe\\')).toBe(true);
    expect(endpoint.token).toMatch(/^[0-9a-f]{48}$/);
    expect(newEndpoint('C:\\data', 'win32').token).not.toBe(endpoint.token);
  });
});
