import { DomainError, type RegionCode } from '@shigan/core';
import { unnamedActor } from '../../account/actor-of.ts';
import { before, sessionLimits } from '../../account/session-limits.ts';
import { type Application, authorise } from '../../application.ts';
import type { Identity } from '../../ports.ts';
import { beginSession, hashOf, type SignedIn } from './sign-in.ts';

/** Begins a sign-in at the identity provider (统一身份认证登录): where the browser is sent, and the token by which it is known again. */
export async function beginProviderSignIn(
  app: Application,
  identity: Identity,
  city: RegionCode,
  via: string,
): Promise<{ readonly address: string; readonly token: string }> {
  authorise(await unnamedActor(app, city, via), 'session.begin', city);
  if (identity.provider === undefined) throw new DomainError('provider-unavailable');
  const token = identity.newToken();
  const { address, content } = await identity.provider.begin(identity.newToken());
  const now = app.clock.now();
  const step = { kind: 'provider', content } as const;
  await app.store.sessions.putStep(city, hashOf(app, token), now, step, before(now, sessionLimits.step));
  return { address, token };
}

/** Signs in who came back from the identity provider, by the account that bears their external id. The provider has seen to the
 *  second factor. Nobody gets an account by this: a security administrator gives it. Refuses `sign-in-failed`. */
export async function finishProviderSignIn(
  app: Application,
  identity: Identity,
  city: RegionCode,
  asked: { readonly token: string; readonly address: string },
  via: string,
): Promise<SignedIn> {
  authorise(await unnamedActor(app, city, via), 'session.begin', city);
  const notBefore = before(app.clock.now(), sessionLimits.step);
  const step = await app.store.sessions.takeStep(city, hashOf(app, asked.token), notBefore);
  if (identity.provider === undefined || step?.kind !== 'provider') throw new DomainError('sign-in-failed');
  const person = await identity.provider.finish(asked.address, step.content);
  const account = await app.store.accounts.byExternalId(city, person.id);
  if (account === undefined || account.disabled) throw new DomainError('sign-in-failed');
  return beginSession(app, identity, city, account, via, 'identity provider');
}
