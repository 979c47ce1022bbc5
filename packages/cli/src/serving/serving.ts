import { askForLatest, beginAccounts, isDemoLoaded, outlookJobs, readAhead } from '@shigan/app';
import { largestFile, operator } from '@shigan/core';
import {
  createMetrics,
  createServer,
  listen,
  listenForOperation,
  startTelemetry,
  stop,
  sweepUploads,
  telemetryTarget,
} from '@shigan/http';
import { InvalidArgumentError } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { outwardOf } from '../channels/outward.ts';
import { loadDemoCity } from '../commands/demo.ts';
import { workQueues } from '../commands/jobs.ts';
import { portOf, wholeNumber } from '../environment.ts';
import {
  type Composed,
  fallbackCity,
  type GlobalOptions,
  type Opened,
  placeOf,
  type Surroundings,
} from '../invocation.ts';
import { providerSettings } from '../provider-settings.ts';
import { version } from '../version.ts';
import { plainLog, structuredLog, type ServingLog } from './log.ts';
import { backupSchedule, keepBackups } from './scheduled-backup.ts';

export interface ServeOptions extends GlobalOptions {
  readonly port?: number;
  readonly demo?: true;
  readonly origin?: string;
  readonly listen?: string;
  readonly withoutJobs?: true;
  readonly migrate?: true;
}

/** Seconds that requests under way may still take once the program is asked to end. */
const usualGrace = 5;

/** Serves until it is asked to end. */
export type Serve = (opened: Opened) => Promise<void>;

/** Makes the server, which needs no open store. What it gives serves over one: loads the demonstration first where that is asked for and
 *  not done, and tells first passwords. */
