import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';

/** What the provider's answers can have wrong with them. */
export type Flaw = 'nonce' | 'audience' | 'signature' | 'expired';

export interface TestProvider {
  readonly issuer: string;
  /** Signs a person in at the address the browser was sent to, and gives the address it is sent back to. */
  answer(address: string, person: { readonly sub: string; readonly name: string }, flaw?: Flaw): string;
  close(): Promise<void>;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly person: { readonly sub: string; readonly name: string };
  readonly flaw: Flaw | undefined;
}

/** An identity provider of a test, in this process: discovery, keys, codes with PKCE, signed id tokens. */
export async function startTestProvider(client: {
  readonly id: string;
  readonly secret: string;
}): Promise<TestProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;

  function idToken({ person, nonce, flaw }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: flaw === 'audience' ? 'another' : client.id,
      iat: flaw === 'expired' ? now - 7200 : now,
      exp: flaw === 'expired' ? now - 3600 : now + 300,
      nonce: flaw === 'nonce' ? 'another' : nonce,
      ...person,
    };
    const body = [{ alg: 'RS256', typ: 'JWT', kid: 'k' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = flaw === 'signature' ? other.privateKey : keys.privateKey;
    return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
  }

  async function token(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
    let text = '';
    for await (const piece of request) text += String(piece);
    const asked = new URLSearchParams(text);
    const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    const isClient = asked.get('client_secret') === client.secret || basic === `${client.id}:${client.secret}`;
    const grant = grants.get(asked.get('code') ?? '');
    grants.delete(asked.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (!isClient || grant === undefined || grant.challenge !== challenge) return undefined;
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken(grant) };
  }

  async function bodyOf(request: IncomingMessage): Promise<unknown> {
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorise`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        };
      case '/keys':
        return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] };
      case '/token':
        return token(request);
      default:
        return undefined;
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
  }

  return {
    issuer,
    answer: (sentTo, person, flaw) => {
      const asked = new URL(sentTo).searchParams;
      const code = randomUUID();
      const challenge = asked.get('code_challenge') ?? '';
      grants.set(code, { challenge, nonce: asked.get('nonce') ?? '', person, flaw });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      return back.href;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
