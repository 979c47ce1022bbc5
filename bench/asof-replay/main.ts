import {
  actOnMatter,
  amendRegisters,
  beginBulletinDraft,
  checkDraftAgain,
  decideDraft,
  enterAwards,
  importFile,
  initialiseCity,
  keepDraft,
  makeOutlooks,
  type NewObservation,
  openMatter,
  publishBulletin,
  readDraft,
} from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { type Actor, cumulative, draftParts, type RegisterName, type Registers } from '@shigan/core';
import { createServer } from '@shigan/http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { compose } from '../../packages/cli/src/compose.ts';
import { fileOnDisk } from '../../packages/cli/src/incoming-file.ts';
import { randomFrom, runOptions } from '../running/options.ts';
import { shortLived } from '../running/program.ts';
import { addresses, ofNoMoment, type Read } from './addresses.ts';

// `npm run asof-replay [-- --seconds N --seed S]`: with few seconds to spend it takes one of the dates, drawn by the seed.

/** Reads every route as of five dates, then imports a revision, amends targets, rules, the catalogue, regions, peer sets and
 *  settings, and reads again: byte for byte the same. */
export interface Replay {
  readonly dates: number;
  readonly routes: number;
  readonly answers: number;
  readonly different: readonly string[];
}

const city = '431200';
const actor: Actor = { id: 'replay', name: 'replay', roles: ['operator'], via: 'job' };
const allDates = ['2021-05-10', '2021-05-20', '2021-05-25', '2021-06-01', '2021-06-17'];

/** Days on which a bulletin is issued before anything is revised. */
const issueDays = ['2021-05-19', '2021-05-25'];

/** Who acts on the matter. */
const officer = { id: 'officer', name: '督查', roles: ['supervisionOfficer'] };

function award(recipient: string): Parameters<typeof enterAwards>[3][number] {
  return {
    year: 2020,
    authority: 'province',
    measure: 'replay',
    subItem: 'replay',
    level: recipient === city ? 'cityLevel' : 'county',
    city,
    recipient,
    recipientName: recipient,
    namedCounty: null,
    notice: 'replay',
    announcedOn: null,
    rewards: [],
    verified: false,
    invented: true,
  };
}

