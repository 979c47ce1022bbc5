import type { AccountChange, AccountStore, Credentials } from '@shigan/app';
import { type Account, type AccountRole, DomainError, type Instant, type RegionCode } from '@shigan/core';
import { DatabaseError } from 'pg';

import { type Database, statement } from '../database/database.ts';
import { heldAnswers } from '../database/held-answers.ts';

type AccountRow = {
  readonly id: string;
  readonly sign_in_name: string;
  readonly name: string;
  readonly unit: string | null;
  readonly leader: string | null;
  readonly roles: readonly AccountRole[];
  readonly must_change_password: boolean;
  readonly second_factor: boolean;
  readonly external_id: string | null;
  readonly disabled: boolean;
  readonly created_at: Instant;
};
type CredentialRow = { readonly password_hash: string | null; readonly totp_secret: string | null };

const columns = `id, sign_in_name, name, unit, leader, roles, must_change_password,
  totp_secret is not null as second_factor, external_id, disabled, created_at`;

const insertAccount = statement(
  'account_insert',
  `insert into account (city, id, sign_in_name, name, unit, leader, roles, must_change_password, external_id, disabled,
     created_at, password_hash, totp_secret)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);
const byId = statement('account_by_id', `select ${columns} from account where city = $1 and id = $2`);
const byName = statement('account_by_name', `select ${columns} from account where city = $1 and sign_in_name = $2`);
const byExternal = statement(
  'account_by_external',
  `select ${columns} from account where city = $1 and external_id = $2`,
);
const all = statement('account_all', `select ${columns} from account where city = $1 order by sign_in_name`);
const allOpen = statement(
  'account_open',
  `select ${columns} from account
   where city = $1 and password_hash is null and external_id is null and not disabled
   order by sign_in_name`,
);
const credentialsOf = statement(
  'account_credentials',
  'select password_hash, totp_secret from account where city = $1 and id = $2',
);
const lockAccount = statement(
  'account_lock',
  `select ${columns}, password_hash, totp_secret from account where city = $1 and id = $2 for update`,
);
const updateAccount = statement(
  'account_update',
  `update account set sign_in_name = $3, name = $4, unit = $5, leader = $6, roles = $7, must_change_password = $8,
     external_id = $9, disabled = $10, created_at = $11, password_hash = $12, totp_secret = $13
   where city = $1 and id = $2`,
);
const noteStep = statement(
  'account_totp_step',
  'update account set totp_step = $3 where city = $1 and id = $2 and coalesce(totp_step, 0) < $3',
);

export function accountStore(database: Database): AccountStore {
  const found = heldAnswers<Account | undefined>(database);
  const open = heldAnswers<readonly Account[]>(database);
  const one = async (what: ReturnType<typeof statement>, values: readonly unknown[]): Promise<Account | undefined> => {
    const [row] = await database.rows<AccountRow>(what, values);
    return row && accountOf(row);
  };
  return {
    add: async (city, account, credentials) => {
      await refusingTaken(account.signInName, () => database.run(insertAccount, valuesOf(city, account, credentials)));
    },
    get: async (city, id) => found.answer([city, id], async () => one(byId, [city, id])),
    bySignInName: async (city, folded) => one(byName, [city, folded]),
    byExternalId: async (city, externalId) => one(byExternal, [city, externalId]),
    list: async (city) => (await database.rows<AccountRow>(all, [city])).map(accountOf),
    open: async (city) =>
      open.answer([city], async () => (await database.rows<AccountRow>(allOpen, [city])).map(accountOf)),
    credentials: async (city, id) => {
      const [row] = await database.rows<CredentialRow>(credentialsOf, [city, id]);
      if (row === undefined) throw new DomainError('unknown-account', { account: id });
      return { passwordHash: row.password_hash, totpSecret: row.totp_secret };
    },
    amend: async (city, id, change) => amend(database, city, id, change),
    useCode: async (city, id, step) => (await database.run(noteStep, [city, id, step])) === 1,
  };
}

async function amend(database: Database, city: RegionCode, id: string, change: AccountChange): Promise<void> {
  await refusingTaken(change.signInName ?? change.externalId ?? id, () =>
    database.transaction(async (session) => {
      const [row] = await session.rows<AccountRow & CredentialRow>(lockAccount, [city, id]);
      if (row === undefined) throw new DomainError('unknown-account', { account: id });
      const { passwordHash = row.password_hash, totpSecret = row.totp_secret, ...rest } = change;
      await session.run(updateAccount, valuesOf(city, { ...accountOf(row), ...rest }, { passwordHash, totpSecret }));
    }),
  );
}

function valuesOf(city: RegionCode, account: Account, { passwordHash, totpSecret }: Credentials): readonly unknown[] {
  const { id, signInName, name, unit, leader, roles, mustChangePassword, externalId, disabled, createdAt } = account;
  const own = [id, signInName, name, unit, leader, JSON.stringify(roles), mustChangePassword];
  return [city, ...own, externalId, disabled, createdAt, passwordHash, totpSecret];
}

/** A name or external id that another account has. */
async function refusingTaken(account: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const isTaken = cause instanceof DatabaseError && cause.code === '23505';
    throw isTaken ? new DomainError('account-exists', { account }, { cause }) : cause;
  }
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    signInName: row.sign_in_name,
    name: row.name,
    unit: row.unit,
    leader: row.leader,
    roles: row.roles,
    mustChangePassword: row.must_change_password,
    secondFactor: row.second_factor,
    externalId: row.external_id,
    disabled: row.disabled,
    createdAt: row.created_at,
  };
}
