import { type ChildProcess, spawn } from 'node:child_process';

import type { StoreLocation } from '@shigan/store';

import { archiveSealing } from '../../packages/cli/src/secret-key.ts';
import { programArguments, shortLived } from '../running/program.ts';

/** A server of a city, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Address of health, readiness and metrics. */
  readonly operation: string;
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end; gives its exit code. */
  end(): Promise<number | null>;
}

/** What every server of a run seals secrets and evidence with. */
const secretKey = 'ab'.repeat(32);
/** Opens what the servers of a run have sealed. */
export const sealing: ReturnType<typeof archiveSealing> = archiveSealing({ SHIGAN_SECRET_KEY: secretKey });

/** Starts `serve` over a store, on ports that are free. */
export async function startServer(
  location: StoreLocation,
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<ServerProcess> {
  const place = 'dataDir' in location ? ['--data', location.dataDir] : [];
  const child = spawn(
    process.execPath,
    [...shortLived, ...programArguments, 'serve', '--port', '0', ...place, ...options],
    {
      env: {
        ...process.env,
        DATABASE_URL: 'databaseUrl' in location ? location.databaseUrl : '',
        SHIGAN_OPERATION: '127.0.0.1:0',
        SHIGAN_LOG: 'json',
        SHIGAN_SECRET_KEY: secretKey,
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const { port, operationPort } = await ports(child);
  return {
    url: `http://localhost:${port}/api/v1`,
    operation: `http://127.0.0.1:${operationPort}`,
    pid: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    end: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** The ports, from the line of its log that says that it serves. */
function ports(child: ChildProcess): Promise<{ readonly port: number; readonly operationPort: number }> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      told = `${told}${chunk.toString()}`.slice(-100_000);
      const line = /^\{.*"serving".*\}$/m.exec(told)?.[0];
      if (line === undefined) return;
      const { port, operationPort } = JSON.parse(line);
      resolve({ port: Number(port), operationPort: Number(operationPort) });
    });
    child.once('close', (code) => reject(new Error(`the server ended before it served: exit code ${code}\n${told}`)));
  });
}
