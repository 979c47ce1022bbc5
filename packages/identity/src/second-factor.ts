import type { SecondFactor } from '@shigan/app';
import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is right for; one step back and forth is let pass for clocks that differ. */
const period = 30;
const window = 1;

function totp(secret: string, label = '', issuer = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period });
}

/** Codes by time (TOTP, RFC 6238) as every authenticator knows them: SHA-1, six digits, thirty seconds. */
export function totpSecondFactor(): SecondFactor {
  return {
    newSecret: () => new Secret({ size: 20 }).base32,
    address: (secret, account, issuer) => totp(secret, account, issuer).toString(),
    stepOf: (secret, code, at) => {
      const timestamp = Date.parse(at);
      const token = code.normalize('NFKC').replaceAll(/\s/g, '');
      const steps = totp(secret).validate({ token, timestamp, window });
      return steps === null ? undefined : Math.floor(timestamp / 1000 / period) + steps;
    },
  };
}
