import { demoWorkbooks } from '@shigan/app';
import { workbookBytes } from '@shigan/formats';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { FilesAsked, FilesNews, FilesOrder } from './protocol.ts';

/** A thread that makes the demonstration's workbooks, each when there is room for it. */

const port = parentPort;
if (!port) throw new Error('the workbooks are made in a thread of their own');
const { directory }: FilesAsked = workerData;
const tell = (news: FilesNews): void => port.postMessage(news);

let room = 0;
let go = (): void => undefined;
port.on('message', (_order: FilesOrder) => {
  room++;
  go();
});

const workbooks = demoWorkbooks();
tell({ is: 'begun', count: workbooks.length });
for (const [number, { fileName, content }] of workbooks.entries()) {
  if (room === 0)
    await new Promise<void>((resolve) => {
      go = resolve;
    });
  room--;
  const folder = join(directory, String(number));
  await mkdir(folder, { mode: 0o700 });
  const path = join(folder, fileName);
  await writeFile(path, await workbookBytes(content), { mode: 0o600 });
  tell({ is: 'made', path });
}
port.close();
