import type { ExternalPerson, IdentityProvider } from '@shigan/app';
import { DomainError } from '@shigan/core';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';

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

/** A provider by OpenID Connect: code flow with PKCE, state and nonce. Over plain HTTP only on this machine. Its configuration is
 *  asked for at the first sign-in, and again after a failure. */
export function openIdProvider(settings: ProviderSettings): IdentityProvider {
  let found: Promise<Configuration> | undefined;
  const configuration = async (): Promise<Configuration> => {
    found ??= discover(settings);
    try {
      return await found;
    } catch (cause) {
      found = undefined;
      throw unavailable(cause);
    }
  };
  return {
    name: settings.name,
    begin: async (state) => {
      const verifier = randomPKCECodeVerifier();
      const nonce = randomNonce();
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.returnTo,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, content: { state, nonce, verifier } };
    },
    finish: async (address, { state = '', nonce = '', verifier = '' }) => {
      const known = await configuration();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const { search } = new URL(address, settings.returnTo);
      try {
        const tokens = await authorizationCodeGrant(known, new URL(search, settings.returnTo), checks);
        return personIn(tokens.claims(), settings.claim ?? 'sub');
      } catch (cause) {
        if (cause instanceof TypeError && cause.message === 'fetch failed') throw unavailable(cause);
        throw new DomainError('sign-in-failed', {}, { cause });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const url = new URL(issuer);
  const isHere = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    // Signatures are checked although the tokens come over TLS: whoever stands between would have to have the provider's key too.
    execute: [enableNonRepudiationChecks, ...(isHere ? [allowInsecureRequests] : [])],
  });
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
