import { makeOutlooks, readOutlooks, readOutlookScores } from '@shigan/app';
import { jsonText, parsePeriod, presentOutlooks, presentScores } from '@shigan/contract';
import { type Figure, figureId, monthBefore } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { progressOn } from '../terminal/progress.ts';
import { outlooksText, scoresText } from '../text/outlook-text.ts';

interface OutlookOptions extends GlobalOptions {
  readonly region?: string;
  readonly period?: string;
  readonly indicator?: string;
  readonly asOf?: string;
  readonly stored?: true;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `outlook` and `backtest`: where the year will end, and how good such words were. */
export function addOutlookCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--as-of <moment>', words.options.asOf)
      .option('--stored', words.options.stored)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema);

  command('outlook', words.commands.outlook)
    .option('--region <code>', words.options.region)
    .option('--period <month>', words.options.period)
    .action(async (_options: OutlookOptions, self: Command) => {
      const options: OutlookOptions = self.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'outlook');
      const region = required(options.region, '--region', self, words);
      const period = parsePeriod(required(options.period, '--period', self, words));
      const asked = { region, period, ...asOfOf(options) };
      return withStore(surroundings, options, options.stored ? 'reading' : 'writing', async (opened) => {
        if (!options.stored) await make(opened, { regions: [region], period, ...asOfOf(options) });
        const board = await readOutlooks(opened.app, opened.actor, opened.city, asked);
        const idOf = (figure: Figure): string => figureId(figure, (content) => opened.app.digest.sha256(content));
        const body = presentOutlooks(board, { language: terminal.language, idOf });
        return terminal.out(options.json ? jsonText(body) : outlooksText(body, terminal, words));
      });
    });

  command('backtest', words.commands.backtest)
    .option('--region <code>', words.options.scoredRegion)
    .option('--indicator <code>', words.options.indicator)
    .action(async (_options: OutlookOptions, self: Command) => {
      const options: OutlookOptions = self.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'backtest');
      const indicator = required(options.indicator, '--indicator', self, words);
      return withStore(surroundings, options, options.stored ? 'reading' : 'writing', async (opened) => {
        const region = options.region ?? opened.city;
        const asked = { region, indicator, ...asOfOf(options) };
        const scores = await readOutlookScores(opened.app, opened.actor, opened.city, asked);
        const code = scores.indicators[0]?.indicator.code;
        if (code === undefined && !options.stored) {
          const period = monthBefore(scores.moment.asOf);
          await make(opened, { regions: [region], period, indicators: [indicator], ...asOfOf(options) });
        }
        const body = presentScores(
          code === undefined ? await readOutlookScores(opened.app, opened.actor, opened.city, asked) : scores,
          terminal.language,
        );
        return terminal.out(options.json ? jsonText(body) : scoresText(body, terminal.language, words));
      });
    });

  async function make(opened: Opened, asked: Parameters<typeof makeOutlooks>[3]): Promise<void> {
    const progress = progressOn(terminal);
    try {
      const made = await makeOutlooks(opened.app, opened.actor, opened.city, asked, {
        onProgress: (done, of) => progress.report(words.outlook.making(done, of)),
      });
      progress.end();
      terminal.err(`${words.outlook.made(made.made, made.unchanged)}\n`);
    } finally {
      progress.end();
    }
  }
}

function asOfOf({ asOf }: OutlookOptions): { readonly asOf?: string } {
  return asOf === undefined ? {} : { asOf };
}
