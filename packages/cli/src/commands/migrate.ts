import type { Command } from 'commander';
import { type GlobalOptions, placeOf, type Surroundings } from '../invocation.ts';

/** `migrate`: brings the database to this version of the program. */
export function addMigrateCommand(program: Command, surroundings: Surroundings): void {
  const { environment, terminal, words } = surroundings;
  program
    .command('migrate')
    .description(words.commands.migrate)
    .action(async (_options: GlobalOptions, command: Command) => {
      const migrated = await surroundings.migrate(placeOf(command.optsWithGlobals(), environment));
      terminal.err(`${words.migrate.done(migrated.backend, migrated.schemaVersion)}\n`);
    });
}
