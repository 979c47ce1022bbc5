import { attractionWorkbook, explainRosterFigure, readAttraction, readDeal } from '@shigan/app';
import {
  parsePeriod,
  presentAttraction,
  presentDeal,
  presentRosterExplanation,
  RequestRefused,
} from '@shigan/contract';
import { stageNamed, top500Kinds } from '@shigan/core';
import type { Command } from 'commander';
import { required, type Surroundings } from '../invocation.ts';
import { attractionText, dealListText, dealText } from '../text/attraction-text.ts';
import { rosterExplanationText } from '../text/project-text.ts';
import { attractionCommandWords } from '../words/attraction-words.ts';
import { projectCommandWords } from '../words/project-words.ts';
import {
  mostOf,
  type ReadingOptions,
  readingCommands,
  rosterPresentation,
  workbookCommand,
} from './reading-command.ts';

interface AttractionOptions extends ReadingOptions {
  readonly region?: string;
  readonly period?: string;
  readonly stage?: string;
  readonly mode?: string;
  readonly top500?: string;
  readonly flagged?: true;
  readonly most?: string;
}

/** `attraction list|report|show|explain|export`. */
export function addAttractionCommands(program: Command, surroundings: Surroundings): void {
  const { words } = surroundings;
  const { language } = surroundings.terminal;
  const own = attractionCommandWords[language];
  const attraction = program.command('attraction').description(own.commands.attraction);
  const reading = readingCommands<AttractionOptions>(attraction, surroundings);

  narrowing(
    reading('list', own.commands.list, 'attraction', async (opened, options, search) => {
      const { app, actor, city } = opened;
      const most = mostOf(options.most, 30);
      const asked = { ...askedOf(options, city), ...(search === undefined ? {} : { search }) };
      const list = await readAttraction(app, actor, city, asked);
      const body = presentAttraction({ ...list, most }, rosterPresentation(opened, language));
      return [body, dealListText(body, own)];
    }).usage('[options] [text]'),
  ).option('--most <number>', own.options.most);

  reading('report', own.commands.report, 'attraction', async (opened, options) => {
    const { app, actor, city } = opened;
    const list = await readAttraction(app, actor, city, askedOf(options, city));
    const body = presentAttraction({ ...list, most: 1 }, rosterPresentation(opened, language));
    return [body, attractionText(body, own)];
  })
    .usage('[options]')
    .option('--region <code>', words.options.region)
    .option('--period <month>', own.options.period);

  reading('show', own.commands.show, 'deal', async (opened, options, given, command) => {
    const { app, actor, city } = opened;
    const code = required(given, 'CODE', command, words);
    const { period, asOf } = askedOf(options, city);
    const when = { ...(period === undefined ? {} : { period }), ...(asOf === undefined ? {} : { asOf }) };
    const body = presentDeal(await readDeal(app, actor, city, code, when), rosterPresentation(opened, language));
    return [body, dealText(body, own)];
  })
    .usage('[options] <code>')
    .option('--period <month>', own.options.period);

  reading('explain', own.commands.explain, 'rosterExplanation', async (opened, _options, given, command) => {
    const { app, actor, city } = opened;
    const explanation = await explainRosterFigure(app, actor, city, required(given, 'ID', command, words));
    const body = presentRosterExplanation(explanation, rosterPresentation(opened, language));
    return [body, rosterExplanationText(body, projectCommandWords[language])];
  }).usage('[options] <id>');

  const said = { name: 'export', description: own.commands.export, out: own.options.out, written: own.written };
  narrowing(
    workbookCommand(attraction, surroundings, said, ({ app, actor, city }, command) =>
      attractionWorkbook(app, actor, city, askedOf(command.optsWithGlobals<AttractionOptions>(), city)),
    ),
  );

  function narrowing(command: Command): Command {
    return command
      .option('--region <code>', words.options.region)
      .option('--stage <step>', own.options.stage)
      .option('--mode <mode>', own.options.mode)
      .option('--top500 <kind>', own.options.top500)
      .option('--flagged', own.options.flagged)
      .option('--period <month>', own.options.period);
  }
}

function askedOf(options: AttractionOptions, city: string): Parameters<typeof readAttraction>[3] {
  const stage = stageNamed(options.stage);
  const top500 = options.top500 === 'any' ? 'any' : top500Kinds.find((one) => one === options.top500);
  if (options.stage !== undefined && stage === undefined)
    throw new RequestRefused('invalid-request', { stage: options.stage });
  if (options.top500 !== undefined && top500 === undefined)
    throw new RequestRefused('invalid-request', { top500: options.top500 });
  return {
    region: options.region ?? city,
    ...(stage === undefined ? {} : { stage }),
    ...(top500 === undefined ? {} : { top500 }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.flagged === undefined ? {} : { flagged: true }),
    ...(options.period === undefined ? {} : { period: parsePeriod(options.period) }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}
