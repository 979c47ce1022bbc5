import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Store } from '@shigan/app';
import { openStore, type StoreLocation } from '@shigan/store';
import pg from 'pg';

import { runScript, type ScriptProcess } from '../../packages/store/src/testing/child.ts';
import type { TestServer } from '../../packages/store/src/testing/postgres.ts';
import { randomFrom } from '../running/options.ts';
import { plannedFile } from './files.ts';
import type { FaultRun } from './scenario.ts';

const importer = fileURLToPath(new URL('importer.ts', import.meta.url));
const late = '2999-01-01T00:00:00.000Z';

/** What is killed: the process that imports and owns the database, one that imports through another process's database, or
 *  a PostgreSQL server under an import. */
type Victim = 'owner' | 'client' | 'server';

interface Round {
  readonly number: number;
  readonly city: string;
  readonly victim: Victim;
  readonly location: StoreLocation;
  readonly server?: TestServer;
}

/** Kills imports at random moments, opens the store again, and looks whether every file is in whole or not at all and
 *  whether everything that was acknowledged is there. Prints each round; gives how many went wrong. */
export async function killImport({
  rounds,
  seed,
  postgres: server,
  seconds = Number.POSITIVE_INFINITY,
}: FaultRun): Promise<number> {
  const random = randomFrom(seed);
  const started = performance.now();
  const directory = mkdtempSync(join(tmpdir(), 'shigan-faults-'));
  const databaseUrl = await server?.createDatabase();
  if (databaseUrl !== undefined) await (await openStore({ databaseUrl }, { migrate: true })).close();
  let failed = 0;
  try {
    for (let number = 1; number <= rounds; number++) {
      if (performance.now() - started > seconds * 1000) break;
      const city = String(100_000 + number);
      const victims: readonly Victim[] =
        databaseUrl === undefined ? ['owner', 'client'] : ['owner', 'client', 'server'];
      const victim = victims[number % victims.length] ?? 'owner';
      const onServer = databaseUrl !== undefined && (victim === 'server' || (victim === 'client' && random() < 0.5));
      const location: StoreLocation = onServer ? { databaseUrl } : { dataDir: directory };
      const faults = await oneRound(
        { number, city, victim, location, ...(server === undefined ? {} : { server }) },
        random,
      );
      if (faults.length > 0) failed += 1;
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  console.log(failed === 0 ? 'every file was in whole or not at all' : `${failed} rounds went wrong, seed ${seed}`);
  return failed;
}

async function oneRound(round: Round, random: () => number): Promise<readonly string[]> {
  const { number, city, victim, location, server } = round;
  const place = 'dataDir' in location ? location.dataDir : location.databaseUrl;
  // Where the importer is to be a client of an embedded store, this process owns it meanwhile.
  const owning = victim === 'client' && 'dataDir' in location ? await openStore(location) : undefined;
  const child = runScript(importer, [place, city]);
  const said = await linesUntilKilled(child, random, victim === 'server' ? server : undefined);
  await owning?.close();
  const store = await openStore(location);
  let faults: readonly string[];
  let summary: string;
  try {
    ({ faults, summary } = await check(store, location, city, said.lines));
    // Whoever was gone before it was killed shows nothing; without its server it may end.
    const ending = await child.ended();
    if (victim !== 'server' && ending !== null)
      faults = [...faults, `the importer ended by itself, exit code ${ending}`];
  } finally {
    await store.close();
  }
  const what = `${'dataDir' in location ? 'embedded' : 'PostgreSQL'}, ${victim} killed after ${said.after} ms`;
  console.log(`round ${number}: ${what}: ${summary}${faults.length === 0 ? '' : `; WRONG: ${faults.join('; ')}`}`);
  return faults;
}

/** Lets the importer work for a random while, mostly from when it has opened the store, then kills it, or the server. */
async function linesUntilKilled(
  child: ScriptProcess,
  random: () => number,
  server: TestServer | undefined,
): Promise<{ readonly lines: readonly string[]; readonly after: number }> {
  const lines: string[] = [];
  if (random() < 0.85) {
    const first = await child.line();
    if (first === undefined) throw new Error('the importer ended before it began');
    lines.push(first);
  }
  const after = Math.round(random() * 2500);
  await pause(after);
  if (server) {
    await server.crash();
    await Promise.race([child.ended(), pause(10_000)]);
  }
  lines.push(...(await child.kill()));
  return { lines, after };
}

async function check(
  store: Store,
  location: StoreLocation,
  city: string,
  lines: readonly string[],
): Promise<{ readonly faults: readonly string[]; readonly summary: string }> {
  const faults: string[] = [];
  const acknowledged = numbersAfter(lines, 'accepted');
  const begun = Math.max(-1, ...numbersAfter(lines, 'begin'));
  const history = await store.imports.history(city);
  const inStore = new Set(history.map((record) => record.file.sha256));
  const sums = new Map<string, { rows: number; sum: number }>();
  for await (const batch of store.observations.export(city, late)) {
    for (const o of batch) {
      const held = sums.get(o.source.file) ?? { rows: 0, sum: 0 };
      sums.set(o.source.file, { rows: held.rows + 1, sum: held.sum + o.value });
    }
  }
  for (let number = 0; number <= begun + 1; number++) {
    const { file, rows, sum } = plannedFile(city, number);
    const held = sums.get(file.sha256);
    sums.delete(file.sha256);
    const isIn = inStore.delete(file.sha256);
    if (acknowledged.includes(number) && !isIn) faults.push(`file ${number} was acknowledged and is lost`);
    if (isIn && (held?.rows !== rows || held.sum !== sum))
      faults.push(`file ${number} is in with ${held?.rows ?? 0} of ${rows} rows`);
    if (!isIn && held) faults.push(`${held.rows} rows of file ${number} are seen, which is not in`);
    if (isIn && !(await bytesAreWhole(store, city, file.sha256, file.size)))
      faults.push(`the bytes of file ${number} are not whole`);
  }
  if (sums.size > 0 || inStore.size > 0) faults.push('there is something that nobody brought');
  const visible = await store.observations.count(city);
  if ('dataDir' in location && !(await isSwept(location.dataDir, city, visible)))
    faults.push('rows of a dead import were not swept');
  const summary = `${acknowledged.length} files acknowledged, ${history.length} in, ${visible} rows`;
  return { faults, summary };
}

function numbersAfter(lines: readonly string[], word: string): readonly number[] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1)));
}

async function bytesAreWhole(store: Store, city: string, sha256: string, size: number): Promise<boolean> {
  let read = 0;
  for await (const part of store.imports.bytes(city, sha256)) read += part.length;
  return read === size;
}

/** Whether what a dead import left behind goes away by itself, after the store was opened by its owner. */
async function isSwept(dataDir: string, city: string, visible: number): Promise<boolean> {
  const client = new pg.Client({ host: dataDir, user: 'faults' });
  await client.connect();
  try {
    for (let waited = 0; waited < 30_000; waited += 100) {
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from observation where city = $1', [
        city,
      ]);
      if (rows[0]?.n === visible) return true;
      await pause(100);
    }
    return false;
  } finally {
    await client.end();
  }
}
