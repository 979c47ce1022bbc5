import { catalogueWorkbook, importCatalogue, importLedger, ledgerWorkbook } from '@shigan/app';
import { type FaultBody, jsonText, presentCatalogueImport, presentLedgerImport } from '@shigan/contract';
import { DomainError } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, required, type Surroundings, withStore } from '../invocation.ts';
import { awardWords } from '../words/award-words.ts';
import { authorityOf, collect, settledOf, yearOf } from './notice.ts';

interface WorkbookOptions extends GlobalOptions {
  readonly year?: string;
  readonly authority?: string;
  readonly asOf?: string;
  readonly output?: string;
  readonly dryRun?: true;
  readonly settle?: readonly string[];
  readonly knownFrom?: string;
  readonly json?: true;
}

/** `awards export|import` and `awards catalogue export|import`: ledger and measures as workbooks. */
export function addAwardWorkbookCommands(awards: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const own = awardWords[language];
  const catalogue = awards.command('catalogue').description(own.commands.catalogue);

  const exporting = (parent: Command, description: string): Command =>
    parent
      .command('export')
      .description(description)
      .option('--year <year>', own.options.year)
      .option('--as-of <moment>', words.options.asOf)
      .option('-o, --output <file>', own.options.output);

  const importing = (parent: Command, description: string): Command =>
    parent
      .command('import')
      .description(description)
      .usage('[options] <file>')
      .argument('[file]')
      .option('--dry-run', words.options.dryRun)
      .option('--known-from <moment>', words.options.knownFrom)
      .option('--json', words.options.json);

  const asOfIn = ({ asOf }: WorkbookOptions) => (asOf === undefined ? {} : { asOf });
  const knownFromIn = ({ knownFrom }: WorkbookOptions) => (knownFrom === undefined ? {} : { knownFrom });

  const list = (body: { readonly file: string; readonly faults: readonly FaultBody[] }): void => {
    for (const { sheet, column, row, message } of body.faults)
      terminal.err(`${sheet}!${column ?? ''}${row ?? ''} ${message}\n`);
  };

  exporting(catalogue, own.commands.catalogueExport)
    .option('--authority <authority>', own.options.authority)
    .action(async (_options: WorkbookOptions, command: Command) => {
      const options: WorkbookOptions = command.optsWithGlobals();
      const { year = 0 } = yearOf(required(options.year, '--year', command, words));
      const path = required(options.output, '--output', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const asked = { authority: authorityOf(options.authority), year, ...asOfIn(options) };
        await writeFile(path, (await catalogueWorkbook(app, actor, city, asked)).bytes);
        return terminal.out(`${path}\n`);
      });
    });

  importing(catalogue, own.commands.catalogueImport).action(
    async (given: string | undefined, _options: WorkbookOptions, command: Command) => {
      const options: WorkbookOptions = command.optsWithGlobals();
      const file = await fileOnDisk(required(given, 'FILE', command, words));
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const imported = await importCatalogue(app, actor, city, file, {
          dryRun: options.dryRun === true,
          ...knownFromIn(options),
        });
        const body = presentCatalogueImport(imported, language);
        if (options.json) await terminal.out(jsonText(body));
        else list(body);
        if (body.ruleSet === null) throw refusal(body);
        if (!options.json)
          await terminal.out(`${own.catalogueRead(body.ruleSet.name, body.ruleSet.measures, body.changed)}\n`);
      });
    },
  );

  exporting(awards, own.commands.ledgerExport).action(async (_options: WorkbookOptions, command: Command) => {
    const options: WorkbookOptions = command.optsWithGlobals();
    const path = required(options.output, '--output', command, words);
    return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
      const asked = { ...yearOf(options.year), ...asOfIn(options) };
      await writeFile(path, (await ledgerWorkbook(app, actor, city, asked)).bytes);
      return terminal.out(`${path}\n`);
    });
  });

  importing(awards, own.commands.ledgerImport)
    .option('--settle <name=code>', own.options.settle, collect)
    .action(async (given: string | undefined, _options: WorkbookOptions, command: Command) => {
      const options: WorkbookOptions = command.optsWithGlobals();
      const file = await fileOnDisk(required(given, 'FILE', command, words));
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const imported = await importLedger(app, actor, city, file, {
          dryRun: options.dryRun === true,
          // They are listed; whoever types the command goes on.
          acceptWarnings: true,
          settled: settledOf(options.settle ?? []),
          ...knownFromIn(options),
        });
        const body = presentLedgerImport(imported, language);
        if (options.json) await terminal.out(jsonText(body));
        else list(body);
        if (!body.accepted) throw refusal(body);
        if (!options.json) await terminal.out(`${own.entered(body.entered, body.alreadyHeld)}\n`);
      });
    });
}

function refusal({ file, faults }: { readonly file: string; readonly faults: readonly FaultBody[] }): DomainError {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return new DomainError('file-has-faults', { file, errors });
}
