import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'forecast-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const values = Array.from({ length: 48 }, (_, i) => (100 + i + 10 * Math.sin((i * Math.PI) / 6)).toFixed(2));
const wide = file(
  'wide.csv',
  `\uFEFFid,set,start_month,split,values\r\n"a,1",M3,1,train,${values.join(' ')}\r\n"a,1",M3,1,test,9 9 9\r\nshort,M3,1,train,1 2 3\r\n`,
);

describe('forecast', () => {
  test('writes a row a step and says which series are too short', async () => {
    const { code, out, err, place } = await runCommand(['forecast', wide, '--horizon', '3', '--levels', '95,80']);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('id,set,step,mean,lo80,hi80,lo95,hi95');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^"a,1",M3,3,1\d\d\.\d+,/);
    expect(err).toContain('short');
    expect(place).toBeUndefined();
  });

  test('a long table in any order gives the same forecast as the wide one', async () => {
    const rows = values.map((v, i) => `x,${2017 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${v}`);
    const long = file('long.csv', ['id,period,value', ...rows.toReversed()].join('\n'));
    const one = await runCommand(['forecast', long, '--horizon', '2']);
    const other = await runCommand(['forecast', wide, '--horizon', '2']);
    expect(one.out.split('\n')[0]).toBe('id,step,mean,lo80,hi80,lo95,hi95');
    expect(one.out.split('\n')[1]).toBe(other.out.split('\n')[1]?.replace('"a,1",M3', 'x'));
  });

  test('a file appears whole under its name', async () => {
    const out = join(folder, 'out.csv');
    const run = await runCommand(['forecast', wide, '--horizon', '2', '--tier', 'accurate', '--out', out]);
    expect([run.code, run.out]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(4);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each([
    [2, ['forecast', file('other.csv', 'name,amount\na,1\n')]],
    [2, ['forecast', file('empty.csv', '')]],
    [2, ['forecast', join(folder, 'absent.csv')]],
    [64, ['forecast']],
    [64, ['forecast', wide, '--horizon', '0']],
    [64, ['forecast', wide, '--levels', '30']],
    [64, ['forecast', wide, '--frequency', '7']],
  ])('exit code %i: %j', async (code, args) => {
    expect((await runCommand(args)).code).toBe(code);
  });
});
