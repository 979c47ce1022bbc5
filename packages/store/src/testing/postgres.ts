import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { Client } from 'pg';

/** A PostgreSQL server of one test run, on a unix socket in a directory of its own. */
export interface TestServer {
  /** Directory of its socket. */
  readonly directory: string;
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** Stops the server the hard way and starts it again, as after a crash. */
  crash(): Promise<void>;
  /** Stops the server the hard way and starts it again after so many milliseconds. */
  away(milliseconds: number): Promise<void>;
  /** Kills all processes of the server, or one that serves a client, after which the server ends the others; starts it again where it
   *  does not do so by itself. */
  kill(which: 'all' | 'backend'): Promise<void>;
  /** Kills all processes of the server and leaves it so. */
  end(): Promise<void>;
  /** Runs a statement of an administrator, and gives the first value of its answer. */
  ask(sql: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Directories where programs of PostgreSQL may be: the path, and where Debian keeps them, the newest version first. */
function directories(): readonly string[] {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  return [...(process.env['PATH'] ?? '').split(delimiter), ...installed];
}

/** A program of PostgreSQL, where it is installed. */
export function findBinary(name: string): string | undefined {
  return directories()
    .map((directory) => join(directory, name))
    .find((file) => existsSync(file));
}

/** Directory of initdb and postgres. */
export function findPostgres(): string | undefined {
  return directories().find(
    (directory) => existsSync(join(directory, 'initdb')) && existsSync(join(directory, 'postgres')),
  );
}

/** A server for the tests of a file; `missing` says why they have to be skipped. */
export interface TestServerOrNone {
  readonly missing: string | undefined;
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** For `describe.skipIf(server.missing)`: starts a server where one can be started. */
export async function postgresForTests(): Promise<TestServerOrNone> {
  // A test's databases outlive no test.
  const server = await startPostgres({ fsync: false });
  if (!('missing' in server)) return { missing: undefined, createDatabase: server.createDatabase, stop: server.stop };
  const { missing } = server;
  return {
    missing,
    createDatabase: async () => {
      throw new Error(missing);
    },
    stop: async () => {},
  };
}

/** Starts a server, or gives the reason why none can be started here. PostgreSQL refuses to run as root: then it runs as
 *  the user `postgres`, where there is one. */
export async function startPostgres(
  options: { readonly fsync?: boolean; readonly within?: string; readonly settings?: readonly string[] } = {},
): Promise<TestServer | { readonly missing: string }> {
  const binaries = findPostgres();
  if (binaries === undefined) return { missing: 'no PostgreSQL binaries were found' };
  const user = serverUser();
  if (user === undefined) return { missing: 'PostgreSQL does not run as root, and there is no user postgres' };
  const directory = serverDirectory(user, options.within);
  const cluster = join(directory, 'data');
  const initdb = spawnSync(
    join(binaries, 'initdb'),
    ['-D', cluster, '-U', 'shigan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: directory, encoding: 'utf8' },
  );
  if (initdb.status !== 0) return { missing: `initdb failed: ${initdb.stderr}` };
  const settings = ['-c', 'listen_addresses=', '-c', 'timezone=Asia/Shanghai'];
  for (const setting of options.settings ?? []) settings.push('-c', setting);
  if (options.fsync === false) settings.push('-c', 'fsync=off', '-c', 'full_page_writes=off');
  // A time zone far from UTC shows where one is assumed.
  const start = (): ChildProcess =>
    spawn(join(binaries, 'postgres'), ['-D', cluster, '-k', directory, ...settings], {
      ...user,
      cwd: directory,
      stdio: 'ignore',
    });
  let server = start();
  const url = (database: string): string => urlOf(directory, database);
  await answers(url('postgres'));
  let databases = 0;
  const ask = async (sql: string): Promise<unknown> => askAt(url('postgres'), sql);
  // As files, which takes half the time: since 15 it is done page by page unless asked for.
  const copied = Number(await ask('show server_version_num')) < 150_000 ? '' : ' strategy file_copy';
  return {
    directory,
    ask,
    createDatabase: async () => {
      databases += 1;
      await ask(`create database test_${databases}${copied}`);
      return url(`test_${databases}`);
    },
    crash: async () => {
      await ended(server, 'SIGQUIT');
      server = start();
      await answers(url('postgres'));
    },
    away: async (milliseconds) => {
      await ended(server, 'SIGQUIT');
      await new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      });
      server = start();
      await answers(url('postgres'));
    },
    kill: async (which) => {
      if (which === 'backend') {
        const backend = childrenOf(server.pid ?? 0).find(({ title }) => title.includes('test_'));
        if (backend) process.kill(backend.pid, 'SIGKILL');
        return;
      }
      await killed(server);
      server = start();
      await answers(url('postgres'));
    },
    end: async () => killed(server),
    stop: async () => {
      await ended(server, 'SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The processes that a process has started, by what they call themselves. Known under Linux only. */
function childrenOf(parent: number): readonly { readonly pid: number; readonly title: string }[] {
  const found: { pid: number; title: string }[] = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)))
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue;
      found.push({ pid: Number(name), title: readFileSync(`/proc/${name}/cmdline`, 'utf8') });
    } catch (error) {
      // It has ended meanwhile.
      if (!isGone(error)) throw error;
    }
  return found;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Kills a server with all its processes. */
export async function killed(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const exit = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  for (const pid of [server.pid ?? 0, ...childrenOf(server.pid ?? 0).map((child) => child.pid)]) killIfThere(pid);
  await exit;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Who a server runs as: the present user, or `postgres` where that is root; undefined where there is nobody. */
export function serverUser(): { readonly uid?: number; readonly gid?: number } | undefined {
  return process.getuid?.() === 0 ? unprivilegedUser() : {};
}

/** A new directory of a server. */
export function serverDirectory(
  { uid, gid }: { readonly uid?: number; readonly gid?: number },
  within: string = tmpdir(),
): string {
  const directory = mkdtempSync(join(within, 'shigan-pg-'));
  chmodSync(directory, 0o755);
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid);
  return directory;
}

export function urlOf(directory: string, database: string): string {
  return `postgresql://shigan@/${database}?host=${encodeURIComponent(directory)}`;
}

function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  const id = (what: string): number => Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout || NaN);
  const uid = id('-u');
  const gid = id('-g');
  return uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

export async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(server)) return;
  const exit = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill(signal);
  await exit;
}

/** Waits until a server answers. */
export async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 400) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}

/** Asks a server for the first column of the first row. */
export async function askAt(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}
