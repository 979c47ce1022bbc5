import { type Application, exportObservations, type ImportedFile, importFile } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { problemBody, sdmxDataMessage, sdmxStructureMessage } from '@shigan/contract';
import { operator } from '@shigan/core';
import { createWorkbookReader } from '@shigan/formats';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { describedTypes } from '../testing/described-types.ts';
import { city, emptyApplication, exampleApplication, exampleServer } from '../testing/example-city.ts';

const reader = createWorkbookReader();
const data = '/api/v1/sdmx/v2/data/dataflow/CN431200/ECON/1.0.0';
const described = '/api/v1/sdmx/v2/data/{context}/{agency}/{id}';
const dataTypes = ['application/vnd.sdmx.data+json', 'application/vnd.sdmx.data+csv'];
const csv = { accept: 'application/vnd.sdmx.data+csv;version=2.0.0' };
const workbooks = new URL('../../../../spec/workbooks/', import.meta.url);

let app: Application;
let server: Server;

beforeAll(async () => {
  ({ app, server } = await emptyCity());
  for (const name of ['5-long-with-status.xlsx', '7-revision-of-5.xlsx', '6-long-gbk.csv'])
    await bring(app, name, await readFile(new URL(name, workbooks)));
});

afterAll(() => reader.close());

/** A city with its registers and without a figure. */
async function emptyCity(): Promise<{ readonly app: Application; readonly server: Server }> {
  const full = await exampleApplication();
  const one = { ...emptyApplication(reader), clock: { now: () => '2021-07-01T01:00:00.000Z' } };
  await one.store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  for (const register of ['indicator', 'region', 'peerSet', 'target', 'rule', 'calendar', 'settings'] as const) {
    const entries = await full.store.registers.asOf(city, register, '2021-05-20T01:00:00.000Z');
    const kept = entries.map(({ key, body, knownFrom, by }) => ({ register, key, body, knownFrom, by }));
    await one.store.registers.append(city, kept, '2021-05-20T01:00:00.000Z');
  }
  return { app: one, server: (await exampleServer(one, { maxUploadBytes: 50_000_000 })).server };
}

function bring(to: Application, name: string, content: Uint8Array | string): Promise<ImportedFile> {
  return importFile(to, operator('test'), city, { ...incomingFile(name, content), path: '' }, { dryRun: false });
}

/** The export of observations without what tells where this store has them from. */
async function record(of: Application): Promise<readonly string[]> {
  let text = '';
  for await (const piece of exportObservations(of, operator('test'), city)) text += piece;
  const [head = '', ...lines] = text.trim().split('\r\n');
  const own = new Set(['file', 'sheet', 'cell', 'stored_at']);
  const kept = head.split(',').flatMap((column, i) => (own.has(column) ? [] : [i]));
  return lines.map((line) => line.split(',')).map((cells) => kept.map((i) => cells[i]).join(','));
}

async function history(of: Server): Promise<readonly string[]> {
  const { body } = await of.inject({ url: `${data}?includeHistory=true`, headers: csv });
  // All but STORED_AT and SOURCE, which stand before KNOWN_TO.
  return body
    .trim()
    .split('\r\n')
    .map((line) => line.split(',').slice(0, 14).join(','));
}

describe('a record that leaves as SDMX', () => {
  test('in JSON keeps to the rules of the form, with and without history', async () => {
    for (const query of [
      '',
      '?includeHistory=true',
      '?lastNObservations=1',
      '?c[REF_AREA]=999999',
      '?updatedAfter=2021-05-19',
    ]) {
      const response = await server.inject({ url: `${data}${query}` });
      expect([query, response.statusCode]).toEqual([query, 200]);
      expect(response.headers['content-type']).toContain('application/vnd.sdmx.data+json;version=2.0.0');
      const found = sdmxDataMessage.safeParse(response.json());
      expect([query, found.error?.issues ?? []]).toEqual([query, []]);
    }
  });

  test.each(['json', 'csv'])('comes in again as %s and is the same record', async (format) => {
    const { body } = await server.inject({ url: data, headers: format === 'csv' ? csv : {} });
    const other = await emptyCity();
    const result = await bring(other.app, `message.${format}`, body);
    expect(result.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result).toMatchObject({ accepted: true, layout: 'sdmx' });
    const expected = await record(app);
    expect(expected.length).toBeGreaterThan(500);
    expect(await record(other.app)).toEqual(expected);
    // Once more changes nothing.
    expect(await bring(other.app, `message.${format}`, body)).toMatchObject({ stored: 0, revised: 0 });
  });

  test.each(['json', 'csv'])('with its history as %s brings every vintage', async (format) => {
    const { body } = await server.inject({
      url: `${data}?includeHistory=true`,
      headers: format === 'csv' ? csv : {},
    });
    const other = await emptyCity();
    expect((await bring(other.app, `message.${format}`, body)).accepted).toBe(true);
    const vintages = await history(server);
    expect(await history(other.server)).toEqual(vintages);
    expect(vintages.length - 1).toBeGreaterThan((await record(app)).length);
  });

  test('as of a past moment is what was known then', async () => {
    const at = async (query: string): Promise<string> =>
      (
        await server.inject({
          url: `${data}/M.431200.industrial-value-added.YOY?c[TIME_PERIOD]=2021-01-01/P4M${query}`,
          headers: csv,
        })
      ).body;
    expect((await at('')).split('\r\n')).toHaveLength(3);
    expect((await at('&asOf=2021-05-01')).split('\r\n')).toHaveLength(2);
  });

  test('is given as the Accept header asks', async () => {
    const typeFor = async (accept: string): Promise<unknown> => {
      const response = await server.inject({ url: `${data}?lastNObservations=1`, headers: { accept } });
      return response.statusCode === 200 ? response.headers['content-type'] : problemBody.parse(response.json()).code;
    };
    expect(await typeFor('*/*')).toContain('vnd.sdmx.data+json');
    expect(await typeFor('text/csv;q=0.9, application/json;q=0.5')).toContain('vnd.sdmx.data+csv');
    expect(await typeFor('application/vnd.sdmx.data+csv;version=1.0.0')).toBe('not-acceptable');
    expect(await typeFor('application/xml')).toBe('not-acceptable');
    expect(await describedTypes(server, `${described}/{version}`)).toEqual(dataTypes);
    expect(await describedTypes(server, `${described}/{version}/{key}`)).toEqual(dataTypes);
    const named = await server.inject({
      url: `${data}?lastNObservations=1`,
      headers: { accept: `${csv.accept};labels=both` },
    });
    expect(named.body).toContain('431200: 怀化市');
  });

  test.each([
    ['/api/v1/sdmx/v2/data/dataflow/ECB/EXR/1.0.0', 404, 'unknown-dataflow'],
    [`${data}/M.gdp`, 400, 'invalid-data-query'],
    [`${data}?updatedAfter=soon`, 400, 'invalid-instant'],
    [`${data}?c[NOTHING]=1`, 400, 'invalid-request'],
    ['/api/v1/sdmx/v2/structure/codelist/CN431200/CL_NOTHING/1.0.0', 404, 'unknown-dataflow'],
  ])('%s is refused', async (url, status, code) => {
    const response = await server.inject(url);
    expect([response.statusCode, problemBody.parse(response.json()).code]).toEqual([status, code]);
  });
});

