import type { MatterBody, OpenActBody } from '@shigan/contract';
import type { Text } from '../../text/zh-CN.ts';

/** What a form of an act holds while it is filled in. */
export interface ActFields {
  readonly by?: string;
  /** Which of the parts that may act. */
  readonly part: number;
  readonly reason?: string;
  readonly evidence?: string;
  /** Files that were filed in the archive for this act. */
  readonly filed?: readonly { readonly name: string; readonly sha256: string }[];
  readonly basisDocument?: string;
  readonly newDeadline?: string;
  readonly text?: string;
  readonly progress?: string;
  readonly light?: string;
  /** What will be by when, where the report promises something. */
  readonly promise?: string;
  readonly promiseDue?: string;
  readonly words?: string;
  readonly otherMatter?: string;
  readonly facts?: boolean;
  readonly solved?: boolean;
  readonly formComplete?: boolean;
  readonly verdict?: string;
  readonly item?: string;
  readonly kind?: string;
}

/** What a form asks for under a label of its own; files stand with the evidence. */
export type FieldName = Exclude<keyof ActFields, 'filed'>;

/** The fields that a need is filled in with. */
const fieldsOf: Readonly<Record<string, readonly FieldName[]>> = {
  report: ['text', 'progress', 'light'],
  evidence: ['evidence'],
  reason: ['reason'],
  basisDocument: ['basisDocument'],
  newDeadline: ['newDeadline'],
  otherOpenMatter: ['otherMatter'],
  factsVerified: ['facts'],
  problemSolved: ['solved'],
  formComplete: ['formComplete'],
  openReport: ['item'],
  openMilestone: ['item'],
  openReminder: ['item'],
  openPromise: ['item'],
  colour: ['light'],
  words: ['words'],
  noteKind: ['kind'],
  step: ['kind'],
  verdict: ['verdict', 'reason'],
};

/** The fields of an act, in the order of its needs; who acts, where somebody enters what others did. */
export function actFields(act: OpenActBody, entersForOthers: boolean): readonly FieldName[] {
  const asked = act.asks.flatMap((need) => fieldsOf[need] ?? []);
  // Who reports that all is done has nothing left to promise.
  if (act.act === 'report') asked.push('promise', 'promiseDue');
  return [...new Set([...(entersForOthers ? (['part', 'by'] as const) : []), ...asked])];
}

/** What need not be filled in: a judgement in favour has no grounds, a report no promise. */
const optional: ReadonlySet<FieldName> = new Set(['part', 'promise', 'promiseDue']);

/** Whether everything that is asked for is there. */
export function isFilled(names: readonly FieldName[], fields: ActFields): boolean {
  const isAdverse = !['accepted', 'kept', 'cannotTell', 'partly'].includes(fields.verdict ?? '');
  if (!isPromiseWhole(fields)) return false;
  return names.every((name) => {
    if (optional.has(name)) return true;
    if (name === 'reason' && names.includes('verdict') && !isAdverse) return true;
    if (name === 'evidence' && (fields.filed ?? []).length > 0) return true;
    const value = fields[name];
    return value === true || (typeof value === 'string' && value.trim() !== '');
  });
}

/** What is promised and by when, or neither. */
export function isPromiseWhole({ promise = '', promiseDue = '' }: Pick<ActFields, 'promise' | 'promiseDue'>): boolean {
  return (promise.trim() === '') === (promiseDue === '');
}

/** The promise of a report on a matter, with an id that no other of the matter has. */
export function promisesOf(
  version: number,
  { promise = '', promiseDue = '' }: Pick<ActFields, 'promise' | 'promiseDue'>,
): readonly { readonly id: string; readonly text: string; readonly due: string }[] {
  const text = promise.trim();
  return text === '' ? [] : [{ id: `p${version + 1}`, text, due: promiseDue }];
}

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** What can be chosen for a field; undefined where it is typed. */
export function choicesFor(
  name: FieldName,
  matter: MatterBody,
  act: OpenActBody,
  text: Text,
): readonly Choice[] | undefined {
  const of = (words: Readonly<Record<string, string>>): readonly Choice[] =>
    Object.entries(words).map(([value, word]) => ({ value, words: word }));
  switch (name) {
    case 'part':
      return act.who.map(({ words }, index) => ({ value: String(index), words }));
    case 'light':
      return (['green', 'yellow', 'red'] as const).map((value) => ({ value, words: text.matters.words[value] }));
    case 'kind':
      return of(act.act === 'escalate' ? text.matter.escalations : text.matter.notes);
    case 'verdict': {
      const { accepted, notAccepted, perfunctory, ...promised } = text.matter.verdicts;
      return of(act.act === 'judgeReport' ? { accepted, notAccepted, perfunctory } : promised);
    }
    case 'item':
      return itemsOf(matter, act);
    case 'otherMatter':
      return matter.overlapping.map(({ id, title }) => ({ value: id, words: title }));
    default:
      return undefined;
  }
}

