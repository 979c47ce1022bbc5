import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '@shigan/app';
import { DomainError, operator } from '@shigan/core';
import { openStore, verifyStore } from '@shigan/store';

import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { startStandby } from '../../packages/store/src/testing/standby.ts';
import { randomFrom } from '../running/options.ts';
import { plannedFile } from './files.ts';
import { startRelay } from './relay.ts';
import { type FaultRun, goThrough, type RoundOutcome, until } from './scenario.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const actor = operator('faults');

/** The primary is killed under writers and its standby takes over, behind an address that stays the same. Where the primary waits until the
 *  standby shows what was written (`remote_apply`), nothing that was acknowledged is lost; where it does not, what is lost is counted. */
export async function standbyPromoted(asked: FaultRun): Promise<number> {
  if (asked.postgres === undefined) return 0;
  const random = randomFrom(asked.seed);
  let lostAsynchronously = 0;
  let promoted = 0;
  const failed = await goThrough(asked, async (number) => {
    // Every third: what is lost without waiting, where the standby had fallen behind.
    const isSynchronous = number % 3 !== 0;
    const outcome = await oneRound(isSynchronous, random);
    if (!isSynchronous) {
      promoted += 1;
      lostAsynchronously += outcome.lost;
    }
    return outcome;
  });
  if (promoted > 0)
    console.log(`without waiting for the standby: ${lostAsynchronously} acknowledged writes lost, rounds: ${promoted}`);
  return failed;
}

async function oneRound(
  isSynchronous: boolean,
  random: () => number,
): Promise<RoundOutcome & { readonly lost: number }> {
  const primary = await startPostgres();
  if ('missing' in primary) throw new Error(primary.missing);
  const url = await primary.createDatabase();
  const first = await openStore({ databaseUrl: url }, { migrate: true });
  await first.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  await first.close();
  const streaming = await startRelay(primary.directory);
  const standby = await startStandby(primary, streaming.directory);
  if (isSynchronous) await standby.waitedFor();
  const address = await startRelay(primary.directory);
  const location = {
    databaseUrl: url.replace(encodeURIComponent(primary.directory), encodeURIComponent(address.directory)),
  };
  const store = await openStore(location);
  try {
    const acknowledged: Acknowledged = { lines: [], files: [] };
    const refusals = new Set<string>();
    const enough = new AbortController();
    const count = (): number => acknowledged.lines.length + acknowledged.files.length;
    const writing = ['a', 'b', 'c'].map(async (name) => lines(store, name, acknowledged, refusals, enough.signal));
    writing.push(files(store, acknowledged, refusals, enough.signal));
    await until(() => count() > 5, 30_000);
    await pause(300 + random() * 1200);
    if (!isSynchronous) {
      streaming.hold();
      await pause(500);
    }
    const before = count();
    await primary.end();
    const killed = performance.now();
    await streaming.close();
    await standby.promote();
    address.turnTo(standby.directory);
    const again = await until(() => count() > before + 5, 60_000);
    const away = Math.round(performance.now() - killed);
    enough.abort();
    await Promise.all(writing);
    const lost = await missing(store, acknowledged);
    const { faults } = await verifyStore(location);
    return {
      seen: `${isSynchronous ? 'remote_apply' : 'asynchronous, half a second behind'}: ${count()} acknowledged, ${before} of them before; written again after ${away} ms; lost ${lost}`,
      wrong: [
        ...(again ? [] : ['nobody could write afterwards']),
        ...(isSynchronous && lost > 0 ? [`${lost} acknowledged writes lost`] : []),
        ...[...refusals].filter((code) => code !== 'store-unavailable'),
        ...faults.map(({ kind, table, detail }) => `${kind} ${table} ${detail}`),
      ],
      lost,
    };
  } finally {
    await store.close();
    await address.close();
    await streaming.close();
    await standby.stop();
    await primary.stop();
  }
}

interface Acknowledged {
  readonly lines: string[];
  readonly files: number[];
}

async function attempt(work: Promise<unknown>, refusals: Set<string>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    refusals.add(error instanceof DomainError ? error.code : String(error));
    await pause(50);
    return false;
  }
}

async function lines(
  store: Store,
  name: string,
  acknowledged: Acknowledged,
  refusals: Set<string>,
  enough: AbortSignal,
): Promise<void> {
  for (let n = 0; !enough.aborted; n++) {
    const subject = `${name} ${n}`;
    const line = { at, actor, action: 'register.amend', subject, detail: {} };
    if (await attempt(store.audit.append(city, line), refusals)) acknowledged.lines.push(subject);
  }
}

async function files(
  store: Store,
  acknowledged: Acknowledged,
  refusals: Set<string>,
  enough: AbortSignal,
): Promise<void> {
  for (let n = 0; !enough.aborted; n++) {
    const { file, batches } = plannedFile(city, n);
    const options = { actor, storedAt: at, dryRun: false };
    if (await attempt(store.imports.accept(city, file, 'long', batches(), options), refusals))
      acknowledged.files.push(n);
  }
}

async function missing(store: Store, { lines: subjects, files: numbers }: Acknowledged): Promise<number> {
  const held = new Set<string>();
  for await (const batch of store.audit.chain(city))
    for (const { content } of batch) held.add(String(JSON.parse(content).subject));
  const accepted = new Set((await store.imports.history(city)).map(({ file }) => file.sha256));
  return (
    subjects.filter((subject) => !held.has(subject)).length +
    numbers.filter((n) => !accepted.has(plannedFile(city, n).file.sha256)).length
  );
}
