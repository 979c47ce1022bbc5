import {
  type Account,
  type AccountRole,
  type Actor,
  DomainError,
  foldSignInName,
  isSeparated,
  isSignInName,
  passwordFault,
  type RegionCode,
} from '@shigan/core';
import { logAccount, logged } from '../../account/log.ts';
import { type Application, authorise, nowOf } from '../../application.ts';
import type { Identity } from '../../ports.ts';

export interface NewAccount {
  readonly signInName: string;
  readonly name: string;
  readonly unit?: string | null;
  readonly leader?: string | null;
  readonly roles: readonly AccountRole[];
  /** Who it is at the identity provider. */
  readonly externalId?: string | null;
  /** Absent: one is made up and given back once; it has to be changed at the first sign-in. */
  readonly password?: string;
}

export interface AddedAccount {
  readonly account: Account;
  /** The password that was made up. */
  readonly password?: string;
}

/** Adds an account (新增账号). Refuses `invalid-account`, `account-exists`, `roles-not-separated`, `weak-password`. */
export async function addAccount(
  app: Application,
  identity: Identity,
  actor: Actor,
  city: RegionCode,
  asked: NewAccount,
): Promise<AddedAccount> {
  authorise(actor, 'account.amend', city);
  const account: Account = {
    id: identity.newId(),
    signInName: foldSignInName(asked.signInName),
    name: asked.name.trim(),
    unit: asked.unit ?? null,
    leader: asked.leader ?? null,
    roles: [...new Set(asked.roles)],
    mustChangePassword: asked.password === undefined,
    secondFactor: false,
    externalId: asked.externalId ?? null,
    disabled: false,
    createdAt: app.clock.now(),
  };
  await checkAccount(app, city, account);
  const password = asked.password ?? madeUpPassword(identity);
  checkPassword(password, account.signInName);
  const passwordHash = await identity.passwords.hash(password);
  await app.store.together(async () => {
    await app.store.accounts.add(city, account, { passwordHash, totpSecret: null });
    await logAccount(app, city, actor, 'account.add', { subject: account.signInName, after: logged(account) });
  });
  return asked.password === undefined ? { account, password } : { account };
}

/** A password that nobody chose: 20 characters out of a token, in fives, to be read aloud or typed from paper. */
export function madeUpPassword(identity: Identity): string {
  const characters = identity.newToken().replaceAll(/[-_0OoIl1]/g, '');
  const whole = characters.length >= 20 ? characters : characters + madeUpPassword(identity).replaceAll('-', '');
  return (whole.slice(0, 20).match(/.{5}/g) ?? []).join('-');
}

/** Refuses a password that is not strong enough (`weak-password`). */
export function checkPassword(password: string, signInName: string): void {
  const fault = passwordFault(password, signInName);
  if (fault !== undefined) throw new DomainError('weak-password', { fault });
}

/** Refuses an account that could not be: a name that is none, no role, administrators' roles with others, units and leaders that
 *  no register holds. */
export async function checkAccount(app: Application, city: RegionCode, account: Account): Promise<void> {
  const { signInName, name, unit, leader, roles } = account;
  if (!isSignInName(signInName)) throw new DomainError('invalid-account', { signInName });
  if (name === '') throw new DomainError('invalid-account', { name });
  if (roles.length === 0) throw new DomainError('invalid-account', { roles: '' });
  if (!isSeparated(roles)) throw new DomainError('roles-not-separated', { roles: roles.join(' ') });
  const held = await app.store.cities.get(city);
  if (held === undefined) throw new DomainError('unknown-region', { region: city });
  const now = nowOf(held, app.clock);
  const isHeld = async (register: 'unit' | 'leader', key: string): Promise<boolean> =>
    (await app.store.registers.asOf(city, register, now)).some((entry) => entry.key === key);
  if (unit !== null && !(await isHeld('unit', unit))) throw new DomainError('invalid-account', { unit });
  if (leader !== null && !(await isHeld('leader', leader))) throw new DomainError('invalid-account', { leader });
}
