import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessMatrix } from './testing/access-matrix.ts';

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
