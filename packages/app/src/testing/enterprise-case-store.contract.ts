import { DomainError } from '@shigan/core';
import { expect } from 'vitest';
import type { EnterpriseCaseAct, EnterpriseCaseEvent } from '../ports/enterprise-case-store.ts';
import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const monday = '2021-05-17T01:00:00.000Z';
const tuesday = '2021-05-18T01:00:00.000Z';
const storedAt = '2021-06-01T00:00:00.000Z';
const by = { id: 'li', name: '李科长' };
const enterprise = '91431202MA4T00019A';
const ladder = { kind: 'ladder', id: `small-to-above/${enterprise}`, enterprise } as const;

function moved(move: 'candidate' | 'materials', at: string): Omit<EnterpriseCaseEvent, 'number'> {
  return { at, storedAt, by, act: { kind: 'moved', move, reason: null } };
}

/** What every store of cases of enterprises must do. */
export function enterpriseCaseContract(test: Test): void {
  test('a case of an enterprise comes back with everything done in it, as of a moment', async (store, city) => {
    await store.enterpriseCases.append(city, ladder, 0, moved('candidate', monday));
    await store.enterpriseCases.append(city, ladder, 1, moved('materials', tuesday));
    const whole = {
      ...ladder,
      events: [
        { ...moved('candidate', monday), number: 1 },
        { ...moved('materials', tuesday), number: 2 },
      ],
    };
    expect(await store.enterpriseCases.get(city, 'ladder', ladder.id, tuesday)).toEqual(whole);
    expect(await store.enterpriseCases.list(city, 'ladder', tuesday)).toEqual([whole]);
    expect((await store.enterpriseCases.list(city, 'ladder', monday))[0]?.events).toHaveLength(1);
    expect(await store.enterpriseCases.list(city, 'ladder', '2021-05-01T00:00:00.000Z')).toEqual([]);
    expect(await store.enterpriseCases.get(city, 'ladder', ladder.id, '2021-05-01T00:00:00.000Z')).toBeUndefined();
  });

  test('cases of an enterprise are told apart by kind, enterprise and city', async (store, city) => {
    const filed: EnterpriseCaseAct = {
      kind: 'filed',
      paper: { id: 'a1', enterprise, kind: 'energy', title: '用电', text: '扩容' },
      due: '2021-05-24',
      matter: null,
    };
    await store.enterpriseCases.append(city, ladder, 0, moved('candidate', monday));
    await store.enterpriseCases.append(city, { kind: 'request', id: 'a1', enterprise }, 0, {
      at: monday,
      storedAt,
      by,
      act: filed,
    });
    const requests = await store.enterpriseCases.list(city, 'request', tuesday, enterprise);
    expect(requests.map(({ events }) => events[0]?.act)).toEqual([filed]);
    expect(await store.enterpriseCases.list(city, 'request', tuesday, '91431200MA4DEM0029')).toEqual([]);
    expect(await store.enterpriseCases.list('990000', 'ladder', tuesday)).toEqual([]);
  });

  test('a case of an enterprise refuses who has not seen what was done in it', async (store, city) => {
    await store.enterpriseCases.append(city, ladder, 0, moved('candidate', monday));
    const refused = async (after: number): Promise<string> => {
      try {
        await store.enterpriseCases.append(city, ladder, after, moved('materials', tuesday));
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
      return 'nothing was refused';
    };
    expect((await Promise.all([refused(1), refused(1)])).toSorted()).toEqual(['case-changed', 'nothing was refused']);
    expect(await refused(0)).toBe('case-changed');
    expect((await store.enterpriseCases.get(city, 'ladder', ladder.id, tuesday))?.events).toHaveLength(2);
  });
}
