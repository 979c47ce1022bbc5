import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const lines = readFileSync(`${root}docs/security.md`, 'utf8').split('\n');
const states: ReadonlySet<string> = new Set(['met', 'part', 'not', 'n/a']);

interface Row {
  readonly what: string;
  readonly state: string;
  readonly where: string;
  readonly test: string;
  readonly say: string;
}

/** Lines of both tables: that of the first standard has a number before. */
const rows = lines.flatMap((line): readonly Row[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  const at = cells.findIndex((cell) => states.has(cell));
  if (at < 0) return [];
  const [where = '', named = '', say = ''] = cells.slice(at + 1);
  return [{ what: cells.slice(1, at).join(' '), state: cells[at] ?? '', where, test: named, say }];
});

test('the tables are there, each line once', () => {
  expect(rows.length).toBeGreaterThan(120);
  expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
});

test('every file and every test that the security document names is there', () => {
  const named = lines.flatMap((line) =>
    [...line.matchAll(/`([\w.-]+\/[\w./-]+\.\w+)`/gu)].map(([, path = '']) => path),
  );
  expect(named.length).toBeGreaterThan(200);
  expect([...new Set(named)].filter((path) => !existsSync(root + path))).toEqual([]);
});

test('what is met names its place and its test; what is not says what is missing', () => {
  const bare = rows.filter(({ state, where, test: tested, say }) =>
    state === 'met' ? where === '' || !/\.test\.tsx?`$/u.test(tested) : say === '',
  );
  expect(bare.map(({ what }) => what)).toEqual([]);
});
