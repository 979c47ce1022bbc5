import { join } from 'node:path';
import { openStore } from '@shigan/store';
import { afterAll, expect, test } from 'vitest';
import { sealing, startServer } from '../bench/faults/server-process.ts';
import { until } from '../bench/faults/scenario.ts';
import { beginWorkingCity } from '../bench/faults/working-city.ts';
import { countOf, lostOf, signIn, Writers } from '../bench/faults/writers.ts';
import { temporaryDirectory } from '../packages/store/src/testing/temporary.ts';

const directory = temporaryDirectory();

afterAll(() => directory.remove());

test(
  'a server that is asked to end while people write ends by itself; what it answered as done is stored, the rest was refused or cut off',
  { timeout: 180_000 },
  async () => {
    const location = { dataDir: join(directory.path, 'store') };
    const matters = await beginWorkingCity(location, 2);
    const server = await startServer(location);
    const writers = new Writers(() => [server.url], { token: await signIn(server.url), name: 'end', matters });
    await until(() => countOf(writers.acknowledged) >= 6, 60_000);
    const code = await server.end();
    await writers.stop();
    expect(code).toBe(0);
    const store = await openStore(location, { sealing });
    const lost = await lostOf(store, writers.acknowledged).finally(async () => store.close());
    expect(countOf(writers.acknowledged)).toBeGreaterThanOrEqual(6);
    expect({ lost, wrong: [...writers.wrong] }).toEqual({ lost: [], wrong: [] });
  },
);
