import { memoryStore } from './memory-store.ts';
import { storeContract } from './store.contract.ts';

storeContract({
  name: 'memory',
  open: async () => memoryStore(),
  skip: [
    {
      reason: 'keeps whatever it is given, and has no fingerprints of its own',
      tests: [
        'bytes that do not give the fingerprint are refused',
        'text with characters that no cell holds is refused',
      ],
    },
  ],
});
