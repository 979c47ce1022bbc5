import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  answers,
  askAt,
  ended,
  findBinary,
  findPostgres,
  serverDirectory,
  serverUser,
  type TestServer,
  urlOf,
} from './postgres.ts';

/** A standby (备库) of a test server: it takes over what the primary writes, and can be read. */
export interface Standby {
  /** Directory of its socket. */
  readonly directory: string;
  /** The URL of a database of the primary, here. */
  url(database: string): string;
  /** From now on the primary acknowledges only what the standby shows, too (`synchronous_commit = remote_apply`). */
  waitedFor(): Promise<void>;
  /** Waits until it shows everything that the primary has written so far. */
  catchUp(): Promise<void>;
  /** Makes a primary of it. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a standby as an operator would: a base backup of the running primary, then streaming. `through` is where it finds the primary's
 *  socket, where that is not the primary's own directory. */
export async function startStandby(primary: TestServer, through: string = primary.directory): Promise<Standby> {
  const binaries = findPostgres();
  const program = findBinary('pg_basebackup');
  const user = serverUser();
  if (binaries === undefined || program === undefined || user === undefined)
    throw new Error('no PostgreSQL for a standby');
  const directory = serverDirectory(user);
  const cluster = join(directory, 'data');
  await copyCluster(program, { cluster, through, user, directory });
  const server: ChildProcess = spawn(
    join(binaries, 'postgres'),
    ['-D', cluster, '-k', directory, '-c', 'listen_addresses=', '-c', 'timezone=Asia/Shanghai'],
    { ...user, cwd: directory, stdio: 'ignore' },
  );
  const url = (database: string): string => urlOf(directory, database);
  await answers(url('postgres'));
  return {
    directory,
    url,
    waitedFor: async () => {
      await primary.ask(`alter system set synchronous_standby_names = '*'`);
      await primary.ask(`alter system set synchronous_commit = 'remote_apply'`);
      await primary.ask('select pg_reload_conf()');
      await eventually(
        async () =>
          (await primary.ask(`select count(*)::int from pg_stat_replication where sync_state = 'sync'`)) === 1,
      );
    },
    catchUp: async () => {
      const written = String(await primary.ask('select pg_current_wal_lsn()'));
      await eventually(
        async () => (await askAt(url('postgres'), `select pg_last_wal_replay_lsn() >= '${written}'::pg_lsn`)) === true,
      );
    },
    promote: async () => {
      await askAt(url('postgres'), 'select pg_promote(true, 60)');
    },
    stop: async () => {
      await ended(server, 'SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function copyCluster(
  program: string,
  to: {
    readonly cluster: string;
    readonly through: string;
    readonly user: { readonly uid?: number; readonly gid?: number };
    readonly directory: string;
  },
): Promise<void> {
  const child = spawn(
    program,
    ['-h', to.through, '-U', 'shigan', '-D', to.cluster, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'],
    { ...to.user, cwd: to.directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  // A spawned process, and not one that is waited for: what it copies from may be served by this one.
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`no base backup: ${told}`);
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await isSo()); attempt++) {
    if (attempt > 600) throw new Error('the standby does not come along');
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
