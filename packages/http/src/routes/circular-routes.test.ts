import { type Application } from '@shigan/app';
import { openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import { circularBody, circularListBody, problemBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

const clock = { now: '' };
let app: Application;
let server: Server;

beforeEach(async () => {
  clock.now = '2021-05-20T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
  await openedMatter(app, upToInProgress);
});

const send = (method: 'POST' | 'PUT', url: string, payload: object = {}) =>
  server.inject({ method, url: `/api/v1${url}`, payload });

describe('circulars over HTTP', () => {
  test('are drafted, changed, checked, published and read as documents, in the shapes of the contract', async () => {
    const drafted = circularBody.parse((await send('POST', '/circulars')).json());
    expect([drafted.state, drafted.checks.map(({ name }) => name)]).toEqual(['drafted', ['市工业和信息化局']]);
    const { id } = drafted;
    await send('PUT', `/circulars/${id}/places/title`, { was: drafted.document.title, text: '关于五月督办情况的通报' });
    expect(circularBody.parse((await send('POST', `/circulars/${id}/send`)).json()).state).toBe('inCheck');
    const early = await send('POST', `/circulars/${id}/publish`, { signer: '唐某' });
    expect([early.statusCode, problemBody.parse(early.json()).code]).toEqual([409, 'fact-check-open']);
    const answer = { agrees: true, words: '', unit: '市工业和信息化局' };
    expect(circularBody.parse((await send('POST', `/circulars/${id}/answers`, answer)).json()).answers).toHaveLength(1);
    const published = circularBody.parse((await send('POST', `/circulars/${id}/publish`, { signer: '唐某' })).json());
    expect([published.state, published.number, published.title]).toEqual(['published', 1, '关于五月督办情况的通报']);
    const list = circularListBody.parse((await server.inject('/api/v1/circulars')).json());
    expect(list.circulars.map(({ title }) => title)).toEqual(['关于五月督办情况的通报']);
    const document = await server.inject(`/api/v1/circulars/${id}/document`);
    expect([document.statusCode, document.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('2021-1'),
    ]);
    const page = await server.inject(`/api/v1/circulars/${id}/document?format=html`);
    expect(page.headers['content-type']).toContain('text/html');
  });

  test.each(['/circulars/2021-01-1/send', '/circulars/2021-01-1/answers', '/circulars/2021-01-1/publish'])(
    'refuse %s of one that is not there',
    async (url) => {
      const payload = { agrees: true, words: '', signer: '唐某' };
      const { agrees, words, signer } = payload;
      const body = url.endsWith('answers')
        ? { agrees, words, unit: '市商务局' }
        : url.endsWith('publish')
          ? { signer }
          : {};
      const answer = await send('POST', url, body);
      expect([answer.statusCode, problemBody.parse(answer.json()).code]).toEqual([404, 'unknown-proceeding']);
    },
  );
});
