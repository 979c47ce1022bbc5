import { storeContract } from '@shigan/app/testing/store.contract';

import { openStore } from './open-store.ts';
import { postgresForTests } from './testing/postgres.ts';
import { togetherContract } from './testing/together.contract.ts';

const server = await postgresForTests();
const missing = server.missing === undefined ? {} : { missing: server.missing };
let users = 2;
/** The server ends with the last of the suites that use it. */
const close = async (): Promise<void> => {
  users -= 1;
  if (users === 0) await server.stop();
};

storeContract({
  name: 'PostgreSQL, nothing kept in memory',
  ...missing,
  // Every reading comes from the database, so that both ways of reading keep the contract.
  open: async () => openStore({ databaseUrl: await server.createDatabase() }, { migrate: true, warmRows: 0 }),
  close,
});

togetherContract({
  ...missing,
  open: async () => openStore({ databaseUrl: await server.createDatabase() }, { migrate: true }),
  close,
});
