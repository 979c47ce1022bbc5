import {
  type Block,
  dayInWords,
  type EconomicBulletin,
  endMonth,
  type Language,
  parseSpanIso,
  type Run,
} from '@shigan/core';
import { missingWords } from '../words/missing.ts';
import type { MeetingBody, MeetingItemBody } from './meeting-body.ts';

const words = {
  zh: {
    masthead: '调度会材料',
    title: (day: string) => `${day}调度会材料`,
    unit: (city: string) => `${city}人民政府督查室`,
    promises: '一、上次承诺兑现情况',
    counts: (kept: number, partly: number, broken: number, open: number) =>
      `上次调度会以来到期的承诺${kept + partly + broken + open}项：兑现${kept}项，部分兑现${partly}项，未兑现${broken}项，无法判定${open}项。`,
    none: '上次调度会以来没有到期评判的承诺。',
    items: '二、议题',
    ordinal: (n: number) => `（${numerals[n - 1] ?? String(n)}）`,
    problem: '存在问题：',
    responsible: (leader: string, unit: string) => `责任领导${leader}，牵头单位${unit}。`,
    deadline: (day: string, isOver: boolean) => `完成时限${day}${isOver ? '，已过时限' : ''}。`,
    figure: (name: string, interval: string) => `数据：${name}${interval === '' ? '' : `（${interval}）`}`,
    lights: (parts: readonly string[]) => `四灯：${parts.join('，')}。`,
    names: { schedule: '进度', reported: '上报', verified: '核查', data: '数据' },
    last: (text: string, came: string, actual: string | null) =>
      `承诺“${text}”，${came}${actual === null || actual === '' ? '' : `，实际${actual}`}。`,
    ask: (questions: readonly string[]) => `会上要问清：${questions.join('')}`,
    decisions: '三、会议决定',
    decided: (n: number, text: string, by: string) => `${n}．${text}（${by}记录，已立为督办事项）`,
    annex: '议程',
    head: ['序号', '事项', '牵头单位', '责任领导', '完成时限', '差距×可控×沉默', '乘积'],
    stop: '。',
  },
  en: {
    masthead: 'Meeting pack',
    title: (day: string) => `Coordination meeting of ${day}`,
    unit: (city: string) => `Supervision Office of ${city}`,
    promises: '1. What was promised',
    counts: (kept: number, partly: number, broken: number, open: number) =>
      `${kept + partly + broken + open} promises fell due since the last meeting: ${kept} kept, ${partly} partly, ${broken} broken, ${open} cannot be told.`,
    none: 'No promise was judged since the last meeting.',
    items: '2. Items',
    ordinal: (n: number) => `(${n}) `,
    problem: 'Problem: ',
    responsible: (leader: string, unit: string) => `Responsible leader ${leader}, lead unit ${unit}. `,
    deadline: (day: string, isOver: boolean) => `Deadline ${day}${isOver ? ', passed' : ''}.`,
    figure: (name: string, interval: string) => `Data: ${name}${interval === '' ? '' : ` (${interval})`} `,
    lights: (parts: readonly string[]) => `Lights: ${parts.join(', ')}.`,
    names: { schedule: 'schedule', reported: 'reported', verified: 'verified', data: 'data' },
    last: (text: string, came: string, actual: string | null) =>
      `Promised: “${text}”; ${came}${actual === null || actual === '' ? '' : `, it came to ${actual}`}.`,
    ask: (questions: readonly string[]) => `To be asked: ${questions.join(' ')}`,
    decisions: '3. Decisions',
    decided: (n: number, text: string, by: string) => `${n}. ${text} (recorded by ${by}, now a matter)`,
    annex: 'Agenda',
    head: ['No.', 'Matter', 'Lead unit', 'Leader', 'Deadline', 'gap × control × silence', 'Product'],
    stop: '.',
  },
} as const;

const lightWords = {
  green: { zh: '正常', en: 'green' },
  yellow: { zh: '偏慢', en: 'yellow' },
  red: { zh: '落后', en: 'red' },
  done: { zh: '办结', en: 'done' },
  suspended: { zh: '中止', en: 'suspended' },
} as const;

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const paragraph = (...runs: readonly Run<string>[]): Block<string> => ({ kind: 'paragraph', runs });

/** The meeting pack (调度会材料) in the official form: promises of last time first, one item after the other with its figures, which carry
 *  their ids, the agenda as its annex; what was decided, once the meeting has decided. */
