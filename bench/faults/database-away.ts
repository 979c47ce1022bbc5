import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '@shigan/app';
import { DomainError, operator } from '@shigan/core';
import { openStore, verifyStore } from '@shigan/store';

import { randomFrom } from '../running/options.ts';
import { type FaultRun, goThrough } from './scenario.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const actor = operator('faults');

const note = async (store: Store, subject: string): Promise<void> =>
  store.audit.append(city, { at, actor, action: 'register.amend', subject, detail: {} });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof DomainError ? error.code : `not a refusal: ${String(error)}`;
  }
}

/** The database goes away, for a moment or for long, under writers: what was acknowledged is there afterwards, and the same store goes on. */
export async function databaseAway(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  const server = asked.postgres;
  if (server === undefined) return 0;
  const location = { databaseUrl: await server.createDatabase() };
  const store = await openStore(location, { migrate: true });
  await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  try {
    return await goThrough(asked, async (number) => {
      const acknowledged: string[] = [];
      const refusals = new Set<string>();
      const enough = new AbortController();
      const write = async (name: string): Promise<void> => {
        for (let n = 0; !enough.signal.aborted; n++) {
          const subject = `${number} ${name} ${n}`;
          const came = await codeOf(note(store, subject));
          if (came === 'done') acknowledged.push(subject);
          else {
            refusals.add(came);
            await pause(50);
          }
        }
      };
      const writers = ['a', 'b', 'c'].map(write);
      await pause(300 + random() * 700);
      const before = acknowledged.length;
      const away = Math.round((asked.seconds === undefined && number % 10 === 0 ? 60_000 : 1000) * (0.5 + random()));
      await server.away(away);
      await pause(1500);
      enough.abort();
      await Promise.all(writers);
      const held = new Set<string>();
      for await (const batch of store.audit.chain(city))
        for (const { content } of batch) held.add(String(JSON.parse(content).subject));
      const lost = acknowledged.filter((subject) => !held.has(subject));
      const { faults } = await verifyStore(location);
      const wrong = [
        ...(lost.length === 0 ? [] : [`${lost.length} acknowledged lines lost`]),
        ...[...refusals].filter((code) => code !== 'store-unavailable'),
        ...(acknowledged.length > before ? [] : ['nothing was written after it came back']),
        ...faults.map(({ kind, table, detail }) => `${kind} ${table} ${detail}`),
      ];
      return {
        seen: `away for ${away} ms: ${acknowledged.length} lines acknowledged, ${before} of them before`,
        wrong,
      };
    });
  } finally {
    await store.close();
  }
}