function itemsOf(matter: MatterBody, act: OpenActBody): readonly Choice[] {
  switch (act.act) {
    case 'judgeReport':
      return matter.reports
        .filter((report) => report.verdict === null)
        .map((report) => ({ value: String(report.number), words: report.text.slice(0, 40) }));
    case 'verifyMilestone':
      return matter.milestones
        .filter((milestone) => milestone.verifiedOn === null)
        .map(({ id, name }) => ({ value: id, words: name }));
    case 'readReminder':
      return matter.reminders
        .filter((reminder) => reminder.readAt === null)
        .map((reminder) => ({ value: String(reminder.number), words: reminder.words }));
    default:
      return matter.promises
        .filter((promise) => promise.verdict === null)
        .map(({ id, text }) => ({ value: id, words: text }));
  }
}

/** What is sent: the act with what was filled in, on the version that was seen. */
export function actContent(matter: MatterBody, act: OpenActBody, fields: ActFields): Readonly<Record<string, unknown>> {
  const details = withoutEmpty({
    basisDocument: fields.basisDocument,
    newDeadline: fields.newDeadline,
    otherMatter: fields.otherMatter,
    words: fields.words,
    verdict: fields.verdict,
    ...(act.asks.includes('colour') ? { colour: fields.light } : {}),
    ...(act.asks.includes('report') ? { report: reportOf(matter.version, fields) } : {}),
    ...(act.asks.includes('factsVerified')
      ? { verification: { facts: fields.facts, solved: fields.solved, form: fields.formComplete } }
      : {}),
    ...(act.asks.includes('noteKind') ? { note: fields.kind } : {}),
    ...(act.asks.includes('step') ? { step: fields.kind } : {}),
    ...itemOf(act, fields),
  });
  return withoutEmpty({
    act: act.act,
    version: matter.version,
    reason: fields.reason,
    evidence: evidenceOf(fields),
    details: Object.keys(details).length === 0 ? undefined : details,
    by: matter.entersForOthers ? personOf(matter, act, fields) : undefined,
  });
}

function itemOf(act: OpenActBody, fields: ActFields): Readonly<Record<string, unknown>> {
  if (fields.item === undefined) return {};
  const byNumber = act.act === 'judgeReport' || act.act === 'readReminder';
  return byNumber ? { number: Number(fields.item) } : { item: fields.item };
}

function reportOf(version: number, fields: ActFields): Readonly<Record<string, unknown>> {
  return {
    text: fields.text ?? '',
    progress: Math.min(100, Math.max(0, Number(fields.progress ?? 0))) / 100,
    light: fields.light ?? 'green',
    promises: promisesOf(version, fields),
  };
}

function evidenceOf({
  evidence: lines,
  filed = [],
}: ActFields): readonly { readonly name: string; readonly sha256?: string }[] | undefined {
  const names = (lines ?? '').split('\n').map((line) => line.trim());
  const evidence = [...filed, ...names.filter((name) => name !== '').map((name) => ({ name }))];
  return evidence.length === 0 ? undefined : evidence;
}

/** Whose act is entered: a person of the unit that the part speaks of. */
function personOf(matter: MatterBody, act: OpenActBody, fields: ActFields): unknown {
  const part = act.who[fields.part];
  const name = (fields.by ?? '').trim();
  const unit = part?.of === null || part === undefined ? undefined : matter.leadUnit?.code;
  return withoutEmpty({ id: name, name, roles: [part?.role ?? ''], unit });
}

function withoutEmpty(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
