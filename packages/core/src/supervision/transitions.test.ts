import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOneOf, ruleFor } from './obstacles.ts';
import { matterActs, matterStates, type Who } from './state.ts';
import { cast, lived, outcome, fullRequest, upToConcluded, upToInProgress } from './testing/cast.ts';
import { entryRules, transitions } from './transitions.ts';

const file = readFileSync(new URL('../../../../spec/vectors/matter-transitions.csv', import.meta.url), 'utf8');
const rows = file
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [from = '', act = '', to = '', who = '', needs = ''] = line.split(',');
    return { from, act, to, who, needs };
  });

const printed = ({ role, of }: Who): string => (of === undefined ? role : `${of}:${role}`);

describe('the table of moves', () => {
  it('is matter-transitions.csv, row by row', () => {
    expect(
      transitions.map(({ from, act, to, who, needs }) => ({
        from: from ?? '-',
        act,
        to: to === 'origin' ? '@origin' : to,
        who: who.map(printed).join('|'),
        needs: needs.join(';') || '-',
      })),
    ).toEqual(rows);
  });

  it('names every act and every state', () => {
    const named = new Set([...transitions.map((t) => t.act), ...entryRules.map((rule) => rule.act)]);
    expect([...named].toSorted()).toEqual(matterActs.toSorted());
    const reached = new Set(transitions.flatMap((t) => (t.to === 'origin' ? [] : [t.to])));
    expect([...reached].toSorted()).toEqual(matterStates.toSorted());
  });

  it('has no two rules for one act in one state', () => {
    const keys = transitions.map((t) => `${t.from ?? '-'} ${t.act}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('who may', () => {
  it('lets the case officer of the lead unit report, and not one of another unit', () => {
    const { matter } = lived(upToInProgress);
    const rule = ruleFor('inProgress', 'report');
    expect(rule && isOneOf(rule.who, cast.caseOfficer, matter)).toBe(true);
    expect(rule && isOneOf(rule.who, { ...cast.caseOfficer, unit: 'trade' }, matter)).toBe(false);
  });

  it.each([
    ['a case officer cannot say that it is done', 'reportDone', cast.caseOfficer, 'matter-not-yours'],
    ['the Supervision Office does not report for the unit', 'report', cast.officer, 'matter-not-yours'],
    ['a supporting unit asks for review', 'askReview', cast.supportingHead, 'done'],
    ['a unit that is not named does not', 'askReview', cast.outsideHead, 'matter-not-yours'],
    ['nothing is concluded before it is verified', 'conclude', cast.verifier, 'matter-wrong-state'],
  ] as const)('%s', (_, name, by, expected) => {
    const { matter } = lived(upToInProgress);
    expect(outcome(matter, fullRequest(name, by, '2021-05-01T01:00:00.000Z', matter))).toBe(expected);
  });
});

describe('separation (回避)', () => {
  const at = '2021-05-01T01:00:00.000Z';

  it('strikes off by another person than the one who concluded', () => {
    const { matter } = lived(upToConcluded);
    expect(outcome(matter, fullRequest('strikeOff', cast.verifier, at, matter))).toBe('matter-recused');
    expect(outcome(matter, fullRequest('strikeOff', cast.striker, at, matter))).toBe('done');
  });

  it('verifies by nobody of the lead unit, whatever the role', () => {
    const { matter } = lived([...upToInProgress, ['reportDone', cast.head]]);
    expect(outcome(matter, fullRequest('beginVerification', cast.insider, at, matter))).toBe('matter-recused');
  });

  it('verifies by nobody who reported, though of the Supervision Office by now', () => {
    const { matter } = lived([...upToInProgress, ['reportDone', cast.head]]);
    const moved = { ...cast.head, roles: ['supervisionOfficer'], unit: 'supervision' };
    expect(outcome(matter, fullRequest('beginVerification', moved, at, matter))).toBe('matter-recused');
  });

  it('decides a review by another person, and verifies again by another once it is overturned', () => {
    const { matter } = lived([...upToConcluded, ['askReview', cast.head]]);
    expect(outcome(matter, fullRequest('uphold', cast.verifier, at, matter))).toBe('matter-recused');
    const again = lived([...upToConcluded, ['askReview', cast.head], ['overturn', cast.striker]]).matter;
    expect(again.state).toBe('underVerification');
    expect(outcome(again, fullRequest('conclude', cast.verifier, at, again))).toBe('matter-recused');
    expect(outcome(again, fullRequest('conclude', cast.officer, at, again))).toBe('done');
  });

  it('reviews one decision once', () => {
    const { matter } = lived([...upToConcluded, ['askReview', cast.head], ['uphold', cast.striker]]);
    expect(matter.state).toBe('concluded');
    expect(outcome(matter, fullRequest('askReview', cast.head, at, matter))).toBe('matter-out-of-time');
  });
});

describe('time', () => {
  const { matter } = lived(upToInProgress);

  it('ends a deadline at 24:00 of its day', () => {
    const ask = (at: string): string => outcome(matter, fullRequest('askExtension', cast.head, at, matter));
    expect(ask('2021-06-30T15:59:59.000Z')).toBe('done');
    expect(ask('2021-06-30T16:00:00.000Z')).toBe('matter-out-of-time');
  });

  it('asks for review within 30 days of the decision', () => {
    const { matter: returned } = lived([...upToInProgress, ['reportDone', cast.head], ['return', cast.verifier]]);
    const ask = (at: string): string => outcome(returned, fullRequest('askReview', cast.head, at, returned));
    expect(returned.decision?.on).toBe('2021-04-26');
    expect(ask('2021-05-26T15:59:59.000Z')).toBe('done');
    expect(ask('2021-05-26T16:00:00.000Z')).toBe('matter-out-of-time');
  });

  it('writes nothing before what is written', () => {
    expect(outcome(matter, fullRequest('report', cast.head, '2021-04-01T01:00:00.000Z', matter))).toBe(
      'matter-out-of-time',
    );
  });

  it('keeps every deadline that was extended', () => {
    const { matter: extended } = lived([
      ...upToInProgress,
      ['askExtension', cast.head],
      ['grantExtension', cast.officer],
    ]);
    expect([extended.state, extended.deadline, extended.earlierDeadlines]).toEqual([
      'inProgress',
      '2021-09-30',
      ['2021-06-30'],
    ]);
  });
});
