import { InvalidArgumentError } from 'commander';
import type { Surroundings } from './invocation.ts';

/** Every variable of the environment that the program reads. A test holds the code, the operator's guide and the files for deployment to it. */
export const variables = [
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'PORT',
  'NO_COLOR',
  'SHIGAN_BACKUP_AT',
  'SHIGAN_BACKUP_DIR',
  'SHIGAN_BACKUP_KEEP',
  'SHIGAN_DB_CONNECT_TIMEOUT_MS',
  'SHIGAN_DB_POOL',
  'SHIGAN_DB_STATEMENT_TIMEOUT_MS',
  'SHIGAN_DRAIN_SECONDS',
  'SHIGAN_GRACE_SECONDS',
  'SHIGAN_LOG',
  'SHIGAN_MAIL_FROM',
  'SHIGAN_OIDC_CLAIM',
  'SHIGAN_OIDC_CLIENT_ID',
  'SHIGAN_OIDC_CLIENT_SECRET',
  'SHIGAN_OIDC_ISSUER',
  'SHIGAN_OIDC_NAME',
  'SHIGAN_OPERATION',
  'SHIGAN_PRIVATE_CALLS',
  'SHIGAN_SECRET_KEY',
  'SHIGAN_SECRET_KEY_BEFORE',
  'SHIGAN_SECRET_SEALING',
  'SHIGAN_SMTP_URL',
] as const;

export type Variable = (typeof variables)[number];

/** A whole number that a variable gives; undefined where it gives none. What is no number is a mistake of usage. */
export function wholeNumber(
  environment: Surroundings['environment'],
  name: Variable,
  most: number,
): number | undefined {
  const text = environment[name];
  if (!text) return undefined;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value > most) throw new InvalidArgumentError(`${name}: 0 … ${most}: ${text}`);
  return value;
}

/** How a database server is reached, by the environment. */
export function postgresqlSettings(environment: Surroundings['environment']): {
  readonly poolSize?: number | undefined;
  readonly connectTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
} {
  return {
    poolSize: wholeNumber(environment, 'SHIGAN_DB_POOL', 1000),
    connectTimeout: wholeNumber(environment, 'SHIGAN_DB_CONNECT_TIMEOUT_MS', 600_000),
    statementTimeout: wholeNumber(environment, 'SHIGAN_DB_STATEMENT_TIMEOUT_MS', 86_400_000),
  };
}

/** A port, 0 for any that is free. Throws what the command line answers wrong usage to. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError(`0 … 65535: ${text}`);
  return port;
}
