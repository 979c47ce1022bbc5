import { explainRosterFigure, projectsWorkbook, readChains, readProject, readProjects } from '@shigan/app';
import {
  parsePeriod,
  presentChains,
  presentProject,
  presentRosterExplanation,
  presentProjects,
  RequestRefused,
  type RosterPresentation,
} from '@shigan/contract';
import { type EnterpriseFigure, enterpriseFigureId, projectSectors, projectStates } from '@shigan/core';
import type { Command } from 'commander';
import { type Opened, required, type Surroundings } from '../invocation.ts';
import {
  mostOf,
  type ReadingOptions,
  readingCommands,
  rosterPresentation,
  workbookCommand,
} from './reading-command.ts';
import { chainsText, projectListText, projectText, rosterExplanationText } from '../text/project-text.ts';
import { projectCommandWords } from '../words/project-words.ts';

interface ProjectOptions extends ReadingOptions {
  readonly region?: string;
  readonly sector?: string;
  readonly chain?: string;
  readonly state?: string;
  readonly flagged?: true;
  readonly period?: string;
  readonly most?: string;
}

/** `projects list|show|explain|chains|export`. */
export function addProjectCommands(program: Command, surroundings: Surroundings): void {
  const { words } = surroundings;
  const { language } = surroundings.terminal;
  const own = projectCommandWords[language];
  const projects = program.command('projects').description(own.commands.projects);

  const reading = readingCommands<ProjectOptions>(projects, surroundings);
  const presentation = (opened: Opened): RosterPresentation => rosterPresentation(opened, language);

  narrowing(
    reading('list', own.commands.list, 'projects', async (opened, options, search) => {
      const { app, actor, city } = opened;
      const most = mostOf(options.most, 30);
      const asked = { ...askedOf(options, city), ...(search === undefined ? {} : { search }) };
      const list = await readProjects(app, actor, city, asked);
      const body = presentProjects({ ...list, most }, presentation(opened));
      return [body, projectListText(body, own)];
    }).usage('[options] [text]'),
  ).option('--most <number>', own.options.most);

  reading('show', own.commands.show, 'project', async (opened, options, given, command) => {
    const { app, actor, city } = opened;
    const code = required(given, 'CODE', command, words);
    const { period, asOf } = askedOf(options, city);
    const asked = { ...(period === undefined ? {} : { period }), ...(asOf === undefined ? {} : { asOf }) };
    const body = presentProject(await readProject(app, actor, city, code, asked), presentation(opened));
    return [body, projectText(body, own)];
  })
    .usage('[options] <code>')
    .option('--period <month>', own.options.period);

  reading('explain', own.commands.explain, 'rosterExplanation', async (opened, _options, given, command) => {
    const { app, actor, city } = opened;
    const id = required(given, 'ID', command, words);
    const body = presentRosterExplanation(await explainRosterFigure(app, actor, city, id), presentation(opened));
    return [body, rosterExplanationText(body, own)];
  }).usage('[options] <id>');

  reading('chains', own.commands.chains, 'chains', async (opened, options, chain) => {
    const { app, actor, city } = opened;
    const { region, period, asOf } = askedOf(options, city);
    const list = await readChains(app, actor, city, {
      region,
      ...(chain === undefined ? {} : { chain }),
      ...(period === undefined ? {} : { period }),
      ...(asOf === undefined ? {} : { asOf }),
    });
    const enterpriseIdOf = (figure: EnterpriseFigure): string =>
      enterpriseFigureId(figure, (content) => app.digest.sha256(content));
    const body = presentChains(list, { ...presentation(opened), enterpriseIdOf });
    return [body, chainsText(body, own)];
  })
    .usage('[options] [chain]')
    .option('--region <code>', words.options.region)
    .option('--period <month>', own.options.period);

  const exported = { name: 'export', description: own.commands.export, out: own.options.out, written: own.written };
  narrowing(
    workbookCommand(projects, surroundings, exported, ({ app, actor, city }, command) =>
      projectsWorkbook(app, actor, city, askedOf(command.optsWithGlobals<ProjectOptions>(), city)),
    ),
  );

  function narrowing(command: Command): Command {
    return command
      .option('--region <code>', words.options.region)
      .option('--sector <sector>', own.options.sector)
      .option('--chain <name>', own.options.chain)
      .option('--state <state>', own.options.state)
      .option('--flagged', own.options.flagged)
      .option('--period <month>', own.options.period);
  }
}

function askedOf(options: ProjectOptions, city: string): Parameters<typeof readProjects>[3] {
  const sector = projectSectors.find((one) => one === options.sector);
  const state = projectStates.find((one) => one === options.state);
  if (options.sector !== undefined && sector === undefined)
    throw new RequestRefused('invalid-request', { sector: options.sector });
  if (options.state !== undefined && state === undefined)
    throw new RequestRefused('invalid-request', { state: options.state });
  return {
    region: options.region ?? city,
    ...(sector === undefined ? {} : { sector }),
    ...(state === undefined ? {} : { state }),
    ...(options.chain === undefined ? {} : { chain: options.chain }),
    ...(options.flagged === undefined ? {} : { flagged: true }),
    ...(options.period === undefined ? {} : { period: parsePeriod(options.period) }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}
