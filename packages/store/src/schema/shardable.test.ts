import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { migrations } from '../migrations/all.ts';

const source = fileURLToPath(new URL('../', import.meta.url));

/** Statements of this package outside of migrations, tests, and what looks at a store as a whole. */
const statements = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|^(?:testing|migrations|backup|verify|schema|embedded)\b/.test(name),
  )
  .flatMap((name) =>
    [
      ...readFileSync(join(source, name), 'utf8').matchAll(
        /statement\(\s*[`'](\w+|[^'`]*)[`'],\s*(?:String\.raw)?([`'])((?:(?!\2)[^])*)\2/g,
      ),
    ].map((match) => ({ where: `${name} ${match[1] ?? ''}`, sql: match[3] ?? '' })),
  );

const schema = migrations.map(({ sql }) => sql).join('\n');
const tables = [...schema.matchAll(/create table (\w+) \(([^]*?)\n\)/g)].map((match) => ({
  name: match[1] ?? '',
  body: match[2] ?? '',
}));

/** Statements that are about no city: they look which cities there are, or at what processes left. */
const acrossCities =
  /^(?:city_list|migration|import_dead|import_any_under_way|import_declare_all_dead|\w+_pages|transaction|schema|city_)/;

describe('the tables can be sharded by city', () => {
  test.each(tables)('$name: the city leads every key', ({ name, body }) => {
    const lead =
      name === 'city'
        ? /\bcode text collate "C" primary key/
        : /primary key \(city\b|\bcity text collate "C" primary key/;
    expect(body).toMatch(lead);
    for (const [, columns] of body.matchAll(/\bunique \(([^)]*)\)/g)) expect(columns).toMatch(/^city\b/);
    expect(body).not.toMatch(/\breferences\b|\bserial\b|generated .* identity/);
  });
  test('every index leads with the city; no triggers, sequences or foreign keys', () => {
    for (const [whole, columns] of schema.matchAll(/create (?:unique )?index \w+ on \w+ \(([^)]*)\)/g))
      expect([whole, columns?.startsWith('city')]).toEqual([whole, true]);
    expect(schema).not.toMatch(/create (?:trigger|sequence)|foreign key/);
  });
});

describe('the statements keep to one city', () => {
  test('there are as many as the package has', () => expect(statements.length).toBeGreaterThan(150));
  test('rows are locked, changed and taken away within a city', () => {
    const loose = statements.filter(
      ({ where, sql }) =>
        /\bfor update\b|^\s*update |^\s*delete from /.test(sql) &&
        !/\bcity = |\b(?:code|c\.city|f\.city|o\.city) = \$1/.test(sql) &&
        !acrossCities.test(where.split(' ')[1] ?? ''),
    );
    expect(loose.map(({ where }) => where)).toEqual([]);
  });
  test('what is read of a table of cities names the city', () => {
    const names = tables.map(({ name }) => name).filter((name) => name !== 'city');
    const reads = new RegExp(`\\b(?:from|join) (?:${names.join('|')})\\b`);
    const loose = statements.filter(
      ({ where, sql }) =>
        reads.test(sql) &&
        !/\bcity\b/.test(sql) &&
        !sql.includes('${') &&
        !acrossCities.test(where.split(' ')[1] ?? ''),
    );
    expect(loose.map(({ where }) => where)).toEqual([]);
  });
});
