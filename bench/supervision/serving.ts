// `serving.ts CITY`: one server process over the database of `DATABASE_URL`, as the operator; prints its address.
import { operator } from '@shigan/core';
import { createServer } from '@shigan/http';
import { createIdentity, sealedSecrets } from '@shigan/identity';
import { openStore } from '@shigan/store';
import { queueApplication } from '../jobs/application.ts';

const [defaultCity = ''] = process.argv.slice(2);
const store = await openStore({ databaseUrl: process.env['DATABASE_URL'] ?? '' });
const server = await createServer(queueApplication(store), {
  version: 'bench',
  defaultCity,
  maxUploadBytes: 1,
  identity: createIdentity(undefined, sealedSecrets(new Uint8Array(32))),
  actor: operator('bench'),
  onFailure: (error) => console.error(error),
});
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
process.on('SIGTERM', () => void server.close().then(() => store.close()));
