import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, verifyStore } from '@shigan/store';

import { randomFrom } from '../running/options.ts';
import { type FaultRun, goThrough, inDirectory, pick } from './scenario.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { beginWorkingCity, city } from './working-city.ts';
import { form, send, signIn, workbook } from './writers.ts';

const hour = 3_600_000;
const jumps = [-72, -26, -6, -1, 1, 6, 26, 72].map((hours) => hours * hour) as [number, ...number[]];
/** The clock strays no further than this from the machine's. */
const furthest = 80 * hour;
const shift = new URL('shifted-clock.mjs', import.meta.url).href;

/** The server's clock is set forward and back by hours and days while people work: what is stored keeps its order in time, a session holds or
 *  is refused as expired and can be begun anew, matters can be acted on, no job fails. */
export async function clockJumps(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    const location = { dataDir: join(directory, 'store') };
    const [matter = ''] = await beginWorkingCity(location, 1);
    const file = join(directory, 'clock');
    const setClock = (ahead: number): void => {
      writeFileSync(`${file}.new`, String(ahead));
      renameSync(`${file}.new`, file);
    };
    setClock(0);
    const start = async (): Promise<ServerProcess> =>
      startServer(location, { SHIGAN_FAULTS_CLOCK: file, NODE_OPTIONS: `--import ${shift}` });
    let server = await start();
    let token = await signIn(server.url);
    let ahead = 0;
    let expired = 0;
    let restarts = 0;
    try {
      const failed = await goThrough(asked, async (number) => {
        const jump = pick(jumps, random);
        const isTooFar = Math.abs(ahead + jump) > furthest;
        const by = isTooFar ? -jump : jump;
        ahead += by;
        setClock(ahead);
        // A server that starts after a jump knows only what is stored.
        if (random() < 0.25) {
          await server.end();
          server = await start();
          restarts += 1;
        }
        await pause(30);
        const me = await fetch(`${server.url}/me`, { headers: { authorization: `Bearer ${token}` } });
        if (!(await me.text()).includes('李某')) {
          expired += 1;
          token = await signIn(server.url);
        }
        const imported = await send(
          `${server.url}/imports?acceptWarnings=true&allowSetBack=true`,
          token,
          form('a.csv', workbook(`clock ${number}`, number)),
        );
        const details = { report: { text: `时钟 ${number}`, progress: 0.4, light: 'green', promises: [] } };
        const acted = await send(`${server.url}/matters/${matter}/acts`, token, {
          body: JSON.stringify({ act: 'report', details }),
          type: 'application/json',
        });
        const listed = await fetch(`${server.url}/matters`, { headers: { authorization: `Bearer ${token}` } });
        return {
          seen: `set ${by > 0 ? 'forward' : 'back'} by ${Math.abs(by) / hour} h, ${ahead / hour} h from the machine's: import ${imported?.status}, report ${acted?.status}, list ${listed.status}`,
          wrong: [
            ...(imported?.status === 201 ? [] : [`import: ${imported?.status} ${imported?.body}`]),
            ...(acted?.status === 200 ? [] : [`report: ${acted?.status} ${acted?.body}`]),
            ...(listed.status === 200 ? [] : [`list: ${listed.status}`]),
          ],
        };
      });
      await server.end();
      const wrong = await outOfOrder(location, matter);
      for (const one of wrong) console.log(`  WRONG: ${one}`);
      console.log(`${restarts} restarts, ${expired} sessions expired; ${wrong.length} moments out of order`);
      return failed + (wrong.length > 0 ? 1 : 0);
    } finally {
      await server.kill();
    }
  });
}

/** Where what came later bears an earlier moment; and jobs that failed. */
async function outOfOrder(location: { readonly dataDir: string }, matter: string): Promise<readonly string[]> {
  const store = await openStore(location);
  const moments: Record<string, string[]> = {
    imports: (await store.imports.history(city)).map(({ acceptedAt }) => acceptedAt).toReversed(),
    events: (await store.matters.history(city, matter, '9999-12-31T00:00:00.000Z')).map(({ storedAt }) => storedAt),
    'audit lines': [],
  };
  for await (const batch of store.audit.chain(city))
    for (const { content } of batch) moments['audit lines']?.push(String(JSON.parse(content).at));
  const counts = await store.jobs.counts(city);
  await store.close();
  const { faults } = await verifyStore(location);
  return [
    ...Object.entries(moments).flatMap(([what, all]) =>
      all.flatMap((at, n) => (n > 0 && at < (all[n - 1] ?? '') ? [`${what}: ${at} after ${all[n - 1]}`] : [])),
    ),
    ...(counts.failed > 0 ? [`${counts.failed} jobs failed`] : []),
    ...faults.map(({ kind, table, detail }) => `${kind} ${table} ${detail}`),
  ];
}
