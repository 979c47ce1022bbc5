import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../calendar/working-days.ts';
import { agendaScore, compareAgenda, isOnAgenda } from './agenda.ts';
import { proposedStep, remindersDue, reportDays, reportingOf } from './due.ts';
import { lightsOf, scheduleOf } from './matter-lights.ts';
import { overlappingWith, overlapsOf } from './overlap.ts';
import { recordOf } from './record.ts';
import { cast, lived, terms, upToConcluded, upToInProgress } from './testing/cast.ts';

/** Labour Day of 2021: 3 to 5 May off, 25 April and 8 May worked. */
const calendar = workingCalendar([
  {
    year: 2021,
    verified: false,
    holidays: ['2021-05-03', '2021-05-04', '2021-05-05'],
    workdays: ['2021-04-25', '2021-05-08'],
  },
]);

const report = (text: string, over: object = {}) => ({
  details: { report: { text, progress: 0.3, light: 'green' as const, promises: [], ...over } },
});

describe('reminders', () => {
  const { matter } = lived(upToInProgress);

  it('fall due 7 working days and 1 before the deadline, on the day, then every 3 past it', () => {
    const due = remindersDue({ ...matter, deadline: '2021-05-11' }, '', '2021-05-20T01:00:00.000Z', calendar);
    expect(due.map((at) => at.slice(0, 10))).toEqual([
      '2021-04-28',
      '2021-05-10',
      '2021-05-11',
      '2021-05-14',
      '2021-05-19',
    ]);
  });

  it('are told once: what was due by the last look is not due again', () => {
    const due = remindersDue(
      { ...matter, deadline: '2021-05-11' },
      '2021-05-11T01:00:00.000Z',
      '2021-05-14T01:00:00.000Z',
      calendar,
    );
    expect(due).toEqual(['2021-05-14T01:00:00.000Z']);
  });

  it('end when the unit owes nothing more', () => {
    const { matter: done } = lived([...upToInProgress, ['reportDone', cast.head]]);
    expect(remindersDue(done, '', '2021-08-01T00:00:00.000Z', calendar)).toEqual([]);
  });
});

describe('reports', () => {
  it.each([
    ['once', { kind: 'once' }, ['2021-06-30']],
    ['weekly', { kind: 'weekly' }, ['2021-06-03', '2021-06-10', '2021-06-17', '2021-06-24', '2021-07-01']],
    ['every ten days', { kind: 'tenDays' }, ['2021-06-06', '2021-06-16', '2021-06-26']],
    ['on the last day of a short month', { kind: 'monthly', day: 31 }, ['2021-05-31', '2021-06-30']],
  ] as const)('are due %s', (_, rhythm, expected) => {
    expect(reportDays(rhythm, '2021-05-27', '2021-06-30', '2021-07-01')).toEqual(expected);
  });

  it('are on time, late or missed, and silence is what is missed up to now', () => {
    const { matter } = lived([
      ...upToInProgress,
      ['report', cast.caseOfficer, { at: '2021-05-18T01:00:00.000Z', ...report('四月') }],
      ['report', cast.caseOfficer, { at: '2021-06-20T01:00:00.000Z', ...report('五月') }],
    ]);
    expect(reportingOf(matter, '2021-08-20')).toEqual({
      due: 4,
      onTime: 1,
      late: 1,
      missed: 2,
      silence: 2,
      owedSince: '2021-07-18',
    });
    expect(reportingOf(matter, '2021-05-18')).toMatchObject({ due: 0, silence: 0, owedSince: null });
  });
});

describe('escalation', () => {
  const { matter } = lived(upToInProgress);

  it('is proposed a step at a time, with its grounds', () => {
    expect(proposedStep(matter, '2021-05-10', calendar)).toBeUndefined();
    expect(proposedStep(matter, '2021-07-01', calendar)).toEqual({
      step: { kind: 'note', note: 'reminder' },
      grounds: { overdue: 1, returns: 0, silence: 2 },
    });
    const warned = { ...matter, notes: [{ kind: 'reminder' as const, at: '', reason: '' }] };
    expect(proposedStep(warned, '2021-07-01', calendar)?.step).toEqual({ kind: 'note', note: 'warning' });
  });

  it('is never proposed for what is verified or done', () => {
    const { matter: done } = lived(upToConcluded);
    expect(proposedStep(done, '2021-12-01', calendar)).toBeUndefined();
  });
});

