import { storeContract } from '@shigan/app/testing/store.contract';

import { openStore } from './open-store.ts';
import { postgresForTests } from './testing/postgres.ts';

const server = await postgresForTests();

storeContract({
  name: 'PostgreSQL, nothing kept in memory',
  ...(server.missing === undefined ? {} : { missing: server.missing }),
  // Every reading comes from the database, so that both ways of reading keep the contract.
  open: async () => openStore({ databaseUrl: await server.createDatabase() }, { migrate: true, warmRows: 0 }),
  close: server.stop,
});
