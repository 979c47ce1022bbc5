import { DomainError } from '@shigan/core';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIdentity } from './identity.ts';
import { openIdProvider } from './open-id.ts';
import { type Flaw, startTestProvider, type TestProvider } from './testing/test-provider.ts';

const { passwords, secondFactor, newToken } = createIdentity();

describe('a password', () => {
  test('is kept as argon2id with a salt of its own, and known again', async () => {
    const [one, two] = [await passwords.hash('correct horse battery'), await passwords.hash('correct horse battery')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify(one, 'correct horse battery')).toBe(true);
    expect(await passwords.verify(one, 'correct horse batterY')).toBe(false);
  });

  test('is the same typed in full width', async () => {
    expect(await passwords.verify(await passwords.hash('ａｂｃ１２３'), 'abc123')).toBe(true);
  });

  test('that there is none of is never right', async () => {
    expect([await passwords.verify(null, 'nobody'), await passwords.verify(null, '')]).toEqual([false, false]);
  });
});

describe('a code', () => {
  // RFC 6238, appendix B: the SHA-1 secret, and the last six of the eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test.each([
    ['1970-01-01T00:00:59.000Z', '287082', 1],
    ['2005-03-18T01:58:29.000Z', '081804', 37037036],
    ['2009-02-13T23:31:30.000Z', '005924', 41152263],
  ])('of the standard at %s', (at, code, step) => {
    expect(secondFactor.stepOf(secret, code, at)).toBe(step);
    expect(secondFactor.stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at)).toBe(step);
  });

  test('is right for a step more or less, and no longer', () => {
    const at = (seconds: number): string => new Date(1_600_000_000_000 + seconds * 1000).toISOString();
    const code = TOTP.generate({ secret: new TOTP({ secret }).secret, timestamp: 1_600_000_000_000 });
    const steps = [-60, -30, 0, 30, 75].map((seconds) => secondFactor.stepOf(secret, code, at(seconds)) !== undefined);
    expect(steps).toEqual([false, true, true, true, false]);
  });

  test.each(['', '12345', 'abcdef', '1234567'])('"%s" is none', (code) => {
    expect(secondFactor.stepOf(secret, code, '1970-01-01T00:00:59.000Z')).toBeUndefined();
  });

  test('is set up on a device by an address', () => {
    expect(secondFactor.address(secret, 'zhangsan', '实干')).toMatch(/^otpauth:\/\/totp\/.*zhangsan\?.*secret=GEZDG/);
    expect(secondFactor.newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  });
});

test('tokens differ and have 256 bits', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
});

describe('an identity provider', () => {
  const client = { id: 'shigan', secret: 'a secret of the test' };
  const person = { sub: 'u-1', name: '张三' };
  let server: TestProvider;
  beforeAll(async () => {
    server = await startTestProvider(client);
  });
  afterAll(() => server.close());

  const provider = (over: { issuer?: string; clientSecret?: string; claim?: string } = {}) =>
    openIdProvider({
      name: '统一身份认证',
      issuer: server.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      returnTo: 'http://localhost:8090/api/v1/session/provider/return',
      ...over,
    });

  async function codeOf(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  }

  test('says who came back', async () => {
    const { address, content } = await provider().begin('the-state');
    expect(new URL(address).searchParams.get('state')).toBe('the-state');
    expect(await provider().finish(server.answer(address, person), content)).toEqual({ id: 'u-1', name: '张三' });
  });

  test('by a claim of its own', async () => {
    const one = provider({ claim: 'name' });
    const { address, content } = await one.begin('s');
    expect(await one.finish(server.answer(address, person), content)).toEqual({ id: '张三', name: '张三' });
  });

  test.each<Flaw>(['nonce', 'audience', 'signature', 'expired'])(
    'whose answer has a wrong %s is not believed',
    async (flaw) => {
      const one = provider();
      const { address, content } = await one.begin('s');
      expect(await codeOf(one.finish(server.answer(address, person, flaw), content))).toBe('sign-in-failed');
    },
  );

  test('is not believed for another state, another verifier, or twice', async () => {
    const one = provider();
    const { address, content } = await one.begin('s');
    const back = server.answer(address, person);
    expect(await codeOf(one.finish(back, { ...content, state: 'other' }))).toBe('sign-in-failed');
    expect(await codeOf(one.finish(back, { ...content, verifier: 'x'.repeat(43) }))).toBe('sign-in-failed');
    expect(await codeOf(one.finish(back, content))).toBe('sign-in-failed');
  });

  test('that does not know this server signs nobody in', async () => {
    const one = provider({ clientSecret: 'wrong' });
    const { address, content } = await one.begin('s');
    expect(await codeOf(one.finish(server.answer(address, person), content))).toBe('sign-in-failed');
  });

  test('that is not there is unavailable', async () => {
    expect(await codeOf(provider({ issuer: 'http://127.0.0.1:9' }).begin('s'))).toBe('provider-unavailable');
  });
});
