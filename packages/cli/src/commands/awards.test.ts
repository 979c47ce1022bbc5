import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, initialiseCity } from '@shigan/app';
import { noticeBody, planBody, standingBody } from '@shigan/contract';
import { operator } from '@shigan/core';
import { emptyApplication, now } from '@shigan/http/testing/example-city';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

const vectors: {
  readonly cases: readonly { readonly id: string; readonly kind: string; readonly input: { readonly text: string } }[];
} = JSON.parse(readFileSync(new URL('../../../../spec/vectors/notice.json', import.meta.url), 'utf8'));
const text = vectors.cases.find((one) => one.id === 'chinese-number-full-width-comma')?.input.text ?? '';

describe('notices and awards on the command line', () => {
  let directory: string;
  let app: Application;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'shigan-awards-'));
    await writeFile(join(directory, 'notice.txt'), text);
    app = emptyApplication();
    await initialiseCity(app, operator('test'), { code: '431200', name: '怀化市', demo: true, businessDate: now });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const run = (...args: readonly string[]): ReturnType<typeof runCommand> =>
    runCommand(['--data', directory, ...args], { app });

  test('notice parse reads a file and needs no data of a city', async () => {
    const nowhere = ['--data', join(directory, 'nothing-here')];
    const { code, out, place } = await runCommand([
      ...nowhere,
      'notice',
      'parse',
      join(directory, 'notice.txt'),
      '--json',
    ]);
    expect([code, place]).toEqual([0, undefined]);
    expect(noticeBody.parse(JSON.parse(out))).toMatchObject([
      { measure: { number: '一' }, recipients: [{ code: '430100' }, { code: '433100' }, {}, {}], unmatched: [] },
    ]);
  });

  test('notice parse reads standard input and says what it found', async () => {
    const { code, out } = await runCommand(['--data', directory, 'notice', 'parse', '-'], { app, stdin: text });
    expect(code).toBe(0);
    expect(out).toContain('湘西自治州(433100)');
  });

  test('notice enter fills the ledger, and the standing says so', async () => {
    const entered = await run('notice', 'enter', join(directory, 'notice.txt'), '--year', '2020');
    expect([entered.code, entered.out]).toEqual([0, '已登记4条，台账原有0条\n']);
    const { out } = await run('awards', 'standing', '--region', '430100', '--year', '2020', '--json');
    expect(standingBody.parse(JSON.parse(out)).table.find((row) => row.code === '430100')).toMatchObject({
      total: 2,
      rankTotal: 1,
    });
    expect((await run('awards', 'standing', '--region', '430100')).out).toContain('居全省14个市州第1位');
  });

  test('awards plan stays within the capacity, and wants one', async () => {
    const { out } = await run('awards', 'plan', '--capacity', '4', '--json');
    expect(planBody.parse(JSON.parse(out)).effort).toBeLessThanOrEqual(4);
    expect((await run('awards', 'plan')).code).toBe(64);
    expect((await run('awards', 'odds')).out).toContain('优化营商环境');
  });

  test('awards goal says what the goal takes, the same for the same seed', async () => {
    const goal = async (seed: string): Promise<string> => (await run('awards', 'goal', '--seed', seed)).out;
    const said = await goal('a');
    expect(said).toMatch(/^2020年市本级进入全省第一方阵（前\d+位）要\d+次/);
    expect(said.split('\n')).toHaveLength(4);
    expect(await goal('a')).toBe(said);
    const { out } = await run('awards', 'goal', '--capacity', '4', '--json');
    expect(planBody.parse(JSON.parse(out)).goal.sentences).toHaveLength(3);
  });

  test('documents of incentives and of the assessment are written, and shown before', async () => {
    const path = join(directory, 'document.docx');
    for (const kind of ['standing', 'work', 'points']) {
      expect((await run('awards', 'document', kind, '--year', '2020', '-o', path)).code).toBe(0);
      expect((await readFile(path)).length).toBeGreaterThan(100);
      await rm(path);
    }
    const shown = await run('assessment', 'show', '--year', '2020');
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('新晃侗族自治县')]);
    expect((await run('assessment', 'document', '--year', '2020', '-o', path)).code).toBe(0);
    expect((await readFile(path)).length).toBeGreaterThan(100);
    expect((await run('assessment', 'show', '--year', '1999')).code).not.toBe(0);
  });

  test('an assessment is published, objected to, decided with a trace, and settled', async () => {
    const year = ['--year', '2020'];
    expect((await run('assessment', 'publish', ...year)).code).toBe(0);
    expect((await run('assessment', 'publish', ...year)).code).not.toBe(0);
    expect((await run('assessment', 'object', ...year, '--unit', '431227', '--words', '请复核')).code).toBe(0);
    const decided = await run('assessment', 'decide', ...year, '--objection', '1', '--reason', '按公示日数据计分');
    expect(decided.code).toBe(0);
    expect((await run('assessment', 'settle', ...year)).code).toBe(0);
    expect((await run('assessment', 'object', ...year, '--unit', '431227', '--words', '再请复核')).code).not.toBe(0);
    expect((await run('assessment', 'show', ...year)).out).toContain('按公示日数据计分');
  });

  test('awards evidence says what is missing, and refuses what is no sub-item', async () => {
    const of = ['awards', 'evidence', 'fiscal', 'fiscal.city', '--year', '2021'];
    expect((await run(...of)).out).toContain('应有0项证明材料，缺0项');
    expect((await run('awards', 'evidence', 'fiscal', 'no-such', '--year', '2021')).code).not.toBe(0);
  });

  test('points show explains itself, with what would be more', async () => {
    const { code, out } = await run('points', 'show', '--year', '2020', '--if', '431227=fiscal@stateCouncil');
    expect(code).toBe(0);
    expect(out).toMatch(/新晃侗族自治县 +0 → 3/);
  });

  test('refuses an authority and a year that are none', async () => {
    expect((await run('awards', 'odds', '--authority', 'nobody')).code).toBe(2);
    expect((await run('awards', 'standing', '--year', 'now')).code).toBe(2);
  });
});
