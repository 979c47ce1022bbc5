import { type MatterBody, matterBody, mattersBody } from '@shigan/contract';
import { matterTerms as terms, openMatterCity } from '@shigan/app/testing/matter-city';
import { exampleServer } from '@shigan/http/testing/example-city';
import type { Application } from '@shigan/app';
import { createDocumentWriter } from '@shigan/formats';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

const officer = 'zhou,周某,supervisionOfficer';
let app: Application;

beforeEach(async () => {
  app = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
});

async function opened(): Promise<MatterBody> {
  const { out, err } = await runCommand(['matters', 'open', '-', '--approve', '--by', officer, '--json'], {
    app,
    stdin: JSON.stringify(terms),
  });
  expect(err).toBe('');
  return matterBody.parse(JSON.parse(out));
}

describe('matters on the command line', () => {
  test('are opened, acted on, listed and shown', async () => {
    const matter = await opened();
    expect([matter.state, matter.history[0]?.by.enteredBy]).toEqual(['approved', 'cli']);
    const details = '{"basisDocument":"怀政督〔2021〕1号"}';
    const act = ['matters', 'act', '2021-1', 'assign', '--by', officer, '--details', details];
    const assigned = await runCommand(act, { app });
    expect([assigned.code, assigned.err]).toEqual([0, '']);
    expect(assigned.out).toMatch(/状态 +已交办/);
    const list = await runCommand(['matters', 'list', '--open'], { app });
    expect(list.out).toMatch(/2021-1 +工业技改投资连续下降 +已交办 +市工业和信息化局 +2021-06-30 +28 +●绿 +— +— +■红/);
    expect((await runCommand(['matters', 'agenda'], { app })).out).toContain('乘积');
    const past = await runCommand(['matters', 'show', matter.id, '--as-of', '2021-05-19'], { app });
    expect([past.code, past.err.split(':')[1]?.trim()]).toEqual([2, 'unknown-matter']);
  });

  test('print what HTTP answers, byte for byte', async () => {
    await opened();
    const { server } = await exampleServer(app);
    const { out } = await runCommand(['matters', 'list', '--state', 'approved', '--json'], { app });
    expect(mattersBody.parse(JSON.parse(out)).matters).toHaveLength(1);
    expect(out).toBe((await server.inject('/api/v1/matters?state=approved')).body);
  });

  test('are written as the three lists that circulate', async () => {
    await opened();
    const directory = await mkdtemp(join(tmpdir(), 'shigan-lists-'));
    const out = join(directory, '三张清单.xlsx');
    const written = { ...app, documents: createDocumentWriter() };
    const { code, err } = await runCommand(['matters', 'lists', '--out', out], { app: written });
    expect([code, err]).toEqual([0, '']);
    expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
    await rm(directory, { recursive: true });
    const shown = await runCommand(['matters', 'lists'], { app });
    expect(shown.out).toMatch(/问题清单[^]*责任清单[^]*整改时限清单/u);
  });

  test('come in from a table, all or none, with every fault', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'shigan-table-'));
    const file = join(directory, '督办事项表.csv');
    await writeFile(file, '事项,存在问题,地区\n甲,慢,\n乙,,某县\n');
    const refused = await runCommand(['matters', 'import', file], { app });
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, 'file-has-faults']);
    expect(refused.out).toMatch(/!A3 +cell-missing[^]*!C3 +unknown-region/u);
    await writeFile(file, '事项,存在问题,来源\n甲,慢,会议：4月调度会\n');
    const taken = await runCommand(['matters', 'import', file], { app });
    expect(taken.out).toMatch(/拟立项 +甲 +!2 +责任领导、牵头单位、专班负责人、完成时限、办结标准/u);
    expect((await runCommand(['matters', 'import', file], { app })).out).toMatch(/已有同名事项 +甲/u);
    await rm(directory, { recursive: true });
  });

  test.each([
    [
      'an act of somebody else',
      ['act', '2021-1', 'acknowledge', '--by', 'he,何某,unitHead,市商务局'],
      'matter-wrong-state',
    ],
    ['a role that is none', ['act', '2021-1', 'assign', '--by', 'he,何某,mayor'], 'invalid-request'],
    ['no such act', ['act', '2021-1', 'undo'], 'invalid-request'],
    ['no such matter', ['show', '2021-9'], 'unknown-matter'],
    ['no such state', ['list', '--state', 'lost'], 'invalid-request'],
    ['details that are no JSON', ['act', '2021-1', 'assign', '--details', '{'], 'invalid-entry'],
    ['a file that is not there', ['open', 'nowhere.json'], 'no-such-file'],
  ])('refuse %s', async (_, args, code) => {
    await opened();
    const refused = await runCommand(['matters', ...args], { app });
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, code]);
  });
});
