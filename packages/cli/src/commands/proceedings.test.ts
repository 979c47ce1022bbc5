import { openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import type { Application } from '@shigan/app';
import { circularBody, reviewBody } from '@shigan/contract';
import { exampleServer } from '@shigan/http/testing/example-city';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

let app: Application;

beforeEach(async () => {
  app = await openMatterCity({ now: '2021-05-10T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  await openedMatter(app, upToInProgress);
});

const run = (...args: readonly string[]) => runCommand(args, { app });

describe('the monthly review on the command line', () => {
  test('is opened, shown, closed and listed', async () => {
    expect((await run('reviews', 'open')).out).toMatch(/2021-05 月调度.*应报 1 件[^]*待报/u);
    const { out } = await run('reviews', 'show', '2021-05', '--json');
    expect(reviewBody.parse(JSON.parse(out)).counts.awaited).toBe(1);
    const { server } = await exampleServer(app);
    expect(out).toBe((await server.inject('/api/v1/reviews/2021-05')).body);
    expect((await run('reviews', 'close', '2021-05')).out).toContain('未报 1');
    expect((await run('reviews', 'list')).out).toMatch(/2021-05 +2021-05-18/u);
  });

  test.each([
    ['show', 'unknown-proceeding'],
    ['close', 'unknown-proceeding'],
  ])('refuses to %s a round that is not there', async (name, code) => {
    const refused = await run('reviews', name, '2021-01');
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, code]);
  });
});

describe('circulars on the command line', () => {
  test('are drafted, sent, listed; not published while the fact check is open', async () => {
    const drafted = circularBody.parse(JSON.parse((await run('circulars', 'draft', '--json')).out));
    expect((await run('circulars', 'send', drafted.id)).out).toContain('市工业和信息化局 待答复');
    expect((await run('circulars', 'list')).out).toMatch(/2021-05-1 +— +事先核实/u);
    expect((await run('circulars', 'show', drafted.id)).out).toContain('三、存在问题');
    const refused = await run('circulars', 'publish', drafted.id, '--signer', '唐某');
    expect([refused.code, refused.err.split(':')[1]?.trim()]).toEqual([2, 'fact-check-open']);
  });
});
