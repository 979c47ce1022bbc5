import { DomainError } from '@shigan/core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { emptyApplication, exampleApplication, exampleServer } from './testing/example-city.ts';

describe('every route', () => {
  test('says what it does, for the policy; one that does not cannot be added', async () => {
    const { server } = await exampleServer(emptyApplication());
    expect(() => server.get('/api/v1/open', async () => 'x')).toThrow('route without access: GET /api/v1/open');
  });

  // Calendar programs cannot sign in: what opens a calendar is the secret in its own address.
  test('that is public is no data of anybody, but for a calendar by its secret address', async () => {
    const { server } = await exampleServer(emptyApplication(), { webRoot: import.meta.dirname });
    await server.ready();
    const open = server.accessTable.filter((route) => route.access === 'public');
    expect(open.map((route) => `${route.method} ${route.url}`).toSorted()).toEqual([
      'GET /*',
      'GET /api/v1/calendars/:file',
      'GET /api/v1/openapi.json',
      'HEAD /*',
      'HEAD /api/v1/calendars/:file',
      'HEAD /api/v1/openapi.json',
    ]);
    expect(server.accessTable.length).toBeGreaterThan(open.length + 10);
  });

  test('refuses who is not allowed before it does anything', async () => {
    const app = await exampleApplication();
    const { server } = await exampleServer({
      ...app,
      store: {
        ...app.store,
        cities: {
          ...app.store.cities,
          list: async () => {
            throw new DomainError('not-allowed', { action: 'board.read' });
          },
        },
      },
    });
    const response = await server.inject('/api/v1/board?region=431200&period=2021-04');
    expect([response.statusCode, response.json().code]).toEqual([403, 'not-allowed']);
  });
});

describe('requests under a foreign name', () => {
  const hosts = [
    ['localhost', 200],
    ['localhost:8090', 200],
    ['127.0.0.1:8090', 200],
    ['[::1]:8090', 200],
    ['LOCALHOST:8090', 200],
    ['shigan.example', 421],
    ['localhost.example:8090', 421],
    ['127.0.0.1.example', 421],
    ['192.168.0.5:8090', 421],
    [':8090', 421],
  ] as const;

  test.each(hosts)('host "%s" is answered with %i', async (host, status) => {
    const { server } = await exampleServer(emptyApplication());
    const response = await server.inject({ url: '/api/v1/health', headers: { host } });
    expect([response.statusCode, response.json().code]).toEqual([
      status,
      status === 421 ? 'host-not-allowed' : undefined,
    ]);
  });
});

describe('changes that another site had a browser send', () => {
  const url = '/api/v1/registers/region/431200';
  const json = { 'content-type': 'application/json', host: 'localhost:8090' };
  test.each([
    ['a program that sends JSON', json, true],
    ['a page of this server', { ...json, origin: 'http://localhost:8090', 'sec-fetch-site': 'same-origin' }, true],
    ['a page of another site', { ...json, origin: 'https://evil.example' }, false],
    ['a page of another port', { ...json, origin: 'http://localhost:3000' }, false],
    ['a page in a sandbox', { ...json, origin: 'null' }, false],
    ['a browser that hides the origin', { ...json, 'sec-fetch-site': 'cross-site' }, false],
    ['a form', { host: 'localhost:8090', 'content-type': 'text/plain' }, false],
    [
      'a form that names itself JSON',
      { host: 'localhost:8090', 'content-type': 'text/plain; application/json' },
      false,
    ],
  ])('%s', async (_case, headers, passes) => {
    const { server } = await exampleServer(await exampleApplication());
    const response = await server.inject({ method: 'PUT', url, headers, payload: '{"body":null}' });
    const expected = passes ? [200, undefined] : [403, 'origin-not-allowed'];
    expect([response.statusCode, response.json().code]).toEqual(expected);
  });
});

describe('what goes wrong', () => {
  test('a failure of ours says nothing of itself, and is told to whoever runs the server', async () => {
    const app = emptyApplication();
    const failing = {
      ...app,
      store: { ...app.store, status: async () => Promise.reject(new Error('secret path /home')) },
    };
    const { server, failures } = await exampleServer(failing);
    const response = await server.inject('/api/v1/health');
    expect(response.statusCode).toBe(500);
    expect(response.json().code).toBe('internal');
    expect(response.body).not.toContain('secret');
    expect(failures).toHaveLength(1);
  });

  test.each([
    ['/api/v1/nothing', 404, 'not-found'],
    ['/elsewhere', 404, 'not-found'],
    ['/api/v1/board?region=431200', 400, 'invalid-request'],
    ['/api/v1/board?region=431200&period=2021-13', 400, 'invalid-span'],
    ['/api/v1/board?region=431200&period=2021-04&asof=2021-05-01', 400, 'invalid-request'],
    ['/api/v1/board?region=431200&region=430000&period=2021-04', 400, 'invalid-request'],
    ['/api/v1/board?region=999999&period=2021-04', 404, 'unknown-region'],
    ['/api/v1/board?region=431200&period=2021-04&city=430100', 404, 'unknown-region'],
    ['/api/v1/series?indicator=happiness&region=431200', 404, 'unknown-indicator'],
    ['/api/v1/figures/abc', 404, 'unknown-figure'],
    ['/api/v1/files/abc', 400, 'invalid-request'],
    ['/api/v1/health?city=%00', 400, 'invalid-request'],
    ['/api/v1/registers/moods', 404, 'unknown-register'],
    ['/api/v1/registers/toString', 404, 'unknown-register'],
  ])('%s is answered with %i %s', async (url, status, code) => {
    const { server, failures } = await exampleServer(await exampleApplication());
    const response = await server.inject(url);
    const problem = response.json();
    expect([response.statusCode, problem.status, problem.code]).toEqual([status, status, code]);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem.detail).not.toBe('');
    expect(failures).toEqual([]);
  });

  test('JSON that is none is a bad request, and too much of it is refused', async () => {
    const { server } = await exampleServer(await exampleApplication());
    const send = (payload: string) =>
      server.inject({
        method: 'PUT',
        url: '/api/v1/registers/region/431200',
        headers: { 'content-type': 'application/json' },
        payload,
      });
    expect([(await send('{"body":')).statusCode, (await send('{"body":')).json().code]).toEqual([
      400,
      'invalid-request',
    ]);
    expect((await send(`{"body":"${'x'.repeat(2_000_000)}"}`)).statusCode).toBe(413);
  });
});

