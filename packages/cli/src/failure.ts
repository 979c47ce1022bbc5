import { errorSentence, errorWords, RequestRefused } from '@shigan/contract';
import { DomainError, type Language } from '@shigan/core';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Tells of what ended a command: a refusal in one line, a bug of ours with where it happened. Gives the exit code. */
export function failureTold(error: unknown, terminal: Terminal): number {
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
