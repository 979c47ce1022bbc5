import {
  type Account,
  type Actor,
  DomainError,
  foldSignInName,
  type Instant,
  type RegionCode,
  waitSeconds,
} from '@shigan/core';
import { unnamedActor } from '../../account/actor-of.ts';
import { logAccount } from '../../account/log.ts';
import { before, mostSessions, sessionLimits } from '../../account/session-limits.ts';
import { type Application, authorise } from '../../application.ts';
import type { Identity } from '../../ports.ts';

/** How far a sign-in has come: done, or the second factor is due. The token is the only copy. */
export interface SignedIn {
  readonly kind: 'signed-in' | 'second-factor';
  readonly token: string;
}

/** Failures from one address count a fifth: a whole office may come from one. */
const addressShare = 5;

/** Signs somebody in by name and password (登录). A name that no account has, an account without a password and a wrong password are
 *  refused alike, and after the same work (`sign-in-failed`); so is a disabled account. After failures in a row the next try is
 *  refused until some time has passed (`too-many-attempts`), for names that no account has just the same. */
export async function signIn(
  app: Application,
  identity: Identity,
  city: RegionCode,
  asked: { readonly signInName: string; readonly password: string },
  via: string,
): Promise<SignedIn> {
  const nobody = await unnamedActor(app, city, via);
  authorise(nobody, 'session.begin', city);
  const name = foldSignInName(asked.signInName).slice(0, 64);
  await refuseHasty(app, city, name, via);
  const account = await app.store.accounts.bySignInName(city, name);
  const held = account === undefined ? undefined : await app.store.accounts.credentials(city, account.id);
  const isRight = await identity.passwords.verify(held?.passwordHash ?? null, asked.password);
  if (!isRight || account === undefined || account.disabled) return fail(app, city, nobody, name);
  await app.store.sessions.clearFailures(city, nameSource(name));
  if (account.secondFactor) return { kind: 'second-factor', token: await putStep(app, identity, city, account) };
  return beginSession(app, identity, city, account, via, 'password');
}

/** Ends a sign-in with the code of the second factor (二次验证). A wrong code costs the step: the password is asked for again. Each
 *  code is taken once. Refuses `sign-in-failed`, `too-many-attempts`. */
export async function signInSecondFactor(
  app: Application,
  identity: Identity,
  city: RegionCode,
  asked: { readonly token: string; readonly code: string },
  via: string,
): Promise<SignedIn> {
  const nobody = await unnamedActor(app, city, via);
  authorise(nobody, 'session.begin', city);
  const now = app.clock.now();
  const step = await app.store.sessions.takeStep(city, hashOf(app, asked.token), before(now, sessionLimits.step));
  const account = step?.kind === 'second-factor' ? await app.store.accounts.get(city, step.account) : undefined;
  if (account === undefined || account.disabled) throw new DomainError('sign-in-failed');
  await refuseHasty(app, city, account.signInName, via);
  if (!(await isCodeRight(app, identity, city, account, asked.code)))
    return fail(app, city, nobody, account.signInName);
  return beginSession(app, identity, city, account, via, 'password and second factor');
}

/** Whether a code is right now, and was not used before. */
async function isCodeRight(
  app: Application,
  identity: Identity,
  city: RegionCode,
  account: Account,
  code: string,
): Promise<boolean> {
  const { totpSecret } = await app.store.accounts.credentials(city, account.id);
  const step =
    totpSecret === null
      ? undefined
      : identity.secondFactor.stepOf(identity.secrets.open(totpSecret), code, app.clock.now());
  return step !== undefined && app.store.accounts.useCode(city, account.id, step);
}

/** Signs in as one of the invented people of a demonstration city (演示账号), who have no password. Refuses `sign-in-failed`. */
export async function signInToDemo(
  app: Application,
  identity: Identity,
  city: RegionCode,
  signInName: string,
  via: string,
): Promise<SignedIn> {
  authorise(await unnamedActor(app, city, via), 'session.begin', city);
  const held = await app.store.cities.get(city);
  const account = await app.store.accounts.bySignInName(city, foldSignInName(signInName));
  if (held?.demo !== true || account === undefined || account.disabled) throw new DomainError('sign-in-failed');
  const { passwordHash } = await app.store.accounts.credentials(city, account.id);
  if (passwordHash !== null || account.externalId !== null) throw new DomainError('sign-in-failed');
  return beginSession(app, identity, city, account, via, 'demonstration');
}

/** Begins a session for who has proved who they are. Always a new token, so that one planted before is worth nothing; sessions that
 *  are over, and the oldest beyond five, end. */
export async function beginSession(
  app: Application,
  identity: Identity,
  city: RegionCode,
  account: Account,
  via: string,
  by: string,
): Promise<SignedIn> {
  const token = identity.newToken();
  const now = app.clock.now();
  const { sessions } = app.store;
  await sessions.sweep(city, before(now, sessionLimits.absolute), before(now, sessionLimits.idle));
  const held = await sessions.of(city, account.id);
  await sessions.end(
    city,
    held.slice(mostSessions - 1).map((session) => session.tokenHash),
  );
  await sessions.begin(city, { tokenHash: hashOf(app, token), account: account.id, begunAt: now, seenAt: now, via });
  const actor: Actor = { id: account.id, name: account.name, roles: ['stranger'], via, city };
  await logAccount(app, city, actor, 'session.begin', { subject: account.signInName, detail: { by } });
  return { kind: 'signed-in', token };
}

export function hashOf(app: Application, token: string): string {
  return app.digest.sha256(token);
}

async function putStep(app: Application, identity: Identity, city: RegionCode, account: Account): Promise<string> {
  const token = identity.newToken();
  const now = app.clock.now();
  const step = { kind: 'second-factor', account: account.id } as const;
  await app.store.sessions.putStep(city, hashOf(app, token), now, step, before(now, sessionLimits.step));
  return token;
}

function nameSource(name: string): string {
  return `name:${name}`;
}

async function refuseHasty(app: Application, city: RegionCode, name: string, via: string): Promise<void> {
  const [byName, byAddress] = await Promise.all([
    app.store.sessions.failures(city, nameSource(name)),
    app.store.sessions.failures(city, `via:${via}`),
  ]);
  const now = app.clock.now();
  const seconds = Math.max(
    waitLeft(byName?.failures ?? 0, byName?.lastAt, now),
    waitLeft(Math.floor((byAddress?.failures ?? 0) / addressShare), byAddress?.lastAt, now),
  );
  if (seconds > 0) throw new DomainError('too-many-attempts', { seconds });
}

function waitLeft(failures: number, lastAt: Instant | undefined, now: Instant): number {
  if (lastAt === undefined) return 0;
  return Math.ceil(waitSeconds(failures) - (Date.parse(now) - Date.parse(lastAt)) / 1000);
}

async function fail(app: Application, city: RegionCode, nobody: Actor, name: string): Promise<never> {
  const now = app.clock.now();
  const forget = before(now, sessionLimits.failure);
  await app.store.sessions.countFailure(city, nameSource(name), now, forget);
  await app.store.sessions.countFailure(city, `via:${nobody.via}`, now, forget);
  await logAccount(app, city, nobody, 'session.refuse', { subject: name });
  throw new DomainError('sign-in-failed');
}
