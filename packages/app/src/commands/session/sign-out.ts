import type { Actor, RegionCode } from '@shigan/core';
import { logAccount } from '../../account/log.ts';
import { type Application, authorise } from '../../application.ts';
import { endSessions } from '../account/amend-account.ts';
import { hashOf } from './sign-in.ts';

/** Signs out (退出登录): here, or wherever the person is signed in (全部退出). Who is not signed in is left alone. */
export async function signOut(
  app: Application,
  actor: Actor,
  city: RegionCode,
  token: string | undefined,
  options: { readonly everywhere: boolean },
): Promise<{ readonly ended: number }> {
  authorise(actor, 'session.end', city, undefined, { person: actor.id });
  if (token === undefined) return { ended: 0 };
  const session = await app.store.sessions.find(city, hashOf(app, token));
  if (session === undefined || session.account !== actor.id) return { ended: 0 };
  if (!options.everywhere) await app.store.sessions.end(city, [session.tokenHash]);
  const ended = options.everywhere ? await endSessions(app, city, session.account) : 1;
  await logAccount(app, city, actor, 'session.end', { subject: actor.name, detail: { ended } });
  return { ended };
}
