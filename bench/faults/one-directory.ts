import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { operator } from '@shigan/core';
import { openStore } from '@shigan/store';

import { runScript } from '../../packages/store/src/testing/child.ts';
import { randomFrom } from '../running/options.ts';
import { type FaultRun, goThrough, inDirectory, until } from './scenario.ts';

const writer = fileURLToPath(new URL('../../packages/store/src/testing/writer.ts', import.meta.url));
const at = '2026-01-05T01:00:00.000Z';

/** Several processes open one directory at once: one of them runs its database, the others ask it, and they take over from one another as
 *  they end or are killed. Every line that was acknowledged to any of them is there, once. */
export async function oneDirectory(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    const dataDir = join(directory, 'store');
    return goThrough(asked, async (number) => {
      const city = `${number}`;
      // All start at once; the first ends by itself, the second is killed, this process ends last.
      const lines = 5 + Math.floor(random() * 30);
      const [ending, killed] = [runScript(writer, [dataDir, city, `${lines}`]), runScript(writer, [dataDir, city])];
      // Who comes first is the owner: sometimes one of the others, and then one that is killed or ends.
      const early = random() < 0.5 ? [await ending.line(), await killed.line()] : undefined;
      const store = await openStore({ dataDir });
      let own = 0;
      const write = async (): Promise<void> => {
        own += 1;
        await store.audit.append(city, {
          at,
          actor: operator('faults'),
          action: 'test',
          subject: `own ${own}`,
          detail: {},
        });
      };
      const roles = early ?? [await ending.line(), await killed.line()];
      const over = new AbortController();
      const victim = (async () => {
        await killed.line();
        const enough = own + Math.floor(random() * 20);
        await until(() => own >= enough, 30_000);
        const said = await killed.kill();
        over.abort();
        return said.length + 1;
      })();
      while (!over.signal.aborted) await write();
      const acknowledged = (await victim) + lines + own;
      const code = await ending.ended();
      for (let n = 0; n < 3; n++) await write();
      const subjects: string[] = [];
      for await (const batch of store.audit.chain(city))
        for (const { content } of batch) subjects.push(String(JSON.parse(content).subject));
      await store.close();
      const owned = subjects.filter((subject) => subject.startsWith('own '));
      return {
        seen: `${roles.map((role) => role ?? 'nothing').join(' and ')} beside this process: ${acknowledged + 3} lines acknowledged, ${subjects.length} there`,
        wrong: [
          ...(roles.filter((role) => role === 'owner').length < 2 ? [] : ['two owners']),
          ...(code === 0 ? [] : [`one ended with ${code}`]),
          ...(new Set(owned).size === own && owned.length === own ? [] : [`${owned.length} of ${own} own lines`]),
          // What was under way when the process was killed may be there and was not acknowledged.
          ...(subjects.length === acknowledged + 3 || subjects.length === acknowledged + 4
            ? []
            : [`${subjects.length} lines of ${acknowledged + 3}`]),
        ],
      };
    });
  });
}
