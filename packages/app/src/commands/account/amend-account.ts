import { type Account, type AccountRole, type Actor, DomainError, type RegionCode } from '@shigan/core';
import { logAccount, logged } from '../../account/log.ts';
import { type Application, authorise } from '../../application.ts';
import type { Identity } from '../../ports.ts';
import { checkAccount, madeUpPassword } from './add-account.ts';

export interface AccountAmendment {
  readonly name?: string;
  readonly unit?: string | null;
  readonly leader?: string | null;
  readonly roles?: readonly AccountRole[];
  readonly externalId?: string | null;
  readonly disabled?: boolean;
}

/** Changes what an account is and may (修改账号、授权、停用). Its sessions end where rights were taken or it is disabled, so that nobody
 *  goes on with what they had. Refuses `unknown-account`, `own-rights`, `last-security-administrator`, and what adding refuses. */
export async function amendAccount(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: AccountAmendment,
): Promise<Account> {
  authorise(actor, 'account.amend', city);
  const before = await accountNamed(app, city, id);
  if (before.id === actor.id) throw new DomainError('own-rights', { account: before.signInName });
  const after: Account = { ...before, ...asked, roles: [...new Set(asked.roles ?? before.roles)] };
  await checkAccount(app, city, after);
  await keepSecurityAdministrator(app, city, before, after);
  const { name, unit, leader, roles, externalId, disabled } = after;
  const losesRights = disabled || before.roles.some((role) => !roles.includes(role)) || before.unit !== unit;
  const line = { subject: before.signInName, before: logged(before), after: logged(after) };
  await app.store.together(async () => {
    await app.store.accounts.amend(city, before.id, { name, unit, leader, roles, externalId, disabled });
    if (losesRights) await endSessions(app, city, before.id);
    await logAccount(app, city, actor, 'account.amend', line);
  });
  return after;
}

/** Gives an account a new password that was made up, to be changed at the next sign-in, and takes its second factor away where
 *  asked: for who has lost either (重置口令). Its sessions end. */
export async function resetAccount(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
  id: string,
  options: { readonly secondFactor: boolean },
): Promise<{ readonly account: Account; readonly password: string }> {
  authorise(actor, 'account.amend', city);
  const account = await accountNamed(app, city, id);
  const password = madeUpPassword(identity);
  const passwordHash = await identity.passwords.hash(password);
  const line = { subject: account.signInName, detail: { secondFactor: options.secondFactor } };
  await app.store.together(async () => {
    await app.store.accounts.amend(city, account.id, {
      passwordHash,
      mustChangePassword: true,
      ...(options.secondFactor ? { totpSecret: null } : {}),
    });
    await endSessions(app, city, account.id);
    await logAccount(app, city, actor, 'account.reset', line);
  });
  return { account, password };
}

/** An account by its id, or by what it signs in with. Refuses `unknown-account`. */
export async function accountNamed(app: Application, city: RegionCode, idOrName: string): Promise<Account> {
  const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(idOrName);
  const { accounts } = app.store;
  const found = isId ? await accounts.get(city, idOrName) : await accounts.bySignInName(city, idOrName);
  if (found === undefined) throw new DomainError('unknown-account', { account: idOrName });
  return found;
}

export async function endSessions(
  app: Application,
  city: RegionCode,
  account: string,
  except?: string,
): Promise<number> {
  const sessions = await app.store.sessions.of(city, account);
  const ended = sessions.map((session) => session.tokenHash).filter((hash) => hash !== except);
  await app.store.sessions.end(city, ended);
  return ended.length;
}

/** Without one nobody could give rights any more. */
async function keepSecurityAdministrator(
  app: Application,
  city: RegionCode,
  before: Account,
  after: Account,
): Promise<void> {
  if (!isSecurityAdministrator(before) || isSecurityAdministrator(after)) return;
  const others = (await app.store.accounts.list(city)).filter(({ id }) => id !== before.id);
  if (!others.some(isSecurityAdministrator)) throw new DomainError('last-security-administrator');
}

function isSecurityAdministrator({ roles, disabled }: Account): boolean {
  return !disabled && roles.includes('securityAdministrator');
}
