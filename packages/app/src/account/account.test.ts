import { type Actor, DomainError, type Instant, operator } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Application } from '../application.ts';
import { addAccount } from '../commands/account/add-account.ts';
import { amendAccount, resetAccount } from '../commands/account/amend-account.ts';
import { addDemoPeople, beginAccounts } from '../commands/account/begin-accounts.ts';
import { beginProviderSignIn, finishProviderSignIn } from '../commands/session/provider-sign-in.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
} from '../commands/session/secure-account.ts';
import { signIn, signInSecondFactor, signInToDemo } from '../commands/session/sign-in.ts';
import { signOut } from '../commands/session/sign-out.ts';
import { demoPeople, demoUnits } from '../demo/people.ts';
import type { Identity } from '../ports.ts';
import { identify } from '../queries/identify.ts';
import { demoPeople as openPeople, listAccounts } from '../queries/list-accounts.ts';
import { exportAudit, findAudit, verifyAudit } from '../queries/read-audit.ts';
import { reference } from '../reference/index.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';

const city = '431200';
const cli = operator('cli');
const password = 'correct horse battery';

let now: Instant;
let app: Application;
/** Passwords that were compared with something held, or with nothing. */
let compared: (string | null)[];

/** Proofs that can be read: what they prove is the concern of their own package. */
const identity: Identity = (() => {
  let made = 0;
  return {
    passwords: {
      hash: async (text) => `hash of ${text}`,
      verify: async (hash, text) => {
        compared.push(hash);
        return hash === `hash of ${text}`;
      },
    },
    secondFactor: {
      newSecret: () => 'SECRET',
      address: (secret, account, issuer) => `otpauth://totp/${issuer}:${account}?secret=${secret}`,
      stepOf: (_secret, code) => (/^\d{6}$/.test(code) ? Number(code) : undefined),
    },
    secrets: { seal: (text) => `sealed ${text}`, open: (sealed) => sealed.replace('sealed ', '') },
    newToken: () => `tokenABCDEFGHJKMNPQRSTUVWXYZ${(made += 1)}`,
    newId: () => `0190f3f0-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    provider: {
      name: '统一身份认证',
      begin: async (state) => ({ address: `https://id.example/?state=${state}`, content: { state } }),
      finish: async (address, { state }) => {
        if (new URL(address).searchParams.get('state') !== state) throw new DomainError('sign-in-failed');
        return { id: new URL(address).searchParams.get('who') ?? '', name: '' };
      },
    },
  };
})();

