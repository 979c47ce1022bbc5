import {
  bulletinBody,
  type DraftBody,
  draftBody,
  draftListBody,
  issuedBody,
  issuedDetailBody,
  issuedListBody,
  outdatedListBody,
} from '@shigan/contract';
import { runsText } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Server } from '../access.ts';
import { exampleApplication, exampleServer } from '../testing/example-city.ts';

let server: Server;

beforeEach(async () => {
  ({ server } = await exampleServer(await exampleApplication()));
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Asks, and checks what is answered against its schema. */
async function ask<T>(method: Method, url: string, schema: z.ZodType<T>, payload?: object): Promise<T> {
  const headers = { 'x-shigan-client': 'test' };
  const response = await server.inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) });
  if (response.statusCode >= 300) throw new Error(response.body);
  const body: unknown = response.json();
  expect(schema.parse(body)).toEqual(body);
  return schema.parse(body);
}

async function refused(method: Method, url: string, payload?: object): Promise<readonly unknown[]> {
  const headers = { 'x-shigan-client': 'test' };
  const response = await server.inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) });
  return [response.statusCode, response.json<{ code: string }>().code];
}

const april = { region: '431200', period: '2021-04' };

async function begun(): Promise<DraftBody> {
  return ask('POST', '/bulletin-drafts', draftBody, april);
}

function paragraphSaying(draft: DraftBody, words: string): { readonly place: string; readonly was: string } {
  for (const [i, block] of draft.bulletin.body.entries())
    if (block.kind === 'paragraph' && runsText(block.runs).includes(words))
      return { place: draft.places[i] ?? '', was: runsText(block.runs) };
  throw new Error(`no paragraph says ${words}`);
}

describe('the bulletin of a month', () => {
  test('is given as blocks with the ids of their figures, and what these are', async () => {
    const { bulletin, figures } = await ask('GET', '/bulletin?region=431200&period=2021-04', bulletinBody);
    expect(bulletin.title).toContain('2021年1—4月');
    const ids = bulletin.body.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.flatMap((run) => run.figure ?? []) : [],
    );
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(ids.filter((id) => !figures.some((figure) => figure.id === id))).toEqual([]);
  });

  test('is given as a page that may load nothing, and as a document under its name', async () => {
    const page = await server.inject('/api/v1/bulletin?region=431200&period=2021-04&format=html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('/board?figure=');
    const document = await server.inject('/api/v1/bulletin?region=431200&period=2021-04&format=docx');
    expect(document.headers['content-type']).toContain('wordprocessingml');
    expect(decodeURIComponent(String(document.headers['content-disposition']))).toContain('情况通报.docx');
  });
});

describe('a draft', () => {
  test('is begun, changed with its figures linked, refreshed and given up', async () => {
    const draft = await begun();
    expect([draft.state, draft.revision, draft.nextNumber]).toEqual(['open', 0, 1]);
    expect(draft.places).toHaveLength(draft.bulletin.body.length);
    const { place, was } = paragraphSaying(draft, '12.9%');
    const changed = await ask('PUT', `/bulletin-drafts/${draft.id}/places/${place}`, draftBody, {
      was,
      text: was.replace('12.9%', '13.0%'),
    });
    expect(changed.byHand.map((figure) => [figure.was.includes('12.9'), figure.text.includes('13.0')])).toEqual([
      [true, true],
    ]);
    const back = await ask('PUT', `/bulletin-drafts/${draft.id}/places/${place}`, draftBody, {
      was: was.replace('12.9%', '13.0%'),
      text: null,
    });
    expect(back.byHand).toEqual([]);
    expect((await ask('POST', `/bulletin-drafts/${draft.id}/refresh`, draftBody, {})).revision).toBe(3);
    expect((await ask('GET', '/bulletin-drafts', draftListBody)).drafts.map(({ id }) => id)).toEqual([draft.id]);
    expect((await ask('DELETE', `/bulletin-drafts/${draft.id}`, draftBody)).state).toBe('discarded');
    expect((await ask('GET', '/bulletin-drafts', draftListBody)).drafts).toEqual([]);
  });

  test('refuses a change to words that are not there any more', async () => {
    const { id } = await begun();
    expect(await refused('PUT', `/bulletin-drafts/${id}/places/b0`, { was: '别的', text: 'x' })).toEqual([
      409,
      'draft-changed',
    ]);
    expect(await refused('PUT', `/bulletin-drafts/${id}/places/c7`, { was: '', text: 'x' })).toEqual([
      422,
      'invalid-entry',
    ]);
    expect(await refused('GET', '/bulletin-drafts/none')).toEqual([404, 'unknown-draft']);
  });

  test('is given as a document', async () => {
    const { id } = await begun();
    const response = await server.inject(`/api/v1/bulletin-drafts/${id}/document`);
    expect(response.headers['content-disposition']).toContain('.docx');
  });
});

