import { explainRosterFigure, judgementsWorkbook, judgePark, parksWorkbook, readPark, readParks } from '@shigan/app';
import { parsePeriod, presentPark, presentParks, presentRosterExplanation, RequestRefused } from '@shigan/contract';
import { parkCriterionNamed } from '@shigan/core';
import type { Command } from 'commander';
import { required, type Surroundings, withStore } from '../invocation.ts';
import { parkListText, parkText } from '../text/park-text.ts';
import { rosterExplanationText } from '../text/project-text.ts';
import { parkCommandWords } from '../words/park-words.ts';
import { projectCommandWords } from '../words/project-words.ts';
import { type ReadingOptions, readingCommands, rosterPresentation, workbookCommand } from './reading-command.ts';

interface ParkOptions extends ReadingOptions {
  readonly region?: string;
  readonly period?: string;
  readonly criterion?: string;
  readonly mark?: string;
  readonly grounds?: string;
}

/** `parks list|show|explain|judge|export|judgements`. */
export function addParkCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const own = parkCommandWords[language];
  const parks = program.command('parks').description(own.commands.parks);
  const reading = readingCommands<ParkOptions>(parks, surroundings);

  reading('list', own.commands.list, 'parks', async (opened, options) => {
    const { app, actor, city } = opened;
    const list = await readParks(app, actor, city, askedOf(options, city));
    const body = presentParks(list, rosterPresentation(opened, language));
    return [body, parkListText(body, own)];
  })
    .usage('[options]')
    .option('--region <code>', words.options.region)
    .option('--period <month>', own.options.period);

  reading('show', own.commands.show, 'park', async (opened, options, given, command) => {
    const { app, actor, city } = opened;
    const code = required(given, 'CODE', command, words);
    const { region: _all, ...when } = askedOf(options, city);
    const detail = await readPark(app, actor, city, code, when);
    const body = presentPark(detail, { ...rosterPresentation(opened, language), actor });
    return [body, parkText(body, own)];
  })
    .usage('[options] <code>')
    .option('--period <month>', own.options.period);

  reading('explain', own.commands.explain, 'rosterExplanation', async (opened, _options, given, command) => {
    const { app, actor, city } = opened;
    const explanation = await explainRosterFigure(app, actor, city, required(given, 'ID', command, words));
    const body = presentRosterExplanation(explanation, rosterPresentation(opened, language));
    return [body, rosterExplanationText(body, projectCommandWords[language])];
  }).usage('[options] <id>');

  parks
    .command('judge')
    .description(own.commands.judge)
    .argument('<code>')
    .requiredOption('--criterion <criterion>', own.options.criterion)
    .requiredOption('--mark <mark>', own.options.mark)
    .requiredOption('--grounds <text>', own.options.grounds)
    .action(async (code: string, _options: ParkOptions, command: Command) => {
      const options: ParkOptions = command.optsWithGlobals();
      const criterion = parkCriterionNamed(options.criterion);
      if (criterion === undefined) throw new RequestRefused('invalid-request', { criterion: options.criterion ?? '' });
      const given = { park: code, criterion, mark: Number(options.mark), grounds: options.grounds ?? '' };
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const { key, day } = await judgePark(app, actor, city, given);
        return terminal.out(own.judged(key, day));
      });
    });

  for (const [name, make] of [
    ['export', parksWorkbook],
    ['judgements', judgementsWorkbook],
  ] as const) {
    const said = { name, description: own.commands[name], out: own.options.out, written: own.written };
    workbookCommand(parks, surroundings, said, ({ app, actor, city }, command) =>
      make(app, actor, city, askedOf(command.optsWithGlobals<ParkOptions>(), city)),
    )
      .option('--region <code>', words.options.region)
      .option('--period <month>', own.options.period);
  }
}

function askedOf({ region, period, asOf }: ParkOptions, city: string): Parameters<typeof readParks>[3] {
  return {
    region: region ?? city,
    ...(period === undefined ? {} : { period: parsePeriod(period) }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}