beforeEach(async () => {
  now = '2026-01-05T01:00:00.000Z';
  compared = [];
  app = {
    store: memoryStore(),
    workbooks: { open: async () => Promise.reject(new DomainError('file-not-a-workbook')) },
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  await app.store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  const entries = [
    ...demoUnits.map((body) => ({ register: 'unit' as const, key: body.code, body })),
    ...reference.regions.map((body) => ({ register: 'region' as const, key: body.code, body })),
  ];
  const known = { knownFrom: '2000-01-01T00:00:00.000Z', by: 'test' };
  await app.store.registers.append(
    city,
    entries.map((entry) => ({ ...entry, ...known })),
    now,
  );
});

function later(seconds: number): void {
  now = new Date(Date.parse(now) + seconds * 1000).toISOString();
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

async function add(signInName: string, over: Partial<Parameters<typeof addAccount>[4]> = {}) {
  const asked = { signInName, name: '张某', roles: ['viewer'] as const, password, ...over };
  return (await addAccount(app, identity, cli, city, asked)).account;
}

const enter = (signInName: string, typed = password, via = 'http 10.0.0.1') =>
  signIn(app, identity, city, { signInName, password: typed }, via);

async function actorBehind(token: string): Promise<Actor> {
  return (await identify(app, city, token, 'http')).actor;
}

const loggedActions = async (): Promise<readonly string[]> =>
  (await app.store.audit.list(city, 99)).map((line) => line.action).toReversed();

describe('signing in', () => {
  test('takes the name, however it is typed, and the password', async () => {
    const account = await add('ZhangSan', { unit: '431224', roles: ['statistician'] });
    const { kind, token } = await enter(' ｚｈａｎｇｓａｎ ');
    const actor = await actorBehind(token);
    expect([kind, actor.id, actor.roles, actor.unit]).toEqual(['signed-in', account.id, ['statistician'], '431224']);
    expect(actor.reach?.regions).toEqual(['431224']);
  });

  test('is refused alike for an unknown name, a wrong password, no password and a disabled account, after the same work', async () => {
    await add('right');
    const gone = await add('gone');
    await amendAccount(app, cli, city, gone.id, { disabled: true });
    await app.store.accounts.amend(city, (await add('external')).id, { passwordHash: null });
    const tries = [enter('nobody'), enter('right', 'wrong password 1'), enter('external'), enter('gone')];
    const refusals = await Promise.all(tries.map(async (each) => each.catch((error: unknown) => error)));
    expect(new Set(refusals.map(String)).size).toBe(1);
    expect(refusals.map((error) => error instanceof DomainError && [error.code, error.params])).toEqual(
      refusals.map(() => ['sign-in-failed', {}]),
    );
    expect(compared).toHaveLength(4);
  });

  test('waits longer and longer after failures, for unknown names too, and forgets them when it is right', async () => {
    await add('right');
    for (const name of ['right', 'nobody']) {
      const codes: string[] = [];
      for (let i = 0; i < 6; i++) codes.push(await codeOf(enter(name, 'wrong password 1', `http ${name}`)));
      expect(codes).toEqual([...Array.from({ length: 5 }, () => 'sign-in-failed'), 'too-many-attempts']);
    }
    expect(await codeOf(enter('right'))).toBe('too-many-attempts');
    later(2);
    expect(await codeOf(enter('right'))).toBe('done');
    expect(await codeOf(enter('right', 'wrong password 1'))).toBe('sign-in-failed');
    expect(await codeOf(enter('right'))).toBe('done');
  });

  test('waits for an address that tries many names', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 26; i++) codes.push(await codeOf(enter(`name${i}`)));
    expect(codes.at(24)).toBe('sign-in-failed');
    expect(codes.at(25)).toBe('too-many-attempts');
    expect(await codeOf(enter('name99', password, 'http 10.0.0.2'))).toBe('sign-in-failed');
  });

  test('is logged, whether it went well or not, without the password', async () => {
    await add('right');
    await enter('right');
    await codeOf(enter('right', 'a wrong password'));
    const lines = await app.store.audit.list(city, 2);
    expect(lines.map((line) => [line.action, line.subject])).toEqual([
      ['session.refuse', 'right'],
      ['session.begin', 'right'],
    ]);
    expect(JSON.stringify(await app.store.audit.list(city, 99))).not.toContain('password 1');
  });
});

