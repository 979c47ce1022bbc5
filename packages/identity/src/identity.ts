import type { Identity, IdentityProvider, Secrets } from '@shigan/app';
import { randomBytes, randomUUID } from 'node:crypto';
import { argon2Passwords } from './passwords.ts';
import { sealedSecrets } from './sealed-secrets.ts';
import { totpSecondFactor } from './second-factor.ts';

/** Everything needed to know who somebody is: argon2id, TOTP, chance from the operating system, and the city's own identity
 *  provider where one is set up. Without `secrets` no second factor can be set up. */
export function createIdentity(provider?: IdentityProvider, secrets: Secrets = sealedSecrets(undefined)): Identity {
  return {
    passwords: argon2Passwords(),
    secondFactor: totpSecondFactor(),
    secrets,
    newToken: () => randomBytes(32).toString('base64url'),
    newId: () => randomUUID(),
    ...(provider === undefined ? {} : { provider }),
  };
}
