import { importRegister, registerWorkbook } from '@shigan/app';
import { jsonText, presentRegisterImport } from '@shigan/contract';
import { DomainError, type SheetRegister, sheetRegisters } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, required, type Surroundings, withStore } from '../invocation.ts';

interface WorkbookOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly output?: string;
  readonly dryRun?: true;
  readonly knownFrom?: string;
  readonly json?: true;
}

/** `register export|import`: targets and the catalogue as workbooks. */
export function addRegisterWorkbooks(register: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  register
    .command('export')
    .description(words.commands.registerExport)
    .usage('[options] <register>')
    .argument('[register]')
    .option('--as-of <moment>', words.options.asOf)
    .option('-o, --output <file>', words.options.workbookOut)
    .action(async (given: string | undefined, _options: WorkbookOptions, command: Command) => {
      const options: WorkbookOptions = command.optsWithGlobals();
      const name = sheetRegisterNamed(required(given, 'REGISTER', command, words));
      const path = required(options.output, '--output', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        await writeFile(path, (await registerWorkbook(app, actor, city, name, options.asOf)).bytes);
        return terminal.out(`${path}\n`);
      });
    });

  register
    .command('import')
    .description(words.commands.registerImport)
    .usage('[options] <register> <file>')
    .argument('[register]')
    .argument('[file]')
    .option('--dry-run', words.options.dryRun)
    .option('--known-from <moment>', words.options.knownFrom)
    .option('--json', words.options.json)
    .action(
      async (given: string | undefined, path: string | undefined, _options: WorkbookOptions, command: Command) => {
        const options: WorkbookOptions = command.optsWithGlobals();
        const name = sheetRegisterNamed(required(given, 'REGISTER', command, words));
        const file = await fileOnDisk(required(path, 'FILE', command, words));
        return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
          const imported = await importRegister(app, actor, city, name, file, {
            dryRun: options.dryRun === true,
            ...(options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom }),
          });
          const body = presentRegisterImport(imported, terminal.language);
          if (options.json) await terminal.out(jsonText(body));
          else
            for (const { sheet, column, row, message } of body.faults)
              terminal.err(`${sheet}!${column ?? ''}${row ?? ''} ${message}\n`);
          if (body.faults.some(({ severity }) => severity === 'error'))
            throw new DomainError('file-has-faults', { file: body.file, faults: body.faults.length });
          if (options.json) return;
          for (const { name: entry, kind, cells } of body.changes) {
            const told = cells.map(({ head, before, after }) => `${head} ${before ?? '—'} → ${after ?? '—'}`);
            await terminal.out(
              `${words.register.changes[kind]} ${entry}${told.length > 0 ? `: ${told.join('; ')}` : ''}\n`,
            );
          }
          await terminal.out(`${words.register.sheetRead(body.rows, body.changes.length, body.knownFrom !== null)}\n`);
        });
      },
    );
}

/** Refuses `unknown-register` for one that is not kept as a spreadsheet. */
function sheetRegisterNamed(text: string): SheetRegister {
  const found = sheetRegisters.find((one) => one === text);
  if (found === undefined) throw new DomainError('unknown-register', { register: text });
  return found;
}
