import type { Identity, Outward } from '@shigan/app';
import { smtpMail } from './smtp-mail.ts';
import { signedCalls } from './signed-call.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The ways out that an environment sets up: mail where `SHIGAN_SMTP_URL` and `SHIGAN_MAIL_FROM` are set; signed calls always, to private
 *  addresses only with `SHIGAN_PRIVATE_CALLS=1`. */
export function outwardOf(environment: Environment, identity: Pick<Identity, 'secrets'>): Outward {
  const server = environment['SHIGAN_SMTP_URL'] ?? '';
  const from = environment['SHIGAN_MAIL_FROM'] ?? '';
  return {
    open: (sealed) => identity.secrets.open(sealed),
    call: signedCalls({ privateAllowed: environment['SHIGAN_PRIVATE_CALLS'] === '1', now: () => Date.now() }),
    ...(server === '' || from === '' ? {} : { mail: smtpMail(server, from) }),
  };
}
