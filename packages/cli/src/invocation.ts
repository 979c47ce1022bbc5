import type { Application, Identity } from '@shigan/app';
import type { JsonShape } from '@shigan/contract';
import { type Actor, operator, type RegionCode } from '@shigan/core';
import type { ProviderSettings } from '@shigan/identity';
import type { Command } from 'commander';
import { postgresqlSettings } from './environment.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';
import type { Words } from './words/words.ts';

/** Where the data are: a directory of our own, or a PostgreSQL database. */
export type DataPlace =
  | { readonly dataDir: string }
  | { readonly databaseUrl: string; readonly postgresql?: ReturnType<typeof postgresqlSettings> };

/** Everything wired together, and how to let go of it. */
export interface Composed {
  readonly app: Application;
  /** What is needed to know who somebody is, with the city's identity provider where there is one, and with the key that an
   *  environment names where secrets are to be sealed. */
  readonly identity: (settings?: {
    readonly provider?: ProviderSettings | undefined;
    readonly environment?: Surroundings['environment'];
  }) => Identity;
  close(): Promise<void>;
}

export interface ComposeOptions {
  /** Whether an empty store is set up. */
  readonly migrate: boolean;
  /** What names the keys of the archive; without it sealed files are not opened. */
  readonly environment?: Surroundings['environment'];
  /** What this thread does while the store opens in another. Nothing may be asked of the store, nor what time it is, before it is open. */
  readonly meanwhile?: (composed: Composed) => void;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly words: Words;
  readonly compose: (place: DataPlace, options: ComposeOptions) => Promise<Composed>;
  /** Brings the database to this version. */
  readonly migrate: (
    place: DataPlace,
    options?: { readonly roles?: boolean; readonly distribute?: boolean; readonly dryRun?: boolean },
  ) => Promise<{
    readonly backend: string;
    readonly schemaVersion: number;
    /** What was run, or would be, besides the migrations. */
    readonly statements?: readonly string[];
  }>;
  /** Standard input, for `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Waits until the program is asked to end. From the call on signals ask; until then they end the program at once. */
  readonly untilEnded: () => Promise<void>;
}

/** Options that every command has. */
export interface GlobalOptions {
  readonly data?: string;
  readonly city?: string;
}

/** Who acts on the command line: whoever may read the data directory. */
const localActor: Actor = operator('cli');

/** The city meant where none is named and the store holds none, or several. */
export const fallbackCity: RegionCode = '431200';

const defaultDataDir = './.shigan';

/** A data directory that is named wins over the environment, the environment over the default. */
export function placeOf(options: GlobalOptions, environment: Surroundings['environment']): DataPlace {
  if (options.data !== undefined) return { dataDir: options.data };
  const databaseUrl = environment['DATABASE_URL'];
  if (!databaseUrl) return { dataDir: defaultDataDir };
  const postgresql = postgresqlSettings(environment);
  const isUsual = Object.values(postgresql).every((value) => value === undefined);
  return isUsual ? { databaseUrl } : { databaseUrl, postgresql };
}

/** Where long readings of everything are made: a standby (`DATABASE_REPLICA_URL`) where one is named, so that nobody waits for them. What
 *  reads has to do with a moment that is a little behind. */
export function readingPlaceOf(options: GlobalOptions, environment: Surroundings['environment']): DataPlace {
  const place = placeOf(options, environment);
  const replica = environment['DATABASE_REPLICA_URL'];
  return 'databaseUrl' in place && replica ? { ...place, databaseUrl: replica } : place;
}

/** What a command works with. */
export interface Opened extends Composed {
  readonly actor: Actor;
  readonly city: RegionCode;
}

/** What a command may do to a store that is empty: one that writes sets it up, one that reads leaves it alone and is refused. A server's
 *  database of an earlier version is left alone by both: `migrate` is a step of its own. */
export type Opening = 'writing' | 'reading';

/** Opens the store for the length of a command, and closes it whatever happens. */
export async function withStore<T>(
  surroundings: Surroundings,
  options: GlobalOptions,
  opening: Opening,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const composed = await surroundings.compose(placeOf(options, surroundings.environment), {
    migrate: opening === 'writing',
    environment: surroundings.environment,
  });
  try {
    const city = options.city ?? (await onlyCity(composed.app)) ?? fallbackCity;
    return await work({ ...composed, actor: localActor, city });
  } finally {
    await composed.close();
  }
}

async function onlyCity(app: Application): Promise<RegionCode | undefined> {
  const [only, ...others] = await app.store.cities.list();
  return others.length === 0 ? only?.code : undefined;
}

/** Prints the JSON Schema of what the command prints with `--json`. */
export async function printSchema(terminal: Terminal, shape: JsonShape): Promise<void> {
  const { jsonSchemaOf } = await import('@shigan/contract');
  await terminal.out(`${JSON.stringify(jsonSchemaOf(shape), null, 2)}\n`);
}

/** An option or argument that cannot be done without. Asked for here and not by the parser, for `--json-schema` needs none. */
export function required<T>(value: T | undefined, name: string, command: Command, words: Words): T {
  if (value === undefined)
    return command.error(words.needsOne(name), { exitCode: exitCodes.usage, code: 'shigan.missing' });
  return value;
}
