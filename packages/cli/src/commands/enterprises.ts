import {
  explainEnterpriseFigure,
  listEnterprises,
  readEnterprise,
  readEnterpriseReport,
  readUnitFindings,
} from '@shigan/app';
import {
  parsePeriod,
  presentEnterpriseDetail,
  presentEnterpriseExplanation,
  presentEnterpriseList,
  presentEnterpriseReport,
  presentUnitFindings,
  RequestRefused,
} from '@shigan/contract';
import {
  enterpriseCategories,
  type EnterpriseFigure,
  enterpriseFigureId,
  returnItems,
  unitFigureId,
} from '@shigan/core';
import type { Command } from 'commander';
import { type Opened, required, type Surroundings } from '../invocation.ts';
import { addEnterpriseCaseCommands } from './enterprise-cases.ts';
import { mostOf, type ReadingOptions, readingCommands } from './reading-command.ts';
import {
  enterpriseExplanationText,
  enterpriseListText,
  enterpriseReportText,
  enterpriseText,
  unitFindingsText,
} from '../text/enterprise-text.ts';
import { enterpriseCommandWords } from '../words/enterprise-words.ts';

interface EnterpriseOptions extends ReadingOptions {
  readonly region?: string;
  readonly category?: string;
  readonly industry?: string;
  readonly item?: string;
  readonly period?: string;
  readonly most?: string;
}

/** `enterprises list|report|findings|show|explain`. */
export function addEnterpriseCommands(program: Command, surroundings: Surroundings): void {
  const { words } = surroundings;
  const { language } = surroundings.terminal;
  const own = enterpriseCommandWords[language];
  const enterprises = program.command('enterprises').description(own.commands.enterprises);

  addEnterpriseCaseCommands(enterprises, surroundings);

  const reading = readingCommands<EnterpriseOptions>(enterprises, surroundings);

  const idOf =
    ({ app }: Opened) =>
    (figure: EnterpriseFigure): string =>
      enterpriseFigureId(figure, (content) => app.digest.sha256(content));

  reading('list', own.commands.list, 'enterprises', async ({ app, actor, city }, options, search) => {
    const most = mostOf(options.most, 50);
    const asked = { ...askedOf(options, city), most, ...(search === undefined ? {} : { search }) };
    const body = presentEnterpriseList(await listEnterprises(app, actor, city, asked), language);
    return [body, enterpriseListText(body, own)];
  })
    .usage('[options] [text]')
    .option('--region <code>', words.options.region)
    .option('--category <category>', own.options.category)
    .option('--industry <digits>', own.options.industry)
    .option('--most <number>', own.options.most);

  reading('report', own.commands.report, 'enterpriseReport', async (opened, options) => {
    const { app, actor, city } = opened;
    const report = await readEnterpriseReport(app, actor, city, askedOf(options, city));
    const body = presentEnterpriseReport(report, { language, idOf: idOf(opened) });
    return [body, enterpriseReportText(body, own, language)];
  })
    .usage('[options]')
    .option('--region <code>', words.options.region)
    .option('--category <category>', own.options.category)
    .option('--industry <digits>', own.options.industry)
    .option('--item <item>', own.options.item)
    .option('--period <month>', own.options.period);

  reading('findings', own.commands.findings, 'unitFindings', async (opened, options) => {
    const { app, actor, city } = opened;
    if (options.period === undefined) throw new RequestRefused('invalid-request', { period: '' });
    const asked = {
      region: options.region ?? city,
      period: parsePeriod(options.period),
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    };
    const read = await readUnitFindings(app, actor, city, asked);
    const body = presentUnitFindings(read, options.period, {
      language,
      idOf: (figure) => unitFigureId(figure, app.digest.sha256),
    });
    return [body, unitFindingsText(body)];
  })
    .usage('[options]')
    .option('--region <code>', words.options.region)
    .option('--period <month>', own.options.period);

  reading('show', own.commands.show, 'enterprise', async (opened, options, given, command) => {
    const { app, actor, city } = opened;
    const code = required(given, 'CODE', command, words);
    const { region: _all, ...asked } = askedOf(options, city);
    const detail = await readEnterprise(app, actor, city, code, asked);
    const body = presentEnterpriseDetail(detail, { language, idOf: idOf(opened) });
    return [body, enterpriseText(body, own, language)];
  })
    .usage('[options] <code>')
    .option('--period <month>', own.options.period);

  reading('explain', own.commands.explain, 'enterpriseExplanation', async (opened, _options, given, command) => {
    const { app, actor, city } = opened;
    const id = required(given, 'ID', command, words);
    const explained = await explainEnterpriseFigure(app, actor, city, id);
    const body = presentEnterpriseExplanation(explained, { language, idOf: idOf(opened) });
    return [body, enterpriseExplanationText(body, own)];
  }).usage('[options] <id>');
}

function askedOf(options: EnterpriseOptions, city: string): Parameters<typeof readEnterpriseReport>[3] {
  const category = enterpriseCategories.find((one) => one === options.category);
  const item = returnItems.find((one) => one === options.item);
  if (options.category !== undefined && category === undefined)
    throw new RequestRefused('invalid-request', { category: options.category });
  if (options.item !== undefined && item === undefined)
    throw new RequestRefused('invalid-request', { item: options.item });
  return {
    region: options.region ?? city,
    ...(category === undefined ? {} : { category }),
    ...(item === undefined ? {} : { item }),
    ...(options.industry === undefined ? {} : { industry: options.industry }),
    ...(options.period === undefined ? {} : { period: parsePeriod(options.period) }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}
