import { askForLatest, beginAccounts, isDemoLoaded, outlookJobs } from '@shigan/app';
import { operator } from '@shigan/core';
import { type Command, InvalidArgumentError } from 'commander';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { outwardOf } from '../channels/outward.ts';
import { workQueues } from './jobs.ts';
import { type GlobalOptions, type Opened, type Surroundings, withStore } from '../invocation.ts';
import { providerSettings } from '../provider-settings.ts';
import { version } from '../version.ts';
import { loadDemoCity } from './demo.ts';

interface ServeOptions extends GlobalOptions {
  readonly port?: number;
  readonly demo?: true;
  readonly origin?: string;
  readonly listen?: string;
  readonly withoutJobs?: true;
}

const defaultPort = 8090;

/** How long requests under way may still take once the program is asked to end. */
const graceMs = 5000;

/** Largest file taken in over HTTP. The readers refuse some kinds of files at less. */
const maxUploadBytes = 96 * 1024 * 1024;

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
    .action(async (_options: ServeOptions, command: Command) => {
      const options: ServeOptions = command.optsWithGlobals();
      const asked = environment['PORT'];
      const port = options.port ?? (asked === undefined || asked === '' ? defaultPort : portOf(asked));
      return withStore(surroundings, options, 'writing', async (opened) => {
        if (options.demo && (await needsDemo(opened))) await loadDemoCity(opened, surroundings);
        await tellFirstPasswords(opened);
        await serve(opened, port, options);
      });
    });

  /** Every city has somebody who can sign in before anybody is served. */
  async function tellFirstPasswords({ app, identity, actor }: Opened): Promise<void> {
    for (const { code, name } of await app.store.cities.list()) {
      const first = await beginAccounts(app, identity(), actor, code);
      if (first === undefined) continue;
      terminal.err(`${words.accounts.first(name, first.account.signInName, first.password ?? '')}\n`);
    }
  }

  async function serve(
    opened: Opened,
    port: number,
    { origin, listen: address, withoutJobs }: ServeOptions,
  ): Promise<void> {
    const { createServer, listen, stop } = await import('@shigan/http');
    const webRoot = builtPages();
    const failed = (error: unknown): void => terminal.err(`outlooks: ${traceOf(error)}\n`);
    const outlooks = outlookJobs(opened.app, failed);
    const renewOutlooks = async (city: string): Promise<void> =>
      askForLatest(opened.app, operator('job'), outlooks, city).catch(failed);
    const server = await createServer(opened.app, {
      version,
      defaultCity: opened.city,
      maxUploadBytes,
      identity: opened.identity({
        provider: providerSettings(environment, origin ?? `http://localhost:${port}`),
        environment,
      }),
      ...(origin === undefined ? {} : { origin }),
      outlooks,
      renewOutlooks,
      ...(webRoot === undefined ? {} : { webRoot }),
      onFailure: (error, request) => terminal.err(`${request.method} ${request.url}: ${traceOf(error)}\n`),
    });
    // Others are listened to only where the address that they use is named: it is what requests are checked against.
    const taken = await listen(server, port, origin === undefined ? undefined : address);
    const ended = surroundings.untilEnded();
    await terminal.out(`http://localhost:${taken}\n`);
    // Behind the first page and not before it: threads work while requests are answered.
    for (const { code } of await opened.app.store.cities.list()) await renewOutlooks(code);
    const outward = outwardOf(environment, opened.identity({ environment }));
    const endQueues = withoutJobs
      ? undefined
      : workQueues(opened.app, operator('job'), outward, (error) => terminal.err(`jobs: ${traceOf(error)}\n`));
    await ended;
    terminal.err(`${words.serve.stopping}\n`);
    await endQueues?.();
    await stop(server, graceMs);
  }
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

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Where the pages lie once they are built; undefined where they are not. */
function builtPages(): string | undefined {
  const root = fileURLToPath(new URL('../../../web/dist/app/', import.meta.url));
  return existsSync(`${root}index.html`) ? root : undefined;
}
