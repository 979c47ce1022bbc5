import { type Application, hashOf } from '@shigan/app';
import { accountOf } from '@shigan/app/testing/account-of';
import { accountRoles } from '@shigan/core';
import { createServer } from '@shigan/http';
import { createIdentity, sealedSecrets } from '@shigan/identity';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDocumentWriter, createWorkbookReader, readText } from '@shigan/formats';
import { compose } from '../../packages/cli/src/compose.ts';
import { exampleApplication } from '../../packages/http/src/testing/example-city.ts';
import { randomFrom } from '../running/options.ts';
import { createJudge, describedBy, type Route } from './conformity.ts';
import { mutate, type Original, type Random } from './mutations.ts';
import { originalFiles } from './originals.ts';
import { createMaker, createPool, hostile, pickOf, type Maker, type Pool, type Schema, spoil } from './values.ts';

/** What a run found. */
export interface ApiFuzzed {
  readonly requests: number;
  readonly routes: number;
  /** Routes that answered 2xx at least once. */
  readonly answered: number;
  readonly byStatus: ReadonlyMap<number, number>;
  readonly slowest: { readonly ms: number; readonly what: string };
  readonly failures: readonly string[];
}

const city = '431200';
const failuresAtMost = 40;
/** Sessions and accounts are made anew after so many requests: some of these end them, or take away their rights. */
const round = 400;
const answeredWithinMs = 20_000;

/** Who asks: every role, and nobody. */
const askers = [...accountRoles, 'nobody'] as const;

/** Asks every route, as every role, with what its description says, with nearly that, and with what nobody means well with. */
export async function fuzzApi(options: {
  readonly requests: number;
  readonly seconds: number;
  readonly seed: number;
  /** A data directory, of which a copy is asked; without one an example city in memory. */
  readonly data?: string | undefined;
  readonly only?: string | undefined;
}): Promise<ApiFuzzed> {
  const subject = await subjectOf(options.data);
  const { app } = subject;
  const description = describedBy(
    readFileSync(fileURLToPath(new URL('../../docs/openapi.json', import.meta.url)), 'utf8'),
  );
  const judge = createJudge(description);
  const pool = createPool(seeds);
  const asking: Asking = { pool, maker: createMaker(description.schemas, pool), originals: await originalFiles() };
  const routes = description.routes.filter(({ method, path }) => `${method} ${path}`.includes(options.only ?? ''));
  const byStatus = new Map<number, number>();
  const answered = new Set<Route>();
  const allowed = new Map<Route, (typeof askers)[number][]>();
  const failures = new Map<string, string>();
  const broken: unknown[] = [];
  let slowest = { ms: 0, what: '' };
  let requests = 0;
  const server = await createServer(app, {
    version: '0',
    defaultCity: city,
    identity: createIdentity(undefined, sealedSecrets(new Uint8Array(32).fill(1))),
    maxUploadBytes: 2_000_000,
    onFailure: (error) => void broken.push(error),
  });
  await server.ready();
  const end = performance.now() + options.seconds * 1000;
  let people: ReadonlyMap<string, string> = new Map();
  try {
    for (; requests < options.requests && performance.now() < end && failures.size < failuresAtMost; requests++) {
      if (requests % round === 0) people = await newPeople(app);
      const seed = options.seed + requests;
      const random = randomFrom(seed);
      // At first every route as it is described, so that there is something to ask with.
      const route = requests < routes.length ? routes[requests] : pickOf(routes, random);
      if (route === undefined) break;
      const mode =
        requests < routes.length
          ? 'valid'
          : pickOf(['valid', 'valid', 'valid', 'near', 'near', 'hostile'] as const, random);
      // Mostly who may: who may not is refused before anything is read.
      const may = allowed.get(route) ?? [];
      const asker = may.length > 0 && random() < 0.7 ? pickOf(may, random) : pickOf(askers, random);
      const made = requestOf(route, mode, { ...asking, token: people.get(asker) }, random);
      broken.length = 0;
      // Time of the processor: what others do on the machine is no fault of a route.
      const started = process.cpuUsage();
      const response = await server.inject(made);
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      const what = `--seed ${seed} ${mode} ${asker} ${made.method} ${made.url.slice(0, 300)}`;
      if (ms > slowest.ms) slowest = { ms, what };
      byStatus.set(response.statusCode, (byStatus.get(response.statusCode) ?? 0) + 1);
      const { statusCode: status, headers, body } = response;
      const wrong =
        judge(route, { status, headers, body }) ?? (ms > answeredWithinMs ? `took ${ms.toFixed(0)} ms` : undefined);
      if (wrong !== undefined) {
        const cause = broken.map((one) => (one instanceof Error ? one.stack?.slice(0, 700) : String(one))).join('\n');
        // One failure of a kind says enough.
        const key = `${route.method} ${route.path} ${wrong.slice(0, 80)} ${cause.split('\n')[0]}`;
        const sent = typeof made.payload === 'string' ? made.payload.slice(0, 400) : '';
        if (!failures.has(key)) failures.set(key, `${what}: ${wrong}\n  sent ${sent}\n  ${cause}`);
      }
      if (status !== 401 && status !== 403 && !may.includes(asker)) allowed.set(route, [...may, asker]);
      if (status >= 200 && status < 300) {
        answered.add(route);
        if (body.length < 300_000 && String(headers['content-type']).startsWith('application/json'))
          pool.add(JSON.parse(body));
      }
    }
  } finally {
    await server.close();
    await subject.close();
  }
  return {
    requests,
    routes: routes.length,
    answered: answered.size,
    byStatus,
    slowest,
    failures: [...failures.values()],
  };
}

