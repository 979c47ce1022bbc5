import { issuedBody, issuedDetailBody, issuedListBody, outdatedListBody } from '@shigan/contract';
import { city, exampleApplication } from '@shigan/http/testing/example-city';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative, operator } from '@shigan/core';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

const april = ['--region', city, '--period', '2021-04'];

describe('bulletins on the command line', () => {
  test('are drafted, published under the next number, listed and shown', async () => {
    const app = await exampleApplication();
    const draft = await runCommand(['bulletin', 'draft', ...april], { app });
    expect(draft.code).toBe(0);
    const first = await runCommand(
      ['bulletin', 'publish', draft.out.trim(), '--signer', '李主任', '--number', '5', '--json'],
      { app },
    );
    const issued = issuedBody.parse(JSON.parse(first.out));
    expect([issued.number, issued.signer]).toEqual([5, '李主任']);
    const second = await runCommand(['bulletin', 'publish', ...april, '--signer', '李主任', '--json'], { app });
    expect(issuedBody.parse(JSON.parse(second.out)).number).toBe(6);
    const list = issuedListBody.parse(JSON.parse((await runCommand(['bulletin', 'list', '--json'], { app })).out));
    expect(list.bulletins.map(({ number }) => number)).toEqual([6, 5]);
    expect((await runCommand(['bulletin', 'list'], { app })).out).toContain('怀化经济运行 2021-6');
    const shown = await runCommand(['bulletin', 'show', issued.id, '--json'], { app });
    expect(issuedDetailBody.parse(JSON.parse(shown.out)).bulletin.issueNumber).toBe(5);
    expect((await runCommand(['bulletin', 'show', issued.id], { app })).out).toContain('12.9%');
  });

  test('give the document as it was issued', async () => {
    const app = await exampleApplication();
    const ran = await runCommand(['bulletin', 'publish', ...april, '--signer', '李主任', '--json'], { app });
    const { id, files } = issuedBody.parse(JSON.parse(ran.out));
    const directory = await mkdtemp(join(tmpdir(), 'shigan-issue-'));
    try {
      const out = join(directory, 'a.docx');
      expect((await runCommand(['bulletin', 'show', id, '--out', out], { app })).code).toBe(0);
      const sha256 = app.digest.sha256(await readFile(out));
      expect(files.find(({ kind }) => kind === 'docx')?.sha256).toBe(sha256);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('tell which figures were revised, from what to what, and by which file', async () => {
    const app = await exampleApplication();
    await runCommand(['bulletin', 'publish', ...april, '--signer', '李主任'], { app });
    const revision = {
      indicator: 'industrial-value-added',
      region: city,
      span: cumulative(2021, 4),
      measure: 'yoy' as const,
      value: 13.1,
      decimals: 1,
      unit: '%',
      status: null,
      knownFrom: '2021-05-20T00:30:00.000Z',
      sheet: '',
      cell: 'C4',
    };
    const options = { actor: operator('test'), storedAt: '2021-05-20T01:00:00.000Z', dryRun: false };
    await app.store.imports.accept(city, incomingFile('修订.csv', '修订'), 'long-table', [[revision]], options);
    const { out } = await runCommand(['bulletin', 'outdated', '--json'], { app });
    const [bulletin] = outdatedListBody.parse(JSON.parse(out)).bulletins;
    expect(bulletin?.figures.map((figure) => [figure.published, figure.now])).toContainEqual([12.9, 13.1]);
    const table = (await runCommand(['bulletin', 'outdated'], { app })).out;
    expect(table).toMatch(/12\.9%\s+13\.1%\s+.*修订\.csv/);
  });

  test('are refused without a signer, and under a number that leaves a gap', async () => {
    const app = await exampleApplication();
    expect((await runCommand(['bulletin', 'publish', ...april], { app })).code).toBe(64);
    await runCommand(['bulletin', 'publish', ...april, '--signer', '李主任'], { app });
    const gap = await runCommand(['bulletin', 'publish', ...april, '--signer', '李主任', '--number', '9'], { app });
    expect([gap.code, gap.err]).toEqual([2, expect.stringContaining('issue-number-taken')]);
  });
});
