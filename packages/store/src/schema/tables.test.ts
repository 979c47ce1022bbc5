import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { migrations } from '../migrations/all.ts';
import { acceptedOf, tableKeepings } from './tables.ts';

const source = fileURLToPath(new URL('../', import.meta.url));

/** Every statement of this package but migrations and tests, as text. */
const statements = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|\.contract\.ts$|^testing|^migrations|^backup|^verify/.test(name),
  )
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

const made = migrations.flatMap(({ sql }) => [...sql.matchAll(/create table (\w+)/g)].map((match) => match[1] ?? ''));

test('every table that a migration makes is known, and no other', () => {
  expect(Object.keys(tableKeepings).toSorted()).toEqual([...new Set(made)].toSorted());
});

test('what is only added to is never changed or taken away by any statement', () => {
  const record = Object.keys(tableKeepings).filter((table) => tableKeepings[table] === 'record');
  const changed = record.filter((table) => new RegExp(`(?:update|delete from) ${table}\\b`).test(statements));
  expect(changed).toEqual([]);
});

test('what imports leave behind goes, and is never changed', () => {
  const staged = Object.keys(tableKeepings).filter((table) => tableKeepings[table] === 'staged');
  expect(Object.keys(acceptedOf).toSorted()).toEqual(staged);
  expect(staged.filter((table) => new RegExp(`update ${table}\\b(?! set)`).test(statements))).toEqual([]);
});

test('what changes in place is changed somewhere', () => {
  const state = Object.keys(tableKeepings).filter((table) => tableKeepings[table] === 'state');
  const still = state.filter(
    (table) => !new RegExp(`update ${table}\\b|insert into ${table}\\b[^;]*?do update`).test(statements),
  );
  expect(still).toEqual([]);
});
