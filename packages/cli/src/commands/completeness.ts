import { readCompleteness } from '@shigan/app';
import { jsonText, parsePeriod, presentCompleteness } from '@shigan/contract';
import type { Command } from 'commander';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { completenessText } from '../text/completeness-text.ts';

interface CompletenessOptions extends GlobalOptions {
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `completeness`: what has arrived of what was to come. */
export function addCompletenessCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('completeness')
    .description(words.commands.completeness)
    .option('--region <code>', words.options.region)
    .option('--period <month>', words.options.period)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (_options: CompletenessOptions, command: Command) => {
      const options: CompletenessOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'completeness');
      const region = required(options.region, '--region', command, words);
      const period = parsePeriod(required(options.period, '--period', command, words));
      const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const found = await readCompleteness(app, actor, city, { region, period, ...asOf });
        const body = presentCompleteness(found, terminal.language);
        return terminal.out(options.json ? jsonText(body) : completenessText(body, words.completeness));
      });
    });
}
