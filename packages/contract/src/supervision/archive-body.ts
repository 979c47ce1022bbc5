import {
  type Day,
  dayInWords,
  dayOf,
  display,
  type Instant,
  type Language,
  type Matter,
  type MatterEvent,
  type RegionCode,
} from '@shigan/core';
import { z } from 'zod';
import { actWords, sourceWords, stateWords, verdictWords } from '../words/matters.ts';

/** A line of the archive's catalogue (档案目录). */
export interface ArchiveRowBody {
  readonly id: string;
  readonly number: { readonly year: number; readonly sequence: number };
  readonly title: string;
  readonly leadUnit: string;
  readonly leader: string;
  readonly region: string;
  readonly struckOffOn: string;
  readonly archivedOn: string | null;
  readonly entries: number;
  readonly evidence: number;
}

export interface ArchiveBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly matters: readonly ArchiveRowBody[];
}

/** A part of a dossier: a table with its title. */
export interface DossierPartBody {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
}

/** A dossier (案卷), read-only: what a struck-off matter keeps. */
export interface DossierBody extends ArchiveRowBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly fingerprint: string;
  readonly parts: readonly DossierPartBody[];
}

const count = z.int().nonnegative();
const row = {
  id: z.string(),
  number: z.strictObject({ year: z.int(), sequence: z.int() }),
  title: z.string(),
  leadUnit: z.string(),
  leader: z.string(),
  region: z.string(),
  struckOffOn: z.string(),
  archivedOn: z.string().nullable(),
  entries: count.describe('Entries of its history.'),
  evidence: count,
};

export const archiveBody: z.ZodType<ArchiveBody> = z
  .strictObject({ asOf: z.string(), demo: z.boolean(), matters: z.array(z.strictObject(row)) })
  .meta({ id: 'Archive', description: 'The catalogue of the archive: struck-off matters, the last first.' });

