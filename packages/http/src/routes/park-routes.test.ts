import { importFile, initialiseCity } from '@shigan/app';
import { commaReader } from '@shigan/app/testing/comma-reader';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import {
  attractionBody,
  dealBody,
  explainedBody,
  keptMarkBody,
  matterProposalBody,
  parkBody,
  parkListBody,
  rosterExplanationBody,
} from '@shigan/contract';
import { operator } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../access.ts';
import { city, emptyApplication, exampleServer, now } from '../testing/example-city.ts';

const parks = [
  '园区代码,报告期,反馈日期,园区名称,县市区,级别,本年累计工业总产值,本年累计税收(亿元),已供工业用地(公顷),闲置用地',
  'S431201,2020-04,2021-01-20,甲园,鹤城区,省级,400,0.0016,10,15',
  'S431201,2020-12,2021-01-20,甲园,鹤城区,省级,1200,0.0048,10,15',
  'S431201,2021-04,2021-05-18,甲园,鹤城区,省级,500,0.002,10,15',
  'S431202,2021-04,2021-05-18,乙园,中方县,市级,300,0.003,10,0',
].join('\n');
const deals = [
  '招商项目编号,报告期,反馈日期,项目名称,县市区,投资方,500强类别,招商方式,线索登记,洽谈时间,签约时间,落地时间,合同引资额(亿元),本年累计到位资金,跟进情况',
  'ZS-001,2021-04,2021-05-18,甲项目,鹤城区,某集团,世界500强,亲情招商,2020-06,2020-07,2020-09,2020-12,0.1,400,已开工',
  'ZS-002,2021-04,2021-05-18,乙项目,中方县,某公司,,优势招商,2020-05,2020-06,2020-08,,0.05,,办理手续',
].join('\n');