describe('its structure', () => {
  test('keeps to the rules of the form, and every reference in it leads to something in it', async () => {
    const response = await server.inject('/api/v1/sdmx/v2/structure/dataflow/CN431200/ECON/1.0.0?references=all');
    expect(response.headers['content-type']).toContain('application/vnd.sdmx.structure+json;version=2.0.0');
    const found = sdmxStructureMessage.safeParse(response.json());
    expect(found.error?.issues ?? []).toEqual([]);
    const selves = new Set([...response.body.matchAll(/"rel":"self","urn":"([^"]+)"/g)].map(([, urn]) => urn));
    const concepts: { readonly id: string }[] = response.json().data.conceptSchemes[0].concepts;
    for (const { id } of concepts)
      selves.add(`urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=CN431200:CS_ECON(1.0.0).${id}`);
    const referred = [...response.body.matchAll(/"(?:enumeration|structure|conceptIdentity)":"([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(10);
    for (const [, urn] of referred) expect(selves).toContain(urn);
  });

  test('can be asked for one by one', async () => {
    const response = await server.inject('/api/v1/sdmx/v2/structure/codelist/*/CL_AREA/*?lang=en');
    const { codelists, ...rest } = response.json().data;
    expect(rest).toEqual({});
    expect(codelists[0].codes).toContainEqual(
      expect.objectContaining({
        id: '431200',
        name: 'Huaihua',
        annotations: [{ type: 'PARENT', value: '430000' }],
      }),
    );
  });
});

test('the answer of the statistics query comes in, its figures lead to their nodes, and a faulty one changes nothing', async () => {
  const other = await emptyCity();
  const wds = (sj: string) => [
    { wdcode: 'zb', valuecode: 'A0702' },
    { wdcode: 'reg', valuecode: '430000' },
    { wdcode: 'sj', valuecode: sj },
  ];
  const answer = (sj: string, value: number) => ({
    returncode: 200,
    returndata: {
      datanodes: [
        {
          code: `zb.A0702_reg.430000_sj.${sj}`,
          data: { data: value, dotcount: 1, hasdata: true, strdata: String(value) },
          wds: wds(sj),
        },
      ],
      wdnodes: [
        { wdcode: 'zb', nodes: [{ code: 'A0702', cname: '社会消费品零售总额_累计增长', unit: '%' }] },
        { wdcode: 'reg', nodes: [{ code: '430000', cname: '湖南省' }] },
      ],
    },
  });
  const faulty = await bring(other.app, 'query.json', JSON.stringify(answer('2021W4', 29.6)));
  expect([faulty.accepted, faulty.faults[0]?.code]).toEqual([false, 'bad-span-label']);
  const result = await bring(other.app, 'query.json', JSON.stringify(answer('202104', 29.6)));
  expect([result.faults.filter(({ severity }) => severity === 'error'), result.accepted]).toEqual([[], true]);
  const series = await other.server.inject('/api/v1/series?indicator=nbs:A0702.430000&region=430000');
  expect(series.json().points).toMatchObject([{ value: 29.6, source: { cell: 'zb.A0702_reg.430000_sj.202104' } }]);
});

test.each(['{"a":', '{"a":1}', '{"structures":[]}'])('the file %s is no message', async (text) => {
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/imports',
    payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="x.json"\r\n\r\n${text}\r\n--b--\r\n`,
    headers: {
      'content-type': 'multipart/form-data; boundary=b',
      host: 'localhost:8090',
      origin: 'http://localhost:8090',
    },
  });
  expect(problemBody.parse(response.json()).code).toBe('file-not-a-workbook');
});
