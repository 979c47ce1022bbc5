import { readSeries } from '@shigan/app';
import { jsonText, presentSeries } from '@shigan/contract';
import { figureId, publishedFigure } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { seriesRecords, seriesText } from '../text/series-text.ts';

interface SeriesOptions extends GlobalOptions {
  readonly indicator?: string;
  readonly region?: string;
  readonly asOf?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly jsonSchema?: true;
}

/** `series`: one indicator of one region over time. */
export function addSeriesCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('series')
    .description(words.commands.series)
    .option('--indicator <code>', words.options.indicator)
    .option('--region <code>', words.options.region)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--csv', words.options.csv)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (_options: SeriesOptions, command: Command) => {
      const options: SeriesOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'series');
      const indicator = required(options.indicator, '--indicator', command, words);
      const region = required(options.region, '--region', command, words);
      const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const series = await readSeries(app, actor, city, { indicator, region, ...asOf });
        const body = presentSeries({ ...series, asOf: series.moment.asOf }, terminal.language);
        if (options.json) return terminal.out(jsonText(body));
        if (!options.csv) return terminal.out(seriesText(body, words.series));
        const { csvRecord } = await import('@shigan/formats');
        const { edition } = series.moment;
        const figures = series.points.map((o) =>
          figureId(publishedFigure(o, edition), (content) => app.digest.sha256(content)),
        );
        return terminal.out(
          seriesRecords(body, figures)
            .map((record) => csvRecord(record))
            .join(''),
        );
      });
    });
}
