import { storeContract } from '@shigan/app/testing/store.contract';

import { openStore } from './open-store.ts';
import { startPostgres } from './testing/postgres.ts';

const server = await startPostgres();

storeContract({
  name: 'PostgreSQL, nothing kept in memory',
  ...('missing' in server ? { missing: server.missing } : {}),
  open: async () => {
    if ('missing' in server) throw new Error(server.missing);
    // Every reading comes from the database, so that both ways of reading keep the contract.
    return openStore({ databaseUrl: await server.createDatabase() }, { migrate: true, warmRows: 0 });
  },
  close: async () => {
    if (!('missing' in server)) await server.stop();
  },
});
