import { readBoard, readMatrix } from '@shigan/app';
import { type BoardBody, jsonText, parsePeriod, presentBoard, presentMatrix } from '@shigan/contract';
import { type Figure, figureId } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { boardText } from '../text/board-text.ts';

interface BoardOptions extends GlobalOptions {
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `board` and `matrix`: where every indicator stands. */
export function addBoardCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const add = (
    name: 'board' | 'matrix',
    description: string,
    print: (opened: Opened, asked: Asked) => Promise<void>,
  ): void => {
    program
      .command(name)
      .description(description)
      .option('--region <code>', words.options.region)
      .option('--period <month>', words.options.period)
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema)
      .action(async (_options: BoardOptions, command: Command) => {
        const options: BoardOptions = command.optsWithGlobals();
        if (options.jsonSchema) return printSchema(terminal, name);
        const region = required(options.region, '--region', command, words);
        const period = parsePeriod(required(options.period, '--period', command, words));
        const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
        return withStore(surroundings, options, 'reading', (opened) =>
          print(opened, { region, period, ...asOf, json: options.json }),
        );
      });
  };
  const show = (body: BoardBody): Promise<void> => terminal.out(boardText(body, terminal, words.board));

  add('board', words.commands.board, async (opened, asked) => {
    const board = await readBoard(opened.app, opened.actor, opened.city, asked);
    const body = presentBoard(board, { language, idOf: idsOf(opened) });
    await (asked.json ? terminal.out(jsonText(body)) : show(body));
  });
  add('matrix', words.commands.matrix, async (opened, { region, ...asked }) => {
    const matrix = await readMatrix(opened.app, opened.actor, opened.city, { ...asked, peers: region });
    const presenting = { language, idOf: idsOf(opened) };
    if (asked.json) return terminal.out(jsonText(presentMatrix(matrix, presenting)));
    for (const board of matrix.boards) await show(presentBoard(board, presenting));
  });
}

interface Asked {
  readonly region: string;
  readonly period: ReturnType<typeof parsePeriod>;
  readonly asOf?: string;
  readonly json: true | undefined;
}

function idsOf({ app }: Opened): (figure: Figure) => string {
  return (figure) => figureId(figure, app.digest.sha256);
}
