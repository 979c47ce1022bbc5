import { type Account, DomainError } from '@shigan/core';
import { expect } from 'vitest';

import type { Credentials, Session, Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const early = '2026-01-05T01:00:00.000Z';
const noon = '2026-01-05T04:00:00.000Z';
const late = '2026-01-05T09:00:00.000Z';

const none: Credentials = { passwordHash: null, totpSecret: null };

function account(number: number, over: Partial<Account> = {}): Account {
  return {
    id: `0190f3f0-0000-7000-8000-00000000000${number}`,
    signInName: `user${number}`,
    name: '张三',
    unit: '市商务局',
    leader: null,
    roles: ['analyst', 'viewer'],
    mustChangePassword: true,
    secondFactor: false,
    externalId: null,
    disabled: false,
    createdAt: early,
    ...over,
  };
}

const unknown = '0190f3f0-0000-7000-8000-00000000000f';

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

/** The behaviour of every store of accounts. */
export function accountContract(test: Test): void {
  test('an account is kept, and found by its names', async ({ accounts }, city) => {
    const one = account(1, { externalId: 'ext-1' });
    await accounts.add(city, one, { passwordHash: 'hash', totpSecret: null });
    await accounts.add(city, account(2, { signInName: '王五' }), none);
    expect(await accounts.get(city, one.id)).toEqual(one);
    expect(await accounts.bySignInName(city, 'user1')).toEqual(one);
    expect(await accounts.byExternalId(city, 'ext-1')).toEqual(one);
    expect(await accounts.credentials(city, one.id)).toEqual({ passwordHash: 'hash', totpSecret: null });
    expect((await accounts.list(city)).map((a) => a.signInName)).toEqual(['user1', '王五']);
    expect(await accounts.get(`${city}9`, one.id)).toBeUndefined();
    expect(await accounts.list(`${city}9`)).toEqual([]);
  });

  test('an account is open that has no password, no external id, and is not disabled', async ({ accounts }, city) => {
    const names = async (): Promise<readonly string[]> => (await accounts.open(city)).map((a) => a.signInName);
    await accounts.add(city, account(3), none);
    await accounts.add(city, account(1), none);
    await accounts.add(city, account(2), { passwordHash: 'hash', totpSecret: null });
    await accounts.add(city, account(4, { externalId: 'ext-4' }), none);
    await accounts.add(city, account(5, { disabled: true }), none);
    await accounts.add(`${city}9`, account(6), none);
    expect(await names()).toEqual(['user1', 'user3']);
    expect(await accounts.open(city)).toEqual([account(1), account(3)]);
    await accounts.amend(city, account(1).id, { passwordHash: 'hash' });
    await accounts.amend(city, account(5).id, { disabled: false });
    expect(await names()).toEqual(['user3', 'user5']);
  });

  test('a name belongs to one account of a city', async ({ accounts }, city) => {
    await accounts.add(city, account(1, { externalId: 'x' }), none);
    expect(await refusal(accounts.add(city, account(2, { signInName: 'user1' }), none))).toBe('account-exists');
    expect(await refusal(accounts.add(city, account(2, { externalId: 'x' }), none))).toBe('account-exists');
    await accounts.add(city, account(2), none);
    expect(await refusal(accounts.amend(city, account(2).id, { signInName: 'user1' }))).toBe('account-exists');
    await accounts.add(`${city}9`, account(1), none);
  });

  test('what is changed is changed, and nothing else', async ({ accounts }, city) => {
    await accounts.add(city, account(1), { passwordHash: 'old', totpSecret: null });
    await accounts.amend(city, account(1).id, { roles: ['leader'], leader: 'l1', totpSecret: 'S', unit: null });
    const expected = account(1, { roles: ['leader'], leader: 'l1', unit: null, secondFactor: true });
    expect(await accounts.get(city, account(1).id)).toEqual(expected);
    expect(await accounts.credentials(city, account(1).id)).toEqual({ passwordHash: 'old', totpSecret: 'S' });
    await accounts.amend(city, account(1).id, { totpSecret: null, disabled: true });
    expect(await accounts.get(city, account(1).id)).toEqual({ ...expected, secondFactor: false, disabled: true });
    expect(await refusal(accounts.amend(city, unknown, { disabled: true }))).toBe('unknown-account');
    expect(await refusal(accounts.credentials(city, unknown))).toBe('unknown-account');
  });

  test('a code is used once, and none before it any more', async ({ accounts }, city) => {
    await accounts.add(city, account(1), none);
    const used: boolean[] = [];
    for (const step of [5, 5, 4, 6]) used.push(await accounts.useCode(city, account(1).id, step));
    expect(used).toEqual([true, false, false, true]);
    const together = await Promise.all([7, 7, 7].map(async (step) => accounts.useCode(city, account(1).id, step)));
    expect(together.filter(Boolean)).toHaveLength(1);
  });
}

/** The behaviour of every store of sessions. */
export function sessionContract(test: Test): void {
  const session = (hash: string, over: Partial<Session> = {}): Session => ({
    tokenHash: hash,
    account: account(1).id,
    begunAt: early,
    seenAt: early,
    via: 'http ::1',
    ...over,
  });

  test('a session is found until it is ended', async ({ sessions }, city) => {
    await sessions.begin(city, session('a'));
    await sessions.begin(city, session('b', { begunAt: noon, seenAt: noon }));
    await sessions.begin(city, session('c', { account: account(2).id }));
    await sessions.touch(city, 'a', late);
    expect(await sessions.find(city, 'a')).toEqual(session('a', { seenAt: late }));
    expect((await sessions.of(city, account(1).id)).map((s) => s.tokenHash)).toEqual(['b', 'a']);
    expect(await sessions.find(`${city}9`, 'a')).toBeUndefined();
    await sessions.end(city, ['a', 'b']);
    expect(await sessions.of(city, account(1).id)).toEqual([]);
    expect(await sessions.find(city, 'c')).toBeDefined();
  });

  test('sessions that are over are swept', async ({ sessions }, city) => {
    await sessions.begin(city, session('old', { seenAt: late }));
    await sessions.begin(city, session('idle', { begunAt: noon, seenAt: noon }));
    await sessions.begin(city, session('live', { begunAt: noon, seenAt: late }));
    await sessions.sweep(city, noon, late);
    const left = await Promise.all(['old', 'idle', 'live'].map(async (hash) => sessions.find(city, hash)));
    expect(left.map((found) => found !== undefined)).toEqual([false, false, true]);
  });

  test('a step is taken once, and not when it is too old', async ({ sessions }, city) => {
    const step = { kind: 'provider', content: { state: 'x' } } as const;
    await sessions.putStep(city, 'a', noon, step, early);
    await sessions.putStep(city, 'b', early, step, early);
    expect(await sessions.takeStep(city, 'a', noon)).toEqual(step);
    expect(await sessions.takeStep(city, 'a', noon)).toBeUndefined();
    expect(await sessions.takeStep(city, 'b', noon)).toBeUndefined();
  });

  test('failures are counted by source, cleared and forgotten', async ({ sessions }, city) => {
    await Promise.all([1, 2, 3].map(async () => sessions.countFailure(city, 'name:x', noon, early)));
    await sessions.countFailure(city, 'name:y', early, early);
    expect(await sessions.failures(city, 'name:x')).toEqual({ failures: 3, lastAt: noon });
    expect(await sessions.failures(`${city}9`, 'name:x')).toBeUndefined();
    await sessions.countFailure(city, 'name:x', late, noon);
    expect(await sessions.failures(city, 'name:y')).toBeUndefined();
    await sessions.clearFailures(city, 'name:x');
    expect(await sessions.failures(city, 'name:x')).toBeUndefined();
  });
}
