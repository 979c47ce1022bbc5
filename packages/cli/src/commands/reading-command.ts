import { jsonText, type JsonShape, RequestRefused, type RosterPresentation } from '@shigan/contract';
import { figureId, type Language, rosterFigureId } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, printSchema, type Surroundings, withStore } from '../invocation.ts';

export interface ReadingOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** What a reading command makes: the body as JSON, and the same for people. */
export type Print<O extends ReadingOptions> = (
  opened: Opened,
  options: O,
  given: string | undefined,
  command: Command,
) => Promise<readonly [body: object, text: string]>;

/** Adds commands that read something as of a moment and print it, for people or as JSON. */
export function readingCommands<O extends ReadingOptions>(
  parent: Command,
  surroundings: Surroundings,
): (name: string, description: string, shape: JsonShape, print: Print<O>) => Command {
  const { terminal, words } = surroundings;
  return (name, description, shape, print) =>
    parent
      .command(name)
      .description(description)
      .argument('[given]')
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema)
      .action(async (given: string | undefined, _options: O, command: Command) => {
        const options = command.optsWithGlobals<O>();
        if (options.jsonSchema) return printSchema(terminal, shape);
        return withStore(surroundings, options, 'reading', async (opened) => {
          const [body, text] = await print(opened, options, given, command);
          return terminal.out(options.json ? jsonText(body) : text);
        });
      });
}

/** Adds a command that writes a workbook to a file. */
export function workbookCommand(
  parent: Command,
  surroundings: Surroundings,
  words: {
    readonly name: string;
    readonly description: string;
    readonly out: string;
    readonly written: (path: string, size: number) => string;
  },
  make: (opened: Opened, command: Command) => Promise<{ readonly bytes: Uint8Array }>,
): Command {
  return parent
    .command(words.name)
    .description(words.description)
    .requiredOption('--out <file>', words.out)
    .option('--as-of <moment>', surroundings.words.options.asOf)
    .action(async (_options: object, command: Command) => {
      const options = command.optsWithGlobals<ReadingOptions & { readonly out: string }>();
      return withStore(surroundings, options, 'reading', async (opened) => {
        const { bytes } = await make(opened, command);
        const path = options.out;
        await writeFile(path, bytes);
        return surroundings.terminal.out(words.written(path, bytes.length));
      });
    });
}

/** How figures of rosters are named in a language. */
export function rosterPresentation({ app }: Opened, language: Language): RosterPresentation {
  const hash = (content: string): string => app.digest.sha256(content);
  return {
    language,
    idOf: (figure) => rosterFigureId(figure, hash),
    indicatorIdOf: (figure) => figureId(figure, hash),
  };
}

/** How many rows are printed. Refuses what is no positive whole number. */
export function mostOf(written: string | undefined, usual: number): number {
  const most = Number(written ?? usual);
  if (!Number.isInteger(most) || most < 1) throw new RequestRefused('invalid-request', { most: written ?? '' });
  return most;
}
