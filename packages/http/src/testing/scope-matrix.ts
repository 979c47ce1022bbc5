import {
  answerRequest,
  type Application,
  draftCircular,
  enterHazard,
  fileRequest,
  hashOf,
  importFile,
  keepDraft,
  moveOnLadder,
  planCampaign,
  publishAssessment,
  reference,
  sendCircular,
} from '@shigan/app';
import { accountOf } from '@shigan/app/testing/account-of';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { industry, matterTerms, openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import {
  type Account,
  type AccountRole,
  accountRoles,
  type Actor,
  campaignTemplates,
  operator,
  type Unit,
} from '@shigan/core';
import { createHash } from 'node:crypto';
import type { Server } from '../access.ts';
import { tokenText } from '../session-token.ts';
import { city, exampleServer } from './example-city.ts';

const now = '2021-05-20T01:00:00.000Z';
const county = '431224';
const otherCounty = '431225';
const enterprise = '91431202MA4T00019A';

/** Whose the thing is that is asked about, seen from who asks. */
const standings = ['own', 'other'] as const;
type Standing = (typeof standings)[number];

interface Probe {
  readonly route: string;
  /** What is asked about: a figure of a region, something of a department, of a person. */
  readonly of: 'region' | 'department' | 'person';
  readonly thing: string;
  ask(world: World, asker: Asker): Promise<Asked>;
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly payload?: object | { readonly csv: string };
}

interface Asker {
  readonly account: Account;
  readonly standing: Standing;
}

interface World {
  readonly app: Application;
  readonly server: Server;
  readonly matter: string;
  readonly drafted: string;
  readonly circular: string;
  readonly campaign: string;
}

/** Routes whose rights end at a region, a department or a person, asked about what is one's own and what is another's. */
const probes: readonly Probe[] = [
  {
    route: 'POST /api/v1/imports',
    of: 'region',
    thing: 'a figure of a county',
    ask: async () => importing(''),
  },
  {
    route: 'POST /api/v1/imports',
    of: 'region',
    thing: 'a figure of a county known earlier',
    ask: async () => importing('&knownFrom=2021-05-19'),
  },
  {
    route: 'POST /api/v1/imports/look',
    of: 'region',
    thing: 'a file with a figure of a county, looked at before it is taken in',
    ask: async () => ({ ...importing(''), path: '/imports/look?' }),
  },
  {
    route: 'POST /api/v1/circulars/{id}/answers',
    of: 'department',
    thing: 'a circular that names the unit',
    ask: async ({ circular }) => ({
      method: 'POST',
      path: `/circulars/${circular}/answers?`,
      payload: { agrees: true, words: '' },
    }),
  },
  ...(
    [
      ['figures', { figures: [{ indicator: 'patrolled', value: 1 }] }, 'figures of a unit in a campaign'],
      [
        'shifts',
        { shifts: [{ on: '2021-05-21', leader: '李某', officer: '王某', telephone: '' }] },
        'the duty roster of a unit',
      ],
      [
        'hazards',
        { place: '后山', text: '裂缝', responsible: '张某', precaution: '', due: '2021-06-01' },
        'a hidden danger of a unit',
      ],
    ] as const
  ).map(([part, payload, thing]): Probe => ({
    route: `POST /api/v1/campaigns/{id}/${part}`,
    of: 'department',
    thing,
    ask: async ({ campaign }) => ({
      method: 'POST',
      path: `/campaigns/${campaign}/${part}?`,
      payload: { ...payload, unit: industry },
    }),
  })),
  {
    route: 'POST /api/v1/campaigns/{id}/hazards/{hazard}/clear',
    of: 'department',
    thing: 'clearing a hidden danger of a unit',
    ask: async ({ app, campaign }) => {
      const found = { place: '后山', text: '裂缝', responsible: '张某', precaution: '', due: '2021-06-01' };
      const hazard = await enterHazard(app, operator('test'), city, campaign, { ...found, unit: industry });
      return { method: 'POST', path: `/campaigns/${campaign}/hazards/${hazard}/clear?`, payload: { words: '已清除' } };
    },
  },
  {
    route: 'GET /api/v1/circulars/{id}',
    of: 'department',
    thing: 'a circular in its fact check',
    ask: async ({ circular }) => ({ method: 'GET', path: `/circulars/${circular}?` }),
  },
  {
    route: 'POST /api/v1/matters/{id}/acts',
    of: 'department',
    thing: 'a report on a matter that the unit leads',
    ask: async ({ matter }) => ({
      method: 'POST',
      path: `/matters/${matter}/acts?`,
      payload: {
        act: 'report',
        details: { report: { text: '已开工12个', progress: 0.5, light: 'green', promises: [] } },
        evidence: [],
      },
    }),
  },
  {
    route: 'GET /api/v1/matters/{id}',
    of: 'department',
    thing: 'a matter not yet assigned that will name the unit',
    ask: async ({ drafted }) => ({ method: 'GET', path: `/matters/${drafted}?` }),
  },
  {
    route: 'POST /api/v1/assessments/{year}/objections',
    of: 'region',
    thing: 'the published results of a county',
    ask: async () => ({
      method: 'POST',
      path: '/assessments/2020/objections?',
      payload: { unit: county, words: '漏计一项' },
    }),
  },
  ...(
    [
      ['/enterprises', `?region=${county}&`],
      ['/enterprises/report', `?region=${county}&`],
      ['/enterprises/quality', `?region=${county}&`],
      ['/enterprises/ladder', `?region=${county}&`],
      ['/enterprises/requests', `?region=${county}&`],
      ['/enterprises/{code}', `/${enterprise}?`],
      [
        '/enterprises/figures/{id}',
        `/figures/total~${county}~all~revenue~202101-202104~all~20210520T010000000Z~0123456789abcdef?`,
      ],
    ] as const
  ).map(([route, rest]): Probe => ({
    route: `GET /api/v1${route}`,
    of: 'region',
    thing: 'enterprises of a county',
    ask: async () => ({ method: 'GET', path: `${route.replace(/\/(?:figures\/)?\{.*/u, '')}${rest}` }),
  })),
  {
    route: 'POST /api/v1/enterprises/ladder/moves',
    of: 'region',
    thing: 'a step of the county',
    ask: async ({ app }) => {
      const of = { enterprise, rung: 'small-to-above' };
      const held = await app.store.enterpriseCases.list(city, 'ladder', now);
      // What the last one asked began is ended, so that everybody finds it the same.
      if (held[0]?.events.at(-1)?.act.kind === 'moved' && held[0].events.length % 2 === 1)
        await moveOnLadder(app, operator('test'), city, { ...of, move: 'declined', reason: 'matrix' });
      return { method: 'POST', path: '/enterprises/ladder/moves?', payload: { ...of, move: 'candidate' } };
    },
  },
  {
    route: 'POST /api/v1/enterprises/requests',
    of: 'region',
    thing: 'a request of an enterprise',
    ask: async () => ({
      method: 'POST',
      path: '/enterprises/requests?',
      payload: { enterprise, kind: 'energy', title: '用电', text: '扩容' },
    }),
  },
  ...(['answers', 'ratings'] as const).map((part): Probe => ({
    route: `POST /api/v1/enterprises/requests/{id}/${part}`,
    of: 'region',
    thing: 'a request of an enterprise',
    ask: async ({ app }) => {
      asks += 1;
      const conductor = operator('test');
      const request = { enterprise, kind: 'labour', title: '招工', text: `缺工${asks}人` } as const;
      const { id } = await fileRequest(app, conductor, city, request);
      if (part === 'ratings') await answerRequest(app, conductor, city, id, '已办');
      const payload = part === 'answers' ? { text: '已办' } : { stars: 5 };
      return { method: 'POST', path: `/enterprises/requests/${id}/${part}?`, payload };
    },
  })),
  {
    route: 'DELETE /api/v1/views/{id}',
    of: 'person',
    thing: 'a saved view',
    ask: async ({ app }, { account, standing }) => {
      const whose = standing === 'own' ? account.id : 'somebody';
      const view = { account: whose, name: `of ${whose}`, address: '/board', shared: true, at: now };
      return { method: 'DELETE', path: `/views/${await app.store.savedViews.put(city, view)}?` };
    },
  },
  {
    route: 'DELETE /api/v1/me/channels/{id}',
    of: 'person',
    thing: 'a channel',
    ask: async ({ app }, { account, standing }) => {
      const whose = standing === 'own' ? account.id : 'somebody';
      const id = `channel of ${whose}`;
      const channel = { id, account: whose, kind: 'mail', target: 'a@b.example', at: now } as const;
      if ((await app.store.channels.get(city, id)) === undefined) await app.store.channels.add(city, channel, {});
      return { method: 'DELETE', path: `/me/channels/${encodeURIComponent(id)}?` };
    },
  },
  ...(
    [
      ['GET', '', undefined],
      ['GET', '/corrected', undefined],
      ['POST', '/decisions', { decisions: [{ part: 'claim-9-21', decision: 'ignore', reason: 'matrix' }] }],
      ['POST', '/checks', {}],
    ] as const
  ).map(([method, part, payload]): Probe => ({
    route: `${method} /api/v1/drafts/{id}${part}`,
    of: 'person',
    thing: 'a draft that was handed in',
    ask: async ({ app }, { account, standing }) => {
      const whose = standing === 'own' ? account.id : 'somebody';
      const by: Actor = { id: whose, name: whose, roles: ['operator'], via: 'test' };
      const text = '1-4月，全市固定资产投资增长15.7%。';
      const id = await keepDraft(app, by, city, { title: 'draft', content: { text } });
      return { method, path: `/drafts/${id}${part}?`, ...(payload === undefined ? {} : { payload }) };
    },
  })),
];

/** Routes of rights that end at the person, which cannot be asked about anybody else: they name nobody. */
export const ofNobodyElse: readonly string[] = [
  'DELETE /api/v1/session',
  'GET /api/v1/drafts',
  'GET /api/v1/me',
  'GET /api/v1/me/channels',
  'GET /api/v1/notifications',
  'GET /api/v1/views',
  'POST /api/v1/me/channels',
  'POST /api/v1/drafts',
  'POST /api/v1/drafts/file',
  'POST /api/v1/me/second-factor',
  'POST /api/v1/me/second-factor/removal',
  'POST /api/v1/notifications/readings',
  'POST /api/v1/views',
  'PUT /api/v1/me/password',
  'PUT /api/v1/me/second-factor',
];

export const probedRoutes: readonly string[] = [...new Set(probes.map(({ route }) => route))];

/** The matrix of scopes (权限范围矩阵): what a role answers for asked about what is its own and what is another's: a region, a
 *  department, a person. `yes`, or the code of the refusal. docs/scope-matrix.csv was read through line by line. */
export async function scopeMatrix(): Promise<string> {
  const world = await openWorld();
  const lines: string[] = [['route', 'of', 'thing', 'standing', ...accountRoles].join(',')];
  for (const probe of probes) {
    for (const standing of standings) {
      const answers: string[] = [];
      for (const role of accountRoles)
        answers.push(await answerTo(world, probe, { account: await asker(world, probe, standing, role), standing }));
      lines.push([probe.route, probe.of, probe.thing, standing, ...answers].join(','));
    }
  }
  await world.server.close();
  return `${lines.join('\n')}\n`;
}

function importing(query: string): Asked {
  const rows = ['地区,指标,时期,单位,累计值,同比增长%', '溆浦县,社会消费品零售总额,2021年1-4月,亿元,19.26,19.7'];
  return { method: 'POST', path: `/imports?acceptWarnings=true${query}&`, payload: { csv: rows.join('\n') } };
}

async function openWorld(): Promise<World> {
  const app = await openMatterCity({ now }, (content) => createHash('sha256').update(content).digest('hex'));
  const entries = units().map((body) => ({
    register: 'unit' as const,
    key: body.code,
    body,
    knownFrom: '2021-01-01T00:00:00.000Z',
    by: 'test',
  }));
  await app.store.registers.append(city, entries, now);
  const drafted = await openedMatter(app, [], { ...matterTerms, title: '另一件事' });
  const { matter } = await openedMatter(app, upToInProgress);
  const conductor = operator('test');
  const circular = await draftCircular(app, conductor, city);
  await sendCircular(app, conductor, city, circular);
  await publishAssessment(app, conductor, city, 2020);
  const returns = `统一社会信用代码,单位名称,县市区,报告期,反馈日期,营业收入\n${enterprise},甲公司,溆浦县,2021-04,2021-05-18,130`;
  await importFile(app, conductor, city, incomingFile('企业月报.csv', returns), { dryRun: false });
  const unit = { code: industry, name: industry };
  const campaign = await planCampaign(app, conductor, city, {
    ...campaignTemplates.flood,
    from: '2021-04-01',
    to: '2021-09-30',
    leader: { id: 'zhang', name: '张某' },
    leadUnit: unit,
    units: [unit],
  });
  const { server } = await exampleServer(app, { actor: undefined });
  return { app, server, matter: matter.id, drafted: drafted.matter.id, circular, campaign };
}

function units(): readonly Unit[] {
  const named = (code: string, region: string, kind: Unit['kind']): Unit => ({
    code,
    kind,
    name: { zh: code, en: code },
    aliases: [],
    parent: null,
    region,
  });
  const names = new Map(reference.regions.map(({ code, name }) => [code, name.zh]));
  return [
    named(industry, city, 'department'),
    named('市商务局', city, 'department'),
    ...[county, otherCounty].map((code) => named(`${names.get(code) ?? code}人民政府`, code, 'county')),
  ];
}

let made = 0;
let asks = 0;

/** Somebody of a role, of the unit that the thing is of, or of another one of its kind. */
async function asker({ app }: World, probe: Probe, standing: Standing, role: AccountRole): Promise<Account> {
  made += 1;
  const [own, other] =
    probe.of === 'region'
      ? units().filter(({ kind }) => kind === 'county')
      : units().filter(({ kind }) => kind === 'department');
  const account = accountOf(role, {
    id: `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`,
    signInName: `${role.toLowerCase()}-${made}`,
    unit: (standing === 'own' ? own : other)?.code ?? null,
    createdAt: now,
  });
  await app.store.accounts.add(city, account, { passwordHash: null, totpSecret: null });
  return account;
}

async function answerTo(world: World, probe: Probe, who: Asker): Promise<string> {
  const { app, server } = world;
  const token = `token-${who.account.id}`;
  await app.store.sessions.begin(city, {
    tokenHash: hashOf(app, token),
    account: who.account.id,
    begunAt: now,
    seenAt: now,
    via: '',
  });
  const { method, path, payload } = await probe.ask(world, who);
  const headers = { authorization: `Bearer ${tokenText(city, token)}`, 'x-shigan-client': 'matrix' };
  const url = `/api/v1${path}city=${city}`;
  const response = await server.inject(
    payload !== undefined && 'csv' in payload
      ? { method, url, ...uploaded(payload.csv, headers) }
      : { method, url, headers, ...(payload === undefined ? {} : { payload }) },
  );
  return response.statusCode < 300 ? 'yes' : String(response.json().code);
}

function uploaded(csv: string, headers: Readonly<Record<string, string>>) {
  const boundary = 'a-boundary';
  return {
    payload: [
      `--${boundary}`,
      'content-disposition: form-data; name="file"; filename="table.csv"',
      'content-type: text/csv',
      '',
      csv,
      `--${boundary}--`,
      '',
    ].join('\r\n'),
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
