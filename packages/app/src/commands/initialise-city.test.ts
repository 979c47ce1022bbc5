import { type Actor, DomainError } from '@shigan/core';
import { expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { resolveMoment } from '../queries/moment.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { reference } from '../reference/index.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { amendRegisters } from './amend-register.ts';
import { cityOf, initialiseCity } from './initialise-city.ts';

const actor: Actor = { id: 'admin', name: '管理员', roles: ['operator'], via: 'test' };

function application(): Application {
  const now = '2021-06-10T02:00:00.000Z';
  return {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: () => '' },
  };
}

it('a city begins with the reference registers, known for readings of long ago', async () => {
  const app = application();
  await initialiseCity(app, actor, cityOf('431200'));
  const registry = await readRegistry(app, await resolveMoment(app, '431200', '2010-03-01'));
  expect(registry.indicators.size).toBe(reference.indicators.length);
  expect(registry.regions.get('431200')?.name.zh).toBe('怀化市');
  expect(registry.peerSets.size).toBe(reference.peerSets.length);
});

it('beginning again changes nothing, and leaves what the city amended', async () => {
  const app = application();
  await initialiseCity(app, actor, cityOf('431200'));
  const gdp = reference.indicators.find((i) => i.code === 'gdp');
  if (gdp === undefined) throw new Error('no gdp in the reference');
  await amendRegisters(app, actor, '431200', [{ register: 'indicator', key: 'gdp', body: { ...gdp, alarm: 4 } }]);
  expect(await initialiseCity(app, actor, cityOf('431200'))).toEqual({ entries: 0 });
  expect(await app.store.registers.history('431200', 'indicator', 'gdp')).toHaveLength(2);
  expect(await app.store.audit.list('431200', 9)).toHaveLength(2);
});

it('a city that is not in the register of regions cannot be named by it', () => {
  expect(() => cityOf('999999')).toThrow(DomainError);
  expect(() => cityOf('431202')).toThrow(DomainError);
  expect(cityOf('430100')).toEqual({ code: '430100', name: '长沙市', demo: false, businessDate: null });
});
