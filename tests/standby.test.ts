import { join } from 'node:path';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative, operator } from '@shigan/core';
import { openStore } from '@shigan/store';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../packages/cli/src/testing/session.ts';
import { startPostgres } from '../packages/store/src/testing/postgres.ts';
import { startStandby } from '../packages/store/src/testing/standby.ts';
import { temporaryDirectory } from '../packages/store/src/testing/temporary.ts';

const primary = await startPostgres({ fsync: false });
const missing = 'missing' in primary ? primary.missing : undefined;
const directory = temporaryDirectory();
const city = '431200';
const at = '2021-05-18T02:00:00.000Z';

afterAll(() => directory.remove());

test.skipIf(missing)(
  'backups and verifying are made from the standby that DATABASE_REPLICA_URL names, so that they do without the primary',
  { timeout: 180_000 },
  async () => {
    if ('missing' in primary) return;
    const databaseUrl = await primary.createDatabase();
    const standby = await startStandby(primary);
    try {
      const store = await openStore({ databaseUrl }, { migrate: true });
      await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
      const row = {
        indicator: 'industrial-value-added',
        region: city,
        span: cumulative(2021, 4),
        measure: 'yoy' as const,
        value: 12.9,
        decimals: 1,
        unit: '%',
        status: null,
        knownFrom: at,
        sheet: '',
        cell: 'C4',
      };
      const accepted = { actor: operator('test'), storedAt: at, dryRun: false };
      await store.imports.accept(city, incomingFile('a.csv', 'a file'), 'long', [[row]], accepted);
      await store.close();
      await standby.catchUp();
      const environment = {
        DATABASE_URL: databaseUrl,
        DATABASE_REPLICA_URL: databaseUrl.replace(
          encodeURIComponent(primary.directory),
          encodeURIComponent(standby.directory),
        ),
      };
      const file = join(directory.path, 'a.backup');
      const ofPrimary = await runCommand(['verify', '--json'], { environment: { DATABASE_URL: databaseUrl } });
      await primary.end();
      const made = await runCommand(['backup', file, '--json'], { environment });
      const verified = await runCommand(['verify', '--against', file, '--json'], { environment });
      expect([ofPrimary.code, made.code, verified.code]).toEqual([0, 0, 0]);
      expect(JSON.parse(made.out).manifest.tables.observation.rows).toBe(1);
      expect(JSON.parse(verified.out)).toEqual(JSON.parse(ofPrimary.out));
    } finally {
      await standby.stop();
      await primary.stop();
    }
  },
);
