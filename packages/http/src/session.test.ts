import { addAccount, beginAccounts } from '@shigan/app';
import { auditListBody, givenPasswordBody, meBody, setUpBody } from '@shigan/contract';
import { operator } from '@shigan/core';
import { createIdentity, openIdProvider } from '@shigan/identity';
import { createHmac } from 'node:crypto';
import { startTestProvider } from '@shigan/identity/testing/test-provider';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from './access.ts';
import { describedTypes } from './testing/described-types.ts';
import { city, emptyApplication, exampleApplication, exampleServer, now } from './testing/example-city.ts';
import type { Application } from '@shigan/app';

const password = 'correct horse battery';
const cli = operator('cli');
const page = { origin: 'http://localhost', host: 'localhost' };

let app: Application;
let server: Server;

beforeEach(async () => {
  app = emptyApplication();
  await app.store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  const asked = { signInName: 'admin', name: '温某', roles: ['securityAdministrator'] as const, password };
  await addAccount(app, createIdentity(), cli, city, asked);
  ({ server } = await exampleServer(app, { actor: undefined }));
});

async function send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, headers = {}) {
  return server.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...page, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

async function signedIn(signInName = 'admin', typed = password): Promise<{ readonly cookie: string }> {
  const response = await send('POST', '/session', { signInName, password: typed });
  const [set] = [response.headers['set-cookie']].flat();
  return { cookie: String(set).split(';')[0] ?? '' };
}

/** The code of a device (RFC 6238) at the example's moment. */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(now) / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a session in a browser', () => {
  test('is a cookie out of reach of scripts and of other sites', async () => {
    const response = await send('POST', '/session', { signInName: 'admin', password });
    expect(response.json()).toEqual({ kind: 'signed-in' });
    expect(response.headers['set-cookie']).toMatch(
      /^shigan_session=431200\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test('is sent over HTTPS only where the server is reached so', async () => {
    ({ server } = await exampleServer(app, { actor: undefined, origin: 'https://shigan.example' }));
    const there = { host: 'shigan.example', origin: 'https://shigan.example' };
    const response = await send('POST', '/session', { signInName: 'admin', password }, there);
    expect(response.headers['set-cookie']).toContain('; Secure;');
  });

  test('says who one is and what one may', async () => {
    const nobody = meBody.parse((await send('GET', '/me')).json());
    expect(nobody.ownRegion).toBeNull();
    expect([nobody.signedIn, nobody.roles, nobody.may]).toEqual([
      false,
      ['stranger'],
      ['health.read', 'session.begin', 'session.read', 'session.end'],
    ]);
    const me = meBody.parse((await send('GET', '/me', undefined, await signedIn())).json());
    expect([me.signedIn, me.name, me.roles]).toEqual([true, '温某', ['securityAdministrator']]);
    expect(me.may).toContain('account.amend');
    expect(me.may).not.toContain('board.read');
  });

  test('changes something only from a page of this server', async () => {
    const { cookie } = await signedIn();
    const body = { signInName: 'x', name: '某', roles: ['viewer'] };
    const from = async (headers: object) =>
      (
        await server.inject({
          method: 'POST',
          url: '/api/v1/accounts',
          headers: { cookie, host: 'localhost', ...headers },
          payload: body,
        })
      ).json();
    expect(await from({})).toMatchObject({ code: 'origin-not-allowed' });
    expect(await from({ 'x-shigan-client': 'me' })).toMatchObject({ code: 'origin-not-allowed' });
    expect(await from({ origin: 'https://evil.example' })).toMatchObject({ code: 'origin-not-allowed' });
    expect(await from({ origin: 'http://localhost' })).toMatchObject({ account: { signInName: 'x' } });
  });

  test('ends when one signs out', async () => {
    const headers = await signedIn();
    const response = await send('DELETE', '/session', undefined, headers);
    expect([response.json(), response.headers['set-cookie']]).toEqual([
      { ended: 1 },
      expect.stringMatching(/^shigan_session=; Max-Age=0; Path=\//),
    ]);
    expect((await send('GET', '/accounts', undefined, headers)).json().code).toBe('sign-in-required');
  });
});

test('a program brings its token in a header', async () => {
  const { token } = (await send('POST', '/session', { signInName: 'admin', password, bearer: true })).json();
  const response = await send('GET', '/accounts', undefined, { authorization: `Bearer ${token}` });
  expect(response.json().accounts).toHaveLength(1);
});

test('a wrong name and a wrong password are answered alike, byte for byte', async () => {
  const wrong = await send('POST', '/session', { signInName: 'admin', password: 'not the password' });
  const unknown = await send('POST', '/session', { signInName: 'nobody', password: 'not the password' });
  expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
  expect(Object.keys(wrong.headers).toSorted()).toEqual(Object.keys(unknown.headers).toSorted());
});

test('who may not is told so before anything of the request is looked at', async () => {
  const response = await send('POST', '/accounts', { nonsense: true });
  expect([response.statusCode, response.json().code]).toEqual([401, 'sign-in-required']);
});

test('an account added, its password changed, its second factor set up and asked for', async () => {
  const admin = await signedIn();
  const added = await send(
    'POST',
    '/accounts',
    { signInName: 'shi', name: '石某', roles: ['auditAdministrator'] },
    admin,
  );
  const given = givenPasswordBody.parse(added.json());
  const first = await signedIn('shi', given.password);
  expect((await send('GET', '/audit', undefined, first)).json().code).toBe('password-change-due');
  const change = await send('PUT', '/me/password', { present: given.password, next: password }, first);
  expect(change.json()).toEqual({ done: true });
  const setUp = setUpBody.parse((await send('POST', '/me/second-factor', undefined, first)).json());
  const confirmed = await send('PUT', '/me/second-factor', { token: setUp.token, code: codeOf(setUp.secret) }, first);
  expect(confirmed.json()).toEqual({ done: true });

  const { kind, token } = (await send('POST', '/session', { signInName: 'shi', password })).json();
  expect(kind).toBe('second-factor');
  expect((await send('POST', '/session/code', { token, code: codeOf(setUp.secret) })).json().code).toBe(
    'sign-in-failed',
  );
  const again = (await send('POST', '/session', { signInName: 'shi', password })).json();
  const entered = await send('POST', '/session/code', { token: again.token, code: codeOf(setUp.secret, 1) });
  const cookie = String(entered.headers['set-cookie']).split(';')[0];
  const log = auditListBody.parse((await send('GET', '/audit?action=account', undefined, { cookie })).json());
  expect(log.lines.map((line) => line.action)).toEqual([
    'account.second-factor',
    'account.password',
    'account.add',
    'account.add',
  ]);
  expect((await send('GET', '/audit/check', undefined, { cookie })).json().faults).toEqual([]);
  const lines = await send('GET', '/audit/export', undefined, { cookie });
  expect(lines.body.split('\n').length).toBeGreaterThan(8);
  const csv = await send('GET', '/audit/export?format=csv', undefined, { cookie });
  const types = [lines, csv].map(({ headers }) => String(headers['content-type']).split(';')[0]);
  expect(types).toEqual(await describedTypes(server, '/api/v1/audit/export'));
  expect(csv.body).toMatch(/^\uFEFFnumber,at,actor_id[\w,]*,hash\r\n1,/u);
  expect(JSON.stringify(log)).not.toContain(given.password);
});

test('the identity provider sends the browser back signed in', async () => {
  const client = { id: 'shigan', secret: 's' };
  const provider = await startTestProvider(client);
  try {
    const returnTo = 'http://localhost/api/v1/session/provider/return';
    const known = { name: '统一身份认证', issuer: provider.issuer, clientId: 's', clientSecret: 's', returnTo };
    const identity = createIdentity(openIdProvider({ ...known, clientId: client.id }));
    await addAccount(app, identity, cli, city, {
      signInName: 'z',
      name: '张某',
      roles: ['viewer'],
      externalId: 'u-1',
      password,
    });
    ({ server } = await exampleServer(app, { actor: undefined, identity }));
    const sent = await send('GET', '/session/provider');
    const step = String(sent.headers['set-cookie']).split(';')[0];
    expect(sent.statusCode).toBe(302);
    const back = new URL(provider.answer(String(sent.headers['location']), { sub: 'u-1', name: '张某' }));
    const entered = await server.inject({
      url: back.pathname + back.search,
      headers: { cookie: step, host: 'localhost' },
    });
    const [cookie] = [entered.headers['set-cookie']].flat().map((set) => String(set).split(';')[0]);
    expect(meBody.parse((await send('GET', '/me', undefined, { cookie })).json()).signInName).toBe('z');
    const again = await server.inject({
      url: back.pathname + back.search,
      headers: { cookie: step, host: 'localhost' },
    });
    expect(again.json().code).toBe('sign-in-failed');
  } finally {
    await provider.close();
  }
});

describe('a demonstration', () => {
  beforeEach(async () => {
    app = await exampleApplication();
    await beginAccounts(app, createIdentity(), cli, city);
    ({ server } = await exampleServer(app, { actor: undefined }));
  });

  test('is read by anybody, changed by nobody unknown', async () => {
    expect((await send('GET', '/board?region=431200&period=2021-04')).statusCode).toBe(200);
    expect((await send('PUT', '/registers/region/431200', { body: null })).json().code).toBe('sign-in-required');
  });

  test('offers its invented people, each with one click', async () => {
    const { signIn } = meBody.parse((await send('GET', '/me')).json());
    expect(signIn.people.map((person) => person.roles[0])).toContain('statistician');
    const entered = await send('POST', '/session', { signInName: 'system', demo: true });
    const cookie = String(entered.headers['set-cookie']).split(';')[0];
    expect((await send('PUT', '/registers/region/431200', { body: null }, { cookie })).statusCode).toBe(200);
    expect((await send('PUT', '/registers/indicator/gdp', { body: null }, { cookie })).json()).toMatchObject({
      code: 'not-allowed',
      status: 403,
    });
  });
});
