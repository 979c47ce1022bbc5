import { explainFigure } from '@shigan/app';
import { jsonText, presentExplanation } from '@shigan/contract';
import type { Command } from 'commander';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { explanationText } from '../text/explanation-text.ts';

interface ExplainOptions extends GlobalOptions {
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `explain ID`: where a figure comes from. */
export function addExplainCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('explain')
    .description(words.commands.explain)
    .usage('[options] <id>')
    .argument('[id]')
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: ExplainOptions, command: Command) => {
      const options: ExplainOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'explain');
      const id = required(given, 'ID', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const body = presentExplanation(await explainFigure(app, actor, city, id), terminal.language);
        return terminal.out(options.json ? jsonText(body) : explanationText(body, terminal.language, words));
      });
    });
}