export async function prepareServing(
  { app, identity }: Composed,
  port: number,
  options: ServeOptions,
  surroundings: Surroundings,
): Promise<Serve> {
  const { environment, terminal, words } = surroundings;
  const { origin, listen: address, withoutJobs } = options;
  const webRoot = builtPages();
  const log = logOf();
  const metrics = createMetrics(app, version);
  const failure: ServingLog['failure'] = (...told) => {
    metrics.failure();
    log.failure(...told);
  };
  const target = telemetryTarget(environment, version);
  let telemetry: ReturnType<typeof startTelemetry> | undefined;
  const failed = (error: unknown): void => failure('outlooks', error);
  const outlooks = outlookJobs(app, failed);
  const renewOutlooks = async (city: string): Promise<void> =>
    askForLatest(app, operator('job'), outlooks, city).catch(failed);
  const server = await createServer(app, {
    version,
    defaultCity: options.city ?? fallbackCity,
    // the readers refuse most kinds of files at less
    maxUploadBytes: largestFile,
    identity: identity({
      provider: providerSettings(environment, origin ?? `http://localhost:${port}`),
      environment,
    }),
    ...(origin === undefined ? {} : { origin }),
    outlooks,
    renewOutlooks,
    ...(webRoot === undefined ? {} : { webRoot }),
    onFailure: (error, request) => failure('request', error, request),
    observe: (done) => {
      metrics.request(done);
      telemetry?.request(done);
      log.request(done);
    },
  });
  const place = operationAddress(environment);

  return async (opened) => {
    if (options.demo && (await needsDemo(opened))) await loadDemoCity(opened, surroundings);
    await tellFirstPasswords(opened);
    if (target !== undefined)
      telemetry = startTelemetry(
        target,
        () => metrics.values(),
        (error) => failure('telemetry', error),
      );
    const operation = place === undefined ? undefined : await listenForOperation(app, metrics, place);
    // Others are listened to only where the address that they use is named: it is what requests are checked against.
    const taken = await listen(server, port, origin === undefined ? undefined : address);
    const ended = surroundings.untilEnded();
    await sweepUploads(tmpdir(), Date.now());
    await terminal.out(`http://localhost:${taken}\n`);
    log.event('serving', { port: taken, ...(operation === undefined ? {} : { operationPort: operation.port }) });
    // Behind the first page and not before it: threads work while requests are answered.
    const cities = await app.store.cities.list();
    for (const { code } of cities) await renewOutlooks(code);
    let isEnding = false;
    const ahead = (async (): Promise<void> => {
      for (const { code } of cities) if (!isEnding) await readAhead(app, code);
    })().catch((error: unknown) => failure('reading ahead', error));
    const outward = outwardOf(environment, identity({ environment }));
    const endQueues = withoutJobs
      ? undefined
      : workQueues(app, operator('job'), outward, (error) => failure('jobs', error));
    const endBackups = backUp();
    await ended;
    isEnding = true;
    log.event('stopping');
    // Whoever asks whether it is ready is told no, and sends nothing new, before it stops to listen.
    operation?.drain();
    await pause(1000 * (wholeNumber(environment, 'SHIGAN_DRAIN_SECONDS', 600) ?? 0));
    await endQueues?.();
    await endBackups?.();
    await ahead;
    await stop(server, 1000 * (wholeNumber(environment, 'SHIGAN_GRACE_SECONDS', 600) ?? usualGrace));
    await operation?.close();
    await telemetry?.close();
    log.event('stopped');
  };

  /** Every city has somebody who can sign in before anybody is served. */
  async function tellFirstPasswords({ actor }: Opened): Promise<void> {
    for (const { code, name } of await app.store.cities.list()) {
      const first = await beginAccounts(app, identity(), actor, code);
      if (first === undefined) continue;
      terminal.err(`${words.accounts.first(name, first.account.signInName, first.password ?? '')}\n`);
    }
  }

  function logOf(): ServingLog {
    const write = (line: string): void => terminal.err(line);
    return environment['SHIGAN_LOG'] === 'json'
      ? structuredLog(write, () => new Date().toISOString())
      : plainLog(write, words.serve.stopping);
  }

  /** The daily backup, where the environment asks for one. */
  function backUp(): (() => Promise<void>) | undefined {
    const schedule = backupSchedule(environment);
    if (schedule === undefined) return undefined;
    const { directory, keep } = schedule;
    return keepBackups(schedule, {
      madeSince: async (moment) => {
        const { lastBackup } = await import('@shigan/store');
        const last = await lastBackup(directory);
        return last !== undefined && Date.parse(last) >= moment;
      },
      make: async () => {
        const { backupStore, rowsIn, usualRetention } = await import('@shigan/store');
        const to = { directory, keep: keep ?? usualRetention };
        const { manifest, dropped } = await backupStore(placeOf(options, environment), to, new Date().toISOString());
        log.event('backup', { rows: rowsIn(manifest), dropped: dropped.length, fingerprint: manifest.fingerprint });
      },
      failed: (error) => failure('backup', error),
    });
  }
}

/** `HOST:PORT` of `SHIGAN_OPERATION`: where health, readiness and metrics are asked for. */
function operationAddress(
  environment: Surroundings['environment'],
): { readonly host: string; readonly port: number } | undefined {
  const text = environment['SHIGAN_OPERATION'];
  if (!text) return undefined;
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || port === undefined)
    throw new InvalidArgumentError(`SHIGAN_OPERATION: 127.0.0.1:8091: ${text}`);
  return { host: host.replaceAll(/[[\]]/g, ''), port: portOf(port) };
}

/** An empty store, or one whose load of the demonstration broke off. A store with a city of its own is left alone. */
async function needsDemo({ app, actor, city }: Opened): Promise<boolean> {
  const cities = await app.store.cities.list();
  if (cities.length === 0) return true;
  const demo = cities.find((held) => held.demo && held.code === city);
  return demo !== undefined && !(await isDemoLoaded(app, actor, city));
}

/** Where the pages lie once they are built; undefined where they are not. */
function builtPages(): string | undefined {
  const root = fileURLToPath(new URL('../../../web/dist/app/', import.meta.url));
  return existsSync(`${root}index.html`) ? root : undefined;
}
