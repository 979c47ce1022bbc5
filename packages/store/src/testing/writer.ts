// `writer.ts DIRECTORY CITY [COUNT]`: opens the store there, says `owner` or `client`, and adds audit lines, one after the
// other, saying the number of each that was acknowledged, until it is killed or has added COUNT.
import { operator } from '@shigan/core';
import { resolve } from 'node:path';

import { auditStore } from '../audit/audit-store.ts';
import { pooledDatabase } from '../database/pooled.ts';
import { EmbeddedConnections } from '../embedded/connections.ts';

const [directory = '', city = '', count = ''] = process.argv.slice(2);
const connections = await EmbeddedConnections.open(resolve(directory));
const database = pooledDatabase(connections);
process.stdout.write((await connections.owner()) ? 'owner\n' : 'client\n');
const audit = auditStore(database);
const actor = operator('test', 'writer');
const most = count === '' ? Number.POSITIVE_INFINITY : Number(count);
for (let i = 1; i <= most; i++) {
  await audit.append(city, { at: '2021-05-20T01:00:00.000Z', actor, action: 'test', subject: `${i}`, detail: {} });
  process.stdout.write(`${i}\n`);
}
await database.close();
