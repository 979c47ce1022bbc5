import { DomainError } from '@shigan/core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../running/options.ts';
import { type Doors, openDoors } from './doors.ts';
import { mutate } from './mutations.ts';
import { originalFiles } from './originals.ts';

/** The process that lets damaged files in: told the seed of a case, it says what became of it. Whoever started it ends it where it
 *  takes too long or grows too large. */

/** What became of a case. */
export interface CaseDone {
  readonly seed: number;
  readonly kind: string;
  readonly name: string;
  readonly how: string;
  /** `taken`, `faults`, or the code of the refusal. */
  readonly answer?: string;
  /** What should not have happened. */
  readonly wrong?: string;
  /** Milliseconds of the processor in this process; the reader of workbooks has limits of its own. */
  readonly tookMs: number;
}

/** Files that are taken in make a store larger and the next checks slower: after so many it is begun anew. */
const takenAtMost = 40;

const originals = await originalFiles();
const folder = mkdtempSync(join(tmpdir(), 'shigan-fuzz-'));
let doors: Doors | undefined;
let taken = 0;

async function oneCase(seed: number): Promise<CaseDone> {
  const random = randomFrom(seed);
  const original = originals[Math.floor(random() * originals.length)];
  if (original === undefined) throw new Error('no files to damage');
  const { bytes, how } = mutate(original, random);
  const path = join(folder, original.name);
  writeFileSync(path, bytes);
  if (taken > takenAtMost) {
    await doors?.close();
    doors = undefined;
    taken = 0;
  }
  doors ??= await openDoors();
  const { kind, name } = original;
  const before = await doors.stored();
  // Time of the processor, not of the clock: what others do on the machine is no fault of the file.
  const started = process.cpuUsage();
  const outcome = await answerOf(doors, kind, path);
  const { user, system } = process.cpuUsage(started);
  const tookMs = (user + system) / 1000;
  if (outcome.answer === 'taken') taken++;
  else if (outcome.wrong === undefined && (await doors.stored()) !== before)
    return { seed, kind, name, how, tookMs, wrong: `something was stored: ${outcome.answer}` };
  return { seed, kind, name, how, tookMs, ...outcome };
}

async function answerOf(
  open: Doors,
  kind: Parameters<Doors['enter']>[0],
  path: string,
): Promise<Pick<CaseDone, 'answer' | 'wrong'>> {
  try {
    return { answer: await open.enter(kind, path) };
  } catch (error) {
    if (!(error instanceof DomainError)) return { wrong: causes(error) };
    // A reader that broke down refuses the file too, but is not meant to.
    return error.params['reason'] === 'the reader failed' ? { wrong: causes(error) } : { answer: error.code };
  }
}

function causes(error: unknown): string {
  return error instanceof Error
    ? `${error.stack}${error.cause === undefined ? '' : `\n  because ${causes(error.cause)}`}`
    : String(error);
}

async function answer(seed: number): Promise<void> {
  process.send?.(await oneCase(seed));
}

process.on('message', (seed) => {
  if (typeof seed !== 'number') throw new Error(`no seed: ${String(seed)}`);
  void answer(seed);
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
// The first workbook starts the process that takes workbooks apart, which takes longer than reading it.
for (const one of originals.filter(({ name }) => name.startsWith('3-'))) {
  const path = join(folder, one.name);
  writeFileSync(path, one.bytes);
  doors = await openDoors();
  await answerOf(doors, one.kind, path);
}
process.send?.('ready');
