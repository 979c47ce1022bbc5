import type { Application } from '@shigan/app';
import { actOnMatter, openMatter } from '@shigan/app';
import {
  matterCast,
  matterCity as city,
  matterTerms as terms,
  openedMatter,
  openMatterCity,
  waysTo,
} from '@shigan/app/testing/matter-city';
import {
  type MatterBody,
  matterBody,
  matterProposalBody,
  matterListsBody,
  mattersBody,
  matterStatisticsBody,
  overlapsBody,
  problemBody,
  supervisionRecordBody,
} from '@shigan/contract';
import {
  accountRoles,
  actingPerson,
  type Account,
  type Actor,
  isOneOf,
  type Matter,
  type MatterAct,
  matterActs,
  matterStates,
  rights,
  ruleFor,
} from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

const clock = { now: '2021-05-20T01:00:00.000Z' };
let app: Application;
let server: Server;

beforeEach(async () => {
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

async function get(url: string): Promise<unknown> {
  const answer = await server.inject({ url: `/api/v1${url}` });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json();
}

const post = (url: string, payload: object) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload });
const as = (who: keyof typeof matterCast) => actingPerson(matterCast[who]);

describe('matters over HTTP', () => {
  test('are opened, approved, acted on and read, in the shapes of the contract', async () => {
    const opened = await post('/matters', { terms, approve: true, key: 'key-00001', by: as('officer') });
    expect(opened.statusCode).toBe(201);
    const matter: MatterBody = matterBody.parse(opened.json());
    expect([matter.state, matter.number]).toEqual(['approved', { year: 2021, sequence: 1 }]);
    const assigned = await post(`/matters/${matter.id}/acts`, {
      act: 'assign',
      version: matter.version,
      by: as('officer'),
      details: { basisDocument: '怀政督〔2021〕1号' },
    });
    expect(matterBody.parse(assigned.json()).stateWords).toBe('已交办');
    const list = mattersBody.parse(await get('/matters?open=true'));
    expect(list.matters.map((one) => [one.id, one.lights.data, one.met])).toEqual([[matter.id, 'red', false]]);
    expect(matterBody.parse(await get(`/matters/${matter.id}`)).history.map((event) => event.act)).toEqual([
      'draft',
      'approve',
      'assign',
    ]);
    // Sent again with its key, it is answered and not repeated.
    const again = await post('/matters', { terms, approve: true, key: 'key-00001', by: as('officer') });
    expect(matterBody.parse(again.json()).version).toBe(3);
  });

  test('have agenda, statistics, record, overlaps and proposals', async () => {
    const { matter } = await openedMatter(app, waysTo.inProgress);
    expect(mattersBody.parse(await get('/matters/agenda')).matters).toHaveLength(1);
    expect(matterStatisticsBody.parse(await get('/matters/statistics')).byState).toEqual({ inProgress: 1 });
    const { lists } = matterListsBody.parse(await get('/matters/lists?open=true'));
    expect(lists.map((list) => [list.title, list.head.length, list.rows.length])).toEqual([
      ['问题清单', 7, 1],
      ['责任清单', 8, 1],
      ['整改时限清单', 9, 1],
    ]);
    expect(lists[2]?.rows[0]?.cells.slice(3, 7)).toEqual(['2021-05-20', '2021-06-30', '', '28']);
    expect(overlapsBody.parse(await get('/matters/overlaps')).overlaps).toEqual([]);
    const record = await get(`/matters/record?kind=leader&id=${matter.leader?.id}`);
    expect(supervisionRecordBody.parse(record).counts['open']).toBe(1);
    const finding = 'region=431200&period=2021-04&indicator=industrial-upgrading-investment&rule=behind-schedule';
    const proposal = matterProposalBody.parse(await get(`/matters/proposal?${finding}`));
    expect(proposal.terms.leadUnit?.name).toBe('市工业和信息化局');
    expect(proposal.overlapping.map((one) => one.id)).toEqual([matter.id]);
  });

  test('are read part by part: the parts are the whole, each in its place', async () => {
    for (let opened = 0; opened < 5; opened++)
      await post('/matters', { terms, approve: true, key: `key-part-${opened}`, by: as('officer') });
    const whole = mattersBody.parse(await get('/matters'));
    const ids: string[] = [];
    for (let from = 0; from < whole.all + 2; from += 2) {
      const part = mattersBody.parse(await get(`/matters?most=2&from=${from}`));
      expect(part.all).toBe(whole.all);
      ids.push(...part.matters.map(({ id }) => id));
    }
    expect(ids).toEqual(whole.matters.map(({ id }) => id));
  });

  test('say before the click why somebody cannot', async () => {
    const { matter } = await openedMatter(app, waysTo.underVerification);
    const body = matterBody.parse(await get(`/matters/${matter.id}?lang=zh`));
    const conclude = body.acts.find((one) => one.act === 'conclude');
    // Who holds the data enters what others did: told whose it is to do.
    expect([body.entersForOthers, conclude?.obstacles, conclude?.who.map((one) => one.words)]).toEqual([
      true,
      [],
      ['督查室'],
    ]);
    expect(conclude?.asks).toEqual(['factsVerified', 'problemSolved', 'formComplete', 'evidence']);
  });

  test.each([
    ['an unknown matter', '/matters/none/acts', { act: 'approve' }, 404, 'unknown-matter'],
    ['no such act', '/matters/none/acts', { act: 'undo' }, 400, 'invalid-request'],
    ['a field that is none', '/matters/none/acts', { act: 'approve', undo: true }, 400, 'invalid-request'],
    ['text that no database keeps', '/matters/none/acts', { act: 'approve', reason: '\u0000' }, 400, 'invalid-request'],
    ['a matter without terms', '/matters', {}, 400, 'invalid-request'],
  ])('refuse %s', async (_, url, payload, status, code) => {
    const answer = await post(url, payload);
    expect([answer.statusCode, problemBody.parse(answer.json()).code]).toEqual([status, code]);
  });

  test('answer with what is then read of the matter', async () => {
    const { matter } = await openedMatter(app, waysTo.approved);
    const assign = { act: 'assign', details: { basisDocument: '怀政办〔2021〕1号' }, by: as('officer') };
    const { asOf: _then, ...answer } = matterBody.parse((await post(`/matters/${matter.id}/acts`, assign)).json());
    const { asOf: _now, ...read } = matterBody.parse((await server.inject(`/api/v1/matters/${matter.id}`)).json());
    expect(answer).toEqual(read);
    expect(answer.history.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('answer nothing to who prefers that', async () => {
    const { matter } = await openedMatter(app, waysTo.approved);
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/matters/${matter.id}/acts`,
      headers: { prefer: 'respond-async, Return="minimal"; x=1' },
      payload: { act: 'assign', details: { basisDocument: '怀政办〔2021〕1号' }, by: as('officer') },
    });
    expect([answer.statusCode, answer.body, answer.headers['preference-applied']]).toEqual([204, '', 'return=minimal']);
    const read = matterBody.parse((await server.inject(`/api/v1/matters/${matter.id}`)).json());
    expect(read.state).toBe('assigned');
  });

  test('refuse an act on what has moved on since', async () => {
    const { matter } = await openedMatter(app, waysTo.approved);
    const answer = await post(`/matters/${matter.id}/acts`, { act: 'assign', version: 1, by: as('officer') });
    expect([answer.statusCode, problemBody.parse(answer.json()).code]).toEqual([409, 'matter-changed']);
  });
});

/** A matter in every state. */
async function inEveryState(): Promise<readonly Matter[]> {
  const matters: Matter[] = [];
  for (const [state, way] of Object.entries(waysTo))
    matters.push((await openedMatter(app, way, { ...terms, title: state })).matter);
  const other = await openMatter(app, matterCast.officer, city, { terms: { ...terms, title: 'merged' } });
  await actOnMatter(app, matterCast.officer, city, other.matter.id, { act: 'approve' });
  const merge = { act: 'merge' as const, reason: '同一问题', details: { otherMatter: matters[4]?.id ?? '' } };
  matters.push((await actOnMatter(app, matterCast.officer, city, other.matter.id, merge)).matter);
  return matters;
}

/** One person of every part in a matter, and of every other role that an account can have. */
const everybody: readonly Actor[] = [
  ...Object.values(matterCast),
  ...accountRoles
    .filter((role) => !Object.values(matterCast).some((one) => one.roles.includes(role)))
    .map((role): Actor => ({ id: role.toLowerCase(), name: role, roles: [role], via: 'test', city })),
];

/** Signs everybody in, each in a session of their own. */
async function sessions(signingIn: Server): Promise<ReadonlyMap<Actor, string>> {
  const tokens = new Map<Actor, string>();
  for (const actor of everybody) {
    const account: Account = {
      id: actor.id,
      signInName: actor.id,
      name: actor.name,
      unit: actor.unit ?? null,
      leader: null,
      roles: accountRoles.filter((role) => actor.roles.includes(role)),
      mustChangePassword: false,
      secondFactor: false,
      externalId: null,
      disabled: false,
      createdAt: clock.now,
    };
    await app.store.accounts.add(city, account, { passwordHash: null, totpSecret: null });
    const payload = { signInName: actor.id, demo: true };
    const answer = await signingIn.inject({ method: 'POST', url: '/api/v1/session', payload });
    expect(answer.statusCode).toBe(200);
    tokens.set(actor, answer.cookies[0]?.value ?? '');
  }
  return tokens;
}

test('states × acts × roles: whatever the table does not allow is answered 403 or 409 with a code', async () => {
  const matters = await inEveryState();
  expect(matters.map((one) => one.state).toSorted()).toEqual(matterStates.toSorted());
  const { server: signedIn } = await exampleServer(app, { actor: undefined });
  const wrong: string[] = [];
  const answered: Record<string, number> = {};
  /** What the answer has to be; none where the table allows it. */
  const refusal = (matter: Matter, act: MatterAct, actor: Actor): string | undefined => {
    if (!actor.roles.some((role) => role in rights['matters.act'].grants)) return '403 not-allowed';
    const rule = ruleFor(matter.state, act);
    if (rule === undefined) return '409 matter-wrong-state';
    return isOneOf(rule.who, actingPerson(actor), matter) ? undefined : '403 matter-not-yours';
  };
  for (const [actor, token] of await sessions(signedIn))
    for (const matter of matters)
      for (const act of matterActs) {
        const expected = refusal(matter, act, actor);
        if (expected === undefined) continue;
        const answer = await signedIn.inject({
          method: 'POST',
          url: `/api/v1/matters/${matter.id}/acts`,
          headers: { authorization: `Bearer ${token}` },
          payload: { act },
        });
        const given = `${answer.statusCode} ${problemBody.parse(answer.json()).code}`;
        answered[given] = (answered[given] ?? 0) + 1;
        if (given !== expected) wrong.push(`${matter.state} ${act} ${actor.id}: ${given}`);
      }
  await signedIn.close();
  expect(wrong).toEqual([]);
  const tried = Object.values(answered).reduce((a, b) => a + b, 0);
  const all = `${matterStates.length} states × ${matterActs.length} acts × ${everybody.length} people`;
  console.log(`${all}, less what is allowed: ${tried} refused`, answered);
  expect(tried).toBeGreaterThan(6000);
  for (const before of matters) expect((await app.store.matters.get(city, before.id))?.matter).toEqual(before);
});
