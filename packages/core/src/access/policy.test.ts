import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, allowed, judge, operator } from './policy.ts';
import { type Action, actions, rights } from './rights.ts';
import { accountRoles, administratorRoles, isSeparated, personRoles, type Role, roles } from './role.ts';

const city = '431200';

function person(role: Role, over: Partial<Actor> = {}): Actor {
  return { id: 'a', name: '张三', roles: [role], via: 'test', city, reach: { regions: [], units: [] }, ...over };
}

describe('the table of rights', () => {
  test.each(actions)('%s has words and somebody who may', (action) => {
    const { words, grants } = rights[action];
    expect([words.zh, words.en]).not.toContain('');
    expect(Object.keys(grants)).not.toEqual([]);
    expect(roles).toEqual(expect.arrayContaining(Object.keys(grants)));
  });

  test('the three administrators share no right to change anything', () => {
    const shared = actions.filter(
      (action) => administratorRoles.filter((role) => rights[action].grants[role]).length > 1,
    );
    expect(shared).toEqual([
      'register.read',
      'health.read',
      'session.begin',
      'session.read',
      'session.end',
      'account.secure',
      'search',
      'notification.read',
      'view.save',
      'account.read',
      'access.read',
    ]);
  });

  test('administrators see no figures, and who does the work gives no rights', () => {
    const business: readonly Action[] = ['board.read', 'series.read', 'observations.import', 'file.read'];
    for (const role of administratorRoles)
      for (const action of business) expect(rights[action].grants[role]).toBeUndefined();
    for (const role of personRoles) expect(rights['account.amend'].grants[role]).toBeUndefined();
  });

  test('who is not signed in may only do so, and see that there is a server', () => {
    const may = actions.filter((action) => allowed(person('stranger'), action, { city }));
    expect(may).toEqual(['health.read', 'session.begin', 'session.read', 'session.end']);
  });
});

describe('a refusal says why', () => {
  const county = person('statistician', { reach: { regions: ['431224'], units: [] } });
  test.each<[string, Actor, Action, { region?: string; person?: string; city?: string }, string]>([
    ['no role', person('viewer'), 'observations.import', {}, 'role'],
    ['another city', person('viewer', { city: '430100' }), 'board.read', {}, 'city'],
    ['another region', county, 'observations.import', { region: '431225' }, 'region'],
    ['the whole city', county, 'observations.import', { region: city }, 'region'],
    ['another person', person('viewer'), 'account.secure', { person: 'b' }, 'own'],
  ])('%s', (_case, actor, action, subject, reason) => {
    expect(judge(actor, action, { city, ...subject })).toMatchObject({ allowed: false, reason });
  });

  test('and which roles may', () => {
    expect(judge(person('viewer'), 'audit.read', { city })).toEqual({
      allowed: false,
      reason: 'role',
      needs: ['auditAdministrator'],
    });
  });
});

describe('reach', () => {
  const statistician = (regions: readonly string[]): Actor => person('statistician', { reach: { regions, units: [] } });
  test.each<[string, readonly string[], string | undefined, boolean]>([
    ['own county', ['431224'], '431224', true],
    ['another county', ['431224'], '431225', false],
    ['a county, for the city', [city, '431224'], '431224', true],
    ['the province, for the city', [city], '430000', true],
    ['nothing in particular', ['431224'], undefined, true],
    ['a county, without a unit', [], '431224', false],
  ])('%s', (_case, regions, region, expected) => {
    const subject = region === undefined ? { city } : { city, region };
    expect(allowed(statistician(regions), 'observations.import', subject)).toBe(expected);
  });
});

describe('whoever holds the data', () => {
  test('may do everything, in every city', () => {
    fc.assert(
      fc.property(fc.constantFrom(...actions), fc.stringMatching(/^\d{6}$/), (action, code) => {
        expect(judge(operator('cli'), action, { city: code, region: code, person: 'x' })).toEqual({ allowed: true });
      }),
    );
  });
});

describe('properties', () => {
  const subject = fc.record({ city: fc.constantFrom(city, '430100'), region: fc.constantFrom(city, '431224') });
  test('a further role never takes a right away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.constantFrom(...roles),
        fc.constantFrom(...actions),
        subject,
        (a, b, action, to) => {
          const one = person(a);
          fc.pre(allowed(one, action, to));
          expect(allowed({ ...one, roles: [a, b] }, action, to)).toBe(true);
        },
      ),
    );
  });

  test('nobody with an account acts in another city', () => {
    fc.assert(
      fc.property(fc.constantFrom(...accountRoles), fc.constantFrom(...actions), (role, action) => {
        expect(allowed(person(role), action, { city: '430100' })).toBe(false);
      }),
    );
  });

  test('an administrator holds no second role', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...accountRoles), { minLength: 1 }), (held) => {
        const administrators = held.filter((role) => administratorRoles.some((each) => each === role));
        expect(isSeparated(held)).toBe(administrators.length === 0 || held.length === 1);
      }),
    );
  });
});
