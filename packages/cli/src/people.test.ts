import { accountListBody, auditListBody } from '@shigan/contract';
import { emptyApplication, exampleApplication } from '@shigan/http/testing/example-city';
import type { Application } from '@shigan/app';
import { beforeEach, describe, expect, test } from 'vitest';
import { providerSettings } from './provider-settings.ts';
import { runCommand } from './testing/session.ts';

let app: Application;

beforeEach(async () => {
  app = await exampleApplication();
});

const run = (...args: readonly string[]) => runCommand(args, { app });

describe('accounts', () => {
  test('are added with a password that is printed once, listed, disabled, enabled, and given another password', async () => {
    const added = await run('accounts', 'add', 'ZhangSan', '--name', '张三', '--role', 'viewer', '--role', 'analyst');
    expect([added.code, added.out]).toEqual([0, expect.stringMatching(/^\w{5}(-\w{5}){3}\n$/)]);
    expect((await run('accounts', 'disable', 'zhangsan')).code).toBe(0);
    const { accounts } = accountListBody.parse(JSON.parse((await run('accounts', 'list', '--json')).out));
    expect(accounts).toMatchObject([{ signInName: 'zhangsan', roles: ['viewer', 'analyst'], disabled: true }]);
    expect((await run('accounts', 'enable', 'zhangsan')).err).toBe('账号 zhangsan 已启用\n');
    const again = await run('accounts', 'password', 'zhangsan');
    expect(again.out).toMatch(/^\w{5}(-\w{5}){3}\n$/);
    expect(again.out).not.toBe(added.out);
  });

  test.each([
    [['add', 'x'], 64],
    [['add', 'x', '--role', 'king'], 64],
    [['add', 'x', '--role', 'auditAdministrator', '--role', 'viewer'], 2],
    [['disable', 'nobody'], 2],
  ])('%j ends with %i', async (args, code) => {
    expect((await run('accounts', ...args)).code).toBe(code);
  });
});

describe('the audit log', () => {
  test('is listed, exported and verified; the operator is in it by name', async () => {
    await run('accounts', 'add', 'zhang', '--role', 'viewer');
    const { lines } = auditListBody.parse(
      JSON.parse((await run('audit', 'list', '--action', 'account', '--json')).out),
    );
    expect(lines).toMatchObject([{ action: 'account.add', subject: 'zhang', actor: { id: 'cli', via: 'cli' } }]);
    expect((await run('audit', 'export')).out.split('\n')).toHaveLength(3);
    const verified = await run('audit', 'verify');
    const [, end = ''] = /链尾 (\S+)/.exec(verified.err) ?? [];
    expect([verified.code, end]).toEqual([0, expect.stringMatching(/^2:[0-9a-f]{64}$/)]);
    await run('audit', 'hash', '--algorithm', 'sha256');
    expect((await run('audit', 'verify', '--end', end)).code).toBe(0);
  });

  test('that does not lead through an end noted before is refused, with the line', async () => {
    await run('accounts', 'add', 'zhang', '--role', 'viewer');
    const { code, out, err } = await run('audit', 'verify', '--end', `1:${'0'.repeat(64)}`);
    expect([code, out]).toEqual([2, '1 与记下的链尾不符\n']);
    expect(err).toContain('audit-log-broken');
  });
});

test('the first start of a city prints its first password, and never again', async () => {
  const own = emptyApplication();
  await own.store.cities.create({ code: '431200', name: '怀化市', demo: false, businessDate: null });
  const first = await runCommand(['serve', '--port', '0'], { app: own });
  expect(first.err).toMatch(/怀化市 的首个账号：用户名 admin，口令 \w{5}(-\w{5}){3}/);
  expect((await runCommand(['serve', '--port', '0'], { app: own })).err).not.toContain('admin');
});

describe('the identity provider', () => {
  test('is what the environment names', () => {
    const environment = { SHIGAN_OIDC_ISSUER: 'https://id.example/', SHIGAN_OIDC_CLIENT_ID: 'shigan' };
    expect(providerSettings(environment, 'https://shigan.example')).toEqual({
      name: 'id.example',
      issuer: 'https://id.example/',
      clientId: 'shigan',
      clientSecret: '',
      returnTo: 'https://shigan.example/api/v1/session/provider/return',
    });
    expect(providerSettings({}, 'https://shigan.example')).toBeUndefined();
  });
});