interface Subject {
  readonly app: Application;
  readonly close: () => Promise<void>;
}

async function subjectOf(data: string | undefined): Promise<Subject> {
  if (data === undefined) {
    const workbooks = createWorkbookReader();
    const app = {
      ...(await exampleApplication(workbooks)),
      documents: createDocumentWriter(),
      texts: { read: readText },
    };
    return { app, close: () => workbooks.close() };
  }
  const directory = await mkdtemp(join(tmpdir(), 'shigan-fuzz-'));
  await cp(data, directory, { recursive: true });
  const composed = await compose({ dataDir: directory }, { migrate: true });
  return {
    app: composed.app,
    close: async () => {
      await composed.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** An account and a session of every role: the header that shows it. */
async function newPeople(app: Application): Promise<ReadonlyMap<string, string>> {
  const people = new Map<string, string>();
  for (const role of accountRoles) {
    const id = randomUUID();
    const unit = role === 'countyOfficer' ? '431221' : '市商务局';
    const account = accountOf(role, { id, signInName: `f${id.slice(0, 12)}`, unit, createdAt: app.clock.now() });
    await app.store.accounts.add(city, account, { passwordHash: null, totpSecret: null });
    const token = randomUUID();
    const at = app.clock.now();
    await app.store.sessions.begin(city, {
      tokenHash: hashOf(app, token),
      account: account.id,
      begunAt: at,
      seenAt: at,
      via: '',
    });
    people.set(role, `Bearer ${city}.${token}`);
  }
  return people;
}

/** What routes are asked with before they have answered anything. */
const seeds: Readonly<Record<string, readonly unknown[]>> = {
  region: ['431200', '431202', '431221', '430000', '431200.local'],
  city: ['431200'],
  period: ['2021-04', '2021-03', '2020-12'],
  month: ['2021-05', '2021-04'],
  year: ['2020', '2021'],
  indicator: ['gdp', 'retail-sales', 'industrial-value-added', 'budget-revenue'],
  asOf: ['2021-05-20', '2021-05-25T01:00:00.000Z'],
  register: ['indicator', 'region', 'target', 'rule', 'calendar', 'settings', 'peerSet'],
  authority: ['province', 'state'],
  text: ['社会消费品零售总额', '督办'],
  number: ['1', '2'],
  capacity: ['5', '12'],
};

interface Asking {
  readonly pool: Pool;
  readonly maker: Maker;
  readonly originals: readonly Original[];
}

interface Made {
  readonly method: Route['method'];
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

type Mode = 'valid' | 'near' | 'hostile';

function requestOf(
  route: Route,
  mode: Mode,
  asking: Asking & { readonly token: string | undefined },
  random: Random,
): Made {
  const { maker, token } = asking;
  const wrongs = mode === 'valid' ? 0 : mode === 'near' ? 0.25 : 0.8;
  let { path } = route;
  const query: string[] = [];
  for (const { name, in: place, required, schema } of route.parameters) {
    const optional = name === 'city' || name === 'lang' ? 0.1 : name === 'asOf' ? 0.2 : 0.4;
    if (!required && random() > optional) continue;
    if (required && random() < wrongs * 0.1 && place === 'query') continue;
    const made = String(maker.make(schema, name, random));
    const value =
      random() < wrongs ? (random() < 0.7 ? pickOf(hostile, random) : `${made}${pickOf(hostile, random)}`) : made;
    const encoded = random() < wrongs * 0.1 ? value.replaceAll(/[^\u0021-\u007E]/gu, '%zz') : encode(value);
    if (place === 'path') path = path.replace(`{${name}}`, encoded === '' ? '%20' : encoded);
    else query.push(`${name}=${encoded}`);
    if (random() < wrongs * 0.1) query.push(`${name}=${encode(pickOf(hostile, random))}`);
  }
  if (random() < wrongs * 0.2) query.push(`${encode(pickOf(hostile, random))}=1`);
  const url = `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const headers: Record<string, string> = {
    host: 'localhost',
    'x-shigan-client': 'fuzz',
    ...headersOf(wrongs, random),
  };
  if (token !== undefined) headers['authorization'] ??= token;
  const body = bodyOf(route, wrongs, asking, random);
  if (body !== undefined) headers['content-type'] = body.type;
  return { method: route.method, url, headers, ...(body === undefined ? {} : { payload: body.payload }) };
}

/** As in addresses; half of a surrogate pair cannot be written in one. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}

function headersOf(wrongs: number, random: Random): Record<string, string> {
  const made: Record<string, string> = {};
  const plain = hostile.filter((one) => /^[\u0020-\u007E]*$/.test(one));
  const odd: Readonly<Record<string, readonly string[]>> = {
    'accept-language': ['en', 'zh-CN,zh;q=0.9', '*;q=9', ...plain],
    accept: ['text/html', '*/*', ...plain],
    'if-none-match': ['"x"', 'W/"x"', '*', ...plain],
    range: ['bytes=0-1', 'bytes=-1', 'bytes=9-1', ...plain],
    authorization: ['Bearer x', 'Bearer 431200.x', 'Basic eDp4', ...plain],
    cookie: ['shigan_session=431200.x', 'shigan_session=%', 'a=b; a=c', ...plain],
    'x-request-id': plain,
    'x-forwarded-for': ['10.0.0.1', ...plain],
    origin: ['http://localhost', 'null', 'https://evil.example'],
  };
  for (const [name, values] of Object.entries(odd)) if (random() < wrongs * 0.08) made[name] = pickOf(values, random);
  return made;
}

function bodyOf(
  route: Route,
  wrongs: number,
  { maker, originals }: Asking,
  random: Random,
): { readonly type: string; readonly payload: string | Buffer } | undefined {
  const [described] = Object.entries(route.bodies);
  if (described === undefined)
    return route.method === 'GET' || random() > wrongs * 0.3 ? undefined : jsonOf({}, random);
  const [type, schema] = described;
  if (type === 'multipart/form-data') return upload(originals, wrongs, random);
  if (random() < wrongs * 0.1)
    return {
      type: pickOf(['text/plain', 'application/xml', 'application/json; charset=x', 'multipart/form-data'], random),
      payload: 'x',
    };
  if (random() < wrongs * 0.1)
    return {
      type,
      payload: pickOf(
        ['{', '[', 'null', '1', '"', '{"a":', '\u0000', '{"__proto__":{"a":1}}', '['.repeat(50_000)],
        random,
      ),
    };
  let value = maker.make(schema satisfies Schema, '', random);
  for (let n = 0; n < 3; n++) if (random() < wrongs) value = spoil(value, random);
  return jsonOf(value, random);
}

function jsonOf(value: unknown, random: Random): { readonly type: string; readonly payload: string } {
  return {
    type: random() < 0.95 ? 'application/json' : 'application/json; charset=utf-8',
    payload: JSON.stringify(value),
  };
}

/** A file as browsers send it, damaged or whole, under a name that is one or not. */
function upload(
  originals: readonly Original[],
  wrongs: number,
  random: Random,
): { readonly type: string; readonly payload: Buffer } {
  const original = pickOf(originals, random);
  const bytes = random() < 0.3 + wrongs ? mutate(original, random).bytes : original.bytes;
  const name = random() < wrongs ? pickOf(hostile, random).replaceAll(/["\r\n]/gu, '') : original.name;
  const field = random() < wrongs * 0.2 ? pickOf(['', 'other', '__proto__'], random) : 'file';
  const head = `--edge\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const tail = random() < wrongs * 0.1 ? '' : '\r\n--edge--\r\n';
  return {
    type: 'multipart/form-data; boundary=edge',
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]),
  };
}
