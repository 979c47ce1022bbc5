import {
  checkedTextBody,
  draftsBody,
  explainedBody,
  type KeptDraftBody,
  keptDraftBody,
  usesBody,
} from '@shigan/contract';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { type Application } from '@shigan/app';
import { type Actor, cumulative, operator } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../access.ts';
import { city, exampleApplication, exampleServer } from '../testing/example-city.ts';

const text = '1-4月，全市规模以上工业增加值增长13.0%，居全省第7。\n规模以上工业增加值增长99个。';

function form(name: string, content: string): { readonly payload: string; readonly headers: Record<string, string> } {
  const boundary = 'b0undary';
  return {
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  };
}

/** The growth of April is revised to what the draft says. */
async function revise(app: Application): Promise<void> {
  const observation = {
    indicator: 'industrial-value-added',
    region: city,
    span: cumulative(2021, 4),
    measure: 'yoy',
    value: 13,
    decimals: 1,
    unit: '%',
    status: 'revised',
    knownFrom: '2021-05-19T02:00:00.000Z',
    sheet: '修订',
    cell: 'B2',
  } as const;
  await app.store.imports.accept(city, incomingFile('修订.csv', 'revision'), 'long', [[observation]], {
    actor: operator('test'),
    storedAt: '2021-05-19T02:30:00.000Z',
    dryRun: false,
  });
}

describe('drafts over HTTP', () => {
  let app: Application;
  let server: Server;
  let kept: KeptDraftBody;
  const post = (url: string, payload: object) => server.inject({ method: 'POST', url: `/api/v1/${url}`, payload });
  const decide = (...decisions: readonly object[]) => post(`drafts/${kept.id}/decisions`, { decisions });

  beforeAll(async () => {
    app = await exampleApplication();
    ({ server } = await exampleServer(app));
    kept = keptDraftBody.parse((await post('drafts', { title: '讲话', text })).json());
  });

  it('are checked without being kept, as text and as a file', async () => {
    const asText = checkedTextBody.parse((await post('draft-checks', { text })).json());
    const upload = { method: 'POST', url: '/api/v1/draft-checks/file', ...form('讲话.txt', text) } as const;
    const asFile = checkedTextBody.parse((await server.inject(upload)).json());
    expect(asFile).toEqual({ ...asText, title: '讲话' });
    expect(asText.check.claims.map(({ verdict }) => verdict).slice(0, 2)).toEqual(['wrong', 'right']);
    const corrected = await server.inject({ ...upload, url: '/api/v1/draft-checks/file/corrected' });
    expect(corrected.headers['content-type']).toContain('wordprocessingml');
    expect(corrected.body).toContain('增长12.9%');
    expect(draftsBody.parse((await server.inject('/api/v1/drafts')).json()).drafts).toHaveLength(1);
  });

  it('are refused where they are empty, too long, or no text', async () => {
    expect((await post('drafts', { title: ' ', text })).json()).toMatchObject({ code: 'invalid-entry' });
    expect((await post('drafts', { title: '空', text: ' \n' })).json()).toMatchObject({ code: 'invalid-entry' });
    const long = { method: 'POST', url: '/api/v1/drafts/file', ...form('长.txt', '一'.repeat(500_000)) } as const;
    expect((await server.inject(long)).json()).toMatchObject({ code: 'file-too-large' });
  });

  it('keep what is decided of each part, and write only what is taken up', async () => {
    const [wrong, right] = kept.parts;
    const done = keptDraftBody.parse((await decide({ part: wrong?.key, decision: 'accept', reason: null })).json());
    expect(done.parts[0]).toMatchObject({ decision: 'accept', by: '本机操作员' });
    expect([done.accepted, done.ignored]).toEqual([1, 0]);
    const corrected = await server.inject(`/api/v1/drafts/${kept.id}/corrected`);
    expect(corrected.body).toContain('增长12.9%，居全省第7');
    for (const refused of [
      { part: wrong?.key, decision: 'ignore', reason: ' ' },
      { part: right?.key, decision: 'accept', reason: null },
      { part: 'claim-0-1', decision: 'accept', reason: null },
    ])
      expect((await decide(refused)).json()).toMatchObject({ code: 'invalid-entry' });
    const ignored = await decide({ part: wrong?.key, decision: 'ignore', reason: '按快报数' });
    expect(ignored.json()).toMatchObject({ accepted: 0, ignored: 1 });
    const open = await decide({ part: wrong?.key, decision: 'open', reason: null });
    expect(open.json()).toMatchObject({ accepted: 0, ignored: 0 });
    expect((await server.inject(`/api/v1/drafts/${kept.id}/corrected`)).body).toContain('增长13.0%');
  });

  it('say what the record has otherwise since, and are checked again', async () => {
    await revise(app);
    const listed = draftsBody.parse((await server.inject('/api/v1/drafts')).json());
    expect(listed.drafts[0]?.changed).toMatchObject([
      { text: '增长13.0%', before: { verdict: 'wrong', expectedText: '12.9%' }, now: { verdict: 'right' } },
    ]);
    const before = draftsBody.parse((await server.inject('/api/v1/drafts?asOf=2021-05-18')).json());
    expect(before.drafts).toEqual([]);
    const again = keptDraftBody.parse((await post(`drafts/${kept.id}/checks`, {})).json());
    expect([again.changed, again.checks, again.counts.right]).toEqual([[], 2, 2]);
    expect(again.history.map(({ counts }) => counts.wrong)).toEqual([kept.counts.wrong, kept.counts.wrong - 1]);
  });

  it('are seen by whoever handed them in, and by the offices that check for the city', async () => {
    const officer: Actor = { id: 'chen', name: '陈', roles: ['caseOfficer'], via: 'test', city };
    const leader: Actor = { ...officer, id: 'li', roles: ['leader'] };
    const as = async (actor: Actor): Promise<Server> => (await exampleServer(app, { actor })).server;
    const [case_, lead] = [await as(officer), await as(leader)];
    expect((await case_.inject('/api/v1/drafts')).json()).toMatchObject({ drafts: [] });
    expect((await case_.inject(`/api/v1/drafts/${kept.id}`)).statusCode).toBe(403);
    expect((await lead.inject(`/api/v1/drafts/${kept.id}`)).statusCode).toBe(200);
    expect((await lead.inject('/api/v1/drafts/none')).json()).toMatchObject({ code: 'unknown-draft' });
  });

  it('have figures that explain themselves together', async () => {
    const ids = kept.check.claims.flatMap(({ figure }) => figure ?? []);
    const answer = await post('figures/explain', { ids: [...ids, 'no~such~figure'] });
    const explained = explainedBody.parse(answer.json());
    expect(explained.figures.map(({ id }) => id)).toEqual(ids);
    expect(explained.unknown).toEqual(['no~such~figure']);
    const uses = await server.inject(`/api/v1/figures/${encodeURIComponent(ids[0] ?? '')}/uses`);
    expect(usesBody.parse(uses.json()).drafts).toMatchObject([{ id: kept.id, isOutdated: false }]);
  });
});