test('every answer, whatever it is, forbids what a page of ours never needs', async () => {
  const asked = [
    ['a reading', 'GET', '/api/v1/health', 200],
    ['a refusal', 'GET', '/api/v1/nothing', 404],
    ['a bad request', 'GET', '/api/v1/board', 400],
    ['an address that cannot be read', 'GET', '/api/v1/enterprises/%zz', 400],
    ['an address that is too long', 'GET', `/api/v1/enterprises/${'a'.repeat(600)}`, 404],
    ['the description', 'GET', '/api/v1/openapi.json', 200],
    ['a page', 'GET', '/board', 200],
    ['a file of a page', 'GET', '/guards.test.ts', 200],
    ['no such file', 'GET', '/assets/../../package.json', 404],
    ['a change from elsewhere', 'POST', '/api/v1/matters', 403],
    ['a document', 'GET', '/api/v1/bulletin?region=431200&period=2021-04&format=html', 200],
    ['a table', 'GET', '/api/v1/observations', 200],
  ] as const;

  const webRoot = mkdtempSync(join(tmpdir(), 'shigan-guards-'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html>');
  writeFileSync(join(webRoot, 'guards.test.ts'), '');
  const { server } = await exampleServer(await exampleApplication(), { webRoot, origin: 'https://localhost' });
  for (const [what, method, url, status] of asked) {
    const { headers, statusCode } = await server.inject({ method, url });
    expect([what, statusCode]).toEqual([what, status]);
    expect(headers['content-security-policy']).toMatch(/^default-src '(?:self|none)';.*frame-ancestors 'none'/u);
    expect(headers['content-security-policy']).not.toMatch(/unsafe-(?:inline|eval)|\*|https?:/u);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
  }
  rmSync(webRoot, { recursive: true });
});

// Every change, by a page of another site in whatever way a browser would send it.
test('no change at all is made for another site', async () => {
  const { server } = await exampleServer(await exampleApplication());
  await server.ready();
  const changing = server.accessTable.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  expect(changing.length).toBeGreaterThan(60);
  const ways = [
    { origin: 'https://evil.example', 'content-type': 'application/json' },
    { origin: 'null', 'content-type': 'application/json' },
    { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=a' },
    { cookie: 'shigan_session=431200.abc', 'content-type': 'application/json' },
  ];
  const passed: string[] = [];
  for (const { method, url } of changing)
    for (const headers of ways) {
      const answer = await server.inject({
        method: method as 'POST',
        url: url.replaceAll(/:\w+/gu, 'x'),
        headers,
        payload: '',
      });
      if (answer.statusCode !== 403 || answer.json().code !== 'origin-not-allowed')
        passed.push(`${method} ${url} ${JSON.stringify(headers)}: ${answer.statusCode}`);
    }
  expect(passed).toEqual([]);
});

// Whatever is asked in place of a word, a code or a moment: nothing fails, nothing is said of how it is kept.
test('every parameter of every reading is taken as words, never as part of a query, a path or a page', async () => {
  const { server, failures } = await exampleServer(await exampleApplication());
  await server.ready();
  const described: Described = JSON.parse(await openApiDocument(server));
  const hostile = [
    "' or '1'='1",
    "'; drop table city; --",
    '../../../../etc/passwd',
    '\u0000',
    '%',
    '<svg onload=alert(1)>',
  ];
  const wrong: string[] = [];
  for (const [path, { get }] of Object.entries(described.paths)) {
    for (const { name, in: place } of get?.parameters ?? [])
      for (const word of hostile) {
        const others = (get?.parameters ?? []).filter((one) => one.required === true && one.name !== name);
        const query = others.filter((one) => one.in === 'query').map((one) => `${one.name}=2021-04`);
        if (place === 'query') query.push(`${name}=${encodeURIComponent(word)}`);
        const filled = path.replaceAll(/\{(\w+)\}/gu, (_all, one: string) =>
          one === name ? encodeURIComponent(word) : 'x',
        );
        const { statusCode, body } = await server.inject(`${filled}?${query.join('&')}`);
        if (statusCode >= 500 && statusCode !== 503) wrong.push(`${statusCode} ${path} ${name}=${word}`);
        if (/root:x|syntax error|select .* from|node_modules/u.test(body)) wrong.push(`leak: ${path} ${name}=${word}`);
      }
  }
  expect([wrong, failures]).toEqual([[], []]);
});

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      { readonly get?: { readonly parameters?: readonly { name: string; in: string; required?: boolean }[] } }
    >
  >;
}
