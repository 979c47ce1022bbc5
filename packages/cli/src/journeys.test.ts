import { boardBody, importBody } from '@shigan/contract';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The program itself, in processes of its own, on a real data directory: as compiled where the run has just compiled it
 *  (`SHIGAN_COMPILED`, which starts in a third of the time), from its sources otherwise. All of it with the network off: who asks for
 *  another machine is ended. */
const isCompiled = process.env['SHIGAN_COMPILED'] === '1';
const main = fileURLToPath(new URL(isCompiled ? '../dist/main.js' : 'main.ts', import.meta.url));
const networkOff = new URL('testing/network-off.mjs', import.meta.url).href;
const workbook = (name: string): string => fileURLToPath(new URL(`../../../spec/workbooks/${name}`, import.meta.url));

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'shigan-cli-'));
});

const started: ChildProcess[] = [];

afterAll(async () => {
  // Nothing is left behind, also where a test failed half way.
  for (const child of started) child.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

function start(args: readonly string[]): ChildProcess {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const loaders = isCompiled ? [] : ['--conditions=source', '--import', 'tsx'];
  // An engine that lives for seconds is not made faster while it runs.
  const node = ['--liftoff-only', ...loaders, main, '--data', data, ...args];
  const env = { ...environment, NODE_OPTIONS: `--import=${networkOff}` };
  const child = spawn(process.execPath, node, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

async function shigan(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  const [out, err, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close')]);
  return { code: typeof code === 'number' ? code : null, out, err };
}

async function textOf(stream: AsyncIterable<unknown> | null): Promise<string> {
  let text = '';
  for await (const piece of stream ?? []) text += String(piece);
  return text;
}

/** Starts to serve and waits for the address. */
async function serve(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = start(['serve', '--port', '0']);
  for await (const piece of child.stdout ?? []) {
    const url = String(piece).trim();
    if (url.startsWith('http://')) return { url, child };
  }
  throw new Error('did not serve');
}

/** Signs in as a program does, with a password that has to be changed first. */
async function signIn(url: string, signInName: string, given: string): Promise<string> {
  const password = 'correct horse battery';
  const enter = async (typed: string): Promise<string> => {
    const body = JSON.stringify({ signInName, password: typed, bearer: true });
    const headers = { 'content-type': 'application/json' };
    const { token } = await (await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body })).json();
    return `Bearer ${token}`;
  };
  const body = JSON.stringify({ present: given, next: password });
  const headers = { 'content-type': 'application/json', authorization: await enter(given) };
  await fetch(`${url}/api/v1/me/password`, { method: 'PUT', headers, body });
  return enter(password);
}

describe('the program on a data directory', () => {
  test('sets up an empty one, takes statistics in, and shows the board', { timeout: 180_000 }, async () => {
    const imported = await shigan('import', workbook('5-long-with-status.xlsx'), '--json');
    expect([imported.code, imported.err]).toEqual([0, expect.stringContaining('431200')]);
    expect(importBody.parse(JSON.parse(imported.out))).toMatchObject({ accepted: true, revised: 0, faults: [] });

    const shown = await shigan('board', '--region', '431200', '--period', '2021-04', '--json');
    const row = boardBody.parse(JSON.parse(shown.out)).rows.find((r) => r.indicator === 'budget-revenue');
    expect([shown.code, row?.value, row?.pace]).toEqual([0, 34.1, expect.objectContaining({ light: 'yellow' })]);
  });

  test('is used by the server and by commands at once, and given up when asked', { timeout: 180_000 }, async () => {
    const { url, child } = await serve();
    const imported = await shigan('import', workbook('7-revision-of-5.xlsx'), '--json');
    const body = importBody.parse(JSON.parse(imported.out));
    expect([imported.code, body.accepted, body.revised]).toEqual([0, true, 6]);
    const added = await shigan('accounts', 'add', 'clerk', '--role', 'statistician');
    const authorization = await signIn(url, 'clerk', added.out.trim());
    const response = await fetch(`${url}/api/v1/imports`, { headers: { authorization } });
    expect(await response.json()).toMatchObject({ imports: [{ sha256: body.sha256 }, {}] });
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  test('a reader that goes away early is no failure', { timeout: 180_000 }, async () => {
    const child = start(['export', 'observations']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [err, [code]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);
    expect([code, err]).toEqual([0, '']);
  });
});
