import { explainProjectFigure, projectsWorkbook, readChains, readProject, readProjects } from '@shigan/app';
import {
  jsonText,
  parsePeriod,
  presentChains,
  presentProject,
  presentProjectExplanation,
  presentProjects,
  RequestRefused,
  type RosterPresentation,
} from '@shigan/contract';
import {
  type EnterpriseFigure,
  enterpriseFigureId,
  figureId,
  projectSectors,
  projectStates,
  rosterFigureId,
} from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { chainsText, projectListText, projectText, rosterExplanationText } from '../text/project-text.ts';
import { projectCommandWords } from '../words/project-words.ts';

interface ProjectOptions extends GlobalOptions {
  readonly region?: string;
  readonly sector?: string;
  readonly chain?: string;
  readonly state?: string;
  readonly flagged?: true;
  readonly period?: string;
  readonly asOf?: string;
  readonly most?: string;
  readonly out?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `projects list|show|explain|chains|export`. */
export function addProjectCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const own = projectCommandWords[language];
  const projects = program.command('projects').description(own.commands.projects);

  const reading = (
    name: string,
    description: string,
    shape: 'projects' | 'project' | 'projectExplanation' | 'chains',
    print: (
      opened: Opened,
      options: ProjectOptions,
      given: string | undefined,
      command: Command,
    ) => Promise<readonly [body: object, text: string]>,
  ): Command =>
    projects
      .command(name)
      .description(description)
      .argument('[given]')
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema)
      .action(async (given: string | undefined, _options: ProjectOptions, command: Command) => {
        const options: ProjectOptions = command.optsWithGlobals();
        if (options.jsonSchema) return printSchema(terminal, shape);
        return withStore(surroundings, options, 'reading', async (opened) => {
          const [body, text] = await print(opened, options, given, command);
          return terminal.out(options.json ? jsonText(body) : text);
        });
      });
  const presentation = ({ app }: Opened): RosterPresentation => {
    const hash = (content: string): string => app.digest.sha256(content);
    return {
      language,
      idOf: (figure) => rosterFigureId(figure, hash),
      indicatorIdOf: (figure) => figureId(figure, hash),
    };
  };

  narrowing(
    reading('list', own.commands.list, 'projects', async (opened, options, search) => {
      const { app, actor, city } = opened;
      const most = Number(options.most ?? 30);
      if (!Number.isInteger(most) || most < 1)
        throw new RequestRefused('invalid-request', { most: options.most ?? '' });
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

  reading('explain', own.commands.explain, 'projectExplanation', async (opened, _options, given, command) => {
    const { app, actor, city } = opened;
    const id = required(given, 'ID', command, words);
    const body = presentProjectExplanation(await explainProjectFigure(app, actor, city, id), presentation(opened));
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

  narrowing(
    projects
      .command('export')
      .description(own.commands.export)
      .requiredOption('--out <file>', own.options.out)
      .option('--as-of <moment>', words.options.asOf)
      .action(async (_options: ProjectOptions, command: Command) => {
        const options: ProjectOptions = command.optsWithGlobals();
        return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
          const { bytes } = await projectsWorkbook(app, actor, city, askedOf(options, city));
          const path = options.out ?? '';
          await writeFile(path, bytes);
          return terminal.out(own.written(path, bytes.length));
        });
      }),
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