describe('a session', () => {
  test('ends after half an hour of rest and after twelve hours in all', async () => {
    await add('right');
    const idle = (await enter('right')).token;
    const used = (await enter('right')).token;
    for (let minutes = 0; minutes < 60; minutes += 20) {
      later(20 * 60);
      await actorBehind(used);
    }
    expect([(await actorBehind(idle)).roles, (await actorBehind(used)).roles]).toEqual([['stranger'], ['viewer']]);
    for (let i = 0; i < 36; i++) {
      later(20 * 60);
      await actorBehind(used);
    }
    expect((await actorBehind(used)).roles).toEqual(['stranger']);
  });

  test('is one of five at most: a further one ends the oldest', async () => {
    await add('right');
    const tokens: string[] = [];
    for (let i = 0; i < 6; i++) {
      later(1);
      tokens.push((await enter('right')).token);
    }
    const live = await Promise.all(tokens.map(async (token) => (await actorBehind(token)).roles[0] === 'viewer'));
    expect(live).toEqual([false, true, true, true, true, true]);
  });

  test('ends here, or everywhere', async () => {
    await add('right');
    const [one, two, three] = [
      (await enter('right')).token,
      (await enter('right')).token,
      (await enter('right')).token,
    ];
    expect(await signOut(app, await actorBehind(one), city, one, { everywhere: false })).toEqual({ ended: 1 });
    expect((await actorBehind(two)).roles).toEqual(['viewer']);
    expect(await signOut(app, await actorBehind(two), city, two, { everywhere: true })).toEqual({ ended: 2 });
    expect((await actorBehind(three)).roles).toEqual(['stranger']);
  });

  test('of nobody is that of a stranger, and of a visitor in a demonstration', async () => {
    await app.store.cities.create({ code: '430100', name: '演示市', demo: true, businessDate: now });
    expect((await identify(app, city, undefined, 'http')).actor.roles).toEqual(['stranger']);
    expect((await identify(app, '430100', 'made up', 'http')).actor.roles).toEqual(['visitor']);
  });

  test('of one city is none in another', async () => {
    await app.store.cities.create({ code: '430100', name: '长沙市', demo: false, businessDate: null });
    await add('right');
    const { token } = await enter('right');
    expect((await identify(app, '430100', token, 'http')).actor.roles).toEqual(['stranger']);
  });

  test('loses at once what was taken', async () => {
    const account = await add('right', { roles: ['viewer', 'analyst'] });
    const { token } = await enter('right');
    await amendAccount(app, cli, city, account.id, { roles: ['viewer', 'analyst', 'assessor'] });
    expect((await actorBehind(token)).roles).toEqual(['viewer', 'analyst', 'assessor']);
    await amendAccount(app, cli, city, account.id, { roles: ['viewer'] });
    expect((await actorBehind(token)).roles).toEqual(['stranger']);
  });
});

describe('a second factor', () => {
  async function setUp(name: string): Promise<Actor> {
    await add(name);
    const actor = await actorBehind((await enter(name)).token);
    const { token } = await beginSecondFactor(app, identity, actor, city);
    await confirmSecondFactor(app, identity, actor, city, { token, code: '000100' });
    return actor;
  }

  test('is asked for after the password, and each code is taken once', async () => {
    await setUp('right');
    const enterCode = async (code: string): Promise<string> => {
      const { kind, token } = await enter('right');
      expect([kind, (await actorBehind(token)).roles]).toEqual(['second-factor', ['stranger']]);
      return codeOf(signInSecondFactor(app, identity, city, { token, code }, 'http 10.0.0.1'));
    };
    expect(await enterCode('000100')).toBe('sign-in-failed');
    expect(await enterCode('000101')).toBe('done');
    expect(await enterCode('000101')).toBe('sign-in-failed');
    expect(await enterCode('wrong')).toBe('sign-in-failed');
  });

  test('is kept sealed', async () => {
    const actor = await setUp('right');
    expect((await app.store.accounts.credentials(city, actor.id)).totpSecret).toBe('sealed SECRET');
  });

  test('is not asked for twice with one password, nor after ten minutes', async () => {
    await setUp('right');
    const first = (await enter('right')).token;
    const attempt = (token: string, code: string): Promise<string> =>
      codeOf(signInSecondFactor(app, identity, city, { token, code }, 'http 10.0.0.1'));
    expect(await attempt(first, 'wrong')).toBe('sign-in-failed');
    expect(await attempt(first, '000200')).toBe('sign-in-failed');
    const second = (await enter('right')).token;
    later(601);
    expect(await attempt(second, '000201')).toBe('sign-in-failed');
  });

  test('is not in force before a code was right, and goes with the password only', async () => {
    await add('right');
    const actor = await actorBehind((await enter('right')).token);
    const { token } = await beginSecondFactor(app, identity, actor, city);
    expect(await codeOf(confirmSecondFactor(app, identity, actor, city, { token, code: 'wrong' }))).toBe(
      'sign-in-failed',
    );
    expect((await enter('right')).kind).toBe('signed-in');
    const set = await setUp('other');
    expect(await codeOf(removeSecondFactor(app, identity, set, city, 'not the password'))).toBe('sign-in-failed');
    await removeSecondFactor(app, identity, set, city, password);
    expect((await enter('other')).kind).toBe('signed-in');
  });
});

