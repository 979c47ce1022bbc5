import { readBulletin } from '@shigan/app';
import { parsePeriod } from '@shigan/contract';
import type { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { addBulletinIssueCommands } from './bulletin-issues.ts';
import { type GlobalOptions, required, type Surroundings, withStore } from '../invocation.ts';

interface BulletinOptions extends GlobalOptions {
  readonly lang?: string;
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly issue?: string;
  readonly format?: string;
}

/** `bulletin` and `charts`: the month as a document, and its drawings. */
export function addBulletinCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const command = (name: string, description: string, out: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--region <code>', words.options.region)
      .option('--period <month>', words.options.period)
      .option('--as-of <moment>', words.options.asOf)
      .option('--out <path>', out);

  const bulletin = command('bulletin', words.commands.bulletin, words.options.out);
  addBulletinIssueCommands(bulletin, surroundings);
  bulletin.option('--issue <number>', words.options.issue).action(async (_options: BulletinOptions, self: Command) => {
    const options: BulletinOptions = self.optsWithGlobals();
    const out = required(options.out, '--out', self, words);
    const kind = /\.(docx|html)$/i.exec(out)?.[1]?.toLowerCase();
    if (kind === undefined || (options.issue !== undefined && !/^[1-9]\d{0,4}$/.test(options.issue))) {
      return self.error(
        `${kind === undefined ? `--out ${out}` : `--issue ${options.issue}`}: ${kind === undefined ? words.options.out : words.options.issue}`,
        { exitCode: exitCodes.usage },
      );
    }
    const asked = askedOf(options, self, surroundings);
    return withStore(surroundings, options, 'reading', async (opened) => {
      const { bulletin: worded } = await readBulletin(opened.app, opened.actor, opened.city, asked);
      await writeFile(
        out,
        kind === 'docx'
          ? await opened.app.documents.bulletinDocument(worded)
          : await opened.app.documents.bulletinPage(worded),
      );
      terminal.err(`${out}\n`);
    });
  });

  command('charts', words.commands.charts, words.options.outDirectory)
    .option('--format <kind>', words.options.format, 'svg')
    .action(async (_options: BulletinOptions, self: Command) => {
      const options: BulletinOptions = self.optsWithGlobals();
      const out = required(options.out, '--out', self, words);
      if (options.format !== 'svg' && options.format !== 'png')
        return self.error(`--format ${options.format}: ${words.options.format}`, { exitCode: exitCodes.usage });
      const asked = askedOf(options, self, surroundings);
      return withStore(surroundings, options, 'reading', async (opened) => {
        const { bulletin: worded } = await readBulletin(opened.app, opened.actor, opened.city, asked);
        await mkdir(out, { recursive: true });
        const charts = worded.annex.flatMap((block) => (block.kind === 'chart' ? [block] : []));
        for (const [i, chart] of charts.entries()) {
          const file = join(out, `${String(i + 1).padStart(2, '0')}.${options.format}`);
          const { documents } = opened.app;
          const drawn = options.format === 'png' ? await documents.chartPng(chart) : await documents.chartSvg(chart);
          await writeFile(file, drawn);
          terminal.err(`${file} ${chart.title}\n`);
        }
      });
    });
}

function askedOf(options: BulletinOptions, self: Command, { words }: Surroundings): Parameters<typeof readBulletin>[3] {
  return {
    region: required(options.region, '--region', self, words),
    period: parsePeriod(required(options.period, '--period', self, words)),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.issue === undefined ? {} : { issueNumber: Number(options.issue) }),
    ...(options.lang === 'en' ? { language: 'en' } : {}),
  };
}
