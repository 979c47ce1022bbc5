import {
  clearHazard,
  closeCampaign,
  enterCampaignFigures,
  enterHazard,
  includeMatter,
  listCampaigns,
  planCampaign,
  readCampaign,
  readRegistry,
  writeShifts,
} from '@shigan/app';
import {
  type CampaignBody,
  campaignPlanBody,
  campaignReport,
  campaignShiftsBody,
  jsonText,
  missingWords,
  presentCampaign,
  presentCampaignRow,
  RequestRefused,
} from '@shigan/contract';
import { campaignTemplates, dayOf, figureId, isMissing } from '@shigan/core';
import type { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

const own = {
  zh: {
    campaigns: '专项行动：方案、进度、值班表、隐患清单、总结报告',
    list: '专项行动一览',
    show: '一项专项行动：指标进度、未报单位、隐患、督办事项',
    template: '打印模板（summerOffensive 夏季攻势，flood 防汛），改好后用 plan 部署',
    plan: '部署：JSON 文件（- 为标准输入）',
    enter: '填报一个单位的进度，如 patrolled=120 rehearsed=3；不写单位为全市数',
    shifts: '排值班表：JSON 文件（- 为标准输入）',
    hazard: '登记隐患',
    clear: '隐患销号，写明整改情况',
    include: '把督办事项纳入专项行动',
    close: '总结，写明结论',
    report: '总结报告（.docx）；总结前为进展情况报告',
    unit: '单位代码',
    on: '截至哪天；不写为今天',
    place: '地点',
    text: '隐患',
    responsible: '责任人',
    precaution: '整改前的防范措施',
    due: '整改时限',
    words: '整改情况或结论',
    out: '写到哪里',
    figures: '指标=数值',
    file: 'JSON 文件（- 为标准输入）',
    dangerId: '隐患编号',
    matterId: '督办事项',
    heads: ['编号', '名称', '起止', '状态', '时间进度', '正常/偏慢/落后/未报', '督办', '隐患（未销/逾期）'],
    board: ['指标', '单位', '起点', '目标', '完成', '进度', '评价'],
    dangers: ['编号', '单位', '地点', '隐患', '责任人', '时限', '状态'],
    lights: { green: '正常', yellow: '偏慢', red: '落后' },
    owing: (on: string, units: string) => `截至${on}未报：${units}`,
    standing: { cleared: '已销号', overdue: '逾期', open: '整改中' },
  },
  en: {
    campaigns: 'campaigns: plans, figures, duty rosters, hidden dangers, closing reports',
    list: 'all campaigns',
    show: 'a campaign: indicators, who owes figures, hidden dangers, matters',
    template: 'prints a template (summerOffensive, flood), to be changed and planned',
    plan: 'plans a campaign: a JSON file (- for standard input)',
    enter: 'states figures of a unit, patrolled=120 rehearsed=3; without a unit those of the whole',
    shifts: 'writes a duty roster: a JSON file (- for standard input)',
    hazard: 'enters a hidden danger',
    clear: 'takes a hidden danger off the list, with how it was removed',
    include: 'takes a matter into a campaign',
    close: 'closes a campaign with its conclusion',
    report: 'the closing report (.docx); before it is closed, how it goes',
    unit: 'code of the unit',
    on: 'as of which day; today unless said',
    place: 'where',
    text: 'what the danger is',
    responsible: 'who answers for it',
    precaution: 'what is done until it is gone',
    due: 'by when it is to be gone',
    words: 'how it was removed, or the conclusion',
    out: 'where to write it',
    figures: 'indicator=value',
    file: 'a JSON file (- for standard input)',
    dangerId: 'id of the danger',
    matterId: 'the matter',
    heads: [
      'id',
      'name',
      'from–to',
      'state',
      'time',
      'on time/slow/behind/not stated',
      'matters',
      'dangers (open/overdue)',
    ],
    board: ['indicator', 'unit', 'start', 'goal', 'value', 'progress', 'light'],
    dangers: ['id', 'unit', 'place', 'danger', 'responsible', 'due', 'standing'],
    lights: { green: 'on time', yellow: 'slow', red: 'behind' },
    owing: (on: string, units: string) => `not stated as of ${on}: ${units}`,
    standing: { cleared: 'cleared', overdue: 'overdue', open: 'open' },
  },
} as const;

interface CampaignOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly unit?: string;
  readonly on?: string;
  readonly place?: string;
  readonly text?: string;
  readonly responsible?: string;
  readonly precaution?: string;
  readonly due?: string;
  readonly words?: string;
  readonly out?: string;
  readonly json?: true;
}

