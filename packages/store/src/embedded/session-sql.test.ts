import { describe, expect, it } from 'vitest';

import { claimsSession, copiesIn } from './session-sql.ts';

describe('claimsSession', () => {
  it.each([
    "set timezone to 'UTC'",
    '  SET search_path = x',
    'begin; set session characteristics as transaction read only',
    'reset all',
    'discard all',
    'deallocate s1',
    'prepare p as select 1',
    'listen channel',
    "select pg_catalog.set_config('search_path', '', false)",
    'create temp table t (a int)',
    'CREATE TEMPORARY TABLE t (a int)',
    'select pg_advisory_lock(1)',
    'select pg_try_advisory_lock(1)',
  ])('%s changes the session', (sql) => {
    expect(claimsSession(sql)).toBe(true);
  });

  it.each([
    'set local statement_timeout = 5',
    'set transaction isolation level serializable',
    'set constraints all deferred',
    "update item set name = 'set x'",
    'insert into item select 1 on conflict do update set name = excluded.name',
    'select pg_advisory_xact_lock(1)',
    'select setting from pg_settings',
    'create table template (a int)',
    'select 1',
    '',
  ])('%s does not', (sql) => {
    expect(claimsSession(sql)).toBe(false);
  });
});

describe('copiesIn', () => {
  it.each([
    ['COPY item FROM STDIN', true],
    ['copy public.item (a, b) from stdin with (format csv)', true],
    ['copy item to stdout', false],
    ["copy item from '/file'", false],
    ["select 'copy item from stdin'", false],
  ])('%s: %s', (sql, waits) => {
    expect(copiesIn(sql)).toBe(waits);
  });
});