describe('an issued bulletin', () => {
  const signed = { revision: 0, signer: '李主任' };

  test('is listed and read as it was issued, with its files', async () => {
    const draft = await begun();
    const issued = await ask('POST', '/bulletins', issuedBody, { draft: draft.id, ...signed, number: 5 });
    expect([issued.number, issued.signer, issued.outdated]).toEqual([5, '李主任', 0]);
    const list = await ask('GET', '/bulletins', issuedListBody);
    expect(list.bulletins).toEqual([issued]);
    const detail = await ask('GET', `/bulletins/${issued.id}`, issuedDetailBody);
    expect([detail.bulletin.issueNumber, detail.revised]).toEqual([5, []]);
    for (const { kind, sha256, size } of issued.files) {
      const file = await server.inject(`/api/v1/bulletins/${issued.id}/files/${kind}`);
      expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256);
      expect(file.rawPayload.length).toBe(size);
    }
    expect((await ask('GET', '/bulletins?asOf=2021-05-01', issuedListBody)).bulletins).toEqual([]);
    expect((await ask('GET', '/bulletins/outdated', outdatedListBody)).bulletins).toEqual([]);
  });

  test('is refused twice, or under a number that is not next', async () => {
    const [one, two] = [await begun(), await begun()];
    await ask('POST', '/bulletins', issuedBody, { draft: one.id, ...signed });
    expect(await refused('POST', '/bulletins', { draft: one.id, ...signed })).toEqual([409, 'draft-closed']);
    expect(await refused('POST', '/bulletins', { draft: two.id, ...signed, number: 3 })).toEqual([
      409,
      'issue-number-taken',
    ]);
    expect(await refused('GET', '/bulletins/none')).toEqual([404, 'unknown-bulletin']);
  });

  test('is taken back by a later act', async () => {
    const draft = await begun();
    const { id } = await ask('POST', '/bulletins', issuedBody, { draft: draft.id, ...signed });
    const withdrawn = await ask('POST', `/bulletins/${id}/withdrawal`, issuedDetailBody, { reason: '数据有误' });
    expect(withdrawn.withdrawal?.reason).toBe('数据有误');
    expect(await refused('POST', `/bulletins/${id}/withdrawal`, { reason: '再撤' })).toEqual([
      409,
      'bulletin-withdrawn',
    ]);
  });

  test('has charts numbered from one, and no others', async () => {
    const draft = await begun();
    const { id } = await ask('POST', '/bulletins', issuedBody, { draft: draft.id, ...signed });
    const { bulletin } = await ask('GET', `/bulletins/${id}`, issuedDetailBody);
    const charts = bulletin.annex.filter((block) => block.kind === 'chart').length;
    expect(await refused('GET', `/bulletins/${id}/charts/${charts + 1}`)).toEqual([404, 'unknown-file']);
    expect(await refused('GET', `/bulletins/${id}/charts/0`)).toEqual([400, 'invalid-request']);
  });
});
