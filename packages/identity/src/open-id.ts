import type { ExternalPerson, IdentityProvider } from '@shigan/app';
import { DomainError } from '@shigan/core';
import type * as OpenIdClient from 'openid-client';
import type { Configuration, IDToken } from 'openid-client';

/** How to reach the city's identity provider (统一身份认证平台). */
export interface ProviderSettings {
  /** Its name, for the button on the sign-in page. */
  readonly name: string;
  /** Issuer; its configuration is found under `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it sends people back to: this server's `/api/v1/session/provider/return`. */
  readonly returnTo: string;
  /** The claim that says who it is, as accounts have it (`externalId`). Default `sub`. */
  readonly claim?: string;
}

const timeoutSeconds = 10;

/** A provider as found, and what speaks its protocol: loaded where there is one, at the first sign-in. */
interface Found {
  readonly client: typeof OpenIdClient;
  readonly configuration: Configuration;
}

/** A provider by OpenID Connect: code flow with PKCE, state and nonce. Over plain HTTP only on this machine. Its configuration is
 *  asked for at the first sign-in, and again after a failure. */
export function openIdProvider(settings: ProviderSettings): IdentityProvider {
  let finding: Promise<Found> | undefined;
  const found = async (): Promise<Found> => {
    finding ??= discover(settings);
    try {
      return await finding;
    } catch (cause) {
      finding = undefined;
      throw unavailable(cause);
    }
  };
  return {
    name: settings.name,
    begin: async (state) => {
      const { client, configuration } = await found();
      const verifier = client.randomPKCECodeVerifier();
      const nonce = client.randomNonce();
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: settings.returnTo,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, content: { state, nonce, verifier } };
    },
    finish: async (address, { state = '', nonce = '', verifier = '' }) => {
      const { client, configuration } = await found();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const { search } = new URL(address, settings.returnTo);
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(search, settings.returnTo), checks);
        return personIn(tokens.claims(), settings.claim ?? 'sub');
      } catch (cause) {
        if (cause instanceof TypeError && cause.message === 'fetch failed') throw unavailable(cause);
        throw new DomainError('sign-in-failed', {}, { cause });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Found> {
  const client = await import('openid-client');
  const url = new URL(issuer);
  const isHere = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const configuration = await client.discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    // Signatures are checked although the tokens come over TLS: whoever stands between would have to have the provider's key too.
    execute: [client.enableNonRepudiationChecks, ...(isHere ? [client.allowInsecureRequests] : [])],
  });
  return { client, configuration };
}

function personIn(claims: IDToken | undefined, claim: string): ExternalPerson {
  const id = claims?.[claim];
  if (typeof id !== 'string' || id === '') throw new Error(`no claim: ${claim}`);
  const name = claims?.['name'];
  return { id, name: typeof name === 'string' ? name : id };
}

function unavailable(cause: unknown): DomainError {
  return new DomainError('provider-unavailable', {}, { cause });
}
