import { exportObservations } from '@shigan/app';
import type { Command } from 'commander';
import { addSdmxExportCommands } from './export-sdmx.ts';
import { type GlobalOptions, type Surroundings, withStore } from '../invocation.ts';

interface ExportOptions extends GlobalOptions {
  readonly file?: string;
  readonly asOf?: string;
}

/** `export …`: the record as CSV, or as SDMX. */
export function addExportCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const parent = program.command('export').description(words.commands.export);
  addSdmxExportCommands(parent, surroundings);
  parent
    .command('observations')
    .description(words.commands.exportObservations)
    .option('--file <sha256>', words.options.file)
    .option('--as-of <moment>', words.options.asOf)
    .action(async (_options: ExportOptions, command: Command) => {
      const options: ExportOptions = command.optsWithGlobals();
      const asked = {
        ...(options.file === undefined ? {} : { file: options.file }),
        ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      };
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        for await (const text of exportObservations(app, actor, city, asked)) await terminal.out(text);
      });
    });
}
