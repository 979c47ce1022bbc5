import { type Application, addAccount, type Identity } from '@shigan/app';
import { operator } from '@shigan/core';
import { city, exampleServer } from '@shigan/http/testing/example-city';
import { type Asking, toldByTime } from './compared.ts';

const signInName = 'with-a-code';
const longBefore = '2021-01-01T00:00:00.000Z';
/** A step that no code is right for yet: every code that is right has been used. */
const usedUpTo = 10 ** 9;

/** Whether the time of a refusal tells how much of a code was right, or that it was right and has been used. */
export async function codesTold(
  app: Application,
  identity: Identity,
  run: { readonly seconds: number; readonly random: () => number },
): Promise<boolean> {
  const { accounts, sessions } = app.store;
  const given = { signInName, name: '某', roles: ['caseOfficer' as const], password: 'correct horse battery' };
  const { account } = await addAccount(app, identity, operator('bench'), city, given);
  const secret = identity.secondFactor.newSecret();
  await accounts.amend(city, account.id, { totpSecret: identity.secrets.seal(secret) });
  await accounts.useCode(city, account.id, usedUpTo);
  const right = rightCode((code) => identity.secondFactor.stepOf(secret, code, app.clock.now()) !== undefined);
  const { server } = await exampleServer(app, { actor: undefined, identity });
  let asked = 0;
  const asking = (name: string, code: string): Asking => {
    let token = '';
    return {
      name,
      async prepare() {
        token = `step-${asked++}`;
        const step = { kind: 'second-factor', account: account.id } as const;
        await sessions.putStep(city, app.digest.sha256(token), app.clock.now(), step, longBefore);
        await sessions.clearFailures(city, `name:${signInName}`);
      },
      ask: () =>
        server.inject({
          method: 'POST',
          remoteAddress: `10.1.${(asked >> 8) & 255}.${asked & 255}`,
          url: '/api/v1/session/code',
          headers: { origin: 'http://localhost', host: 'localhost' },
          payload: { token, code },
        }),
    };
  };
  const last = `${right.slice(0, -1)}${another(right.slice(-1))}`;
  try {
    return await toldByTime(
      'codes of the second factor',
      [
        asking('last digit wrong', last),
        asking('the same again', last),
        asking('first digit wrong', `${another(right.slice(0, 1))}${right.slice(1)}`),
        asking('right, and used before', right),
      ],
      { ...run, status: 401 },
    );
  } finally {
    await server.close();
  }
}

function another(digit: string): string {
  return String((Number(digit) + 1) % 10);
}

/** One of the codes that are right at a moment; they are few enough to be tried. */
function rightCode(isRight: (code: string) => boolean): string {
  for (let n = 0; n < 10 ** 6; n++) {
    const code = String(n).padStart(6, '0');
    if (isRight(code)) return code;
  }
  throw new Error('no code is right');
}
