import { type Account, type Actor, DomainError, type RegionCode } from '@shigan/core';
import { logAccount } from '../../account/log.ts';
import { before, sessionLimits } from '../../account/session-limits.ts';
import { type Application, authorise } from '../../application.ts';
import type { Identity } from '../../ports.ts';
import { checkPassword } from '../account/add-account.ts';
import { accountNamed, endSessions } from '../account/amend-account.ts';
import { hashOf } from './sign-in.ts';

/** Changes one's own password (修改口令): the present one proves that nobody else sits there. All other sessions end. Refuses
 *  `sign-in-failed` for a wrong present password, `weak-password`. */
export async function changePassword(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
  asked: { readonly present: string; readonly next: string; readonly token?: string },
): Promise<void> {
  const account = await own(app, actor, city);
  await provePassword(app, identity, city, account, asked.present);
  checkPassword(asked.next, account.signInName);
  const passwordHash = await identity.passwords.hash(asked.next);
  await app.store.together(async () => {
    await app.store.accounts.amend(city, account.id, { passwordHash, mustChangePassword: false });
    await endSessions(app, city, account.id, asked.token === undefined ? undefined : hashOf(app, asked.token));
    await logAccount(app, city, actor, 'account.password', { subject: account.signInName });
  });
}

/** Begins to set a second factor up: a secret for a device, and a token to confirm it with. Nothing is changed before the first code
 *  is right. */
export async function beginSecondFactor(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
): Promise<{ readonly token: string; readonly secret: string; readonly address: string }> {
  const account = await own(app, actor, city);
  const secret = identity.secondFactor.newSecret();
  const token = identity.newToken();
  const now = app.clock.now();
  const step = { kind: 'set-up', account: account.id, secret: identity.secrets.seal(secret) } as const;
  await app.store.sessions.putStep(city, hashOf(app, token), now, step, before(now, sessionLimits.step));
  const issuer = (await app.store.cities.get(city))?.name ?? city;
  return { token, secret, address: identity.secondFactor.address(secret, account.signInName, `实干 ${issuer}`) };
}

/** Puts the second factor in force once a code of the device is right. Refuses `sign-in-failed`. */
export async function confirmSecondFactor(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
  asked: { readonly token: string; readonly code: string },
): Promise<void> {
  const account = await own(app, actor, city);
  const now = app.clock.now();
  const step = await app.store.sessions.takeStep(city, hashOf(app, asked.token), before(now, sessionLimits.step));
  if (step?.kind !== 'set-up' || step.account !== account.id) throw new DomainError('sign-in-failed');
  const used = identity.secondFactor.stepOf(identity.secrets.open(step.secret), asked.code, now);
  if (used === undefined) throw new DomainError('sign-in-failed');
  await app.store.together(async () => {
    await app.store.accounts.amend(city, account.id, { totpSecret: step.secret });
    await app.store.accounts.useCode(city, account.id, used);
    await logAccount(app, city, actor, 'account.second-factor', {
      subject: account.signInName,
      after: { secondFactor: true },
    });
  });
}

/** Takes one's own second factor away, which takes the password. */
export async function removeSecondFactor(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
  password: string,
): Promise<void> {
  const account = await own(app, actor, city);
  await provePassword(app, identity, city, account, password);
  await app.store.together(async () => {
    await app.store.accounts.amend(city, account.id, { totpSecret: null });
    await logAccount(app, city, actor, 'account.second-factor', {
      subject: account.signInName,
      after: { secondFactor: false },
    });
  });
}

async function own(app: Application, actor: Actor, city: RegionCode): Promise<Account> {
  authorise(actor, 'account.secure', city, undefined, { person: actor.id });
  return accountNamed(app, city, actor.id);
}

async function provePassword(
  app: Application,
  identity: Identity,
  city: RegionCode,
  account: Account,
  password: string,
): Promise<void> {
  const { passwordHash } = await app.store.accounts.credentials(city, account.id);
  if (!(await identity.passwords.verify(passwordHash, password))) throw new DomainError('sign-in-failed');
}
