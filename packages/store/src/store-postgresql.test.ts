import { storeContract } from '@shigan/app/testing/store.contract';
import { describe, it } from 'vitest';

import { openStore } from './open-store.ts';
import { startPostgres } from './testing/postgres.ts';

const server = await startPostgres();

if ('missing' in server) {
  describe('store contract: PostgreSQL', () => {
    it.skip(`skipped: ${server.missing}`, () => {});
  });
} else {
  storeContract({
    name: 'PostgreSQL, nothing kept in memory',
    // Every reading comes from the database, so that both ways of reading keep the contract.
    open: async () => openStore({ databaseUrl: await server.createDatabase() }, { migrate: true, warmRows: 0 }),
    close: async () => server.stop(),
  });
}
