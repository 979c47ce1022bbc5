import { mkdirSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, verifyStore } from '@shigan/store';

import { randomFrom } from '../running/options.ts';
import { type FaultRun, goThrough, inDirectory, pick, until } from './scenario.ts';
import { sealing, startServer } from './server-process.ts';
import { beginWorkingCity, city } from './working-city.ts';
import { evidenceFile, form, send, sha256, signIn, workbook } from './writers.ts';

/** The connection is cut in the middle of an upload: nothing of it is stored, nothing is left on the disk, and the whole file is taken
 *  afterwards. */
export async function halfUpload(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    const location = { dataDir: join(directory, 'store') };
    const temporary = join(directory, 'temporary');
    mkdirSync(temporary);
    await beginWorkingCity(location, 0);
    const server = await startServer(location, { TMPDIR: temporary });
    const store = await openStore(location);
    try {
      const token = await signIn(server.url);
      const failed = await goThrough(asked, async (number) => {
        const what = pick(['evidence', 'workbook'], random);
        const name = `half ${number}`;
        const content =
          what === 'evidence' ? evidenceFile(name, 200_000 + Math.floor(random() * 3_000_000)) : workbook(name, number);
        const path = what === 'evidence' ? '/evidence' : '/imports?acceptWarnings=true&allowSetBack=true';
        const file = form(what === 'evidence' ? '签收表.pdf' : 'a.csv', content);
        const whole = new Response(file.body);
        const bytes = Buffer.from(await whole.arrayBuffer());
        const sent = Math.floor(random() * (bytes.length - 1));
        const before = (await store.imports.history(city)).length;
        await sendHalf(`${server.url}${path}`, {
          token,
          type: whole.headers.get('content-type') ?? '',
          length: bytes.length,
          part: bytes.subarray(0, sent),
          silence: random() < 0.5 ? 0 : Math.round(random() * 200),
        });
        const left = (): readonly string[] => readdirSync(temporary);
        const isTidy = await until(() => left().length === 0, 10_000);
        const held = [
          (await store.evidence.get(city, sha256(content))) !== undefined,
          (await store.imports.history(city)).length > before,
        ];
        const answer = await send(`${server.url}${path}`, token, file);
        return {
          seen: `${what} of ${content.length} bytes cut after ${sent} of ${bytes.length}; whole again: ${answer?.status}`,
          wrong: [
            ...(isTidy ? [] : [`left on the disk: ${left().join(' ')}`]),
            ...(held.includes(true) ? ['something was stored'] : []),
            ...(answer?.status === 201 ? [] : [`the whole file was not taken: ${answer?.status} ${answer?.body}`]),
          ],
        };
      });
      const { faults } = await verifyStore(location, { sealing });
      for (const { kind, table, detail } of faults) console.log(`  WRONG: ${kind} ${table} ${detail}`);
      return failed + (faults.length > 0 ? 1 : 0);
    } finally {
      await store.close();
      await server.kill();
    }
  });
}

/** Sends the beginning of a request and cuts the connection after a while. */
async function sendHalf(
  url: string,
  half: {
    readonly token: string;
    readonly type: string;
    readonly length: number;
    readonly part: Buffer;
    readonly silence: number;
  },
): Promise<void> {
  const sending = request(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${half.token}`,
      'x-shigan-client': 'faults',
      'content-type': half.type,
      'content-length': half.length,
    },
  });
  const closed = new Promise<void>((resolve) => sending.once('close', () => resolve()));
  // The cut is ours.
  sending.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    sending.write(half.part, () => resolve());
  });
  await pause(half.silence);
  sending.destroy();
  await closed;
}
