import { describe, expect, it } from 'vitest';
import { workingCalendar, type WorkingCalendar } from '../calendar/working-days.ts';
import { addDays, type Day, dayNumber } from '../instant.ts';
import { disagreementOf, type Disagreement } from '../light/disagreement.ts';
import type { LightColour } from '../light/light-colour.ts';
import { missing } from '../missing.ts';
import { readVectors } from '../testing/vectors.ts';
import { defaultSettings } from '../register/registry.ts';
import { conditionStanding } from './condition.ts';
import type { IndicatorCondition } from './matter.ts';
import { lightsOf, matterDisagreement, scheduleOf } from './matter-lights.ts';
import { scheduleStanding, type ScheduleStanding } from './schedule-light.ts';
import type { MatterState } from './state.ts';
import { cast, lived, upToConcluded, upToInProgress } from './testing/cast.ts';

interface LightKinds {
  readonly schedule: {
    input: {
      state: MatterState;
      assignedOn: Day;
      deadline: Day;
      today: Day;
      milestones: readonly { due: Day; weight: number; verifiedOn: Day | null }[];
      lastAcceptedProgress: string | null;
    };
    expected: ScheduleStanding;
  };
  readonly matterLights: {
    input: Readonly<Record<'schedule' | 'reported' | 'verified' | 'data', LightColour | null>>;
    expected: Disagreement;
  };
}

const vectors = readVectors<LightKinds>('matter-lights.json');

/** The calendar that the vectors of working days ship. */
const calendar: WorkingCalendar = (() => {
  const { calendar: found } = readVectors<{ readonly isWorkingDay: { input: unknown; expected: unknown } }>(
    'working-days.json',
  ).file as {
    calendar: { holidays: { from: Day; to: Day }[]; makeUpWorkingDays: Day[] };
  };
  const holidays = found.holidays.flatMap(({ from, to }) =>
    Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => addDays(from, n)),
  );
  return workingCalendar([{ year: 2021, verified: false, holidays, workdays: found.makeUpWorkingDays }]);
})();

describe('vectors of matter-lights.json', () => {
  it.each(vectors.of('schedule'))('schedule: $id', ({ input, expected }) => {
    const progress = input.lastAcceptedProgress === null ? null : Number(input.lastAcceptedProgress);
    expect(scheduleStanding({ ...input, lastAcceptedProgress: progress }, calendar)).toEqual(expected);
  });

  it.each(vectors.of('matterLights'))('disagreement: $id', ({ input, expected }) => {
    expect(disagreementOf([input.schedule, input.reported, input.verified, input.data])).toEqual(expected);
    expect(matterDisagreement(input)).toEqual(expected);
  });

  it('leaves no kind untested', () => expect(vectors.untested()).toEqual([]));
});

describe('the lights of a matter', () => {
  it('are not there before it is assigned, and of a shape of their own once it is done', () => {
    const { matter: drafted } = lived(upToInProgress.slice(0, 2));
    expect(scheduleOf(drafted, '2021-05-20', calendar)).toBeNull();
    const { matter: concluded } = lived(upToConcluded);
    const lights = lightsOf(concluded, scheduleOf(concluded, '2021-07-20', calendar), 'red');
    expect(lights.schedule).toBe('done');
    expect(matterDisagreement(lights).steps).toBe(0);
  });

  it('keeps what the unit says apart from what was verified', () => {
    const { matter } = lived([...upToInProgress, ['report', cast.caseOfficer], ['grade', cast.officer]]);
    const lights = lightsOf(matter, scheduleOf(matter, '2021-05-20', calendar), 'red');
    expect(lights).toEqual({ schedule: 'green', reported: 'green', verified: 'red', data: 'red' });
    expect(matterDisagreement(lights).firstOnAgenda).toBe(true);
  });
});

describe('the data light', () => {
  const growth: IndicatorCondition = {
    indicator: 'technical-transformation-investment',
    region: '431200',
    measure: 'yoy',
    bound: 'atLeast',
    goal: -10,
    decimals: 1,
    unit: '%',
    by: '2021-01-01/P6M',
  };
  const amount: IndicatorCondition = { ...growth, measure: 'level', goal: 60, unit: '亿元' };
  const at = (value: number, month: number, accumulation: 'cumulative' | 'endOfSpan' = 'cumulative') => ({
    value,
    decimals: 1,
    span: { year: 2021, startMonth: 1, length: month },
    accumulation,
  });
  const met = { met: true, failed: false, light: 'green' };
  const open = (light: LightColour) => ({ met: false, failed: false, light });

  it.each([
    ['a rate that is far off is red before its release', growth, at(-50.8, 4), open('red')],
    ['a rate within a percentage point is yellow', growth, at(-11, 4), open('yellow')],
    ['what is met says so before its release', growth, at(-10, 4), met],
    ['not met at its release has failed', growth, at(-10.1, 6), { met: false, failed: true, light: 'red' }],
    ['an amount is held against the share due by now', amount, at(40, 4), open('green')],
    ['a little short is yellow', amount, at(38.5, 4), open('yellow')],
    ['a balance is held against the goal itself', amount, at(40, 4, 'endOfSpan'), open('red')],
    ['at most', { ...growth, bound: 'atMost', goal: 5 } as const, at(5, 4), met],
    ['a rank', { ...growth, measure: 'rank', bound: 'atMost', goal: 8, unit: '位' } as const, at(9, 4), open('yellow')],
  ])('%s', (_, condition, reading, expected) => {
    expect(conditionStanding(condition, reading, defaultSettings.paceLight)).toEqual(expected);
  });

  it('is absent with the reason while there is no figure', () => {
    expect(conditionStanding(growth, missing('not-yet-published'), defaultSettings.paceLight)).toEqual(
      missing('not-yet-published'),
    );
  });
});
