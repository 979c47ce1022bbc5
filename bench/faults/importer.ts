// `importer.ts PLACE CITY`: imports file after file into a city and says which it begins and which were accepted, until it
// is killed or the store is gone.
import { openStore } from '@shigan/store';
import { DomainError, operator } from '@shigan/core';

import { plannedFile } from './files.ts';

const [place = '', city = ''] = process.argv.slice(2);
const say = (words: string): boolean => process.stdout.write(`${words}\n`);

const store = await openStore(place.startsWith('postgresql:') ? { databaseUrl: place } : { dataDir: place });
say('open');
const options = {
  actor: operator('faults', 'importer'),
  storedAt: '2021-06-01T00:00:00.000Z',
  dryRun: false,
};
for (let number = 0; number < 40; number++) {
  const planned = plannedFile(city, number);
  say(`begin ${number}`);
  try {
    await store.imports.accept(city, planned.file, 'long', planned.batches(), options);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'store-unavailable') {
      say(`gone ${number}`);
      process.exit(0);
    }
    throw error;
  }
  say(`accepted ${number}`);
}
say('done');
await store.close();