export const dossierBody: z.ZodType<DossierBody> = z
  .strictObject({
    ...row,
    asOf: z.string(),
    demo: z.boolean(),
    fingerprint: z.string().describe('SHA-256 of the history.'),
    parts: z.array(
      z.strictObject({
        title: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.strictObject({ cells: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'Dossier', description: 'What a struck-off matter keeps, read-only.' });

/** A matter of the archive, as it is read. */
export interface ArchivedReading {
  readonly filed: { readonly matter: Matter; readonly number: { readonly year: number; readonly sequence: number } };
  readonly struckOffOn: Day;
  readonly archivedOn: Day | null;
}

export function presentArchiveRow(
  { filed: { matter, number }, struckOffOn, archivedOn, entries }: ArchivedReading & { readonly entries: number },
  regionName: (code: RegionCode) => string,
): ArchiveRowBody {
  return {
    id: matter.id,
    number,
    title: matter.title,
    leadUnit: matter.leadUnit?.name ?? '',
    leader: matter.leader?.name ?? '',
    region: regionName(matter.region),
    struckOffOn,
    archivedOn,
    entries,
    evidence: matter.evidence.length,
  };
}

const words = {
  zh: {
    facts: '一、基本情况',
    history: '二、办理过程',
    reports: '三、办理报告',
    promises: '四、承诺兑现',
    evidence: '五、佐证材料目录',
    notes: '六、催办、督查单和领导批示',
    item: ['项目', '内容'],
    historyHead: ['序号', '时间', '环节', '经办', '理由和内容', '佐证'],
    reportHead: ['时间', '报告人', '进度', '内容', '审核'],
    promiseHead: ['承诺', '期限', '承诺人', '兑现', '实际'],
    evidenceHead: ['序号', '材料', '提供环节', '提供人', '时间'],
    noteHead: ['时间', '类别', '内容', '办理'],
    names: {
      number: '编号',
      source: '来源',
      problem: '存在问题',
      leader: '责任领导',
      leadUnit: '牵头单位',
      supporting: '配合单位',
      taskForce: '专班及负责人',
      deadline: '完成时限',
      earlier: '原时限',
      done: '办结标准',
      concluded: '办结',
      struckOff: '销号',
      archived: '归档',
      state: '状态',
      fingerprint: '案卷指纹',
    },
    reminder: '催办',
    instruction: '批示',
    read: (who: string) => `${who}已阅`,
    unread: '未阅',
    separator: '、',
  },
  en: {
    facts: '1. Facts',
    history: '2. History',
    reports: '3. Reports',
    promises: '4. Promises',
    evidence: '5. Evidence',
    notes: '6. Reminders, notes and instructions',
    item: ['Item', 'Content'],
    historyHead: ['No.', 'When', 'Step', 'Who', 'Reason and content', 'Evidence'],
    reportHead: ['When', 'By', 'Progress', 'Text', 'Judged'],
    promiseHead: ['Promise', 'Due', 'By', 'Kept', 'What came'],
    evidenceHead: ['No.', 'Document', 'Step', 'By', 'When'],
    noteHead: ['When', 'Kind', 'Words', 'Read'],
    names: {
      number: 'Number',
      source: 'Source',
      problem: 'Problem',
      leader: 'Responsible leader',
      leadUnit: 'Lead unit',
      supporting: 'Supporting units',
      taskForce: 'Task force and head',
      deadline: 'Deadline',
      earlier: 'Earlier deadlines',
      done: 'What counts as done',
      concluded: 'Concluded',
      struckOff: 'Struck off',
      archived: 'Archived',
      state: 'State',
      fingerprint: 'Fingerprint',
    },
    reminder: 'reminder',
    instruction: 'instruction',
    read: (who: string) => `read by ${who}`,
    unread: 'not read',
    separator: ', ',
  },
} as const;

/** A dossier in words. Parts without a line are left out, but their numbers stay: what is missing is missing. */
export function presentDossier(
  reading: ArchivedReading & {
    readonly history: readonly MatterEvent[];
    readonly fingerprint: string;
    readonly asOf: Instant;
    readonly demo: boolean;
  },
  language: Language,
  regionName: (code: RegionCode) => string,
): DossierBody {
  const { history, fingerprint, asOf, demo } = reading;
  const { matter } = reading.filed;
  const say = words[language];
  const part = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): DossierPartBody => ({
    title,
    head,
    rows: rows.map((cells) => ({ cells })),
  });
  return {
    ...presentArchiveRow({ ...reading, entries: history.length }, regionName),
    asOf,
    demo,
    fingerprint,
    parts: [
      part(say.facts, say.item, factsOf(reading, fingerprint, language)),
      part(
        say.history,
        say.historyHead,
        history.map((event) => eventLine(event, language)),
      ),
      part(
        say.reports,
        say.reportHead,
        matter.reports.map(({ at, by, progress, text, verdict, grounds }) => [
          when(at),
          by.name,
          `${display(progress * 100, 0)}%`,
          text,
          verdict === null ? '' : [verdictWords[verdict][language], grounds ?? ''].filter(Boolean).join(' '),
        ]),
      ),
      part(
        say.promises,
        say.promiseHead,
        matter.promises.map(({ text, due, by, verdict, actual }) => [
          text,
          dayIn(due, language),
          by.name,
          verdict === null ? '' : verdictWords[verdict][language],
          actual ?? '',
        ]),
      ),
      part(say.evidence, say.evidenceHead, evidenceLines(history, language)),
      part(say.notes, say.noteHead, noteLines(matter, language)),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function factsOf(
  { filed: { matter, number }, struckOffOn, archivedOn }: ArchivedReading,
  fingerprint: string,
  language: Language,
): readonly (readonly [string, string])[] {
  const { names, separator } = words[language];
  const { source, taskForce, deadline, earlierDeadlines, done, concludedBy, concludedOn, basisDocument } = matter;
  const lines: readonly (readonly [string, string])[] = [
    [names.number, `〔${number.year}〕${number.sequence}`],
    [names.source, `${sourceWords[source.kind][language]} ${source.reference} ${basisDocument ?? ''}`.trim()],
    [names.problem, matter.problem],
    [names.leader, matter.leader?.name ?? ''],
    [names.leadUnit, matter.leadUnit?.name ?? ''],
    [names.supporting, matter.supportingUnits.map(({ name }) => name).join(separator)],
    [names.taskForce, taskForce === undefined ? '' : `${taskForce.name} ${taskForce.head.name}`],
    [names.deadline, deadline === undefined ? '' : dayIn(deadline, language)],
    [names.earlier, earlierDeadlines.map((day) => dayIn(day, language)).join(separator)],
    [names.done, done?.text ?? ''],
    [names.concluded, concludedOn === null ? '' : `${dayIn(concludedOn, language)} ${concludedBy?.name ?? ''}`],
    [names.struckOff, dayIn(struckOffOn, language)],
    [names.archived, archivedOn === null ? '' : dayIn(archivedOn, language)],
    [names.state, stateWords[matter.state][language]],
    [names.fingerprint, fingerprint],
  ];
  return lines.filter(([, value]) => value !== '');
}

function eventLine(event: MatterEvent, language: Language): readonly string[] {
  const { version, at, act, by, reason, evidence, details } = event;
  const said = [reason, details.words, details.basisDocument, details.report?.text, details.newDeadline];
  return [
    String(version),
    when(at),
    actWords[act][language],
    by.unit === undefined ? by.name : `${by.unit} ${by.name}`,
    said.filter((one) => one !== undefined && one !== null && one !== '').join('\n'),
    evidence.map(({ name }) => name).join(words[language].separator),
  ];
}

function evidenceLines(history: readonly MatterEvent[], language: Language): readonly (readonly string[])[] {
  return history
    .flatMap(({ at, act, by, evidence }) =>
      evidence.map(({ name, sha256 }) => [
        sha256 === undefined ? name : `${name}（${sha256}）`,
        actWords[act][language],
        by.name,
        when(at),
      ]),
    )
    .map((cells, n) => [String(n + 1), ...cells]);
}

function noteLines(matter: Matter, language: Language): readonly (readonly string[])[] {
  const say = words[language];
  const lines: readonly { readonly at: Instant; readonly cells: readonly string[] }[] = [
    ...matter.reminders.map(({ at, words: said, readBy }) => ({
      at,
      cells: [say.reminder, said, readBy === null ? say.unread : say.read(readBy.name)],
    })),
    ...matter.instructions.map(({ at, words: said, by }) => ({ at, cells: [say.instruction, said, by.name] })),
  ];
  return lines.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ at, cells }) => [when(at), ...cells]);
}

/** Day and minute in China. */
function when(at: Instant): string {
  const minutes = (Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) + 480) % 1440;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function dayIn(day: Day, language: Language): string {
  return language === 'zh' ? dayInWords(day) : day;
}