describe('the record', () => {
  const promise = { id: 'p1', text: '开工30个', due: '2021-05-15', value: 30, unit: '个' };
  const { matter } = lived([
    ...upToInProgress,
    ['report', cast.caseOfficer, report('承诺', { promises: [promise] })],
    [
      'judgePromise',
      cast.officer,
      { details: { item: 'p1', verdict: 'broken', words: '12个' }, reason: '现场核实开工12个' },
    ],
  ]);

  it('lists what was promised and what came of it, each line explaining itself', () => {
    const record = recordOf([matter], { kind: 'unit', id: 'industry' }, '2021-07-05', calendar);
    expect(record.lines[0]).toEqual({
      kind: 'promise',
      matter: 'm1',
      title: terms.title,
      what: '开工30个',
      due: '2021-05-15',
      outcome: 'broken',
      params: { actual: '12个' },
    });
    expect(record.lines.map((line) => [line.kind, line.outcome])).toEqual([
      ['promise', 'broken'],
      ['deadline', 'broken'],
      ['reports', 'broken'],
    ]);
    expect(record.lines[1]?.params).toEqual({ daysLate: 3, extensions: 0 });
    expect(record.counts).toEqual({ kept: 0, partly: 0, broken: 3, open: 0, cannotTell: 0 });
  });

  it('gives a person what that person promised', () => {
    const record = recordOf([matter], { kind: 'person', id: 'li' }, '2021-05-20', calendar);
    expect(record.lines.map((line) => line.kind)).toEqual(['promise']);
    expect(recordOf([matter], { kind: 'unit', id: 'trade' }, '2021-05-20', calendar).lines).toEqual([]);
  });

  it('counts a deadline that was extended as kept in part', () => {
    const { matter: concluded } = lived(upToConcluded);
    const line = (over: object) =>
      recordOf([{ ...concluded, ...over }], { kind: 'leader', id: 'zhang' }, '2021-07-20', calendar).lines[0];
    expect(line({})?.outcome).toBe('kept');
    expect(line({ earlierDeadlines: ['2021-04-21'] })?.outcome).toBe('partly');
    expect(line({ concludedOn: '2021-07-01' })).toMatchObject({ outcome: 'broken', params: { daysLate: 1 } });
  });
});

describe('overlap', () => {
  const { matter } = lived(upToInProgress);

  it('is what shares indicator, region and unit, whichever way the unit takes part', () => {
    const other = { ...matter, id: 'm2', leadUnit: { code: 'finance', name: '市财政局' }, supportingUnits: [] };
    const apart = { ...matter, id: 'm3', region: '431224' };
    expect(overlapsOf([other, apart, matter])).toEqual([
      { indicator: terms.indicator, region: '431200', unit: 'finance', matters: ['m1', 'm2'] },
    ]);
    const elsewhere = { ...other, id: 'm4', leadUnit: { code: 'other', name: '其他单位' } };
    const about = { ...other, id: 'm5', indicator: 'other' };
    expect(overlappingWith(matter, [other, apart, matter, elsewhere, about])).toEqual([other]);
  });

  it('leaves out what is done', () => {
    const concluded = { ...lived(upToConcluded).matter, id: 'm2' };
    expect(overlapsOf([matter, concluded])).toEqual([]);
    expect(overlappingWith(matter, [concluded])).toEqual([]);
    expect(overlappingWith(concluded, [matter])).toEqual([]);
  });
});

describe('the agenda', () => {
  const { matter } = lived([...upToInProgress, ['report', cast.caseOfficer]]);

  it('is ordered by gap, controllability and silence, disagreement first', () => {
    const scored = (over: object, data: 'red' | 'green') => {
      const one = { ...matter, ...over };
      const lights = lightsOf(one, scheduleOf(one, '2021-07-20', calendar), data);
      return { matter: one, score: agendaScore(one, lights, reportingOf(one, '2021-07-20')) };
    };
    const late = scored({ id: 'late' }, 'red');
    expect(late.score).toEqual({ gap: 5, controllability: 4, silence: 3, product: 60, first: true });
    const honest = scored(
      { id: 'honest', reports: matter.reports.map((one) => ({ ...one, light: 'red' as const })) },
      'red',
    );
    expect(honest.score.first).toBe(false);
    const small = scored({ id: 'small', controllability: 1 }, 'red');
    expect([honest, small, late].toSorted(compareAgenda).map((one) => one.matter.id)).toEqual([
      'late',
      'small',
      'honest',
    ]);
  });

  it('has what is assigned and open', () => {
    expect(isOnAgenda(matter)).toBe(true);
    expect(isOnAgenda(lived(upToInProgress.slice(0, 2)).matter)).toBe(false);
    expect(isOnAgenda(lived(upToConcluded).matter)).toBe(false);
  });
});
