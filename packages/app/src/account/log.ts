import type { Account, Actor, RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';

/** Notes in the audit log what was done to an account, or by somebody signing in. */
export async function logAccount(
  app: Application,
  city: RegionCode,
  actor: Actor,
  action: string,
  line: {
    readonly subject: string;
    readonly detail?: Readonly<Record<string, unknown>>;
    readonly before?: unknown;
    readonly after?: unknown;
  },
): Promise<void> {
  await app.store.audit.append(city, { at: app.clock.now(), actor, action, detail: {}, ...line });
}

/** What of an account stands in the log: who it is and what it may. */
export function logged(account: Account): Readonly<Record<string, unknown>> {
  const { signInName, name, unit, leader, roles, externalId, disabled, secondFactor } = account;
  return { signInName, name, unit, leader, roles, externalId, disabled, secondFactor };
}
