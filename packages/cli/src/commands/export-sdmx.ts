import { readSdmxData, readSdmxStructures } from '@shigan/app';
import { jsonText, presentSdmxCsv, presentSdmxJson, presentStructures } from '@shigan/contract';
import { sdmxDimensions } from '@shigan/core';
import type { Command } from 'commander';
import { sdmxWords } from '../words/sdmx-words.ts';
import { type GlobalOptions, type Surroundings, withStore } from '../invocation.ts';

interface SdmxOptions extends GlobalOptions {
  readonly csv?: true;
  readonly key?: string;
  readonly filter?: readonly string[];
  readonly history?: true;
  readonly updatedAfter?: string;
  readonly asOf?: string;
}

/** `export sdmx` and `export structures`: the record for other systems, and what its codes stand for. */
export function addSdmxExportCommands(parent: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const sdmx = sdmxWords[language];
  parent
    .command('sdmx')
    .description(sdmx.data)
    .option('--csv', sdmx.csv)
    .option('--key <key>', sdmx.key)
    .option('--filter <dimension=condition>', sdmx.filter, (one: string, said: readonly string[]) => [...said, one], [])
    .option('--history', sdmx.history)
    .option('--updated-after <moment>', sdmx.updatedAfter)
    .option('--as-of <moment>', words.options.asOf)
    .action(async (_options: SdmxOptions, command: Command) => {
      const options: SdmxOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const reading = await readSdmxData(app, actor, city, {
          filters: filtersOf(options.filter ?? []),
          includeHistory: options.history === true,
          ...(options.key === undefined ? {} : { key: options.key }),
          ...(options.updatedAfter === undefined ? {} : { updatedAfter: options.updatedAfter }),
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        });
        const { batches, registry, moment, isUpdate, includeHistory } = reading;
        const written = { city, registry, language, asOf: moment.asOf, isUpdate, includeHistory };
        const pieces =
          options.csv === true
            ? presentSdmxCsv(batches, { ...written, labels: 'id' })
            : presentSdmxJson(batches, written);
        for await (const piece of pieces) await terminal.out(piece);
      });
    });
  parent
    .command('structures')
    .description(sdmx.structures)
    .option('--as-of <moment>', words.options.asOf)
    .action(async (_options: SdmxOptions, command: Command) => {
      const options: SdmxOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const asked = options.asOf === undefined ? {} : { asOf: options.asOf };
        const { moment, registry } = await readSdmxStructures(app, actor, city, asked);
        const all = { type: '*' as const, id: '*', withReferences: true };
        const message = presentStructures({ ...all, city, language, registry, asOf: moment.asOf });
        await terminal.out(jsonText(message));
      });
    });
}

/** `REF_AREA=431200,431202`; what names no dimension is refused with the rest of the query. */
function filtersOf(said: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    said.map((one) => {
      const at = one.indexOf('=');
      const dimension = sdmxDimensions.find((each) => each === one.slice(0, at));
      return dimension === undefined ? ['TIME_PERIOD', one] : [dimension, one.slice(at + 1)];
    }),
  );
}
