#!/usr/bin/env node
import { languageIn, run } from './run.ts';
import { terminalOf } from './terminal/terminal.ts';
import { wordsOf } from './words/words.ts';

const args = process.argv.slice(2);
const language = languageIn(args);

/** The first signal asks; the second, from someone who will not wait, ends at once. */
function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(130));
      });
    }
  });
}

// Whoever read the output may be gone; the write that notices it ends the command (see OutputClosed).
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await run(args, {
  environment: process.env,
  terminal: terminalOf(process, process.env, language),
  words: wordsOf(language),
  compose: async (place, options) => (await import('./compose.ts')).compose(place, options),
  migrate: async (place, options) => (await import('./compose.ts')).migrate(place, options),
  stdin: process.stdin,
  untilEnded,
});
