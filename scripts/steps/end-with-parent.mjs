// Loaded by `--import` into a process that is to end when the one that started it does, however that ended: nobody would be left to stop it.
import { isMainThread } from 'node:worker_threads';

/** How often it looks who its parent is, in ms: whoever lost theirs is given another. */
const every = 300;

if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, every).unref();
}
