import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programArguments } from '../running/program.ts';
import { writeReturns } from './returns-file.ts';

/** The returns of so many enterprises over twelve months in one file, taken in by the command that users have into a new data directory:
 *  seconds of the whole command, and the most memory that its process, which holds the database as well, ever had. False where the file was
 *  not taken in whole. */
export async function measureOneFile(enterprises: number): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-one-file-'));
  try {
    const [file = '', ...others] = await writeReturns(directory, enterprises, 12);
    if (others.length > 0) throw new Error(`more than one file: ${others.length + 1}`);
    const mebibytes = statSync(file).size / 1024 ** 2;
    const { seconds, peakMiB, code, printed } = await importing(file, join(directory, 'data'));
    const body = code === 0 ? (JSON.parse(printed) as { stored: number; accepted: boolean }) : undefined;
    const stored = body?.accepted === true ? body.stored : 0;
    console.log(
      `one file of ${enterprises.toLocaleString('en')} enterprises × 12 months, ${mebibytes.toFixed(0)} MiB: ${stored.toLocaleString('en')} rows stored in ${seconds.toFixed(0)} s, peak ${peakMiB.toFixed(0)} MiB`,
    );
    return stored === enterprises * 12;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Imported {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly code: number | null;
  readonly printed: string;
}

async function importing(file: string, data: string): Promise<Imported> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...programArguments, 'import', file, '--data', data, '--json'], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => {
    printed += piece.toString();
  });
  // the system's own mark of the most, so that looking seldom misses little
  let peakMiB = 0;
  const looking = setInterval(() => {
    peakMiB = Math.max(peakMiB, mostMemoryOf(child.pid));
  }, 200);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(looking);
  return { seconds: (performance.now() - begin) / 1000, peakMiB, code, printed };
}

function mostMemoryOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