describe('parks and investment attraction over HTTP', () => {
  let server: Server;
  let bring: (name: string, text: string) => ReturnType<typeof importFile>;
  const get = async (url: string): Promise<unknown> => (await server.inject(`/api/v1${url}`)).json();
  const explain = async (id = ''): Promise<ReturnType<typeof rosterExplanationBody.parse>> =>
    rosterExplanationBody.parse(await get(`/rosters/figures/${encodeURIComponent(id)}`));

  beforeAll(async () => {
    const app = emptyApplication(commaReader);
    await initialiseCity(app, operator('test'), { code: city, name: '怀化市', demo: true, businessDate: now });
    bring = async (name, text) => importFile(app, operator('test'), city, incomingFile(name, text), { dryRun: false });
    await bring('园区.csv', parks);
    await bring('招商.csv', deals);
    ({ server } = await exampleServer(app));
  });

  it.each(['/parks', '/projects', '/attraction'])(
    '%s is worked out once for all who look at it, and anew when something has come in',
    async (path) => {
      const app = emptyApplication(commaReader);
      const actor = operator('test');
      await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate: now });
      let reads = 0;
      const { asOf } = app.store.rosters;
      const rosters: typeof app.store.rosters = {
        ...app.store.rosters,
        asOf: async (...asked) => {
          reads += 1;
          return asOf(...asked);
        },
      };
      const watched = { ...app, store: { ...app.store, rosters } };
      const { server: own } = await exampleServer(watched);
      const look = async (of = ''): Promise<string> => (await own.inject(`/api/v1${path}${of}`)).body;
      const first = await look();
      const worked = reads;
      expect(worked).toBeGreaterThan(0);
      expect(await look()).toBe(first);
      expect(reads).toBe(worked);
      expect(await look('?lang=en')).not.toBe(first);
      const late = parks.replaceAll('2021-05-18', '2021-05-19');
      for (const [name, text] of [
        ['园区.csv', late],
        ['招商.csv', deals],
      ] as const)
        await importFile(watched, actor, city, incomingFile(name, text), { dryRun: false });
      expect(reads).toBeGreaterThan(worked);
      const before = reads;
      await look();
      expect(reads).toBeGreaterThan(before);
    },
  );

  it('parks are compared, and a figure leads down to its cells in the unit that is kept', async () => {
    const list = parkListBody.parse(await get('/parks'));
    expect(list.rows.map(({ name }) => name)).toEqual(['甲园', '乙园']);
    const perMu = await explain(list.rows[0]?.figures['outputPerMu']?.id);
    expect([perMu.figure.shown, perMu.inputs.map(({ figure }) => figure?.shown)]).toEqual(['8.67', ['1300', '150']]);
    const flow = await explain(perMu.inputs[0]?.figure?.id);
    expect(flow.cells.map(({ shown, cell }) => [shown, cell])).toEqual([
      ['500', 'G4'],
      ['1200', 'G3'],
      ['400', 'G2'],
    ]);
    const total = parkListBody.parse(await get('/parks?asOf=2021-05-01')).last;
    expect(total).toBe('2020-12');
  });

  it('a mark is dated and signed, a later one takes its place, and the mean leads to the form that was filled in', async () => {
    const give = async (mark: number, grounds = '产业清楚') =>
      server.inject({
        method: 'POST',
        url: '/api/v1/parks/S431201/marks',
        payload: { criterion: 'planning', mark, grounds },
      });
    const first = await give(60);
    expect([first.statusCode, keptMarkBody.parse(first.json()).day]).toEqual([201, now.slice(0, 10)]);
    await give(80, '规划已修编');
    const body = parkBody.parse(await get('/parks/S431201'));
    const planning = body.criteria.find(({ code }) => code === 'planning');
    expect(planning).toMatchObject({
      score: { shown: '80.0' },
      marks: [{ mark: 80, grounds: '规划已修编', own: true }],
    });
    expect(body.formerMarks).toBe(1);
    const mean = await explain(planning?.measure?.id);
    expect(mean.cells.map(({ shown, superseded }) => [shown, superseded])).toEqual([
      ['60', true],
      ['80', false],
    ]);
    expect((await give(101)).statusCode).toBe(400);
    const wrong = { criterion: 'tax-per-mu', mark: 1, grounds: '一' };
    for (const [park, payload, status] of [
      ['S431201', wrong, 422],
      ['S431299', { ...wrong, criterion: 'planning' }, 404],
    ] as const)
      expect((await server.inject({ method: 'POST', url: `/api/v1/parks/${park}/marks`, payload })).statusCode).toBe(
        status,
      );
  });

  it('deals are counted by step, mode and kind of firm, and become a matter by what the platform proposes', async () => {
    const list = attractionBody.parse(await get('/attraction'));
    expect(list.rows.map(({ name, findings }) => [name, findings.map(({ rule }) => rule)])).toEqual([
      ['乙项目', ['deal-not-landed']],
      ['甲项目', []],
    ]);
    expect(list.stages.map(({ figures }) => figures['reached']?.shown)).toEqual(['2', '2', '2', '1', '0']);
    expect(list.top500.map(({ figures }) => figures['deals']?.shown)).toEqual(['1', '0', '0']);
    expect(attractionBody.parse(await get('/attraction?mode=优势招商&flagged=true')).of).toBe(1);
    const landing = await explain(list.stages[3]?.figures['conversion']?.id);
    expect([landing.figure.shown, landing.inputs.map(({ sum }) => sum?.shown)]).toEqual(['50.0', ['1', '2']]);
    const proposal = matterProposalBody.parse(await get('/attraction/ZS-002/proposal?rule=deal-not-landed'));
    expect(proposal.terms.title).toBe('乙项目：签约8个月仍未落地');
    const by = { id: 'o', name: '督查室', roles: ['supervisionOfficer'] };
    await server.inject({ method: 'POST', url: '/api/v1/matters', payload: { terms: proposal.terms, by } });
    const one = dealBody.parse(await get('/attraction/ZS-002'));
    expect(one).toMatchObject({ matters: [{ title: proposal.terms.title }], months: [{ followUp: '办理手续' }] });
  });

  it('many figures are explained at once, and what is none is refused', async () => {
    const { rows } = parkListBody.parse(await get('/parks'));
    const { totals } = attractionBody.parse(await get('/attraction'));
    const ids = [rows[0]?.figures['output']?.id, totals['deals']?.id, 'roster~x'];
    const sent = await server.inject({ method: 'POST', url: '/api/v1/figures/explain', payload: { ids } });
    expect(explainedBody.parse(sent.json()).projects).toHaveLength(2);
    for (const url of ['/parks/S431299', '/attraction/ZS-999', '/attraction/ZS-001/proposal?rule=deal-quiet'])
      expect((await server.inject(`/api/v1${url}`)).statusCode).toBe(404);
  });

  it('come in whole or not at all, and the same file twice changes nothing', async () => {
    expect(await bring('招商.csv', deals)).toMatchObject({ accepted: true, stored: 0, revised: 0 });
    const faulty = await bring('错.csv', parks.replace('S431202', '乙').replace('10,15', '10,151'));
    expect([faulty.accepted, faulty.faults.map(({ code }) => code)]).toEqual([
      false,
      ['beyond-whole', 'bad-park-code'],
    ]);
  });
});
