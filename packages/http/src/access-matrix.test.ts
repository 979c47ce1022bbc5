import { readFile } from 'node:fs/promises';
import { type Action, rights } from '@shigan/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessMatrix } from './testing/access-matrix.ts';
import { emptyApplication, exampleServer } from './testing/example-city.ts';
import { ofNobodyElse, probedRoutes, scopeMatrix } from './testing/scope-matrix.ts';

let reviewed: readonly string[];
let answered: readonly string[];

beforeAll(async () => {
  reviewed = linesOf(await readFile(new URL('../../../docs/access-matrix.csv', import.meta.url), 'utf8'));
  answered = linesOf(await accessMatrix());
});

function linesOf(csv: string): readonly string[] {
  return csv.trimEnd().split('\n');
}

const routeOf = (line: string): string => line.split(',').slice(0, 3).join(' ');

describe('the matrix of access that was read through', () => {
  test('has a line for every route and scope, and for no other', () => {
    expect(answered.map(routeOf)).toEqual(reviewed.map(routeOf));
  });

  test('is what the server answers (npm run api:docs writes it anew; read the difference before it is committed)', () => {
    expect(answered).toEqual(reviewed);
  });

  test('lets nobody do anything to another city but read whether the server is well, and sign in', () => {
    const other = reviewed.filter((line) => line.includes(',other,') && line.includes('yes'));
    expect(other.map(routeOf)).toEqual([
      'GET /api/v1/health other',
      'GET /api/v1/me other',
      'POST /api/v1/session/code other',
      'GET /api/v1/session/provider/return other',
      'GET /api/v1/session/provider other',
      'DELETE /api/v1/session other',
      'POST /api/v1/session other',
    ]);
  });
});

describe('the matrix of scopes that was read through', () => {
  test('is what the server answers about what is one’s own and what is another’s', async () => {
    const held = await readFile(new URL('../../../docs/scope-matrix.csv', import.meta.url), 'utf8');
    expect(linesOf(await scopeMatrix())).toEqual(linesOf(held));
  });

  test('lets nobody do to another’s what only the own may be done to', async () => {
    const held = linesOf(await readFile(new URL('../../../docs/scope-matrix.csv', import.meta.url), 'utf8'));
    const writing = held.filter((line) => line.includes(',other,') && /^(?:POST|DELETE)/u.test(line));
    expect(writing.length).toBeGreaterThan(3);
    expect(writing.filter((line) => line.split(',').includes('yes'))).toEqual([]);
  });

  test('has every route whose right ends at a region, a department or a person', async () => {
    const { server } = await exampleServer(emptyApplication());
    const endsSomewhere = (action: Action): boolean =>
      Object.values(rights[action].grants).some((scope) => scope !== 'city');
    const scoped = server.accessTable
      .filter(({ method, access }) => method !== 'HEAD' && access !== 'public' && [access].flat().some(endsSomewhere))
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/gu, '{$1}')}`);
    await server.close();
    const known = new Set([...probedRoutes, ...ofNobodyElse]);
    expect(scoped.filter((route) => !known.has(route))).toEqual([]);
    expect(ofNobodyElse.filter((route) => !scoped.includes(route))).toEqual([]);
  });
});
