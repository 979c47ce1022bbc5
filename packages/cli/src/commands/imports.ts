import { listImports, readImport } from '@shigan/app';
import { jsonText, presentImportChanges, presentImportHistory } from '@shigan/contract';
import type { Command } from 'commander';
import { type GlobalOptions, type Surroundings, withStore } from '../invocation.ts';
import { importChangesText, importHistoryText } from '../text/imports-text.ts';

interface ImportsOptions extends GlobalOptions {
  readonly json?: true;
}

/** `imports [ID]`: what was brought in, or what one import changed. */
export function addImportsCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('imports')
    .description(words.commands.imports)
    .argument('[id]', words.options.importId)
    .option('--json', words.options.json)
    .action(async (id: string | undefined, _options: ImportsOptions, command: Command) => {
      const options: ImportsOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        if (id === undefined) {
          const body = presentImportHistory(await listImports(app, actor, city));
          return terminal.out(options.json ? jsonText(body) : importHistoryText(body, words));
        }
        const body = presentImportChanges(await readImport(app, actor, city, id), terminal.language);
        return terminal.out(options.json ? jsonText(body) : importChangesText(body, words));
      });
    });
}
