import type { RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';

/** The names of people by their ids. Who has no account (the operator's command line, a job) is known by the id alone. */
export async function namesOf(
  app: Application,
  city: RegionCode,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const accounts = new Map((await app.store.accounts.list(city)).map(({ id, name }) => [id, name]));
  return new Map([...new Set(ids)].map((id) => [id, accounts.get(id) ?? id]));
}
