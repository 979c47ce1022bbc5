import type { Language } from '@shigan/core';
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import type { Surroundings } from './invocation.ts';
import { buildProgram } from './program.ts';
import { OutputClosed, type Terminal } from './terminal/terminal.ts';

/** Runs one command. Returns its exit code; writes nothing but data to standard output. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await (await buildProgram(args, surroundings)).parseAsync([...args], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    return await exitCodeOf(error, surroundings.terminal);
  }
}

async function exitCodeOf(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof OutputClosed) return exitCodes.done;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  // Its sentences are a good part of the program, which most commands end without.
  const { failureTold } = await import('./failure.ts');
  return failureTold(error, terminal);
}

/** The language asked for, found before anything is parsed: usage is shown in it too. */
export function languageIn(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const asked = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1];
  return asked === 'en' ? 'en' : 'zh';
}
