import { errorSentence, errorWords, RequestRefused } from '@shigan/contract';
import { DomainError, type Language } from '@shigan/core';
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import type { Surroundings } from './invocation.ts';
import { buildProgram } from './program.ts';
import { OutputClosed, type Terminal } from './terminal/terminal.ts';

/** Runs one command. Returns its exit code; writes nothing but data to standard output. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await buildProgram(surroundings).parseAsync([...args], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    return exitCodeOf(error, surroundings.terminal);
  }
}

function exitCodeOf(error: unknown, terminal: Terminal): number {
  if (error instanceof OutputClosed) return exitCodes.done;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof DomainError || error instanceof RequestRefused) {
    terminal.err(refusalLine(error, terminal.language));
    return exitCodes.refused;
  }
  terminal.err(`shigan: internal: ${errorWords.internal.title[terminal.language]}\n`);
  terminal.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCodes.bug;
}

/** A refusal as one line: its code, what happened, what to do. */
function refusalLine(error: DomainError | RequestRefused, language: Language): string {
  const lines = errorSentence(error.code, error.params, language).split('\n');
  const sentence = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  const hint = errorWords[error.code].hint[language];
  return language === 'zh'
    ? `shigan: ${error.code}: ${sentence}。${hint}。\n`
    : `shigan: ${error.code}: ${sentence}; ${hint}.\n`;
}

/** The language asked for, found before anything is parsed: usage is shown in it too. */
export function languageIn(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const asked = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1];
  return asked === 'en' ? 'en' : 'zh';
}
