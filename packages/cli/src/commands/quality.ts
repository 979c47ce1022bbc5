import { checkEnterpriseReturns, readQuality } from '@shigan/app';
import { jsonText, parsePeriod, presentQuality, type QualityBody, RequestRefused } from '@shigan/contract';
import {
  DomainError,
  displayFraction,
  type EnterpriseFigure,
  enterpriseFigureId,
  faultInLanguage,
  type Language,
  qualityWords,
  type Suspicion,
} from '@shigan/core';
import type { Command } from 'commander';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

interface QualityOptions extends GlobalOptions {
  readonly period?: string;
  readonly region?: string;
  readonly asOf?: string;
  readonly most?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

const own = {
  zh: {
    command: '核查企业月报的真实性：逐项列出需要说明的地方，不改动任何数据',
    period: '截止月份，如 2021-04',
    region: '只看一个地区：代码；查文件时按文件中的写法',
    counts: (rows: number, enterprises: number, found: number) =>
      `${rows}行，${enterprises}家企业，${found}条存疑线索。线索只供核实，不作结论。\n\n`,
    heads: ['影响%', '核查项', '企业或地区', '单元行', '也可能是'],
    monthHead: '月份',
    most: '最多列出多少条',
  },
  en: {
    command: 'checks monthly returns of enterprises for what would have to be explained; changes no figure',
    period: 'the last month, such as 2021-04',
    region: 'one region alone: its code; of a file, as the file writes it',
    counts: (rows: number, enterprises: number, found: number) =>
      `${rows} rows, ${enterprises} enterprises, ${found} to ask about. Questions, not verdicts.\n\n`,
    heads: ['impact%', 'check', 'enterprise or region', 'rows', 'may also be'],
    monthHead: 'months',
    most: 'how many are listed at most',
  },
};

/** `quality [FILE] --period MONTH`: what of the returns of enterprises would have to be explained, of the record or of a file not taken in. */
export function addQualityCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const said = own[language];
  program
    .command('quality')
    .description(said.command)
    .usage('[options] [file]')
    .argument('[file]')
    .option('--period <month>', said.period)
    .option('--region <region>', said.region)
    .option('--most <number>', said.most)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: QualityOptions, command: Command) => {
      const options: QualityOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'quality');
      if (given === undefined)
        return withStore(surroundings, options, 'reading', async (opened) => {
          const body = await qualityOfRecord(opened, options, language);
          return terminal.out(options.json ? jsonText(body) : qualityText(body, said));
        });
      const file = await fileOnDisk(required(given, 'FILE', command, words));
      const period = required(options.period, '--period', command, words);
      const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period) ?? [];
      if (year === undefined || month === undefined) throw new RequestRefused('invalid-request', { period });
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const checked = await checkEnterpriseReturns(app, actor, city, file, {
          month: Number(year) * 12 + Number(month) - 1,
          ...(options.region === undefined ? {} : { region: options.region }),
        });
        const explained = checked.suspicions.map((one) => ({
          ...one,
          innocent: qualityWords[one.check].innocent[language],
        }));
        if (options.json) await terminal.out(jsonText({ ...checked, suspicions: explained }));
        else {
          for (const fault of checked.faults)
            terminal.err(
              `${fault.sheet}!${fault.column ?? ''}${fault.row ?? ''} ${faultInLanguage(fault, language)}\n`,
            );
          await terminal.out(said.counts(checked.rows, checked.enterprises, explained.length));
          await terminal.out(
            table(
              said.heads.map((head) => ({ head })),
              explained.map((one) => [
                displayFraction(one.impact / 100, 2),
                qualityWords[one.check].name[language],
                one.name || (one.enterprise ?? one.region ?? ''),
                rowsOf(one),
                one.innocent,
              ]),
            ),
          );
        }
        const errors = checked.faults.filter(({ severity }) => severity === 'error').length;
        if (errors > 0) throw new DomainError('file-has-faults', { file: file.name, errors });
      });
    });
}

async function qualityOfRecord(
  { app, actor, city }: Opened,
  { region, period, asOf, most = '200' }: QualityOptions,
  language: Language,
): Promise<QualityBody> {
  if (!/^[1-9]\d{0,5}$/.test(most)) throw new RequestRefused('invalid-request', { most });
  const report = await readQuality(app, actor, city, {
    ...(region === undefined ? {} : { region }),
    ...(period === undefined ? {} : { period: parsePeriod(period) }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  const idOf = (figure: EnterpriseFigure): string => enterpriseFigureId(figure, app.digest.sha256);
  return presentQuality(report, { language, idOf }, Number(most));
}

function qualityText(body: QualityBody, said: (typeof own)[Language]): string {
  const [impact = '', check = '', name = '', , innocent = ''] = said.heads;
  return (
    said.counts(body.rows, body.enterprises, body.of) +
    table(
      [{ head: impact }, { head: check }, { head: name }, { head: said.monthHead }, { head: innocent }],
      body.suspicions.map((one) => [
        displayFraction(one.impact / 100, 2),
        one.name,
        one.enterprise?.name ?? one.region.name,
        one.months.length > 3 ? `${one.months.slice(0, 3).join(' ')} …` : one.months.join(' '),
        one.innocent,
      ]),
    )
  );
}

function rowsOf({ cells }: Suspicion): string {
  const shown = cells.slice(0, 4).map(({ row }) => String(row));
  return cells.length > 4 ? `${shown.join(' ')} …` : shown.join(' ');
}
