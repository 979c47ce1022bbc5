import { resolve } from 'node:path';

import type { ByteSealing, Store } from '@shigan/app';

import { accountStore } from './account/account-store.ts';
import { sessionStore } from './account/session-store.ts';
import { auditStore } from './audit/audit-store.ts';
import { awardStore } from './award/award-store.ts';
import { bulletinStore } from './bulletin/bulletin-store.ts';
import { cityStore } from './city/city-store.ts';
import type { Database } from './database/database.ts';
import { checkSchema, migrate, versionHeld } from './database/migrate.ts';
import { pooledDatabase } from './database/pooled.ts';
import { type PostgresqlSettings, postgresqlConnections } from './database/postgresql.ts';
import { evidenceStore } from './archive/evidence-store.ts';
import { draftStore } from './draft/draft-store.ts';
import { EmbeddedConnections, type EmbeddedOptions } from './embedded/connections.ts';
import { importStore } from './import/import-store.ts';
import { enterpriseCaseStore } from './enterprise/enterprise-case-store.ts';
import { enterpriseStore } from './enterprise/enterprise-store.ts';
import { rosterStore } from './roster/roster-store.ts';
import { declareAllImportsDead, sweepImports } from './import/sweep.ts';
import { channelStore } from './job/channel-store.ts';
import { jobStore } from './job/job-store.ts';
import { observationStore } from './observation/observation-store.ts';
import { WarmRegions } from './observation/warm-regions.ts';
import { outlookStore } from './outlook/outlook-store.ts';
import { notificationReadingStore } from './own/notification-readings.ts';
import { savedViewStore } from './own/saved-views.ts';
import { registerStore } from './register/register-store.ts';
import { matterStore } from './supervision/matter-store.ts';
import { proceedingStore } from './supervision/proceeding-store.ts';

/** Where the data are: a directory of this machine (embedded), or a PostgreSQL server. */
export type StoreLocation =
  | { readonly dataDir: string }
  | { readonly databaseUrl: string; readonly postgresql?: PostgresqlSettings | undefined };

export interface StoreOptions {
  /** Bring a PostgreSQL database's schema up to date; `empty`: only where there is none yet. An embedded one always is. Without it, an
   *  older one is refused. */
  readonly migrate?: boolean | 'empty';
  /** Observations kept in memory for boards. Default 400,000, some 100 MB. */
  readonly warmRows?: number;
  /** How bytes of the archive are sealed; without it they are kept as they come, and what is sealed is not opened. */
  readonly sealing?: ByteSealing | undefined;
  readonly embedded?: Omit<EmbeddedOptions, 'prepare'>;
}

/** An import on a server that showed no sign of life for this many seconds is dead. */
const silentOnServer = 3600;
/** The owner of a data directory has declared dead whatever was under way before it; what began since is alive. */
const never = 1e9;

/** A store whose database is being opened. Nothing may be asked of it before `opened`, which refuses what the opening is refused for. */
export interface StoreOpening {
  readonly store: Store;
  readonly opened: Promise<void>;
}

/** Opens the store. The first process to open a data directory runs its database and serves the others until it closes.
 *  Refuses `schema-newer`, `schema-older`, `store-unavailable`, `disk-full`. */
export async function openStore(location: StoreLocation, options: StoreOptions = {}): Promise<Store> {
  const { store, opened } = beginStore(location, options);
  await opened;
  return store;
}

/** Begins to open the store, for whoever has something else to do until it is open. */
export function beginStore(location: StoreLocation, options: StoreOptions = {}): StoreOpening {
  const opening = 'dataDir' in location ? beginEmbedded(location.dataDir, options) : beginPostgresql(location, options);
  const { database, sweepAfter } = opening;
  return { store: storeOver(database, options, sweepAfter), opened: sweepAfter.then(() => undefined) };
}

/** `sweepAfter`, known when the database is open: seconds of silence after which an import is swept; undefined where another process sweeps. */
interface Opening {
  readonly database: Database;
  readonly sweepAfter: Promise<number | undefined>;
}

function beginEmbedded(dataDir: string, options: StoreOptions): Opening {
  const connections = new EmbeddedConnections(resolve(dataDir), {
    ...options.embedded,
    prepare: declareAllImportsDead,
  });
  const sweepAfter = connections.owner().then((owner) => (owner === undefined ? undefined : never));
  return { database: pooledDatabase(connections), sweepAfter };
}

function beginPostgresql(
  { databaseUrl, postgresql }: Extract<StoreLocation, { databaseUrl: string }>,
  options: StoreOptions,
): Opening {
  const database = pooledDatabase(postgresqlConnections(databaseUrl, postgresql));
  const open = async (): Promise<number> => {
    try {
      const due = options.migrate === 'empty' ? (await versionHeld(database)) === 0 : (options.migrate ?? false);
      if (due) await migrate(database);
      await checkSchema(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    return silentOnServer;
  };
  return { database, sweepAfter: open() };
}

function storeOver(database: Database, options: StoreOptions, sweepAfter: Opening['sweepAfter']): Store {
  const warm = new WarmRegions(database, options.warmRows ?? 400_000);
  const closing = new AbortController();
  const sweep = async (): Promise<void> => {
    const silentSeconds = await sweepAfter;
    if (silentSeconds !== undefined) await sweepImports(database, { silentSeconds, signal: closing.signal });
  };
  // What fails is tried again at the next start.
  const sweeping = sweep().catch(() => undefined);
  return {
    cities: cityStore(database),
    registers: registerStore(database),
    observations: observationStore(database, warm),
    imports: importStore(database),
    audit: auditStore(database),
    bulletins: bulletinStore(database),
    matters: matterStore(database),
    proceedings: proceedingStore(database),
    outlooks: outlookStore(database),
    awards: awardStore(database),
    enterprises: enterpriseStore(database),
    enterpriseCases: enterpriseCaseStore(database),
    rosters: rosterStore(database),
    drafts: draftStore(database),
    evidence: evidenceStore(database, options.sealing),
    accounts: accountStore(database),
    sessions: sessionStore(database),
    notificationReadings: notificationReadingStore(database),
    savedViews: savedViewStore(database),
    jobs: jobStore(database),
    channels: channelStore(database),
    together: async (work) => database.together(work),
    status: async () => ({ backend: database.backend, schemaVersion: await versionHeld(database) }),
    close: async () => {
      closing.abort();
      await sweeping;
      await database.close();
    },
  };
}
