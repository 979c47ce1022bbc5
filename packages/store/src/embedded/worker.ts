import { existsSync, renameSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { ensureCluster } from './cluster.ts';
import type { CompiledEngine } from './compiled-engine.ts';
import { type Engine, openEngine } from './engine.ts';
import { Maintenance } from './maintenance.ts';
import { type FromWorker, type ToWorker, type WorkerOptions, activityKinds, activitySlots } from './protocol.ts';
import { simpleQuery } from './wire-messages.ts';
import { firstRows } from './wire-rows.ts';
import { WireServer } from './wire-server.ts';

/** The thread of the engine: opens it, serves it, looks after it. */

const options: WorkerOptions = workerData;
const activity = new Int32Array(options.activity);
const port = parentPort;
if (!port) throw new Error('the engine runs in a thread of its own');

/** The first thing that is said to this thread; it may be that it need not begin. */
const given = new Promise<CompiledEngine | undefined>((resolve) => {
  port.once('message', (order: ToWorker) => resolve(order.type === 'engine' ? order.module : undefined));
});

const tell = (news: FromWorker): void => port.postMessage(news);

const watch = (kind: number): { begin(): void; end(): void } => ({
  begin: () => {
    Atomics.add(activity, activitySlots.count, 1);
    Atomics.store(activity, activitySlots.kind, kind);
  },
  end: () => {
    Atomics.store(activity, activitySlots.kind, activityKinds.none);
  },
});

/** Free bytes, asked at most ten times a second. */
function freeSpace(): () => number {
  let known = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - askedAt > 100) {
      const { bavail, bsize } = statfsSync(dirname(options.cluster));
      known = bavail * bsize;
      askedAt = now;
    }
    return known;
  };
}

async function serve(): Promise<void> {
  const free = freeSpace();
  const engineOptions = {
    directory: options.cluster,
    onSync: () => {
      Atomics.add(activity, activitySlots.syncs, 1);
    },
    // Ends this thread at once, out of whatever the engine is doing; the reason is written before, not after.
    onFatal: (reason: string): never => {
      writeSync(2, `store: ${reason}\n`);
      process.exit(70);
    },
  };
  if (!existsSync(options.cluster) && free() < options.freeSpaceFloor) {
    tell({ type: 'failed', reason: 'no space for a new database', diskFull: true });
    return;
  }
  await ensureCluster(engineOptions, options.template);
  const module = await given;
  if (module === undefined) return tell({ type: 'stopped' });
  const engine = await openEngine({ ...engineOptions, module });
  const server = new WireServer({
    engine,
    path: options.privatePath,
    ...(options.token === undefined ? {} : { token: options.token }),
    parameters: await parameters(engine),
    watch: watch(activityKinds.turn),
    mayWrite: () => free() >= options.freeSpaceFloor,
    idleLimit: options.idleLimit,
  });
  await server.listen();
  const maintenance = new Maintenance(options.maintenance, performance.now());
  const stopMaintenance = maintain(server, maintenance);
  port?.on('message', (order: ToWorker) => {
    if (order.type === 'publish') {
      if (options.privatePath !== options.path) renameSync(options.privatePath, options.path);
      tell({ type: 'published' });
      return;
    }
    if (order.type !== 'stop') return;
    void (async () => {
      stopMaintenance();
      await server.stop(order.grace);
      // Somebody who only imported and left would otherwise leave the next reader without statistics.
      await maintenance.finish(engine).catch(() => {});
      await engine.close();
      tell({ type: 'stopped' });
    })();
  });
  tell({ type: 'open' });
}

/** What PostgreSQL reports to a client that connects. */
async function parameters(engine: Engine): Promise<Readonly<Record<string, string>>> {
  const names = ['server_version', 'server_encoding', 'client_encoding', 'DateStyle', 'TimeZone', 'IntervalStyle'];
  const reported: Record<string, string> = { integer_datetimes: 'on', standard_conforming_strings: 'on' };
  for (const name of names) {
    const [value] = firstRows(await engine.run(simpleQuery(`show ${name}`)));
    reported[name] = value ?? '';
  }
  return reported;
}

/** Turns between two looks that leave the session idle most of the time. */
const fewTurns = 50;

function maintain(server: WireServer, maintenance: Maintenance): () => void {
  const watched = watch(activityKinds.maintenance);
  let lastTurns = -1;
  let settled = false;
  let quietAt = performance.now();
  const timer = setInterval(() => {
    const turns = server.turns - lastTurns;
    if (settled && turns === 0) return;
    lastTurns = server.turns;
    const now = performance.now();
    if (turns < fewTurns) quietAt = now;
    const busy = now - quietAt < options.maintenance.postpone && turns >= fewTurns;
    const look = async (engine: Engine): Promise<void> => {
      watched.begin();
      settled = (await maintenance.look(engine, now, busy)) === 'nothing';
    };
    server.between(look).catch((error: unknown) => {
      process.stderr.write(`store: maintenance failed: ${String(error)}\n`);
    });
  }, options.maintenance.every);
  timer.unref();
  return () => clearInterval(timer);
}

serve().catch((error: unknown) => {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell({ type: 'failed', reason, diskFull: /ENOSPC|No space left/.test(reason) });
});
