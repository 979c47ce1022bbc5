import { type Account, type AccountRole, accountRoles } from '@shigan/core';
import { z } from 'zod';

/** An account as administrators see it: nothing that proves who somebody is. */
export type AccountBody = Account;

export interface AccountListBody {
  readonly accounts: readonly AccountBody[];
}

/** An account to be added. */
export interface NewAccountBody {
  readonly signInName: string;
  readonly name: string;
  readonly unit?: string | null;
  readonly leader?: string | null;
  readonly roles: readonly AccountRole[];
  readonly externalId?: string | null;
}

/** What is to be changed of an account. */
export interface AccountAmendmentBody extends Partial<Omit<NewAccountBody, 'signInName'>> {
  readonly disabled?: boolean;
}

/** An account with the password that was made up for it: told once, kept nowhere. */
export interface GivenPasswordBody {
  readonly account: AccountBody;
  readonly password: string;
}

const roles: readonly [AccountRole, ...AccountRole[]] = ['leader', ...accountRoles.filter((role) => role !== 'leader')];
const role: z.ZodType<AccountRole> = z.enum(roles);
const short = z.string().max(200);

export const accountBody: z.ZodType<AccountBody> = z
  .strictObject({
    id: z.uuid(),
    signInName: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    leader: z.string().nullable(),
    roles: z.array(role),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean(),
    externalId: z.string().nullable(),
    disabled: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Account', description: 'Somebody who can sign in, and as what.' });

export const accountListBody: z.ZodType<AccountListBody> = z
  .strictObject({ accounts: z.array(accountBody) })
  .meta({ id: 'AccountList', description: 'All accounts of the city.' });

export const newAccountBody: z.ZodType<NewAccountBody> = z
  .strictObject({
    signInName: short,
    name: short,
    unit: short.nullable().exactOptional(),
    leader: short.nullable().exactOptional(),
    roles: z.array(role),
    externalId: short.nullable().exactOptional(),
  })
  .meta({ id: 'NewAccount', description: 'An account to be added.' });

export const accountAmendmentBody: z.ZodType<AccountAmendmentBody> = z
  .strictObject({
    name: short.exactOptional(),
    unit: short.nullable().exactOptional(),
    leader: short.nullable().exactOptional(),
    roles: z.array(role).exactOptional(),
    externalId: short.nullable().exactOptional(),
    disabled: z.boolean().exactOptional(),
  })
  .meta({ id: 'AccountAmendment', description: 'What is to be changed of an account.' });

export const givenPasswordBody: z.ZodType<GivenPasswordBody> = z
  .strictObject({ account: accountBody, password: z.string() })
  .meta({ id: 'GivenPassword', description: 'An account with the password made up for it: told once, kept nowhere.' });

export function presentAccounts(accounts: readonly Account[]): AccountListBody {
  return { accounts };
}
