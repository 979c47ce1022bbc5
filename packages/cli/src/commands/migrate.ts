import type { Command } from 'commander';
import { type GlobalOptions, placeOf, type Surroundings } from '../invocation.ts';

interface MigrateOptions extends GlobalOptions {
  readonly roles?: true;
  readonly distribute?: true;
  readonly dryRun?: true;
}

/** `migrate`: brings the database to this version of the program; on a server also its roles, and its shards. */
export function addMigrateCommand(program: Command, surroundings: Surroundings): void {
  const { environment, terminal, words } = surroundings;
  program
    .command('migrate')
    .description(words.commands.migrate)
    .option('--roles', words.options.roles)
    .option('--distribute', words.options.distribute)
    .option('--dry-run', words.options.migrateDryRun)
    .action(async (_options: MigrateOptions, command: Command) => {
      const options: MigrateOptions = command.optsWithGlobals();
      const { roles = false, distribute = false, dryRun = false } = options;
      const asked = { roles, distribute, dryRun };
      const migrated = await surroundings.migrate(placeOf(options, environment), asked);
      if (dryRun) return terminal.out((migrated.statements ?? []).map((sql) => `${sql};\n`).join(''));
      terminal.err(`${words.migrate.done(migrated.backend, migrated.schemaVersion)}\n`);
      return undefined;
    });
}
