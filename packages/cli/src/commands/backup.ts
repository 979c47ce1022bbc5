import { jsonText } from '@shigan/contract';
import { DomainError } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, placeOf, readingPlaceOf, type Surroundings } from '../invocation.ts';
import { archiveSealing } from '../secret-key.ts';
import { type BackupKeeping, keepingOf } from '../serving/scheduled-backup.ts';
import { operationWords } from '../words/operation-words.ts';

interface BackupOptions extends GlobalOptions {
  readonly into?: string;
  readonly keep?: BackupKeeping;
  readonly against?: string;
  readonly json?: true;
}

/** `backup`, `restore`, `verify`: the store as a whole. Whoever may read the data directory, or knows the database, may do it. */
export function addBackupCommands(program: Command, surroundings: Surroundings): void {
  const { environment, terminal, words } = surroundings;
  const say = operationWords[terminal.language];
  // The store's own functions are loaded when they are needed: other commands begin sooner.
  const store = async () => import('@shigan/store');

  program
    .command('backup')
    .argument('[file]')
    .description(say.backup)
    .option('--into <dir>', say.into)
    .option('--keep <days,weeks,months>', say.keep, keepingOf)
    .option('--json', words.options.json)
    .action(async (file: string | undefined, _options: BackupOptions, command: Command) => {
      const options: BackupOptions = command.optsWithGlobals();
      if ((file === undefined) === (options.into === undefined))
        return command.error(words.needsOne('file, --into'), { exitCode: 64, code: 'shigan.missing' });
      const { backupStore, rowsIn, usualRetention } = await store();
      const to =
        options.into === undefined
          ? { file: file ?? '' }
          : { directory: options.into, keep: options.keep ?? usualRetention };
      const place = readingPlaceOf(options, environment);
      const { path, manifest, dropped } = await backupStore(place, to, new Date().toISOString());
      if (options.json) return terminal.out(jsonText({ path, dropped, manifest }));
      terminal.err(`${say.made(path, rowsIn(manifest), manifest.fingerprint)}\n`);
      for (const name of dropped) terminal.err(`${say.dropped(name)}\n`);
      return undefined;
    });

  program
    .command('restore')
    .argument('<file>')
    .description(say.restore)
    .action(async (file: string, _options: GlobalOptions, command: Command) => {
      const { restoreStore, rowsIn, schemaVersion } = await store();
      const manifest = await restoreStore(placeOf(command.optsWithGlobals(), environment), file);
      terminal.err(`${say.restored(rowsIn(manifest), schemaVersion)}\n${say.keyApart}\n`);
    });

  program
    .command('verify')
    .argument('[file]', say.file)
    .description(say.verify)
    .option('--against <file>', say.against)
    .option('--json', words.options.json)
    .action(async (file: string | undefined, _options: BackupOptions, command: Command) => {
      const options: BackupOptions = command.optsWithGlobals();
      const { readBackup, rowsIn, verifyStore } = await store();
      if (file !== undefined) {
        const manifest = await readBackup(file);
        if (options.json) return terminal.out(jsonText(manifest));
        terminal.err(`${say.made(file, rowsIn(manifest), manifest.fingerprint)}\n`);
        return undefined;
      }
      const { rows, faults, ends } = await verifyStore(readingPlaceOf(options, environment), {
        against: options.against,
        sealing: archiveSealing(environment),
      });
      if (options.json) await terminal.out(jsonText({ rows, faults, ends }));
      else for (const { kind, table, detail } of faults) await terminal.out(`${say.kinds[kind]} ${table}: ${detail}\n`);
      for (const { city, end } of ends) terminal.err(`${say.end(city, end)}\n`);
      terminal.err(`${say.verified(rows, faults.length)}\n`);
      if (faults.length > 0) throw new DomainError('store-damaged', { faults: faults.length });
      return undefined;
    });
}
