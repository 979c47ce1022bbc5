// Preloaded into a server, in all its threads: its clock is ahead of the machine's by as many milliseconds as the file says that
// SHIGAN_FAULTS_CLOCK names. How much time has passed (`performance.now`, timers) is not touched, as when a machine's clock is set.
import { readFileSync } from 'node:fs';

const file = process.env.SHIGAN_FAULTS_CLOCK ?? '';
const Machine = Date;
/** Milliseconds for which the file is not read again. */
const kept = 20;
let ahead = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  const passed = performance.now();
  if (passed - readAt > kept) {
    readAt = passed;
    ahead = Number(readFileSync(file, 'utf8'));
  }
  return Machine.now() + ahead;
}

globalThis.Date = new Proxy(Machine, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new Machine(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
