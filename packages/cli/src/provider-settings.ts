import type { ProviderSettings } from '@shigan/identity';
import type { Surroundings } from './invocation.ts';

/** Where an identity provider sends people back to. */
const returnPath = '/api/v1/session/provider/return';

/** The city's identity provider, as the environment names it (`SHIGAN_OIDC_…`); undefined where it names none. */
export function providerSettings(
  environment: Surroundings['environment'],
  origin: string,
): ProviderSettings | undefined {
  const { SHIGAN_OIDC_ISSUER: issuer, SHIGAN_OIDC_CLIENT_ID: clientId } = environment;
  if (!issuer || !clientId) return undefined;
  const {
    SHIGAN_OIDC_CLIENT_SECRET: clientSecret = '',
    SHIGAN_OIDC_NAME: name,
    SHIGAN_OIDC_CLAIM: claim,
  } = environment;
  return {
    name: name || new URL(issuer).hostname,
    issuer,
    clientId,
    clientSecret,
    returnTo: `${origin}${returnPath}`,
    ...(claim ? { claim } : {}),
  };
}
