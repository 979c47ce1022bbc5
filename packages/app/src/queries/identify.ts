import type { Account, Actor, RegionCode } from '@shigan/core';
import { actorOf, unnamedActor } from '../account/actor-of.ts';
import { before, sessionLimits } from '../account/session-limits.ts';
import type { Application } from '../application.ts';
import { hashOf } from '../commands/session/sign-in.ts';

/** Who asks, and with which account; without one a visitor or a stranger. */
export interface Identified {
  readonly actor: Actor;
  readonly account?: Account;
}

/** Who a token belongs to (识别会话). A session unused for half an hour, or twelve hours old, is none; nor is that of a disabled
 *  account. Everything is read anew each time: rights that were taken are gone at once. */
export async function identify(
  app: Application,
  city: RegionCode,
  token: string | undefined,
  via: string,
): Promise<Identified> {
  const account = token === undefined ? undefined : await accountBehind(app, city, token);
  if (account === undefined) return { actor: await unnamedActor(app, city, via) };
  return { actor: await actorOf(app, city, account, via), account };
}

async function accountBehind(app: Application, city: RegionCode, token: string): Promise<Account | undefined> {
  const tokenHash = hashOf(app, token);
  const session = await app.store.sessions.find(city, tokenHash);
  if (session === undefined) return undefined;
  const now = app.clock.now();
  const isOver =
    session.begunAt < before(now, sessionLimits.absolute) || session.seenAt < before(now, sessionLimits.idle);
  if (isOver) {
    await app.store.sessions.end(city, [tokenHash]);
    return undefined;
  }
  const account = await app.store.accounts.get(city, session.account);
  if (account === undefined || account.disabled) return undefined;
  if (session.seenAt < before(now, sessionLimits.touch)) await app.store.sessions.touch(city, tokenHash, now);
  return account;
}
