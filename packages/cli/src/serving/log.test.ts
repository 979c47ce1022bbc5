import { expect, test } from 'vitest';
import { structuredLog } from './log.ts';

const lines: string[] = [];
const log = structuredLog(
  (line) => lines.push(line),
  () => '2026-01-05T01:00:00.000Z',
);
const last = (): unknown => JSON.parse(lines.at(-1) ?? '');

test('a request is one line, by its route', () => {
  log.request({ id: 'a1', method: 'GET', route: '/api/v1/matters/:matter', status: 200, seconds: 0.0124 });
  expect(last()).toEqual({
    time: '2026-01-05T01:00:00.000Z',
    level: 'info',
    event: 'request',
    id: 'a1',
    method: 'GET',
    route: '/api/v1/matters/:matter',
    status: 200,
    ms: 12,
  });
});

test('a failure tells its kind and place, and nothing that somebody typed', () => {
  const request = { method: 'GET', url: '/api/v1/accounts/zhangsan?phone=13900000000', id: 'b2' };
  log.failure('request', new Error('missing account: zhangsan'), request);
  expect(last()).toMatchObject({
    level: 'error',
    where: 'request',
    kind: 'Error',
    message: 'missing account',
    id: 'b2',
  });
  const ofDatabase = Object.assign(new Error('invalid input syntax for type uuid "张三"'), { code: '22P02' });
  log.failure('jobs', ofDatabase);
  expect(last()).toMatchObject({ where: 'jobs', code: '22P02' });
  for (const value of ['zhangsan', '139', '张三']) expect(lines.join('')).not.toContain(value);
});
