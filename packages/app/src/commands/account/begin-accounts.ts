import {
  type Account,
  type Actor,
  DomainError,
  type RegionCode,
  type RegisterName,
  type Registers,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { demoLeaders, demoPeople, demoUnits } from '../../demo/people.ts';
import type { Identity } from '../../ports.ts';
import { referenceKnownFrom } from '../initialise-city.ts';
import { addAccount, type AddedAccount } from './add-account.ts';

/** What the first administrator signs in with. */
const firstSignInName = 'admin';

/** Makes a city's first account (首个管理员): a security administrator, who adds the others, with a password that was made up and is
 *  told once. A demonstration has its invented people instead. Nothing is done where there are accounts already. */
export async function beginAccounts(
  app: Application,
  identity: Identity,
  actor: Actor,
  cityCode: RegionCode,
): Promise<AddedAccount | undefined> {
  authorise(actor, 'account.amend', cityCode);
  const city = await app.store.cities.get(cityCode);
  if (city === undefined) throw new DomainError('unknown-region', { region: cityCode });
  if (city.demo) {
    await addDemoPeople(app, actor, cityCode);
    return undefined;
  }
  if ((await app.store.accounts.list(cityCode)).length > 0) return undefined;
  return addAccount(app, identity, actor, cityCode, {
    signInName: firstSignInName,
    name: '首位安全管理员',
    roles: ['securityAdministrator'],
  });
}

/** Gives a demonstration city its units, leaders and invented people, as far as they are not there. None has a password: whoever sees
 *  the sign-in page may be any of them, in a city marked as a demonstration and nowhere else. */
export async function addDemoPeople(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'account.amend', city);
  const storedAt = app.clock.now();
  await fillRegister(app, actor, city, 'unit', demoUnits);
  await fillRegister(app, actor, city, 'leader', demoLeaders);
  const held = new Set((await app.store.accounts.list(city)).flatMap(({ id, signInName }) => [id, signInName]));
  const missing = demoPeople.filter(({ id, signInName }) => !held.has(id) && !held.has(signInName));
  for (const { leader = null, ...person } of missing) {
    const account: Account = {
      ...person,
      leader,
      mustChangePassword: false,
      secondFactor: false,
      externalId: null,
      disabled: false,
      createdAt: storedAt,
    };
    await app.store.accounts.add(city, account, { passwordHash: null, totpSecret: null });
  }
  if (missing.length === 0) return;
  const names = missing.map(({ signInName }) => signInName);
  await app.store.audit.append(city, {
    at: storedAt,
    actor,
    action: 'account.add',
    subject: city,
    detail: { demo: true },
    after: names,
  });
}

async function fillRegister<N extends RegisterName>(
  app: Application,
  actor: Actor,
  city: RegionCode,
  register: N,
  bodies: readonly (Registers[N] & { readonly code: string })[],
): Promise<void> {
  const storedAt = app.clock.now();
  if ((await app.store.registers.asOf(city, register, storedAt)).length > 0) return;
  const entries = bodies.map((body) => ({
    register,
    key: body.code,
    body,
    knownFrom: referenceKnownFrom,
    by: actor.id,
  }));
  await app.store.registers.append(city, entries, storedAt);
}
