import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { programArguments } from './program.ts';

/** A served demonstration city, in a process of its own. */
export interface DemoServer {
  readonly url: string;
  /** Memory the process holds, MiB; undefined where the system does not say. */
  memory(): Promise<number | undefined>;
  /** Moves the business date of its city on, by the command that users have. */
  advance(to: string): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a server on any free port, with the demonstration city in `data` or in a directory that is removed afterwards; or in a
 *  database. `options` are Node's. */
export async function startDemoServer(
  data?: string,
  databaseUrl = '',
  options: readonly string[] = [],
): Promise<DemoServer> {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'shigan-demo-')));
  const place = databaseUrl === '' ? ['--data', directory] : [];
  const args = ['serve', '--demo', '--port', '0', ...place];
  const child = spawn(process.execPath, [...options, ...programArguments, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    if (data === undefined) await rm(directory, { recursive: true, force: true });
  };
  try {
    const advance = (to: string): Promise<void> => runProgram(['demo', 'advance', '--to', to, '--data', directory]);
    return { url: await printedAddress(child), memory: () => memoryOf(child), advance, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function runProgram(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...programArguments, ...args], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')}: exit code ${code}`))));
  });
}

/** The address is the one line it prints. */
function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.once('close', (code) => reject(new Error(`the server ended before it served: exit code ${code}`)));
  });
}

async function memoryOf(child: ChildProcess): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
