import {
  type ActingPerson,
  act,
  type ActRequest,
  DomainError,
  type Matter,
  type MatterEvent,
  type MatterTerms,
} from '@shigan/core';
import { expect } from 'vitest';

import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const officer: ActingPerson = { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] };
const storedAt = '2021-05-20T01:00:00.000Z';
const later = '9999-01-01T00:00:00.000Z';

const terms: MatterTerms = {
  title: '工业技改投资下降',
  problem: '累计下降50.8%',
  source: { kind: 'finding', reference: 'behind-schedule', on: '2021-05-18' },
  region: '431200',
  indicator: 'technical-transformation-investment',
  campaign: '夏季攻势',
  leader: { id: 'zhang', name: '张某' },
  leadUnit: { code: '市工业和信息化局', name: '市工业和信息化局' },
  supportingUnits: [],
  taskForce: { name: '专班', head: { id: 'liu', name: '刘某' } },
  deadline: '2021-06-30',
  milestones: [],
  rhythm: { kind: 'monthly', day: 18 },
  done: { text: '降幅收窄' },
  measures: [],
  controllability: 3,
};

interface Stored {
  readonly event: MatterEvent;
  readonly matter: Matter;
}

/** Does an act in core and files what came of it. */
async function filed(
  store: Store,
  city: string,
  id: string,
  matter: Matter | undefined,
  over: Partial<ActRequest> & Pick<ActRequest, 'act' | 'at'>,
  key?: string,
): Promise<Stored> {
  const request: ActRequest = { by: officer, reason: '理由', details: {}, ...over };
  const acted = act(matter, id, request);
  await store.matters.append(city, { ...acted, storedAt, ...(key === undefined ? {} : { key }) });
  return acted;
}

const open = (store: Store, city: string, id: string, over: Partial<MatterTerms> = {}, key?: string): Promise<Stored> =>
  filed(
    store,
    city,
    id,
    undefined,
    { act: 'draft', at: '2021-05-18T01:00:00.000Z', details: { terms: { ...terms, ...over } } },
    key,
  );

const approve = (store: Store, city: string, { matter }: Stored, at = '2021-05-19T01:00:00.000Z', key?: string) =>
  filed(store, city, matter.id, matter, { act: 'approve', at }, key);

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

