import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, type StoreLocation, verifyStore } from '@shigan/store';

import type { TestServer } from '../../packages/store/src/testing/postgres.ts';
import { randomFrom } from '../running/options.ts';
import { type FaultRun, goThrough, inDirectory, pick, type RoundOutcome, until } from './scenario.ts';
import { sealing, type ServerProcess, startServer } from './server-process.ts';
import { beginWorkingCity } from './working-city.ts';
import { type Acknowledged, countOf, lostOf, nothingAcknowledged, signIn, Writers } from './writers.ts';

/** Servers over one store, and all that was acknowledged there so far. */
interface Place {
  readonly name: string;
  readonly location: StoreLocation;
  readonly victims: readonly [Victim, ...Victim[]];
  readonly matters: readonly string[];
  readonly servers: (ServerProcess | undefined)[];
  readonly acknowledged: Acknowledged;
  token?: string;
  unanswered: number;
}

/** What is killed: the process that runs the embedded database, one that uses it, both; one of PostgreSQL's processes, or all of them. */
type Victim = 'owner' | 'client' | 'both servers' | 'a server' | 'a backend' | 'the database';

const onEmbedded: Place['victims'] = ['owner', 'client', 'both servers'];
const onPostgres: Place['victims'] = ['a server', 'a backend', 'the database'];

/** Milliseconds within which somebody has to be served again. */
const servedAgain = 180_000;

/** Kills servers and databases at random moments under people who import, report and file evidence over HTTP; the dead are started again
 *  meanwhile. What was answered as done has to be there once and whole, whoever was killed. */
export async function killServer(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    const { postgres, seed } = asked;
    // A short run is over sooner with one: nobody else takes over, and it is started again.
    const servers = asked.seconds === undefined ? 2 : 1;
    const places = new Map<boolean, Place>();
    const placeOn = async (onServer: boolean): Promise<Place> => {
      const made =
        places.get(onServer) ??
        (onServer && postgres !== undefined
          ? await placeAt(
              'PostgreSQL',
              { databaseUrl: await postgres.createDatabase() },
              { victims: onPostgres, servers },
            )
          : await placeAt('embedded', { dataDir: join(directory, 'store') }, { victims: onEmbedded, servers }));
      places.set(onServer, made);
      return made;
    };
    try {
      const failed = await goThrough(asked, async (number) => {
        const onServer = postgres !== undefined && (number + seed) % 2 === 0;
        return oneRound(await placeOn(onServer), number, random, postgres);
      });
      return failed + (await lastLook([...places.values()]));
    } finally {
      for (const place of places.values()) for (const server of place.servers) await server?.kill();
    }
  });
}

async function placeAt(
  name: string,
  location: StoreLocation,
  { victims, servers }: { readonly victims: Place['victims']; readonly servers: number },
): Promise<Place> {
  const matters = await beginWorkingCity(location, 2);
  const acknowledged = nothingAcknowledged();
  const none = Array.from({ length: servers }, () => undefined);
  return { name, location, victims, matters, servers: none, acknowledged, unanswered: 0 };
}

async function oneRound(
  place: Place,
  number: number,
  random: () => number,
  postgres: TestServer | undefined,
): Promise<RoundOutcome> {
  await startMissing(place);
  const { location, servers } = place;
  place.token ??= await signIn(servers[0]?.url ?? '');
  const running = (): readonly string[] => servers.flatMap((server) => (server?.isRunning() ? server.url : []));
  const writers = new Writers(running, { token: place.token, name: `round ${number}`, matters: place.matters });
  const count = (): number => countOf(writers.acknowledged);
  const began = await until(() => count() > 0, servedAgain);
  const after = Math.round(random() * 1500);
  await pause(after);
  const victim = pick(place.victims, random);
  const before = count();
  await kill(victim, place, random, postgres);
  const killed = performance.now();
  const starting = startMissing(place);
  const again = await until(() => count() > before + 2, servedAgain);
  const away = Math.round(performance.now() - killed);
  await starting;
  await writers.stop();
  const store = await openStore(location, { sealing });
  const lost = await lostOf(store, writers.acknowledged).finally(async () => store.close());
  place.acknowledged.imports.push(...writers.acknowledged.imports);
  place.acknowledged.reports.push(...writers.acknowledged.reports);
  place.acknowledged.evidence.push(...writers.acknowledged.evidence);
  place.unanswered += writers.unanswered;
  return {
    seen: `${place.name}, ${victim} killed after ${after} ms: ${count()} acknowledged, ${writers.unanswered} unanswered; written again after ${away} ms`,
    wrong: [
      ...(began && again ? [] : ['nobody was served']),
      ...lost.map((one) => `lost: ${one}`),
      ...[...writers.wrong].map((answer) => `answered: ${answer}`),
    ],
  };
}

async function startMissing({ servers, location }: Place): Promise<void> {
  // One after the other, so that the first to start owns an embedded store.
  for (const [n, server] of servers.entries()) if (!server?.isRunning()) servers[n] = await startServer(location);
}

async function kill(
  victim: Victim,
  { servers, location }: Place,
  random: () => number,
  postgres: TestServer | undefined,
): Promise<void> {
  const one = servers[0];
  const other = servers[1] ?? one;
  const owner = 'dataDir' in location && ownerOf(location.dataDir) === one?.pid ? one : other;
  switch (victim) {
    case 'owner':
      return owner?.kill();
    case 'client':
      return (owner === one ? other : one)?.kill();
    case 'both servers':
      await Promise.all([one?.kill(), other?.kill()]);
      return undefined;
    case 'a server':
      return (random() < 0.5 ? one : other)?.kill();
    case 'a backend':
      return postgres?.kill('backend');
    case 'the database':
      return postgres?.kill('all');
  }
}

/** The process that runs the database of a directory, by its newest record. */
function ownerOf(dataDir: string): number {
  const newest = readdirSync(dataDir)
    .filter((name) => /^owner\.\d{9}$/.test(name))
    .toSorted()
    .at(-1);
  return newest === undefined ? 0 : Number(JSON.parse(readFileSync(join(dataDir, newest), 'utf8')).pid);
}

/** Everything that was acknowledged in all rounds is looked for once more, and the stores are verified. */
async function lastLook(places: readonly Place[]): Promise<number> {
  let failed = 0;
  for (const { name, location, acknowledged, unanswered } of places) {
    const store = await openStore(location, { sealing });
    const lost = await lostOf(store, acknowledged).finally(async () => store.close());
    const { faults, rows } = await verifyStore(location, { sealing });
    const { imports, reports, evidence } = acknowledged;
    console.log(
      `${name}: ${imports.length} imports, ${reports.length} reports and ${evidence.length} files of evidence acknowledged, ${unanswered} requests unanswered, lost ${lost.length}; ${rows} rows verified, ${faults.length} faults`,
    );
    for (const one of [...lost, ...faults.map(({ kind, table, detail }) => `${kind} ${table} ${detail}`)])
      console.log(`  WRONG: ${one}`);
    if (lost.length + faults.length > 0) failed += 1;
  }
  return failed;
}
