import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { TestServer } from '../../packages/store/src/testing/postgres.ts';

/** What a run of one kind of fault is asked with. */
export interface FaultRun {
  readonly rounds: number;
  readonly seed: number;
  /** No round is begun after so many seconds. */
  readonly seconds?: number;
  /** A PostgreSQL server for all scenarios of a run; undefined where there is none. */
  readonly postgres: TestServer | undefined;
}

/** What a round came to. */
export interface RoundOutcome {
  readonly seen: string;
  readonly wrong: readonly string[];
}

/** Goes through rounds until they are done or the seconds are spent. Each gives what was seen and what was wrong; printed, with how
 *  many rounds went wrong. */
export async function goThrough(
  { rounds, seed, seconds = Number.POSITIVE_INFINITY }: FaultRun,
  round: (number: number) => Promise<RoundOutcome>,
): Promise<number> {
  const started = performance.now();
  let failed = 0;
  let done = 0;
  for (let number = 1; number <= rounds && performance.now() - started < seconds * 1000; number++) {
    const { seen, wrong } = await round(number);
    done += 1;
    if (wrong.length > 0) failed += 1;
    console.log(`round ${number}: ${seen}${wrong.length === 0 ? '' : `; WRONG: ${wrong.join('; ')}`}`);
  }
  console.log(
    failed === 0 ? `${done} rounds, none went wrong` : `${failed} of ${done} rounds went wrong, seed ${seed}`,
  );
  return failed;
}

/** A directory for the length of some work. */
export async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-faults-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** One of a list, by chance. */
export function pick<T>(list: readonly [T, ...T[]], random: () => number): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** Waits until something is so; false where it is not within so many milliseconds. */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const started = performance.now();
  while (!(await isSo())) {
    if (performance.now() - started > milliseconds) return false;
    await pause(10);
  }
  return true;
}
