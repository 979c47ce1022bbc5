import { type Application, type NewObservation, reference, type WorkbookReader } from '@shigan/app';
import {
  cumulative,
  DomainError,
  type Measure,
  operator,
  registerKey,
  type RegisterName,
  type Registers,
} from '@shigan/core';
import { createIdentity, sealedSecrets } from '@shigan/identity';
import { createHash } from 'node:crypto';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { memoryStore } from '@shigan/app/testing/memory-store';
import { plainWriter } from '@shigan/app/testing/plain-writer';
import type { Server } from '../access.ts';
import { createServer, type ServerOptions } from '../server.ts';

export const city = '431200';

/** Now, for the example city. */
export const now = '2021-05-20T01:00:00.000Z';

const longAgo = '2020-12-31T16:00:00.000Z';

/** Reads no workbook: refuses all as something else. */
const noWorkbooks: WorkbookReader = {
  open: async () => {
    throw new DomainError('file-not-a-workbook');
  },
};

/** An application over a store in memory. */
export function emptyApplication(workbooks: WorkbookReader = noWorkbooks): Application {
  return {
    store: memoryStore(),
    workbooks,
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
}

/** The example city: the reference registers, and four months of one indicator. */
export async function exampleApplication(workbooks?: WorkbookReader): Promise<Application> {
  const app = emptyApplication(workbooks);
  await app.store.cities.create({ code: city, name: '怀化市', demo: true, businessDate: now });
  await app.store.registers.append(city, [...entries()], longAgo);
  const observations = [
    observed('yoy', 3, 15.1, '2021-04-19T02:00:00.000Z'),
    observed('yoy', 4, 12.9, '2021-05-18T02:00:00.000Z'),
    observed('rank', 4, 7, '2021-05-18T02:00:00.000Z'),
  ];
  await app.store.imports.accept(city, incomingFile('市州 2021-04.csv', 'a file'), 'long', [observations], {
    actor: { id: 'local', name: '', roles: ['operator'], via: 'test' },
    storedAt: '2021-05-18T02:30:00.000Z',
    dryRun: false,
  });
  return app;
}

function* entries() {
  const { indicators, regions, peerSets, targets, rules, calendars, settings } = reference;
  yield* entriesOf('indicator', indicators);
  yield* entriesOf('region', regions);
  yield* entriesOf('peerSet', peerSets);
  yield* entriesOf('target', targets);
  yield* entriesOf('rule', rules);
  yield* entriesOf('calendar', calendars);
  yield* entriesOf('settings', [settings]);
}

function entriesOf<N extends RegisterName>(register: N, bodies: readonly Registers[N][]) {
  return bodies.map((body) => ({
    register,
    key: registerKey(register, body),
    body,
    knownFrom: longAgo,
    by: 'reference',
  }));
}

function observed(measure: Measure, month: number, value: number, knownFrom: string): NewObservation {
  return {
    indicator: 'industrial-value-added',
    region: city,
    span: cumulative(2021, month),
    measure,
    value,
    decimals: measure === 'rank' ? 0 : 1,
    unit: measure === 'rank' ? '' : '%',
    status: null,
    knownFrom,
    sheet: '',
    cell: `C${month}`,
  };
}

/** A server over an application, with failures of ours thrown into `failures`. */
export async function exampleServer(
  app: Application,
  options: Partial<ServerOptions> = {},
): Promise<{ readonly server: Server; readonly failures: unknown[] }> {
  const failures: unknown[] = [];
  const server = await createServer(app, {
    version: '0.0.0',
    defaultCity: city,
    maxUploadBytes: 10_000,
    identity: createIdentity(undefined, sealedSecrets(new Uint8Array(32).fill(1))),
    actor: operator('http', 'local'),
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return { server, failures };
}
