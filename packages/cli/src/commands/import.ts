import { cityOf, importFile, initialiseCity } from '@shigan/app';
import { type ImportBody, jsonText, parseMeanings, presentImport } from '@shigan/contract';
import type { IncomingFile } from '@shigan/app';
import { DomainError } from '@shigan/core';
import type { Command } from 'commander';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { progressOn } from '../terminal/progress.ts';
import { importText } from '../text/import-text.ts';

interface ImportOptions extends GlobalOptions {
  readonly layout?: string;
  readonly map?: readonly string[];
  readonly knownFrom?: string;
  readonly dryRun?: true;
  readonly allowSetBack?: true;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `import FILE…`: statistics in. Every file is stored whole or not at all; of several none is, unless all of them can be. */
export function addImportCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('import')
    .description(words.commands.import)
    .usage('[options] <file...>')
    .argument('[files...]')
    .option('--layout <name>', words.options.layout)
    .option('--map <label=meaning>', words.options.map, (one: string, said: readonly string[]) => [...said, one], [])
    .option('--known-from <moment>', words.options.knownFrom)
    .option('--dry-run', words.options.dryRun)
    .option('--allow-set-back', words.options.allowSetBack)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (paths: readonly string[], _options: ImportOptions, command: Command) => {
      const options: ImportOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'import');
      required(paths[0], 'FILE', command, words);
      const files: IncomingFile[] = [];
      for (const path of paths) files.push(await fileOnDisk(path));
      return withStore(surroundings, options, 'writing', (opened) => importFiles(opened, files, options, surroundings));
    });
}

async function importFiles(
  opened: Opened,
  files: readonly IncomingFile[],
  options: ImportOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { terminal, words } = surroundings;
  await openCity(opened, surroundings);
  const print = (body: ImportBody): Promise<void> =>
    terminal.out(options.json ? jsonText(body) : importText(body, terminal, words.import));
  // Of several files the first could be stored and the second refused; "refused" has to mean that nothing was changed.
  if (files.length > 1 && !options.dryRun) {
    for (const file of files) {
      const checked = await importOne(opened, file, { ...options, dryRun: true }, surroundings);
      if (hasErrors(checked)) {
        await print(checked);
        throw refusal(checked);
      }
    }
  }
  const refused: ImportBody[] = [];
  for (const file of files) {
    const body = await importOne(opened, file, options, surroundings);
    await print(body);
    if (hasErrors(body)) refused.push(body);
  }
  if (refused[0] !== undefined) throw refusal(refused[0]);
}

/** A city that nothing is held of begins with the reference registers. */
async function openCity({ app, actor, city }: Opened, { terminal, words }: Surroundings): Promise<void> {
  if ((await app.store.cities.get(city)) !== undefined) return;
  const begun = cityOf(city);
  await initialiseCity(app, actor, begun);
  terminal.err(`${words.import.initialised(`${begun.name} ${begun.code}`)}\n`);
}

async function importOne(
  { app, actor, city }: Opened,
  file: IncomingFile,
  options: ImportOptions,
  { terminal, words }: Surroundings,
): Promise<ImportBody> {
  const progress = progressOn(terminal);
  progress.report(words.import.reading(file.name));
  try {
    const outcome = await importFile(app, actor, city, file, {
      dryRun: options.dryRun === true,
      allowSetBack: options.allowSetBack === true,
      mapping: parseMeanings(options.map ?? []),
      ...(options.layout === undefined ? {} : { layout: options.layout }),
      ...(options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom }),
      onProgress: (rows) => progress.report(words.import.rows(file.name, rows)),
    });
    return presentImport(outcome, options.dryRun === true, terminal.language);
  } finally {
    progress.end();
  }
}

function hasErrors(body: ImportBody): boolean {
  return body.faults.some((fault) => fault.severity === 'error');
}

function refusal(body: ImportBody): DomainError {
  const errors = body.faults.filter((fault) => fault.severity === 'error').length;
  return new DomainError('file-has-faults', { file: body.file, errors });
}
