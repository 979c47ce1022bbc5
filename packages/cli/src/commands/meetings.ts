import { conveneMeeting, decideInMeeting, listMeetings, moveMeeting, readMeeting, readRegistry } from '@shigan/app';
import { jsonText, type MeetingBody, meetingPack, presentMeeting, presentMeetingSummary } from '@shigan/contract';
import { dayOf, figureId } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

const own = {
  zh: {
    meetings: '调度会：准备、开会、记决定、会议材料',
    list: '各次调度会，最近的在前',
    show: '一次调度会：承诺兑现、议题、要问清的事；--out 写成会议材料',
    convene: '准备某日的调度会：议程取前几件',
    begin: '开会',
    close: '散会',
    decide: '记一项决定，当场立为督办事项',
    out: '写到文件：.docx 或 .html',
    id: '日期',
    item: '议题的事项编号',
    text: '决定内容',
    deadline: '完成时限',
    key: '重复发送时只办一次的键',
    heads: ['日期', '状态', '准备人'],
    states: { convened: '已准备', open: '正在开', closed: '已结束' },
    promises: '承诺',
    promiseHeads: ['兑现', '单位', '承诺', '实际'],
    itemHeads: ['序', '事项', '牵头单位', '时限', '差距', '可控', '沉默', '乘积', '要问清'],
    decisions: '决定',
  },
  en: {
    meetings: 'coordination meetings: prepared, run, decided in, their pack',
    list: 'meetings, the last first',
    show: 'a meeting: promises, items, what is to be asked; --out writes the pack',
    convene: 'prepares the meeting of a day: the first of the agenda',
    begin: 'opens the meeting',
    close: 'ends the meeting',
    decide: 'records a decision, a matter on the spot',
    out: 'to a file: .docx or .html',
    id: 'day',
    item: 'id of the item',
    text: 'what is decided',
    deadline: 'deadline',
    key: 'a key: sent twice it is done once',
    heads: ['day', 'state', 'prepared by'],
    states: { convened: 'prepared', open: 'open', closed: 'over' },
    promises: 'promises',
    promiseHeads: ['kept', 'unit', 'promise', 'what came'],
    itemHeads: ['no.', 'matter', 'lead unit', 'deadline', 'gap', 'control', 'silence', 'product', 'to be asked'],
    decisions: 'decisions',
  },
} as const;

interface MeetingOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly out?: string;
  readonly item?: string;
  readonly text?: string;
  readonly deadline?: string;
  readonly key?: string;
  readonly json?: true;
}

/** `meetings list|show|convene|begin|decide|close`: coordination meetings. */
export function addMeetingCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const say = own[language];
  const meetings = program.command('meetings').description(say.meetings);
  const show = async ({ app, actor, city }: Opened, id: string, options: MeetingOptions): Promise<void> => {
    const { moment, ...reading } = await readMeeting(app, actor, city, id, options.asOf);
    const presenting = {
      language,
      idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
      registry: await readRegistry(app, moment),
    };
    const at = { asOf: moment.asOf, demo: moment.city.demo, city: moment.city.name };
    const body = presentMeeting({ ...reading, ...at }, presenting, dayOf(moment.asOf));
    if (options.out === undefined) return terminal.out(options.json ? jsonText(body) : meetingText(body, say));
    const pack = meetingPack(body, language);
    const { documents } = app;
    return writeFile(
      options.out,
      options.out.endsWith('.html') ? await documents.bulletinPage(pack) : await documents.bulletinDocument(pack),
    );
  };

  meetings
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: MeetingOptions, command: Command) => {
      const options: MeetingOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, meetings: found } = await listMeetings(app, actor, city, options.asOf);
        const rows = found.map(presentMeetingSummary);
        if (options.json) return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, meetings: rows }));
        const lines = rows.map(({ on, begunAt, closedAt, convenedBy }) => [
          on,
          say.states[closedAt !== null ? 'closed' : begunAt !== null ? 'open' : 'convened'],
          convenedBy,
        ]);
        return terminal.out(
          table(
            say.heads.map((head) => ({ head })),
            lines,
          ),
        );
      });
    });

  /** A command of one meeting: does something, and shows it. */
  const one = (name: keyof typeof works, opening: 'reading' | 'writing'): Command =>
    meetings
      .command(name)
      .description(say[name])
      .argument('[day]', say.id)
      .option('--json', words.options.json)
      .action((given: string | undefined, _options: MeetingOptions, command: Command) => {
        const id = required(given, 'DAY', command, words);
        const options: MeetingOptions = command.optsWithGlobals();
        const asked = name === 'decide' ? decisionOf(options, command) : undefined;
        return withStore(surroundings, options, opening, async (opened) => {
          await works[name](opened, id, asked);
          return show(opened, id, options);
        });
      });
  const decisionOf = (options: MeetingOptions, command: Command): Decision => ({
    item: required(options.item, '--item', command, words),
    text: required(options.text, '--text', command, words),
    deadline: required(options.deadline, '--deadline', command, words),
    ...(options.key === undefined ? {} : { key: options.key }),
  });

  one('show', 'reading').option('--out <file>', say.out).option('--as-of <moment>', words.options.asOf);
  one('convene', 'writing');
  one('begin', 'writing');
  one('close', 'writing');
  one('decide', 'writing')
    .option('--item <matter>', say.item)
    .option('--text <words>', say.text)
    .option('--deadline <day>', say.deadline)
    .option('--key <key>', say.key);
}

interface Decision {
  readonly item: string;
  readonly text: string;
  readonly deadline: string;
  readonly key?: string;
}

const works = {
  show: async (): Promise<void> => {},
  convene: async ({ app, actor, city }: Opened, on: string): Promise<void> => {
    await conveneMeeting(app, actor, city, { on });
  },
  begin: async ({ app, actor, city }: Opened, id: string): Promise<void> => moveMeeting(app, actor, city, id, 'begin'),
  close: async ({ app, actor, city }: Opened, id: string): Promise<void> => moveMeeting(app, actor, city, id, 'close'),
  decide: async ({ app, actor, city }: Opened, id: string, asked?: Decision): Promise<void> => {
    if (asked === undefined) return;
    // Without a key the same words decided under the same item are one decision.
    const key = asked.key ?? app.digest.sha256(JSON.stringify([id, asked])).slice(0, 40);
    await decideInMeeting(app, actor, city, id, { ...asked, key });
  },
} as const;

function meetingText(body: MeetingBody, say: (typeof own)['zh' | 'en']): string {
  const heads = (of: readonly string[]) => of.map((head) => ({ head }));
  const state = body.closedAt !== null ? 'closed' : body.begunAt !== null ? 'open' : 'convened';
  const promises = body.promises.map(({ verdictWords, unit, text, actual }) => [
    verdictWords,
    unit,
    text,
    actual ?? '',
  ]);
  const items = body.items.map(({ matter, questions }, n) => [
    String(n + 1),
    matter.title,
    matter.leadUnit?.name ?? '—',
    matter.deadline ?? '—',
    String(matter.score.gap),
    String(matter.score.controllability),
    String(matter.score.silence),
    String(matter.score.product),
    questions[0] ?? '',
  ]);
  const decisions = body.decisions.map(({ text }, n) => `${n + 1}. ${text}`);
  return [
    `${body.on} ${say.states[state]}\n`,
    ...(promises.length === 0 ? [] : [`${say.promises}\n\n${table(heads(say.promiseHeads), promises)}`]),
    table(heads(say.itemHeads), items),
    ...(decisions.length === 0 ? [] : [`${say.decisions}\n${decisions.join('\n')}\n`]),
  ].join('\n');
}