export function meetingPack(meeting: MeetingBody, language: Language): EconomicBulletin<string> {
  const say = words[language];
  const day = dayIn(meeting.on, language);
  const { kept, partly, broken, cannotTell } = meeting.promiseCounts;
  const decisions = meeting.decisions.map(({ text, by }, n) => paragraph({ text: say.decided(n + 1, text, by) }));
  return {
    form: 'paper',
    masthead: say.masthead,
    unit: say.unit(meeting.city),
    date: day,
    title: say.title(day),
    addressees: '',
    body: [
      { kind: 'heading', level: 1, text: say.promises },
      paragraph({ text: meeting.promises.length === 0 ? say.none : say.counts(kept, partly, broken, cannotTell) }),
      ...meeting.promises
        .filter(({ verdict }) => verdict !== 'kept')
        .map(({ unit, text, verdictWords, actual }) =>
          paragraph({ text: unit, strong: true }, { text: ` ${say.last(text, verdictWords, actual)}` }),
        ),
      { kind: 'heading', level: 1, text: say.items },
      ...meeting.items.flatMap((item, n) => itemBlocks(item, n + 1, language)),
      ...(decisions.length === 0
        ? []
        : [{ kind: 'heading' as const, level: 1 as const, text: say.decisions }, ...decisions]),
    ],
    annex: [agendaTable(meeting, language)],
    copiesTo: '',
    demo: meeting.demo,
    language,
  };
}

function itemBlocks(item: MeetingItemBody, n: number, language: Language): readonly Block<string>[] {
  const say = words[language];
  const { matter, problem, promises, questions } = item;
  const responsible = say.responsible(matter.leader?.name ?? '—', matter.leadUnit?.name ?? '—');
  const due = matter.deadline === null ? '' : say.deadline(dayIn(matter.deadline, language), matter.overdue);
  const lights = (['schedule', 'reported', 'verified', 'data'] as const).flatMap((name) => {
    const light = matter.lights[name];
    return light === null ? [] : [`${say.names[name]}${language === 'zh' ? '' : ' '}${lightWords[light][language]}`];
  });
  const last = promises.at(-1);
  return [
    { kind: 'heading', level: 2, text: `${say.ordinal(n)}${matter.title}` },
    paragraph({ text: `${say.problem}${problem}${/[。.]$/u.test(problem) ? '' : say.stop}` }),
    paragraph({ text: `${responsible}${due}` }),
    ...(matter.figure === null ? [] : [figureBlock(item, language)]),
    ...(lights.length === 0 ? [] : [paragraph({ text: say.lights(lights) })]),
    ...(last === undefined ? [] : [paragraph({ text: say.last(last.text, last.verdictWords, last.actual) })]),
    ...(questions.length === 0 ? [] : [paragraph({ text: say.ask(questions) })]),
  ];
}

/** The figure of an item's condition, with its id. */
function figureBlock({ matter }: MeetingItemBody, language: Language): Block<string> {
  const say = words[language];
  const { figure, indicator } = matter;
  if (figure === null) return paragraph();
  const { shown, unit, id, interval } = figure;
  const value = typeof shown !== 'string' ? missingWords[shown.missing][language] : `${shown.replace('-', '−')}${unit}`;
  return paragraph(
    { text: say.figure(indicator?.name ?? '', spanIn(interval, language)) },
    { text: value, figure: id, strong: true },
    { text: say.stop },
  );
}

function agendaTable({ items }: MeetingBody, language: Language): Block<string> {
  const say = words[language];
  return {
    kind: 'table',
    title: say.annex,
    unit: '',
    head: say.head,
    widths: [4, 24, 15, 7, 7, 10, 5],
    rows: items.map(({ matter }, n) =>
      [
        String(n + 1),
        matter.title,
        matter.leadUnit?.name ?? '—',
        matter.leader?.name.split('（', 1)[0] ?? '—',
        matter.deadline?.slice(5) ?? '—',
        `${matter.score.gap}×${matter.score.controllability}×${matter.score.silence}`,
        String(matter.score.product),
      ].map((text, column) => (column === 1 || column === 2 ? { text } : { text, align: 'center' as const })),
    ),
    notes: [],
  };
}

function dayIn(day: string, language: Language): string {
  return language === 'zh' ? dayInWords(day) : day;
}

/** 2021年1—4月; of one month 2021年4月. */
function spanIn(iso: string, language: Language): string {
  const span = parseSpanIso(iso);
  if (span === undefined) return iso;
  const { year, startMonth } = span;
  const end = endMonth(span);
  if (language === 'en') return startMonth === end ? `${year}-${end}` : `${year}, months ${startMonth}–${end}`;
  return startMonth === end ? `${year}年${end}月` : `${year}年${startMonth}—${end}月`;
}
