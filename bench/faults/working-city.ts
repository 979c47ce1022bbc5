import { addAccount, initialiseCity } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { matterTerms, openedMatter, upToInProgress } from '@shigan/app/testing/matter-city';
import { cumulative, operator } from '@shigan/core';
import { createIdentity, sealedSecrets } from '@shigan/identity';
import { openStore, type StoreLocation } from '@shigan/store';

import { queueApplication } from '../jobs/application.ts';

export const city = '431200';

/** Who works in the city: one person, invented, who imports and reports. */
export const worker = { signInName: 'li', password: 'correct horse battery' };
const unit = '市工业和信息化局';
const longAgo = '2021-01-01T00:00:00.000Z';

/** Sets up a city in which somebody can import and matters are under way; gives the ids of the matters. */
export async function beginWorkingCity(location: StoreLocation, matters: number): Promise<readonly string[]> {
  const store = await openStore(location, { migrate: true });
  try {
    const app = queueApplication(store);
    const actor = operator('faults');
    await initialiseCity(app, actor, { code: city, name: '怀化市', demo: false, businessDate: null });
    const units = [
      [unit, '市工业和信息化局', 'Industry'],
      ['市财政局', '市财政局', 'Finance'],
    ] as const;
    const entries = units.map(([code, zh, en]) => {
      const body = {
        code,
        kind: 'department' as const,
        name: { zh, en },
        aliases: [],
        parent: null,
        region: city,
      };
      return { register: 'unit' as const, key: code, body, knownFrom: longAgo, by: 'faults' };
    });
    await store.registers.append(city, entries, longAgo);
    await store.imports.accept(city, incomingFile('fallen.csv', 'fallen'), 'long', [[fallen]], {
      actor,
      storedAt: fallen.knownFrom,
      dryRun: false,
    });
    const identity = createIdentity(undefined, sealedSecrets(new Uint8Array(32).fill(1)));
    await addAccount(app, identity, actor, city, {
      ...worker,
      name: '李某（虚构）',
      roles: ['statistician', 'caseOfficer'],
      unit,
    });
    const ids: string[] = [];
    for (let n = 1; n <= matters; n++) {
      const terms = { ...matterTerms, title: `${matterTerms.title}（${n}）`, deadline: '2099-06-30' };
      ids.push((await openedMatter(app, upToInProgress, terms)).matter.id);
    }
    return ids;
  } finally {
    await store.close();
  }
}

/** The value that the matters are about. */
const fallen = {
  indicator: 'industrial-upgrading-investment',
  region: city,
  span: cumulative(2021, 4),
  measure: 'yoy' as const,
  value: -50.8,
  decimals: 1,
  unit: '%',
  status: null,
  knownFrom: '2021-05-18T02:00:00.000Z',
  sheet: '',
  cell: 'C4',
};
