import { explainFigure, readFileMarks } from '@shigan/app';
import { jsonText, presentExplanation, presentMarks } from '@shigan/contract';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { explanationText } from '../text/explanation-text.ts';
import { marksText } from '../text/marks-text.ts';

interface ExplainOptions extends GlobalOptions {
  readonly json?: true;
  readonly jsonSchema?: true;
  readonly file?: string;
  readonly asOf?: string;
}

/** `explain ID`: where a figure comes from; `explain --file FILE`: how the figures that are marked in a document stand now. */
export function addExplainCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('explain')
    .description(words.commands.explain)
    .usage('[options] <id>')
    .argument('[id]')
    .option('--file <file>', words.options.markedFile)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: ExplainOptions, command: Command) => {
      const options: ExplainOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'explain');
      const { file, asOf } = options;
      if (file !== undefined) {
        const bytes = await readFile((await fileOnDisk(file)).path);
        return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
          const marks = presentMarks(await readFileMarks(app, actor, city, bytes, asOf), terminal.language);
          return terminal.out(options.json ? jsonText(marks) : marksText(marks, words.marks));
        });
      }
      const id = required(given, 'ID', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const body = presentExplanation(await explainFigure(app, actor, city, id), terminal.language);
        return terminal.out(options.json ? jsonText(body) : explanationText(body, terminal.language, words));
      });
    });
}
