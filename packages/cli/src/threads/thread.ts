import { calculate } from '@shigan/app';
import { parentPort } from 'node:worker_threads';
import type { Turn, TurnOutcome } from './protocol.ts';

/** A thread that calculates: turn by turn, as it is told. */

const port = parentPort;
if (!port) throw new Error('calculations run in a thread of their own');

port.on('message', (turn: Turn) => {
  port.postMessage(outcomeOf(turn));
});

function outcomeOf({ name, tasks }: Turn): TurnOutcome {
  try {
    return { is: 'done', results: calculate(name, tasks) };
  } catch (error) {
    return { is: 'failed', error };
  }
}