export async function run(dates: readonly string[] = allDates): Promise<Replay> {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-replay-'));
  const composed = await compose({ dataDir: directory }, { migrate: true });
  const { app } = composed;
  const fixture = async (name: string, knownFrom?: string): Promise<void> => {
    const file = await fileOnDisk(fileURLToPath(new URL(`../../spec/workbooks/${name}`, import.meta.url)));
    const outcome = await importFile(app, actor, city, file, {
      dryRun: false,
      ...(knownFrom === undefined ? {} : { knownFrom }),
    });
    if (!outcome.accepted) throw new Error(`not accepted: ${name} ${JSON.stringify(outcome.faults.slice(0, 3))}`);
  };
  try {
    await initialiseCity(app, actor, { code: city, name: '怀化市', demo: false, businessDate: null });
    await fixture('6-long-gbk.csv', '2021-05-05');
    await fixture('5-long-with-status.xlsx');
    await fixture('2-indicators-down-counties-across.xlsx', '2021-05-24');
    await history();
    for (const asOf of dates) await outlooks(asOf);
    for (const day of issueDays) await issue(day);
    const draft = await handIn(issueDays[0]!);
    const matter = await openOne();
    await enterAwards(app, actor, city, [award('431200')], { knownFrom: '2021-05-15' });
    await returns('2021-05-06', 120);
    const server = await createServer(app, {
      version: '0',
      defaultCity: city,
      maxUploadBytes: 1,
      identity: composed.identity(),
      actor,
      onFailure: (error) => console.error(error),
    });
    const read: Read = async (url) => {
      const answer = await server.inject({ url, headers: { host: 'localhost' } });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${url} ${answer.body.slice(0, 300)}`);
      return answer.body;
    };
    const readAll = async (urls: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const bodies = new Map<string, string>();
      const left = urls.values();
      const next = async (): Promise<void> => {
        for (const url of left) bodies.set(url, await read(url));
      };
      // As many people do: what one waits for is not waited for by all.
      await Promise.all(Array.from({ length: 4 }, next));
      return bodies;
    };
    await server.ready();
    const routes = Object.entries(server.swagger().paths ?? {}).flatMap(([path, item]) =>
      item !== undefined && 'get' in item && !(path in ofNoMoment) ? [path] : [],
    );
    const unknown = routes.filter((path) => !(path in addresses));
    if (unknown.length > 0) throw new Error(`routes that are not replayed: ${unknown.join(', ')}`);
    const urls: string[] = [];
    for (const asOf of dates) for (const path of routes) urls.push(...((await addresses[path]?.(asOf, read)) ?? []));
    const before = await readAll(urls);
    await fixture('7-revision-of-5.xlsx');
    await change();
    await outlooks();
    await checkDraftAgain(app, actor, city, draft);
    await actOnMatter(app, actor, city, matter, { act: 'approve', by: officer, at: '2021-06-20T02:00:00.000Z' });
    await enterAwards(app, actor, city, [award('431202')], { knownFrom: '2021-06-20' });
    await returns('2021-06-20', 90);
    const different: string[] = [];
    const after = await readAll([...before.keys()]);
    for (const [url, body] of before) if (after.get(url) !== body) different.push(url);
    // The replay must not be equal for want of change.
    const now = await read('/api/v1/board?region=431200&period=2021-04');
    if (now === before.get(`/api/v1/board?region=431200&period=2021-04&asOf=${dates.at(-1)}`))
      throw new Error('nothing changed');
    await server.close();
    return { dates: dates.length, routes: routes.length, answers: before.size, different };
  } finally {
    await composed.close();
    await rm(directory, { recursive: true, force: true });
  }

  /** Returns of two enterprises, one of them entering; of the first, April as it is stated on a day. */
  async function returns(knownFrom: string, april: number): Promise<void> {
    const path = join(directory, `企业月报${knownFrom}.csv`);
    const rows = [
      '统一社会信用代码,单位名称,县市区,单位类别,报告期,营业收入,利润总额',
      `91431202MA4T00019A,甲公司,鹤城区,规上工业,2020-04,100,5`,
      `91431202MA4T00019A,甲公司,鹤城区,规上工业,2021-04,${april},${april - 100}`,
      `91431200MA4DEM0029,乙公司,中方县,规上服务业,2021-04,20,1`,
    ];
    await writeFile(path, rows.join('\n'));
    const outcome = await importFile(app, actor, city, await fileOnDisk(path), { dryRun: false, knownFrom });
    if (!outcome.accepted) throw new Error(`not accepted: ${path}`);
  }

  /** Ten years of one indicator, so that an outlook of it can be made. */
  async function history(): Promise<void> {
    const rows: NewObservation[] = [];
    for (let year = 2011; year <= 2021; year++)
      for (let month = 2; month <= (year === 2021 ? 4 : 12); month++) {
        const level = 12 * month * 1.08 ** (year - 2011) * (1 + 0.02 * Math.sin(year * 5 + month));
        rows.push({
          indicator: 'catering-revenue',
          region: city,
          span: cumulative(year, month),
          measure: 'level',
          value: Number(level.toFixed(2)),
          decimals: 2,
          unit: '亿元',
          status: null,
          knownFrom: new Date(Date.UTC(year, month, 18)).toISOString(),
          sheet: '',
          cell: `${year}-${month}`,
        });
      }
    await app.store.imports.accept(city, incomingFile('餐饮收入.csv', 'history'), 'long', [rows], {
      actor,
      storedAt: app.clock.now(),
      dryRun: false,
    });
  }

  /** Makes the outlooks of April as of a date, or of now. */
  async function outlooks(asOf?: string): Promise<void> {
    const period = { year: 2021, month: 4 };
    await makeOutlooks(app, actor, city, { regions: [city], period, ...(asOf === undefined ? {} : { asOf }) });
  }

  /** Issues the April bulletin as it was known on a day. */
  async function issue(day: string): Promise<void> {
    const then = { ...app, clock: { now: () => `${day}T02:00:00.000Z` } };
    const draft = await beginBulletinDraft(then, actor, city, {
      region: city,
      period: { year: 2021, month: 4 },
    });
    await publishBulletin(then, actor, city, draft, { revision: 0, signer: 'replay' });
  }

  /** Hands a draft in and decides on it, on a day. */
  async function handIn(day: string): Promise<string> {
    const then = { ...app, clock: { now: () => `${day}T03:00:00.000Z` } };
    const text = '1-4月，全市社会消费品零售总额增长20.1%，一般公共预算收入增长99.9%。';
    const id = await keepDraft(then, actor, city, { title: 'replay', content: { text } });
    const { draft } = await readDraft(then, actor, city, id);
    const part = draftParts(draft.last.check).at(-1)?.key ?? '';
    await decideDraft(then, actor, city, id, [{ part, decision: 'ignore', reason: 'replay' }]);
    return id;
  }

  /** Opens a matter before the first date. */
  async function openOne(): Promise<string> {
    const { matter } = await openMatter(app, actor, city, {
      terms: {
        title: '社会消费品零售总额增速放缓',
        problem: '增速较上期回落',
        source: { kind: 'instruction', reference: '批示', on: '2021-05-09' },
        region: city,
        indicator: 'retail-sales',
        leader: { id: 'leader', name: '副市长' },
        leadUnit: { code: '市商务局', name: '市商务局' },
        taskForce: { name: '专班', head: { id: 'head', name: '组长' } },
        done: { text: '增速不低于目标' },
        supportingUnits: [],
        deadline: '2021-07-10',
        milestones: [],
        rhythm: { kind: 'monthly', day: 5 },
        measures: [],
        controllability: 3,
      },
      by: officer,
      at: '2021-05-09T02:00:00.000Z',
    });
    return matter.id;
  }

  async function change(): Promise<void> {
    const held = async <N extends RegisterName>(register: N): Promise<readonly { key: string; body: Registers[N] }[]> =>
      (await app.store.registers.asOf(city, register, app.clock.now())).flatMap((e) =>
        e.body === null ? [] : [{ key: e.key, body: e.body }],
      );
    const pick = <T>(
      list: readonly { key: string; body: T }[],
      key: (k: string) => boolean,
    ): { key: string; body: T } => {
      const found = list.find((e) => key(e.key));
      if (found === undefined) throw new Error('no such entry');
      return found;
    };
    const target = pick(await held('target'), (k) => k.includes('/431200/budget-revenue/'));
    const indicator = pick(await held('indicator'), (k) => k === 'retail-sales');
    const region = pick(await held('region'), (k) => k === city);
    const peers = pick(await held('peerSet'), (k) => k === 'hunan-cities');
    const settings = pick(await held('settings'), () => true);
    await amendRegisters(app, actor, city, [
      { register: 'target', key: target.key, body: { ...target.body, goal: { value: 130, decimals: 1 } } },
      {
        register: 'rule',
        key: 'growth-below-province',
        body: { code: 'growth-below-province', enabled: false, severity: 'info', thresholds: {} },
      },
      {
        register: 'indicator',
        key: indicator.key,
        body: {
          ...indicator.body,
          name: { zh: '社会消费品零售总额(新口径)', en: 'retail sales, new definition' },
          better: 'lower',
        },
      },
      { register: 'region', key: region.key, body: { ...region.body, name: { zh: '怀化', en: 'Huaihua City' } } },
      { register: 'peerSet', key: peers.key, body: { ...peers.body, members: peers.body.members.slice(0, 10) } },
      {
        register: 'settings',
        key: settings.key,
        body: { ...settings.body, paceLight: { ...settings.body.paceLight, levelYellow: 0.5 } },
      },
    ]);
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const { seconds, seed } = runOptions({ seconds: 600 });
  const isShort = seconds < 60;
  // It ends before what would be made faster has paid for it.
  if (isShort) for (const option of shortLived) setFlagsFromString(option);
  const drawn = Math.floor(randomFrom(seed)() * allDates.length);
  const replay = await run(isShort ? allDates.slice(drawn, drawn + 1) : allDates);
  for (const [path, why] of Object.entries(ofNoMoment)) console.log(`not of a moment: ${path} (${why})`);
  for (const url of replay.different) console.log(`different: ${url}`);
  console.log(
    `${replay.dates} dates × ${replay.routes} routes, ${replay.answers} answers compared: ${replay.different.length} different`,
  );
  if (replay.different.length > 0) process.exitCode = 1;
}
