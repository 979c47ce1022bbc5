import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../instant.ts';
import {
  foldInspection,
  freeFrom,
  type Inspection,
  type InspectionPlan,
  repeatedObjects,
  seesInspection,
} from './inspection.ts';
import type { ProceedingEvent } from './proceeding.ts';
import { cast } from './testing/cast.ts';

const unit = (code: string) => ({ code, name: code });

const plan = (over: Partial<InspectionPlan> = {}): InspectionPlan => ({
  direction: 'made',
  title: '项目开工督查',
  authority: '市政府督查室',
  basis: '怀政督〔2021〕8号',
  objects: [unit('a')],
  subject: '60个项目开工',
  method: 'onSite',
  team: { head: { id: 'wu', name: '吴某' }, members: [] },
  from: '2021-05-10',
  to: '2021-05-14',
  ...over,
});

type Details = ProceedingEvent<'inspection'>['details'];

function folded(id: string, ...details: readonly Details[]): Inspection {
  const events = details.map((one, n) => ({
    topic: 'inspection' as const,
    id,
    version: n + 1,
    by: cast.officer,
    at: `2021-05-${String(n + 1).padStart(2, '0')}T01:00:00.000Z`,
    details: one,
  }));
  const inspection = foldInspection(events);
  if (inspection === undefined) throw new Error('no events');
  return inspection;
}

const planned = (id: string, over: Partial<InspectionPlan> = {}): Inspection =>
  folded(id, { kind: 'plan', plan: plan(over) });

describe('an inspection', () => {
  it('is what happened to it', () => {
    const finding = { id: 'f1', object: unit('a'), text: '3个项目未开工', evidence: [{ name: '现场.jpg' }] };
    const inspection = folded(
      '2021-1',
      { kind: 'plan', plan: plan() },
      { kind: 'begin' },
      { kind: 'find', finding },
      { kind: 'openMatter', finding: 'f1', matter: 'm1' },
      { kind: 'close', conclusion: '问题属实' },
    );
    expect(inspection).toMatchObject({
      state: 'closed',
      version: 5,
      conclusion: '问题属实',
      findings: [{ id: 'f1', matter: 'm1', by: { id: 'zhou' } }],
    });
  });

  it('that comes unannounced is seen by those who plan it until it begins', () => {
    const secret = planned('2021-1', { method: 'unannounced' });
    expect([cast.head, cast.viewer, cast.officer, cast.leader].map((by) => seesInspection(by, secret))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(seesInspection(cast.head, { ...secret, state: 'underWay' })).toBe(true);
    expect(seesInspection(cast.head, planned('2021-2'))).toBe(true);
  });
});

describe('objects inspected twice', () => {
  const register = [
    planned('2021-1', { objects: [unit('a'), unit('b')], from: '2021-03-01', to: '2021-03-05' }),
    planned('2021-2', { objects: [unit('b')], from: '2021-04-01', to: '2021-04-02', direction: 'received' }),
    folded('2021-3', { kind: 'plan', plan: plan({ objects: [unit('c')] }) }, { kind: 'callOff', reason: '合并进行' }),
  ];

  it.each([
    [
      '59 days after',
      '2021-05-03',
      [
        ['a', '2021-1', 59],
        ['b', '2021-2', 31],
      ],
    ],
    ['60 days after the first, of which the second object is nearer', '2021-05-04', [['b', '2021-2', 32]]],
    [
      'at the same time',
      '2021-03-05',
      [
        ['a', '2021-1', 0],
        ['b', '2021-1', 0],
      ],
    ],
    [
      'before',
      '2021-01-20',
      [
        ['a', '2021-1', 40],
        ['b', '2021-1', 40],
      ],
    ],
    ['long after', '2021-07-01', []],
  ])('are told: %s', (_, from, found) => {
    const next = { id: 'new', objects: [unit('a'), unit('b'), unit('c')], from, to: from };
    expect(repeatedObjects(next, register).map(({ object, other, days }) => [object.code, other.id, days])).toEqual(
      found,
    );
  });

  it('are free again on a day on which nothing is told of them', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2021-01-01', n));
    const inspections = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 20 })), { maxLength: 6 });
    fc.assert(
      fc.property(inspections, days, (held, from) => {
        const known = held.map(([first, length], n) => planned(`${n}`, { from: first, to: addDays(first, length) }));
        const day = freeFrom('a', from, known);
        expect(day >= from).toBe(true);
        expect(repeatedObjects({ id: 'new', objects: [unit('a')], from: day, to: day }, known)).toEqual([]);
      }),
    );
  });
});
