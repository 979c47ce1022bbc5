import { storeContract } from '@shigan/app/testing/store.contract';

import { openStore } from './open-store.ts';
import { temporaryDirectory } from './testing/temporary.ts';
import { togetherContract } from './testing/together.contract.ts';

const directory = temporaryDirectory();

storeContract({
  name: 'embedded',
  open: async () => openStore({ dataDir: directory.path }),
  close: async () => directory.remove(),
});

const apart = temporaryDirectory();
togetherContract({ open: async () => openStore({ dataDir: apart.path }), close: async () => apart.remove() });
