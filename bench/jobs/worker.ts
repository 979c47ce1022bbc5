// `worker.ts URL CITY NAME AHEAD`: works the queue of a city off, one job after the other, saying `done` for each, until nothing is
// left. AHEAD is how many seconds its clock is ahead: so a lease ends without being waited for.
import { runJobs } from '@shigan/app';
import { operator } from '@shigan/core';
import { openStore } from '@shigan/store';
import { queueApplication } from './application.ts';

const [databaseUrl = '', city = '', name = '', ahead = '0'] = process.argv.slice(2);
const store = await openStore({ databaseUrl });
const app = queueApplication(store, Number(ahead));
const outward = { open: (sealed: string) => sealed };
for (;;) {
  const { done, void: none, failed } = await runJobs(app, operator('job'), city, { name, outward, most: 1 });
  if (done + none + failed === 0) break;
  process.stdout.write(`${done > 0 ? 'done' : none > 0 ? 'void' : 'failed'}\n`);
}
await store.close();