describe('a password', () => {
  test('given by somebody else is changed by its owner; other sessions end', async () => {
    const { account, password: given = '' } = await addAccount(app, identity, cli, city, {
      signInName: 'x',
      name: '王某',
      roles: ['viewer'],
    });
    expect(account.mustChangePassword).toBe(true);
    expect(given).toMatch(/^\w{5}(-\w{5}){3}$/);
    const [kept, other] = [(await enter('x', given)).token, (await enter('x', given)).token];
    const actor = await actorBehind(kept);
    const change = (present: string, next: string): Promise<string> =>
      codeOf(changePassword(app, identity, actor, city, { present, next, token: kept }));
    expect(await change('wrong', password)).toBe('sign-in-failed');
    expect(await change(given, 'short')).toBe('weak-password');
    expect(await change(given, password)).toBe('done');
    expect((await identify(app, city, kept, '')).account?.mustChangePassword).toBe(false);
    expect((await actorBehind(other)).roles).toEqual(['stranger']);
    expect(await codeOf(enter('x', given))).toBe('sign-in-failed');
  });

  test('that is lost is replaced by one made up, with the second factor where that is lost too', async () => {
    const account = await add('x');
    await app.store.accounts.amend(city, account.id, { totpSecret: 'S' });
    const reset = await resetAccount(app, identity, cli, city, 'x', { secondFactor: true });
    expect((await enter('x', reset.password)).kind).toBe('signed-in');
    expect(await codeOf(enter('x'))).toBe('sign-in-failed');
  });
});

describe('an account', () => {
  test.each<[Partial<Parameters<typeof addAccount>[4]>, string]>([
    [{ signInName: 'two words' }, 'invalid-account'],
    [{ name: ' ' }, 'invalid-account'],
    [{ roles: [] }, 'invalid-account'],
    [{ roles: ['systemAdministrator', 'auditAdministrator'] }, 'roles-not-separated'],
    [{ roles: ['securityAdministrator', 'viewer'] }, 'roles-not-separated'],
    [{ unit: '没有这个局' }, 'invalid-account'],
    [{ leader: 'nobody' }, 'invalid-account'],
    [{ password: 'short' }, 'weak-password'],
    [{ signInName: 'TAKEN' }, 'account-exists'],
  ])('%o is refused: %s', async (over, code) => {
    await add('taken');
    expect(await codeOf(add('fine', over))).toBe(code);
  });

  test('is added and changed by a security administrator only, and nobody changes their own rights', async () => {
    const security = await add('security', { roles: ['securityAdministrator'] });
    const viewer = await add('viewer');
    const [boss, clerk] = [
      await actorBehind((await enter('security')).token),
      await actorBehind((await enter('viewer')).token),
    ];
    expect(await codeOf(amendAccount(app, clerk, city, security.id, { disabled: true }))).toBe('not-allowed');
    expect(await codeOf(listAccounts(app, clerk, city))).toBe('not-allowed');
    expect(await codeOf(amendAccount(app, boss, city, security.id, { roles: ['auditAdministrator'] }))).toBe(
      'own-rights',
    );
    expect(await codeOf(amendAccount(app, boss, city, viewer.id, { roles: ['leader'] }))).toBe('done');
    expect(await codeOf(amendAccount(app, cli, city, security.id, { disabled: true }))).toBe(
      'last-security-administrator',
    );
    const [line] = await app.store.audit.list(city, 1);
    expect(line).toMatchObject({
      action: 'account.amend',
      before: { roles: ['viewer'] },
      after: { roles: ['leader'] },
    });
  });
});

