import {
  listInspections,
  moveInspection,
  openMatterFromFinding,
  planInspection,
  readInspection,
  recordFinding,
} from '@shigan/app';
import {
  type InspectionBody,
  inspectionPlanBody,
  jsonText,
  presentInspection,
  presentInspectionRow,
  RequestRefused,
} from '@shigan/contract';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

const own = {
  zh: {
    inspections: '督查：计划台账、方案、发现问题、转为督办事项',
    list: '督查计划台账；重复督查同一对象的标出',
    show: '一次督查：方案、发现问题及其办理',
    plan: '列入计划：JSON 文件（- 为标准输入）',
    begin: '开始督查',
    find: '登记发现的问题',
    matter: '把发现的问题立为督办事项',
    close: '结束督查，写明反馈意见',
    callOff: '取消尚未开始的督查，写明理由',
    object: '被督查单位代码；只有一个单位时可不写',
    text: '发现的问题',
    title: '事项名称',
    deadline: '完成时限',
    done: '办结标准',
    words: '反馈意见或取消理由',
    heads: ['编号', '起止', '名称', '对象', '方式', '状态', '问题', '重复'],
    directions: { made: '开展', received: '迎接' },
    states: { planned: '计划', underWay: '进行中', closed: '已反馈', calledOff: '已取消' },
    repeats: (title: string, days: number) => (days === 0 ? `与${title}同时` : `距${title}${days}天`),
    found: ['编号', '单位', '发现问题', '督办事项'],
  },
  en: {
    inspections: 'inspections: plan register, plans, findings that become matters',
    list: 'the plan register; objects inspected twice are marked',
    show: 'an inspection: plan, findings and what became of them',
    plan: 'plans an inspection: a JSON file (- for standard input)',
    begin: 'the team begins',
    find: 'records a finding',
    matter: 'makes a finding a matter',
    close: 'ends an inspection with its conclusion',
    callOff: 'calls off an inspection that has not begun, with the reason',
    object: 'code of the object; not needed where there is one',
    text: 'what was found',
    title: 'name of the matter',
    deadline: 'deadline',
    done: 'what counts as done',
    words: 'the conclusion, or the reason',
    heads: ['id', 'from–to', 'title', 'objects', 'method', 'state', 'findings', 'repeats'],
    directions: { made: 'made', received: 'received' },
    states: { planned: 'planned', underWay: 'under way', closed: 'closed', calledOff: 'called off' },
    repeats: (title: string, days: number) => (days === 0 ? `with ${title}` : `${days} days from ${title}`),
    found: ['id', 'unit', 'finding', 'matter'],
  },
} as const;

interface InspectionOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly object?: string;
  readonly text?: string;
  readonly title?: string;
  readonly deadline?: string;
  readonly done?: string;
  readonly words?: string;
  readonly json?: true;
}

