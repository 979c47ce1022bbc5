import { type Application, hashOf } from '@shigan/app';
import { accountOf } from '@shigan/app/testing/account-of';
import { accountRoles } from '@shigan/core';
import { openApiDocument } from '../openapi.ts';
import type { Server } from '../access.ts';
import { tokenText } from '../session-token.ts';
import { city, emptyApplication, exampleServer, now } from './example-city.ts';

/** Another city, with data of its own that are not invented. */
const otherCity = '430100';

/** Asked of the city that the person belongs to, and of another one. */
const scopes = ['own', 'other'] as const;

/** What came of asking: let through (whatever the answer then was), refused, or told to sign in. */
type Answer = 'yes' | 'no' | 'sign-in';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

interface Line {
  readonly method: Method;
  readonly path: string;
  readonly scope: (typeof scopes)[number];
  readonly answers: readonly Answer[];
}

const columns = [...accountRoles, 'visitor', 'stranger'] as const;

/** The matrix of access (访问矩阵): every described route × every role × own or other city, as the server answers now. What
 *  docs/access-matrix.csv holds was read through line by line; the test holds the server to it. */
export async function accessMatrix(): Promise<string> {
  const app = emptyApplication();
  await app.store.cities.create({ code: city, name: '怀化市', demo: true, businessDate: now });
  await app.store.cities.create({ code: otherCity, name: '长沙市', demo: false, businessDate: null });
  for (const [number, role] of accountRoles.entries())
    await app.store.accounts.add(
      city,
      accountOf(role, { id: idOf(number), signInName: role.toLowerCase(), createdAt: now }),
      { passwordHash: null, totpSecret: null },
    );
  const { server } = await exampleServer(app, { actor: undefined });
  const lines: Line[] = [];
  for (const { method, path } of await describedRoutes(server)) {
    for (const scope of scopes) {
      const answers: Answer[] = [];
      for (const column of columns) answers.push(await ask({ server, app, method, path, scope, column }));
      lines.push({ method, path, scope, answers });
    }
  }
  await server.close();
  const rows = lines.map((line) => [line.method, line.path, line.scope, ...line.answers].join(','));
  return `${[['method', 'path', 'scope', ...columns].join(','), ...rows].join('\n')}\n`;
}

async function describedRoutes(server: Server): Promise<readonly Pick<Line, 'method' | 'path'>[]> {
  const { paths }: { readonly paths: Readonly<Record<string, object>> } = JSON.parse(await openApiDocument(server));
  return Object.entries(paths)
    .flatMap(([path, described]) =>
      methods.filter((method) => method.toLowerCase() in described).map((method) => ({ method, path })),
    )
    .toSorted((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

interface Question extends Omit<Line, 'answers'> {
  readonly server: Server;
  readonly app: Application;
  readonly column: (typeof columns)[number];
}

async function ask({ server, app, method, path, scope, column }: Question): Promise<Answer> {
  const asked = scope === 'own' && column !== 'stranger' ? city : otherCity;
  const response = await server.inject({
    // No such thing exists: who is let through is told so, and nothing is changed.
    method,
    url: `${path.replaceAll(/\{\w+\}/g, 'x')}?city=${asked}`,
    headers: { ...(await authorization(app, column)), 'x-shigan-client': 'matrix' },
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
  });
  const code = response.headers['content-type']?.toString().startsWith('application/problem')
    ? String(response.json().code)
    : '';
  return code === 'not-allowed' ? 'no' : code === 'sign-in-required' ? 'sign-in' : 'yes';
}

let asked = 0;

/** A session of its own for every request: one of them signs out. */
async function authorization(
  app: Application,
  column: (typeof columns)[number],
): Promise<Readonly<Record<string, string>>> {
  const number = accountRoles.findIndex((role) => role === column);
  if (number === -1) return {};
  asked += 1;
  const token = `token-${asked}`;
  const session = {
    tokenHash: hashOf(app, token),
    account: idOf(number),
    begunAt: now,
    seenAt: now,
    via: '',
  };
  await app.store.sessions.begin(city, session);
  return { authorization: `Bearer ${tokenText(city, token)}` };
}
