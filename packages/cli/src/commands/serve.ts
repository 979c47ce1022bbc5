import { askForLatest, beginAccounts, isDemoLoaded, outlookJobs, readAhead } from '@shigan/app';
import { largestFile, operator } from '@shigan/core';
import { type Command, InvalidArgumentError } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { outwardOf } from '../channels/outward.ts';
import { workQueues } from './jobs.ts';
import { wholeNumber } from '../environment.ts';
import { type GlobalOptions, type Opened, placeOf, type Surroundings, withStore } from '../invocation.ts';
import { providerSettings } from '../provider-settings.ts';
import { plainLog, structuredLog, type ServingLog } from '../serving/log.ts';
import { backupSchedule, keepBackups } from '../serving/scheduled-backup.ts';
import { version } from '../version.ts';
import { loadDemoCity } from './demo.ts';

interface ServeOptions extends GlobalOptions {
  readonly port?: number;
  readonly demo?: true;
  readonly origin?: string;
  readonly listen?: string;
  readonly withoutJobs?: true;
  readonly migrate?: true;
}

const defaultPort = 8090;

/** Seconds that requests under way may still take once the program is asked to end. */
const usualGrace = 5;

/** `serve`: the pages and the interface, for this machine; for others where the address that they use is named. */
export function addServeCommand(program: Command, surroundings: Surroundings): void {
  const { environment, terminal, words } = surroundings;
  program
    .command('serve')
    .description(words.commands.serve)
    .option('--port <port>', words.options.port, portOf)
    .option('--demo', words.options.withDemo)
    .option('--origin <url>', words.options.origin, originOf)
    .option('--listen <address>', words.options.listen)
    .option('--without-jobs', words.options.withoutJobs)
    .option('--migrate', words.options.migrate)
    .action(async (_options: ServeOptions, command: Command) => {
      const options: ServeOptions = command.optsWithGlobals();
      const asked = environment['PORT'];
      const port = options.port ?? (asked === undefined || asked === '' ? defaultPort : portOf(asked));
      if (options.migrate) await surroundings.migrate(placeOf(options, environment));
      return withStore(loadingMeanwhile, options, 'writing', async (opened) => {
        if (options.demo && (await needsDemo(opened))) await loadDemoCity(opened, surroundings);
        await tellFirstPasswords(opened);
        await serve(opened, port, options);
      });
    });

  /** What serves is loaded while the store opens. */
  const loadingMeanwhile: Surroundings = {
    ...surroundings,
    compose: async (place, options) => {
      const meanwhile = (): void => void import('@shigan/http').catch(() => undefined);
      return surroundings.compose(place, { ...options, meanwhile });
    },
  };

  /** Every city has somebody who can sign in before anybody is served. */
  async function tellFirstPasswords({ app, identity, actor }: Opened): Promise<void> {
    for (const { code, name } of await app.store.cities.list()) {
      const first = await beginAccounts(app, identity(), actor, code);
      if (first === undefined) continue;
      terminal.err(`${words.accounts.first(name, first.account.signInName, first.password ?? '')}\n`);
    }
  }

  async function serve(opened: Opened, port: number, options: ServeOptions): Promise<void> {
    const { origin, listen: address, withoutJobs } = options;
    const http = await import('@shigan/http');
    const { createMetrics, createServer, listen, listenForOperation, startTelemetry, stop, telemetryTarget } = http;
    const webRoot = builtPages();
    const log = logOf();
    const metrics = createMetrics(opened.app, version);
    const failure: ServingLog['failure'] = (...told) => {
      metrics.failure();
      log.failure(...told);
    };
    const target = telemetryTarget(environment, version);
    const telemetry =
      target === undefined
        ? undefined
        : startTelemetry(
            target,
            () => metrics.values(),
            (error) => failure('telemetry', error),
          );
    const failed = (error: unknown): void => failure('outlooks', error);
    const outlooks = outlookJobs(opened.app, failed);
    const renewOutlooks = async (city: string): Promise<void> =>
      askForLatest(opened.app, operator('job'), outlooks, city).catch(failed);
    const server = await createServer(opened.app, {
      version,
      defaultCity: opened.city,
      // the readers refuse most kinds of files at less
      maxUploadBytes: largestFile,
      identity: opened.identity({
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
    const operation = place === undefined ? undefined : await listenForOperation(opened.app, metrics, place);
    // Others are listened to only where the address that they use is named: it is what requests are checked against.
    const taken = await listen(server, port, origin === undefined ? undefined : address);
    const ended = surroundings.untilEnded();
    await http.sweepUploads(tmpdir(), Date.now());
    await terminal.out(`http://localhost:${taken}\n`);
    log.event('serving', { port: taken, ...(operation === undefined ? {} : { operationPort: operation.port }) });
    // Behind the first page and not before it: threads work while requests are answered.
    const cities = await opened.app.store.cities.list();
    for (const { code } of cities) await renewOutlooks(code);
    let isEnding = false;
    const ahead = (async (): Promise<void> => {
      for (const { code } of cities) if (!isEnding) await readAhead(opened.app, code);
    })().catch((error: unknown) => failure('reading ahead', error));
    const outward = outwardOf(environment, opened.identity({ environment }));
    const endQueues = withoutJobs
      ? undefined
      : workQueues(opened.app, operator('job'), outward, (error) => failure('jobs', error));
    const endBackups = backUp(options, log, (error) => failure('backup', error));
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
  }

  function logOf(): ServingLog {
    const write = (line: string): void => terminal.err(line);
    return environment['SHIGAN_LOG'] === 'json'
      ? structuredLog(write, () => new Date().toISOString())
      : plainLog(write, words.serve.stopping);
  }

  /** The daily backup, where the environment asks for one. */
  function backUp(
    options: ServeOptions,
    log: ServingLog,
    failed: (error: unknown) => void,
  ): (() => Promise<void>) | undefined {
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
        const place = placeOf(options, environment);
        const to = { directory, keep: keep ?? usualRetention };
        const { manifest, dropped } = await backupStore(place, to, new Date().toISOString());
        log.event('backup', { rows: rowsIn(manifest), dropped: dropped.length, fingerprint: manifest.fingerprint });
      },
      failed,
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

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError(`0 … 65535: ${text}`);
  return port;
}

/** Scheme, name and port, nothing after them. */
function originOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:\/\//.test(text))
    throw new InvalidArgumentError(`https://shigan.example: ${text}`);
  return new URL(text).origin;
}

/** Where the pages lie once they are built; undefined where they are not. */
function builtPages(): string | undefined {
  const root = fileURLToPath(new URL('../../../web/dist/app/', import.meta.url));
  return existsSync(`${root}index.html`) ? root : undefined;
}
