import type { Account, AccountRole } from '@shigan/core';

/** Somebody who holds one role, and is called by it. */
export function accountOf(
  role: AccountRole,
  who: Pick<Account, 'id' | 'signInName' | 'createdAt'> & { readonly unit?: string | null },
): Account {
  return {
    name: role,
    unit: null,
    leader: null,
    roles: [role],
    mustChangePassword: false,
    secondFactor: false,
    externalId: null,
    disabled: false,
    ...who,
  };
}
