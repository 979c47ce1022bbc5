import type { Account, Actor, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { City } from '../ports.ts';

/** All accounts of a city, by what they sign in with (账号列表). */
export async function listAccounts(app: Application, actor: Actor, city: RegionCode): Promise<readonly Account[]> {
  authorise(actor, 'account.read', city);
  return app.store.accounts.list(city);
}

/** The invented people that anybody may sign in as (演示账号): of a city marked as a demonstration, those without a password; of any
 *  other, nobody. */
export async function demoPeople(app: Application, actor: Actor, city: City): Promise<readonly Account[]> {
  authorise(actor, 'session.begin', city.code);
  return city.demo ? app.store.accounts.open(city.code) : [];
}
