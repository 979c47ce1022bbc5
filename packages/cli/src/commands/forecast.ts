import { RequestRefused } from '@shigan/contract';
import {
  forecastHeader,
  forecastRecords,
  forecastSeries,
  type ForecastSpec,
  gatherRecord,
  isMissing,
  type LongSeries,
  recogniseSeriesTable,
  seriesOfPoints,
  seriesOfRecord,
  splitRecord,
  type TableSeries,
  tiers,
  type YearLength,
} from '@shigan/core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileOnDisk } from '../incoming-file.ts';
import { required, type Surroundings } from '../invocation.ts';
import { progressOn } from '../terminal/progress.ts';

interface ForecastOptions {
  readonly horizon: number;
  readonly frequency: '12' | '4';
  readonly tier: ForecastSpec['tier'];
  readonly levels: readonly number[];
  readonly out?: string;
}

const longestHorizon = 240;

/** `forecast FILE`: forecasts of a table of series. The file is read line by line; nothing is stored. */
export function addForecastCommand(program: Command, surroundings: Surroundings): void {
  const { words } = surroundings;
  program
    .command('forecast')
    .description(words.commands.forecast)
    .usage('[options] <file>')
    .argument('[file]')
    .addOption(
      new Option('--horizon <steps>', words.options.horizon).default(18).argParser((text) => wholeNumber(text)),
    )
    .addOption(new Option('--frequency <n>', words.options.frequency).choices(['12', '4']).default('12'))
    .addOption(new Option('--tier <tier>', words.options.tier).choices(tiers).default('fast'))
    .addOption(
      new Option('--levels <percents>', words.options.levels).default([80, 95]).argParser((text) => percents(text)),
    )
    .option('--out <file>', words.options.forecastOut)
    .action(async (path: string | undefined, _options: ForecastOptions, command: Command) => {
      const options: ForecastOptions = command.optsWithGlobals();
      const file = await fileOnDisk(required(path, 'FILE', command, words));
      if (options.out === undefined) return forecastFile(file.path, options, surroundings, surroundings.terminal.out);
      return toFile(options.out, (write) => forecastFile(file.path, options, surroundings, write));
    });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > longestHorizon)
    throw new InvalidArgumentError(`1–${longestHorizon}`);
  return value;
}

function percents(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (values.length === 0 || values.some((v) => !(v >= 50 && v <= 99))) throw new InvalidArgumentError('50–99');
  return [...new Set(values)].toSorted((a, b) => a - b);
}

/** The file appears under its name once it is whole. */
async function toFile(path: string, work: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  const handle = await open(part, 'w').catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new RequestRefused('no-such-file', { path, reason });
  });
  try {
    await work(async (text) => {
      await handle.write(text);
    });
    await handle.close();
    await rename(part, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function forecastFile(
  path: string,
  options: ForecastOptions,
  surroundings: Surroundings,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { terminal, words } = surroundings;
  const frequency: YearLength = options.frequency === '4' ? 4 : 12;
  const spec: ForecastSpec = { horizon: options.horizon, frequency, tier: options.tier, levels: options.levels };
  const progress = progressOn(terminal);
  const left = new Map<string, string[]>();
  let done = 0;
  let header = true;
  for await (const { series, withSet } of tableSeries(path, frequency)) {
    const forecast = forecastSeries(series.values, spec);
    let text = header ? csv([forecastHeader(options.levels, withSet)]) : '';
    header = false;
    if (isMissing(forecast)) left.set(forecast.missing, [...(left.get(forecast.missing) ?? []), series.id]);
    else text += csv(forecastRecords(series, forecast, withSet));
    done++;
    progress.report(words.forecast.done(done));
    await write(text);
  }
  progress.end();
  for (const [reason, ids] of left) terminal.err(`${words.forecast.left(reason, ids.length, ids.slice(0, 5))}\n`);
}

function csv(records: readonly (readonly string[])[]): string {
  const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  return records.map((record) => `${record.map(quoted).join(',')}\n`).join('');
}

/** The series of a file: of a wide table as they are read, of a long one once all rows are in. */
async function* tableSeries(
  path: string,
  frequency: YearLength,
): AsyncGenerator<{ readonly series: TableSeries; readonly withSet: boolean }> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const gathered = new Map<string, LongSeries>();
  let table: ReturnType<typeof recogniseSeriesTable> | undefined;
  for await (const line of lines) {
    const text = table === undefined ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    const record = splitRecord(text);
    if (table === undefined) table = recogniseSeriesTable(record);
    else if (table.kind === 'long') gatherRecord(table, record, frequency, gathered);
    else {
      const series = seriesOfRecord(table, record);
      if (series !== undefined) yield { series, withSet: table.set >= 0 };
    }
  }
  if (table === undefined) recogniseSeriesTable([]);
  for (const long of gathered.values()) yield { series: seriesOfPoints(long), withSet: (table?.set ?? -1) >= 0 };
}