/** `campaigns list|show|template|plan|enter|shifts|hazard|clear|include|close|report`. */
export function addCampaignCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const say = own[language];
  const campaigns = program.command('campaigns').description(say.campaigns);
  const bodyOf = async ({ app, actor, city }: Opened, id: string, asOf?: string): Promise<CampaignBody> => {
    const { moment, ...reading } = await readCampaign(app, actor, city, id, asOf);
    const presenting = {
      language,
      idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
      registry: await readRegistry(app, moment),
    };
    const at = { asOf: moment.asOf, demo: moment.city.demo, city: moment.city.name };
    return presentCampaign({ ...reading, ...at }, presenting);
  };
  const show = async (opened: Opened, id: string, options: CampaignOptions): Promise<void> => {
    const body = await bodyOf(opened, id, options.asOf);
    return terminal.out(options.json ? jsonText(body) : campaignText(body, say, language));
  };

  campaigns
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: CampaignOptions, command: Command) => {
      const options: CampaignOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, campaigns: found } = await listCampaigns(app, actor, city, options.asOf);
        const rows = found.map((one) => presentCampaignRow(one, language, dayOf(moment.asOf)));
        if (options.json) return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, campaigns: rows }));
        const lines = rows.map(({ id, name, from, to, stateWords, elapsed, lights, matters, hazards }) => [
          id,
          name,
          `${from}/${to}`,
          stateWords,
          `${(elapsed * 100).toFixed(1)}%`,
          `${lights.green}/${lights.yellow}/${lights.red}/${lights.none}`,
          String(matters.all),
          `${hazards.all - hazards.cleared}/${hazards.overdue}`,
        ]);
        return terminal.out(
          table(
            say.heads.map((head) => ({ head })),
            lines,
          ),
        );
      });
    });

  campaigns
    .command('template')
    .description(say.template)
    .argument('[kind]')
    .argument('[year]')
    .action(async (kind: string | undefined, givenYear: string | undefined, _options: object, command: Command) => {
      const year = required(givenYear, 'YEAR', command, words);
      const found = Object.values(campaignTemplates).find((one) => one.kind === kind);
      if (found === undefined)
        throw new RequestRefused('invalid-request', { kind: Object.keys(campaignTemplates).join(', ') });
      const { isOnDuty: _isOnDuty, from, to, ...plan } = found;
      const stated = { leader: { id: '', name: '' }, leadUnit: { code: '', name: '' }, units: [] };
      return terminal.out(jsonText({ ...plan, from: `${year}-${from}`, to: `${year}-${to}`, ...stated }));
    });

  /** A command of one campaign: does something, and shows it. */
  const one = (
    name: string,
    description: string,
    work?: (
      opened: Opened,
      given: readonly [string, ...string[]],
      options: CampaignOptions,
      command: Command,
    ) => Promise<unknown>,
    more: string = '',
  ): Command =>
    campaigns
      .command(name)
      .description(description)
      .argument('[campaign]')
      .argument('[more...]', more)
      .option('--json', words.options.json)
      .action((given: string | undefined, rest: readonly string[], _options: CampaignOptions, command: Command) => {
        const id = required(given, 'CAMPAIGN', command, words);
        const options: CampaignOptions = command.optsWithGlobals();
        return withStore(surroundings, options, work === undefined ? 'reading' : 'writing', async (opened) => {
          await work?.(opened, [id, ...rest], options, command);
          return show(opened, id, options);
        });
      });

  one('show', say.show).option('--as-of <moment>', words.options.asOf);
  one(
    'enter',
    say.enter,
    ({ app, actor, city }, [id, ...stated], { unit, on }) =>
      enterCampaignFigures(app, actor, city, id, {
        figures: stated.map(figureOf),
        ...(unit === undefined ? {} : { unit }),
        ...(on === undefined ? {} : { on }),
      }),
    say.figures,
  )
    .option('--unit <code>', say.unit)
    .option('--on <day>', say.on);
  one(
    'shifts',
    say.shifts,
    async ({ app, actor, city }, [id, file], { unit }, command) => {
      const asked = checked(campaignShiftsBody, await jsonOf(required(file, 'FILE', command, words), surroundings));
      return writeShifts(app, actor, city, id, { ...asked, ...(unit === undefined ? {} : { unit }) });
    },
    say.file,
  ).option('--unit <code>', say.unit);
  one('hazard', say.hazard, ({ app, actor, city }, [id], options, command) =>
    enterHazard(app, actor, city, id, {
      place: required(options.place, '--place', command, words),
      text: required(options.text, '--text', command, words),
      responsible: required(options.responsible, '--responsible', command, words),
      due: required(options.due, '--due', command, words),
      precaution: options.precaution ?? '',
      ...(options.unit === undefined ? {} : { unit: options.unit }),
    }),
  )
    .option('--unit <code>', say.unit)
    .option('--place <words>', say.place)
    .option('--text <words>', say.text)
    .option('--responsible <name>', say.responsible)
    .option('--precaution <words>', say.precaution)
    .option('--due <day>', say.due);
  one(
    'clear',
    say.clear,
    ({ app, actor, city }, [id, hazard], options, command) =>
      clearHazard(app, actor, city, id, {
        hazard: required(hazard, 'HAZARD', command, words),
        words: required(options.words, '--words', command, words),
      }),
    say.dangerId,
  ).option('--words <words>', say.words);
  one(
    'include',
    say.include,
    ({ app, actor, city }, [id, matter], _options, command) =>
      includeMatter(app, actor, city, id, { matter: required(matter, 'MATTER', command, words) }),
    say.matterId,
  );
  one('close', say.close, ({ app, actor, city }, [id], options, command) =>
    closeCampaign(app, actor, city, id, { conclusion: required(options.words, '--words', command, words) }),
  ).option('--words <words>', say.words);

  campaigns
    .command('plan')
    .description(say.plan)
    .argument('[file]')
    .option('--json', words.options.json)
    .action(async (given: string | undefined, _options: CampaignOptions, command: Command) => {
      const options: CampaignOptions = command.optsWithGlobals();
      const plan = checked(campaignPlanBody, await jsonOf(required(given, 'FILE', command, words), surroundings));
      return withStore(surroundings, options, 'writing', async (opened) =>
        show(opened, await planCampaign(opened.app, opened.actor, opened.city, plan), options),
      );
    });

  campaigns
    .command('report')
    .description(say.report)
    .argument('[campaign]')
    .option('--out <file>', say.out)
    .option('--as-of <moment>', words.options.asOf)
    .action((given: string | undefined, _options: CampaignOptions, command: Command) => {
      const id = required(given, 'CAMPAIGN', command, words);
      const options: CampaignOptions = command.optsWithGlobals();
      const out = required(options.out, '--out', command, words);
      return withStore(surroundings, options, 'reading', async (opened) => {
        const report = campaignReport(await bodyOf(opened, id, options.asOf), language);
        await writeFile(out, await opened.app.documents.bulletinDocument(report));
        return terminal.out(`${out}\n`);
      });
    });
}