/** The behaviour of every store of matters. */
export function matters(test: Test): void {
  test('a matter is what its events make of it', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    const approved = await approve(store, city, drafted);
    expect(await store.matters.get(city, 'm1')).toEqual({
      matter: approved.matter,
      number: { year: 2021, sequence: 1 },
    });
    const history = await store.matters.history(city, 'm1', later);
    expect(history).toEqual([drafted.event, approved.event].map((event) => ({ ...event, storedAt })));
    expect(await store.matters.get(`${city}9`, 'm1')).toBeUndefined();
  });

  test('a matter is read whole, each time as it is then', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    const of = (matter: Matter, ...done: readonly Stored[]) => ({
      matter,
      number: { year: 2021, sequence: 1 },
      history: done.map(({ event }) => ({ ...event, storedAt })),
    });
    const readTwice = async () => [await store.matters.whole(city, 'm1'), await store.matters.whole(city, 'm1')];
    const first = of(drafted.matter, drafted);
    expect(await readTwice()).toEqual([first, first]);
    const approved = await approve(store, city, drafted);
    const second = of(approved.matter, drafted, approved);
    expect(await readTwice()).toEqual([second, second]);
    expect(await store.matters.whole(`${city}9`, 'm1')).toBeUndefined();
  });

  test('matters are numbered as they are opened, city by city and year by year', async (store, city) => {
    for (const id of ['b', 'a', 'c']) await open(store, city, id);
    await open(store, `${city}-other`, 'a');
    await filed(store, city, 'd', undefined, {
      act: 'draft',
      at: '2022-01-04T01:00:00.000Z',
      details: { terms },
    });
    const listed = await store.matters.list(city, {});
    expect(listed.map(({ matter, number }) => [matter.id, number.year, number.sequence])).toEqual([
      ['b', 2021, 1],
      ['a', 2021, 2],
      ['c', 2021, 3],
      ['d', 2022, 1],
    ]);
    expect((await store.matters.list(`${city}-other`, {})).map(({ number }) => number.sequence)).toEqual([1]);
  });

  test('of two who act on one version the second is refused and leaves nothing', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    const approved = await approve(store, city, drafted);
    expect(await refusal(approve(store, city, drafted, '2021-05-19T02:00:00.000Z'))).toBe('matter-changed');
    expect(await refusal(open(store, city, 'm1'))).toBe('matter-changed');
    expect((await store.matters.get(city, 'm1'))?.matter).toEqual(approved.matter);
    expect(await store.matters.history(city, 'm1', later)).toHaveLength(2);
  });

  test('of many who act at once exactly one is done', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusal(approve(store, city, drafted))));
    expect(outcomes.filter((one) => one === 'nothing was refused')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'matter-changed')).toHaveLength(7);
    const opened = await Promise.all(Array.from({ length: 8 }, (_, n) => refusal(open(store, city, `n${n}`))));
    expect(opened).toEqual(opened.map(() => 'nothing was refused'));
    const sequences = (await store.matters.list(city, {})).map(({ number }) => number.sequence);
    expect(new Set(sequences).size).toBe(9);
  });

  test('a key is used once', async (store, city) => {
    const drafted = await open(store, city, 'm1', {}, 'k1');
    expect(await store.matters.keyed(city, 'k1')).toEqual({ ...drafted.event, storedAt });
    expect(await refusal(open(store, city, 'm2', {}, 'k1'))).toBe('matter-changed');
    expect(await store.matters.get(city, 'm2')).toBeUndefined();
    expect(await refusal(approve(store, city, drafted, undefined, 'k1'))).toBe('matter-changed');
    expect(await store.matters.get(city, 'm1')).toMatchObject({ matter: { version: 1 } });
    expect(await store.matters.keyed(`${city}9`, 'k1')).toBeUndefined();
  });

  test('is read as of a moment', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    await approve(store, city, drafted);
    const at = '2021-05-18T12:00:00.000Z';
    expect((await store.matters.asOf(city, {}, at)).map(({ matter }) => matter)).toEqual([drafted.matter]);
    expect(await store.matters.asOf(city, {}, '2021-05-17T00:00:00.000Z')).toEqual([]);
    expect(await store.matters.asOf(city, {}, later)).toEqual(await store.matters.list(city, {}));
    expect((await store.matters.history(city, 'm1', at)).map((event) => event.act)).toEqual(['draft']);
    const between = async (after: string, until: string): Promise<readonly string[]> =>
      (await store.matters.events(city, after, until)).map((event) => event.act);
    expect(await between('2021-05-17T00:00:00.000Z', later)).toEqual(['draft', 'approve']);
    expect(await between('2021-05-18T01:00:00.000Z', later)).toEqual(['approve']);
    expect(await between('2021-05-17T00:00:00.000Z', '2021-05-18T01:00:00.000Z')).toEqual(['draft']);
  });

  test('read again is what was done meanwhile', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    const read = async (): Promise<readonly unknown[]> => [
      (await store.matters.get(city, 'm1'))?.matter,
      (await store.matters.list(city, {})).map(({ matter }) => matter),
      (await store.matters.history(city, 'm1', later)).map(({ act: done, version }) => `${version} ${done}`),
    ];
    const first = [drafted.matter, [drafted.matter], ['1 draft']];
    expect([await read(), await read()]).toEqual([first, first]);
    const { matter } = await approve(store, city, drafted);
    const second = [matter, [matter], ['1 draft', '2 approve']];
    expect([await read(), await read()]).toEqual([second, second]);
    await open(store, city, 'm2');
    expect((await store.matters.list(city, {})).map(({ matter: { id } }) => id)).toEqual(['m1', 'm2']);
  });

  test('is asked for by state, unit, leader, region, indicator, source and campaign', async (store, city) => {
    const drafted = await open(store, city, 'm1');
    await approve(store, city, drafted);
    await open(store, city, 'm2', {
      leader: { id: 'huang', name: '黄某' },
      leadUnit: { code: '431224', name: '溆浦县' },
      region: '431224',
      indicator: 'retail-sales',
      campaign: '防汛',
      source: { kind: 'meeting', reference: '四月调度会', on: '2021-04-26' },
    });
    const queries = [
      { states: ['approved', 'assigned'] },
      { leadUnit: '市工业和信息化局' },
      { leader: 'zhang' },
      { region: '431200' },
      { indicator: 'technical-transformation-investment' },
      { about: 'technical-transformation-investment' },
      { source: 'finding' },
      { campaign: '夏季攻势' },
    ] as const;
    for (const query of queries) {
      const now = await store.matters.list(city, query);
      expect([query, now.map(({ matter }) => matter.id)]).toEqual([query, ['m1']]);
      expect(await store.matters.asOf(city, query, later)).toEqual(now);
    }
    expect(await store.matters.list(city, { leader: 'zhang', region: '431224' })).toEqual([]);
    // A matter that names no indicator is about that of its condition.
    const { indicator: _, ...unnamed } = terms;
    const condition = { indicator: 'exports', region: '431200', measure: 'yoy', bound: 'atLeast', goal: 5 } as const;
    const done = { text: '回正', condition: { ...condition, decimals: 1, unit: '%', by: '2021-01-01/P6M' } };
    await filed(store, city, 'm3', undefined, {
      act: 'draft',
      at: '2021-05-18T03:00:00.000Z',
      details: { terms: { ...unnamed, done } },
    });
    const about = { about: 'exports', region: '431200' };
    expect((await store.matters.list(city, about)).map(({ matter }) => matter.id)).toEqual(['m3']);
    expect(await store.matters.asOf(city, about, later)).toEqual(await store.matters.list(city, about));
  });
}
