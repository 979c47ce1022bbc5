import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '@shigan/app';
import { DomainError, operator } from '@shigan/core';
import { openStore, type StoreLocation, verifyStore } from '@shigan/store';

import { startPostgres, type TestServer } from '../../packages/store/src/testing/postgres.ts';
import { randomFrom } from '../running/options.ts';
import { plannedFile } from './files.ts';
import { type FaultRun, goThrough, inDirectory, type RoundOutcome, until } from './scenario.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const actor = operator('faults');
const mebibyte = 2 ** 20;

/** How a disk fills: an embedded store refuses at its floor; without one, or on a server, the disk itself has no room. */
type Way = 'embedded, at the floor' | 'embedded, no room' | 'PostgreSQL, no room';

/** A small disk fills up under writers: changes are refused, nothing is stored by halves, and once there is room again they go on. */
export async function diskFull(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    chmodSync(directory, 0o755);
    const disk = join(directory, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'shigan-faults', disk]);
    if (mounted.status !== 0) {
      console.log(`left out: no small disk can be mounted here (${String(mounted.stderr ?? mounted.error).trim()})`);
      return 0;
    }
    let server: TestServer | undefined;
    try {
      const ways: [Way, ...Way[]] = ['embedded, at the floor', 'embedded, no room'];
      if (asked.postgres !== undefined) ways.push('PostgreSQL, no room');
      let databaseUrl: string | undefined;
      return await goThrough(asked, async (number) => {
        const way = ways[(number + asked.seed) % ways.length] ?? ways[0];
        if (way !== 'PostgreSQL, no room')
          return oneRound(way, { dataDir: join(disk, 'store') }, { disk, number, random });
        if (server === undefined) {
          const started = await startPostgres({ within: disk, settings: ['max_wal_size=64MB', 'min_wal_size=32MB'] });
          if ('missing' in started) throw new Error(started.missing);
          server = started;
          databaseUrl = await started.createDatabase();
        }
        return oneRound(way, { databaseUrl: databaseUrl ?? '' }, { disk, number, random, server });
      });
    } finally {
      await server?.stop();
      spawnSync('umount', [disk]);
    }
  });
}

async function oneRound(
  way: Way,
  location: StoreLocation,
  round: {
    readonly disk: string;
    readonly number: number;
    readonly random: () => number;
    readonly server?: TestServer;
  },
): Promise<RoundOutcome> {
  const { disk, number, random, server } = round;
  const atFloor = way === 'embedded, at the floor';
  const floor = atFloor ? 32 * mebibyte : 0;
  const store = await openStore(location, { migrate: true, embedded: { freeSpaceFloor: floor } });
  if ((await store.cities.list()).length === 0)
    await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  const written: Written = { lines: [], files: [], refusals: new Map(), unexpected: new Set() };
  const ballast = join(disk, 'ballast');
  const enough = new AbortController();
  const writing = [lines(store, number, written, enough.signal), files(store, number, written, enough.signal)];
  await pause(300);
  fill(ballast, disk, Math.floor((atFloor ? 10 + random() * 15 : random() * 3) * mebibyte));
  const isRefused = await until(() => sum(written.refusals) >= 4, 60_000);
  await pause(random() * 500);
  const duringFull = written.lines.length + written.files.length;
  rmSync(ballast);
  const goesOn = async (): Promise<boolean> =>
    until(() => written.lines.length + written.files.length > duringFull + 5, 20_000);
  let again = await goesOn();
  // A server that could not even write its log has ended: whoever looks after it starts it again.
  const wasDown = !again && server !== undefined;
  if (wasDown) {
    await server.crash();
    again = await goesOn();
  }
  enough.abort();
  await Promise.all(writing);
  const lost = await missing(store, written);
  await store.close();
  const { faults } = await verifyStore(location);
  const refused = [...written.refusals].map(([code, count]) => `${code} × ${count}`).join(', ');
  return {
    seen: `${way}: ${written.lines.length} lines and ${written.files.length} files acknowledged, refused ${refused}${wasDown ? '; the server had ended and was started again' : ''}`,
    wrong: [
      ...(isRefused ? [] : ['nothing was refused']),
      ...(again ? [] : ['it did not go on']),
      ...(atFloor && [...written.refusals.keys()].some((code) => code !== 'disk-full') ? ['refused otherwise'] : []),
      ...written.unexpected,
      ...lost.map((one) => `lost: ${one}`),
      ...faults.map(({ kind, table, detail }) => `${kind} ${table} ${detail}`),
    ],
  };
}

interface Written {
  readonly lines: string[];
  /** Numbers of files. */
  readonly files: number[];
  readonly refusals: Map<string, number>;
  readonly unexpected: Set<string>;
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

async function attempt(written: Written, work: Promise<unknown>, done: () => void): Promise<void> {
  try {
    await work;
    done();
  } catch (error) {
    const code = error instanceof DomainError ? error.code : undefined;
    if (code === 'disk-full' || code === 'store-unavailable')
      written.refusals.set(code, (written.refusals.get(code) ?? 0) + 1);
    else written.unexpected.add(String(error).slice(0, 300));
    await pause(50);
  }
}

async function lines(store: Store, round: number, written: Written, enough: AbortSignal): Promise<void> {
  for (let n = 0; !enough.aborted; n++) {
    const subject = `${round} ${n}`;
    const line = { at, actor, action: 'register.amend', subject, detail: { filler: 'x'.repeat(500) } };
    await attempt(written, store.audit.append(city, line), () => written.lines.push(subject));
  }
}

async function files(store: Store, round: number, written: Written, enough: AbortSignal): Promise<void> {
  for (let n = 0; !enough.aborted; n++) {
    const number = (round * 60 + n) % 900;
    const { file, batches } = plannedFile(city, number);
    const options = { actor, storedAt: at, dryRun: false };
    await attempt(written, store.imports.accept(city, file, 'long', firstOf(batches()), options), () =>
      written.files.push(number),
    );
  }
}

/** Some rows of a file are enough. */
function* firstOf<T>(batches: Iterable<T>): Iterable<T> {
  for (const batch of batches) {
    yield batch;
    return;
  }
}

async function missing(store: Store, written: Written): Promise<readonly string[]> {
  const subjects = new Set<string>();
  for await (const batch of store.audit.chain(city))
    for (const { content } of batch) subjects.add(String(JSON.parse(content).subject));
  const held = new Set((await store.imports.history(city)).map(({ file }) => file.sha256));
  return [
    ...written.lines.filter((subject) => !subjects.has(subject)),
    ...written.files.filter((number) => !held.has(plannedFile(city, number).file.sha256)).map((n) => `file ${n}`),
  ];
}

/** Leaves so many bytes free on a disk, or a little less. */
function fill(path: string, disk: string, leave: number): void {
  const handle = openSync(path, 'w');
  const block = Buffer.alloc(256 * 1024, 1);
  const free = (): number => {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize;
  };
  try {
    while (free() > leave) writeSync(handle, block, 0, Math.max(4096, Math.min(block.length, free() - leave)));
  } catch (error) {
    // Others have filled what was left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(handle);
  }
}
