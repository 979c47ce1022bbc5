import { openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import { evidenceFileBody, problemBody } from '@shigan/contract';
import { largestEvidence, operator } from '@shigan/core';
import { actOnMatter } from '@shigan/app';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { city, exampleServer } from '../testing/example-city.ts';
import type { Application } from '@shigan/app';

let app: Application;
let server: Server;

beforeEach(async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

function upload(name: string, content: Buffer) {
  const boundary = 'a-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return server.inject({
    method: 'POST',
    url: '/api/v1/evidence',
    headers: { 'x-shigan-client': 'test', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

const pdf = Buffer.from('%PDF-1.7 到户签收表');
const by = { id: 'li', name: '李某', roles: ['caseOfficer'], unit: '市工业和信息化局' };

describe('evidence over HTTP', () => {
  test('is filed once, named by an act, read under its name there, and shown where it can be', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const filed = evidenceFileBody.parse((await upload('签收表.pdf', pdf)).json());
    expect(filed).toMatchObject({ mediaType: 'application/pdf', isNew: true, size: pdf.length });
    expect(filed.sm3).toBe(createHash('sm3').update(pdf).digest('hex'));
    expect(evidenceFileBody.parse((await upload('另名.pdf', pdf)).json())).toEqual({
      ...filed,
      name: '另名.pdf',
      isNew: false,
    });
    const path = `/api/v1/matters/${matter.id}/evidence/${filed.sha256}`;
    // Held, and still nobody reads it but through a matter that holds it.
    expect((await server.inject(path)).statusCode).toBe(404);
    const evidence = [{ name: '到户签收表（一组）.pdf', sha256: filed.sha256 }];
    await actOnMatter(app, operator('test'), city, matter.id, { act: 'attach', evidence, by });
    const read = await server.inject(path);
    expect([read.statusCode, read.rawPayload.equals(pdf)]).toEqual([200, true]);
    expect(read.headers['content-disposition']).toContain(`attachment; filename="_________1_.pdf"`.slice(0, 22));
    expect(decodeURIComponent(String(read.headers['content-disposition']))).toContain('到户签收表（一组）.pdf');
    const shown = await server.inject(`${path}?show=true`);
    expect(shown.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(shown.headers['content-disposition']).toMatch(/^inline; /u);
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    expect((await server.inject(`${path}?asOf=2021-05-19`)).statusCode).toBe(404);
  });

  test('is refused where its content is not what its name says, or it is too large', async () => {
    const program = await upload('现场.jpg', Buffer.from('MZ\u0000\u0001'));
    expect([program.statusCode, problemBody.parse(program.json()).code]).toEqual([415, 'file-type-refused']);
    const large = await upload('航拍.pdf', Buffer.concat([pdf, Buffer.alloc(largestEvidence)]));
    expect([large.statusCode, problemBody.parse(large.json()).code]).toEqual([413, 'file-too-large']);
  });

  test('of fifty megabytes is taken', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(largestEvidence - pdf.length, '航拍')]);
    const filed = await upload('航拍.pdf', large);
    expect(filed.statusCode).toBe(201);
    expect(evidenceFileBody.parse(filed.json())).toMatchObject({
      size: largestEvidence,
      sm3: createHash('sm3').update(large).digest('hex'),
    });
  });

  test('is named by nobody who only knows its fingerprint', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const { sha256 } = evidenceFileBody.parse((await upload('签收表.pdf', pdf)).json());
    const officer = { id: 'li', name: '李某', roles: ['caseOfficer'], unit: '市工业和信息化局', via: 'http' } as const;
    const evidence = [{ name: '签收表.pdf', sha256 }];
    const attach = () => actOnMatter(app, officer, city, matter.id, { act: 'attach', evidence });
    await expect(attach()).rejects.toMatchObject({ code: 'unknown-file' });
    ({ server } = await exampleServer(app, { actor: officer }));
    const own = evidenceFileBody.parse((await upload('本人上传.pdf', pdf)).json());
    expect([own.sha256, own.isNew]).toEqual([sha256, false]);
    await attach();
    // What a matter holds already may be named in it again, by whoever else acts on it.
    const other = { ...officer, id: 'wang' };
    await actOnMatter(app, other, city, matter.id, { act: 'attach', evidence });
  });

  test('is named by no act that was never filed', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const evidence = [{ name: '没有的.pdf', sha256: 'f'.repeat(64) }];
    const act = actOnMatter(app, operator('test'), city, matter.id, { act: 'attach', evidence, by });
    await expect(act).rejects.toMatchObject({ code: 'unknown-file' });
  });
});