/** What a schema does with what was read. */
interface Checking<T> {
  safeParse(content: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

function figureOf(stated: string): { readonly indicator: string; readonly value: number } {
  const [, indicator, value] = /^([\w-]+)=(-?\d+(?:\.\d+)?)$/u.exec(stated) ?? [];
  if (indicator === undefined) throw new RequestRefused('invalid-request', { figures: stated });
  return { indicator, value: Number(value) };
}

function checked<T>(schema: Checking<T>, content: unknown): T {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  throw new RequestRefused(
    'invalid-request',
    Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.') || 'file', message])),
  );
}

async function jsonOf(file: string, { stdin }: Surroundings): Promise<unknown> {
  const parts: string[] = [];
  if (file === '-') for await (const part of stdin) parts.push(Buffer.from(part).toString('utf8'));
  else
    parts.push(
      await readFile(file, 'utf8').catch(() => {
        throw new RequestRefused('no-such-file', { file });
      }),
    );
  try {
    return JSON.parse(parts.join(''));
  } catch {
    throw new RequestRefused('invalid-request', { file: 'JSON' });
  }
}

function campaignText(body: CampaignBody, say: (typeof own)['zh' | 'en'], language: 'zh' | 'en'): string {
  const { name, stateWords, from, to, leader, leadUnit, elapsed, aim, owing, dangers, matters, conclusion } = body;
  const heads = (words: readonly string[]) => words.map((head) => ({ head }));
  return [
    `${name}（${stateWords}）${from}/${to} ${(elapsed * 100).toFixed(1)}%`,
    `${leader} ${leadUnit.name}`,
    aim,
    ...(conclusion === null ? [] : [conclusion]),
    ...(owing === null || owing.units.length === 0
      ? []
      : [say.owing(owing.on, owing.units.map((unit) => unit.name).join('、'))]),
    '',
    table(
      heads(say.board),
      body.indicators.map((one) => [
        one.name,
        one.unit,
        one.start,
        one.goal,
        isMissing(one.value) ? missingWords[one.value.missing][language] : one.value,
        isMissing(one.progress) ? '' : `${(one.progress * 100).toFixed(1)}%`,
        isMissing(one.light) ? '' : say.lights[one.light],
      ]),
    ),
    ...(dangers.length === 0
      ? []
      : [
          table(
            heads(say.dangers),
            dangers.map(({ id, unit, place, text, responsible, due, cleared, overdue }) => [
              id,
              unit.name,
              place,
              text,
              responsible,
              due,
              cleared !== null ? say.standing.cleared : overdue ? say.standing.overdue : say.standing.open,
            ]),
          ),
        ]),
    ...matters.map(({ title, stateWords: state, leadUnit: unit }) => `${title} ${unit?.name ?? ''} ${state}`),
  ].join('\n');
}