/** `inspections list|show|plan|begin|find|matter|close|call-off`. */
export function addInspectionCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const say = own[terminal.language];
  const inspections = program.command('inspections').description(say.inspections);
  const show = async ({ app, actor, city }: Opened, id: string, options: InspectionOptions): Promise<void> => {
    const { moment, ...reading } = await readInspection(app, actor, city, id, options.asOf);
    const body = presentInspection({ ...reading, asOf: moment.asOf, demo: moment.city.demo }, terminal.language);
    return terminal.out(options.json ? jsonText(body) : inspectionText(body, say));
  };

  inspections
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: InspectionOptions, command: Command) => {
      const options: InspectionOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, inspections: found } = await listInspections(app, actor, city, options.asOf);
        const rows = found.map((one) => presentInspectionRow(one, terminal.language));
        if (options.json)
          return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, inspections: rows }));
        const lines = rows.map((one) => [
          one.id,
          `${one.from}/${one.to}`,
          `${say.directions[one.direction]} ${one.title}`,
          one.objects.map(({ name }) => name).join('、'),
          one.methodWords,
          say.states[one.state],
          String(one.findings),
          one.repeats.map(({ otherTitle, days }) => say.repeats(otherTitle, days)).join('；'),
        ]);
        return terminal.out(
          table(
            say.heads.map((head) => ({ head })),
            lines,
          ),
        );
      });
    });

  /** A command of one inspection: does something, and shows it. */
  const one = (
    name: string,
    description: string,
    opening: 'reading' | 'writing',
    work?: (opened: Opened, id: string, options: InspectionOptions, command: Command) => Promise<unknown>,
  ): Command =>
    inspections
      .command(name)
      .description(description)
      .argument('[inspection]', say.heads[0])
      .option('--json', words.options.json)
      .action((given: string | undefined, _options: InspectionOptions, command: Command) => {
        const id = required(given, 'INSPECTION', command, words);
        const options: InspectionOptions = command.optsWithGlobals();
        return withStore(surroundings, options, opening, async (opened) => {
          await work?.(opened, id, options, command);
          return show(opened, id, options);
        });
      });

  one('show', say.show, 'reading').option('--as-of <moment>', words.options.asOf);
  one('begin', say.begin, 'writing', ({ app, actor, city }, id) =>
    moveInspection(app, actor, city, id, { kind: 'begin' }),
  );
  one('find', say.find, 'writing', ({ app, actor, city }, id, { object, text }, command) =>
    recordFinding(app, actor, city, id, {
      text: required(text, '--text', command, words),
      ...(object === undefined ? {} : { object }),
    }),
  )
    .option('--object <code>', say.object)
    .option('--text <words>', say.text);
  one('close', say.close, 'writing', ({ app, actor, city }, id, options, command) =>
    moveInspection(app, actor, city, id, {
      kind: 'close',
      conclusion: required(options.words, '--words', command, words),
    }),
  ).option('--words <words>', say.words);
  one('call-off', say.callOff, 'writing', ({ app, actor, city }, id, options, command) =>
    moveInspection(app, actor, city, id, {
      kind: 'callOff',
      reason: required(options.words, '--words', command, words),
    }),
  ).option('--words <words>', say.words);

  inspections
    .command('matter')
    .description(say.matter)
    .argument('[inspection]', say.heads[0])
    .argument('[finding]', say.found[0])
    .option('--title <words>', say.title)
    .option('--deadline <day>', say.deadline)
    .option('--done <words>', say.done)
    .option('--json', words.options.json)
    .action((id: string | undefined, finding: string | undefined, _options: InspectionOptions, command: Command) => {
      const options: InspectionOptions = command.optsWithGlobals();
      const asked = {
        finding: required(finding, 'FINDING', command, words),
        title: required(options.title, '--title', command, words),
        deadline: required(options.deadline, '--deadline', command, words),
        done: required(options.done, '--done', command, words),
      };
      return withStore(surroundings, options, 'writing', async (opened) => {
        const { app, actor, city } = opened;
        await openMatterFromFinding(app, actor, city, id ?? '', asked);
        return show(opened, id ?? '', options);
      });
    });

  inspections
    .command('plan')
    .description(say.plan)
    .argument('[file]')
    .option('--json', words.options.json)
    .action(async (given: string | undefined, _options: InspectionOptions, command: Command) => {
      const options: InspectionOptions = command.optsWithGlobals();
      const plan = inspectionPlanBody.safeParse(await jsonOf(required(given, 'FILE', command, words), surroundings));
      if (!plan.success)
        throw new RequestRefused(
          'invalid-request',
          Object.fromEntries(plan.error.issues.map(({ path, message }) => [path.join('.') || 'plan', message])),
        );
      return withStore(surroundings, options, 'writing', async (opened) =>
        show(opened, await planInspection(opened.app, opened.actor, opened.city, plan.data), options),
      );
    });
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
    throw new RequestRefused('invalid-request', { plan: 'JSON' });
  }
}

function inspectionText(body: InspectionBody, say: (typeof own)['zh' | 'en']): string {
  const head = [
    `${say.directions[body.direction]} ${body.title}（${say.states[body.state]}）`,
    `${body.authority} ${body.from}/${body.to} ${body.methodWords} ${body.objects.map(({ name }) => name).join('、')}`,
    body.subject,
    ...body.repeats.map(({ object, otherTitle, days }) => `! ${object} ${say.repeats(otherTitle, days)}`),
    ...(body.conclusion === null ? [] : [body.conclusion]),
    ...(body.calledOff === null ? [] : [body.calledOff]),
  ].join('\n');
  const lines = body.found.map(({ id, object, text, matter }) => [
    id,
    object,
    text,
    matter === null ? '' : `${matter.title} ${matter.stateWords}`,
  ]);
  return `${head}\n\n${
    lines.length === 0
      ? ''
      : table(
          say.found.map((one) => ({ head: one })),
          lines,
        )
  }`;
}