describe('the first start', () => {
  test('makes one security administrator, once', async () => {
    const first = await beginAccounts(app, identity, cli, city);
    expect(first?.account).toMatchObject({
      signInName: 'admin',
      roles: ['securityAdministrator'],
      mustChangePassword: true,
    });
    expect((await enter('admin', first?.password)).kind).toBe('signed-in');
    expect(await beginAccounts(app, identity, cli, city)).toBeUndefined();
  });

  test('of a demonstration has its invented people, whom anybody may sign in as', async () => {
    await app.store.cities.create({ code: '430100', name: '演示市', demo: true, businessDate: now });
    expect(await beginAccounts(app, identity, cli, '430100')).toBeUndefined();
    await addDemoPeople(app, cli, '430100');
    const demo = await app.store.cities.get('430100');
    const nobody = (await identify(app, '430100', undefined, '')).actor;
    expect(await openPeople(app, nobody, demo!)).toHaveLength(demoPeople.length);
    const { token } = await signInToDemo(app, identity, '430100', 'statistics', 'http');
    expect((await identify(app, '430100', token, '')).actor.roles).toEqual(['statistician']);
    expect(await codeOf(signIn(app, identity, '430100', { signInName: 'statistics', password: '' }, ''))).toBe(
      'sign-in-failed',
    );
  });

  test('nobody is anybody elsewhere: without a password nobody signs in to a real city', async () => {
    await app.store.accounts.amend(city, (await add('x')).id, { passwordHash: null });
    expect(await codeOf(signInToDemo(app, identity, city, 'x', 'http'))).toBe('sign-in-failed');
    const held = await app.store.cities.get(city);
    expect(await openPeople(app, cli, held!)).toEqual([]);
  });

  test('an account with a password is nobody else’s in a demonstration either', async () => {
    await app.store.cities.create({ code: '430100', name: '演示市', demo: true, businessDate: now });
    await addAccount(app, identity, cli, '430100', { signInName: 'own', name: '某', roles: ['viewer'], password });
    expect(await codeOf(signInToDemo(app, identity, '430100', 'own', 'http'))).toBe('sign-in-failed');
  });
});

test('the identity provider signs in whom an account knows, once', async () => {
  await add('x', { externalId: 'u-1' });
  const come = async (who: string): Promise<[string, string]> => {
    const { address, token } = await beginProviderSignIn(app, identity, city, 'http');
    const back = { token, address: `${address}&who=${who}` };
    const first = await codeOf(finishProviderSignIn(app, identity, city, back, 'http'));
    return [first, await codeOf(finishProviderSignIn(app, identity, city, back, 'http'))];
  };
  expect(await come('u-1')).toEqual(['done', 'sign-in-failed']);
  expect(await come('u-2')).toEqual(['sign-in-failed', 'sign-in-failed']);
});

describe('the audit log', () => {
  test('is read, exported and verified by who may', async () => {
    await add('audit', { roles: ['auditAdministrator'] });
    await add('viewer');
    const auditor = await actorBehind((await enter('audit')).token);
    const viewer = await actorBehind((await enter('viewer')).token);
    expect(await codeOf(findAudit(app, viewer, city, {}, 10))).toBe('not-allowed');
    expect(
      (await findAudit(app, auditor, city, { action: 'account', to: '2026-01-05' }, 10)).map((l) => l.subject),
    ).toEqual(['viewer', 'audit']);
    expect(await findAudit(app, auditor, city, { from: '2026-01-06' }, 10)).toEqual([]);
    expect(await codeOf(findAudit(app, auditor, city, { from: 'soon' }, 10))).toBe('invalid-instant');
    const exported: number[] = [];
    for await (const batch of exportAudit(app, auditor, city)) exported.push(...batch.map((line) => line.number));
    expect(exported).toEqual([1, 2, 3, 4, 5]);
    expect((await loggedActions()).at(-1)).toBe('audit.export');
    const head = await app.store.audit.head(city);
    expect(await verifyAudit(app, auditor, city, head)).toMatchObject({ lines: 5, faults: [] });
    const noted = { number: 3, hash: 'other' };
    expect((await verifyAudit(app, auditor, city, noted)).faults).toEqual([{ number: 3, kind: 'wrong-end' }]);
  });
});
