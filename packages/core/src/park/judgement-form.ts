import { rosterColumn as column, type RosterForm } from '../roster/roster-form.ts';
import { judgedCriteria, type ParkCriterion, parkCriterionNamed, usualCriteria } from './criteria.ts';
import { parkCodeIn } from './park-form.ts';

/** What a judgement is of, and whose it is. */
export interface JudgementKey {
  readonly park: string;
  readonly criterion: ParkCriterion;
  /** Id of the person. */
  readonly judge: string;
}

/** `S437001/planning/liu`: one mark of one person on one criterion of one park; a later one is a revision of it. */
export function judgementKey({ park, criterion, judge }: JudgementKey): string {
  return `${park}/${criterion}/${judge}`;
}

/** A person's id as it stands in a key. */
export function judgeWritten(id: string): string {
  return id.replaceAll(/[\s~;/]/gu, '-').slice(0, 60);
}

/** The inverse of {@link judgementKey}; undefined for what is none, or names a criterion that is measured. */
export function judgementKeyIn(text: string): JudgementKey | undefined {
  const [written = '', named, judge, ...rest] = text.trim().split('/');
  const park = parkCodeIn(written);
  const criterion = parkCriterionNamed(named);
  if (park === undefined || criterion === undefined || rest.length > 0) return undefined;
  if (judge === undefined || !/^[^\s~;]{1,60}$/u.test(judge) || !judgedCriteria.includes(criterion)) return undefined;
  return { park, criterion, judge };
}

function wordOf(code: ParkCriterion): string {
  return usualCriteria[code].words.zh;
}

const text = { kind: 'text', of: 'thing', required: true } as const;

/** The table of judgements on parks (园区评议表): one row per park, criterion and person. */
export const judgementForm: RosterForm = {
  roster: 'judgement',
  layout: 'park-judgements',
  code: {
    head: /^评议编号$/u,
    read: (written) => {
      const key = judgementKeyIn(written);
      return key && judgementKey(key);
    },
    words: { zh: '评议编号', en: 'Key' },
    fault: 'bad-judgement-code',
  },
  columns: [
    column('criterion', '评价项', 'Criterion', {
      head: /^评价项$/u,
      kind: 'choice',
      choice: (written) => judgedCriteria.find((code) => code === written || wordOf(code) === written),
      word: (chosen) => judgedCriteria.filter((code) => code === chosen).map(wordOf)[0],
      options: judgedCriteria.map(wordOf).join('、'),
      of: 'thing',
    }),
    column('judge', '评议人', 'Judged by', { head: /^评议人$/u, ...text }),
    column('day', '评议日期', 'Day', { head: /^评议日期$/u, ...text }),
    column('mark', '分数', 'Mark', {
      head: /^(?:评议)?(?:分数|得分)$/u,
      kind: 'number',
      unit: '分',
      of: 'thing',
      required: true,
    }),
    column('grounds', '评议依据', 'Grounds', { head: /^(?:评议)?(?:依据|理由)$/u, ...text }),
  ],
};
